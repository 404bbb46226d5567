import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type TypeScript from 'typescript';
import { fieldOf, relationshipOf } from '../../schema/lookup.ts';
import type { SchemaRegistry } from '../../schema/model.ts';
import type { ApexMethod, ApexSignatures, ComponentSource } from './projectSources.ts';
import { permissionName } from './salesforceModules.ts';

const ts = createRequire(import.meta.url)('typescript') as typeof TypeScript;

/** What the modules of components may import. */
export interface ImportTargets {
  readonly schema: SchemaRegistry;
  readonly apex: ApexSignatures;
  /** Names of every `lightning/*` module that there is, base components and shims. */
  readonly lightning: ReadonlySet<string>;
  readonly components: ReadonlySet<string>;
}

/**
 * Holds every component against the project: what it imports exists, Apex methods are `@AuraEnabled` (cacheable where they are
 * wired) and get arguments of the names they declare. An org finds these at deployment or, the names, not at all.
 */
export function checkImports(components: readonly ComponentSource[], targets: ImportTargets): string[] {
  const problems: string[] = [];
  for (const component of components)
    for (const name of readdirSync(component.folder).sort()) {
      const isEmitted = name.endsWith('.js') && readdirSync(component.folder).includes(name.replace(/\.js$/, '.ts'));
      if (/\.(ts|js)$/.test(name) && !name.endsWith('.d.ts') && !isEmitted)
        problems.push(...checkFile(join(component.folder, name), targets));
    }
  return problems;
}

function checkFile(file: string, targets: ImportTargets): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true);
  const problems: string[] = [];
  const report = (node: TypeScript.Node, problem: string): void => {
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
    problems.push(`${file}:${line + 1}:${character + 1} ${problem}`);
  };
  const methods = new Map<string, ApexMethod>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    if (statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) continue;
    const specifier = statement.moduleSpecifier.text;
    const found = checkSpecifier(specifier, targets);
    if (typeof found === 'string') report(statement.moduleSpecifier, `${specifier}: ${found}`);
    const local = statement.importClause?.name?.text;
    if (typeof found === 'object' && local !== undefined) methods.set(local, found);
  }
  const visit = (node: TypeScript.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const isWire = node.expression.text === 'wire' && ts.isDecorator(node.parent);
      const target = isWire ? node.arguments[0] : node.expression;
      const method = target && ts.isIdentifier(target) ? methods.get(target.text) : undefined;
      if (method) {
        if (isWire && !method.isCacheable)
          report(node, `${method.className}.${method.name} is wired but not @AuraEnabled(cacheable=true)`);
        for (const problem of checkArguments(node.arguments[isWire ? 1 : 0], method)) report(node, problem);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}

/** Argument names of an object literal; other expressions are checked by the server when the call is made. */
function checkArguments(argument: TypeScript.Expression | undefined, method: ApexMethod): string[] {
  if (argument === undefined || !ts.isObjectLiteralExpression(argument)) return [];
  return argument.properties
    .map((property) => (property.name && !ts.isComputedPropertyName(property.name) ? property.name.text : undefined))
    .filter((name) => name !== undefined && !method.parameters.includes(name))
    .map(
      (name) =>
        `${method.className}.${method.name} has no parameter ${name ?? ''}; it takes ${method.parameters.join(', ') || 'none'}`,
    );
}

/** The Apex method that a specifier names, undefined where it is fine, or what is wrong with it. */
function checkSpecifier(specifier: string, targets: ImportTargets): ApexMethod | string | undefined {
  const apex = /^@salesforce\/apex\/(\w+)\.(\w+)$/.exec(specifier);
  if (apex) {
    const method = targets.apex.find(apex[1] as string, apex[2] as string);
    if (typeof method === 'string') return method;
    if (!method.isAuraEnabled) return `${method.className}.${method.name} is not @AuraEnabled`;
    if (!method.isVisible) return `${method.className}.${method.name} is neither public nor global`;
    return method;
  }
  const [, kind = '', name = ''] = /^@salesforce\/(\w+)\/?(.*)$/.exec(specifier) ?? [];
  if (kind === 'label') return checkLabel(name, targets.schema);
  if (kind === 'schema') return checkSchema(name, targets.schema);
  if (kind === 'customPermission')
    return [...targets.schema.customPermissions()].includes(permissionName(name, targets.schema))
      ? undefined
      : 'there is no such custom permission';
  if (specifier.startsWith('lightning/'))
    return targets.lightning.has(specifier) ? undefined : 'the local org has no such module';
  if (specifier.startsWith('c/'))
    return targets.components.has(specifier.slice(2)) ? undefined : 'there is no such component';
  return undefined;
}

function checkLabel(name: string, schema: SchemaRegistry): string | undefined {
  if (!name.startsWith('c.')) return 'labels of the package are imported as @salesforce/label/c.Name';
  return schema.label(name.slice(2)) === undefined ? 'there is no such custom label' : undefined;
}

function checkSchema(name: string, schema: SchemaRegistry): string | undefined {
  const [objectName = '', ...path] = name.split('.');
  const orgName = (part: string): string => schema.namespace?.qualify(part) ?? part;
  let object = schema.object(objectName);
  if (object?.name !== orgName(objectName)) return `there is no object ${objectName}`;
  for (const [index, part] of path.entries()) {
    if (index === path.length - 1)
      return fieldOf(object, part)?.name === orgName(part) ? undefined : `${object.name} has no field ${part}`;
    const parent = relationshipOf(object, part);
    const next = parent && schema.object(parent.referenceTo[0] ?? '');
    if (!next) return `${object.name} has no relationship ${part}`;
    object = next;
  }
  return undefined;
}
