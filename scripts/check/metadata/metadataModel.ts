import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';

/** What may stand in an element. */
export type ElementKind =
  'text' | 'boolean' | 'number' | 'any' | { readonly oneOf: readonly string[] } | { readonly type: string };

/** A child that a type allows. */
export interface ElementModel {
  readonly isRequired: boolean;
  readonly isRepeated: boolean;
  readonly kind: ElementKind;
}

/** Children of each metadata type, by type and element name. */
export type MetadataModel = ReadonlyMap<string, ReadonlyMap<string, ElementModel>>;

/** Reads the metadata types from the declarations that Salesforce generates from the Metadata API's own description. */
export function loadMetadataModel(): MetadataModel {
  const declarations = createRequire(import.meta.url)
    .resolve('@salesforce/types/metadata')
    .replace(/\.js$/, '.d.ts');
  const source = ts.createSourceFile(declarations, readFileSync(declarations, 'utf8'), ts.ScriptTarget.Latest);
  const aliases = new Map(
    source.statements.filter(ts.isTypeAliasDeclaration).map(({ name, type }) => [name.text, type]),
  );
  const model = new Map<string, ReadonlyMap<string, ElementModel>>();
  for (const [name, type] of aliases) {
    const members = membersOf(type, aliases);
    if (members) model.set(name, new Map(members.map((member) => [memberName(member), elementModel(member, aliases)])));
  }
  return model;
}

type Aliases = ReadonlyMap<string, ts.TypeNode>;

/** Own and inherited members of an object type; undefined for every other type. */
function membersOf(type: ts.TypeNode, aliases: Aliases): ts.PropertySignature[] | undefined {
  if (ts.isTypeLiteralNode(type)) return type.members.filter(ts.isPropertySignature);
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap((part) => membersOf(part, aliases) ?? []);
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return undefined;
  const target = aliases.get(type.typeName.text);
  return target && membersOf(target, aliases);
}

function memberName({ name }: ts.PropertySignature): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '';
}

function elementModel({ questionToken, type }: ts.PropertySignature, aliases: Aliases): ElementModel {
  if (!type) return { isRequired: false, isRepeated: true, kind: 'any' };
  const isRepeated = ts.isArrayTypeNode(type);
  return {
    isRequired: !questionToken && !isRepeated,
    isRepeated,
    kind: kindOf(isRepeated ? type.elementType : type, aliases),
  };
}

function kindOf(type: ts.TypeNode, aliases: Aliases): ElementKind {
  switch (type.kind) {
    case ts.SyntaxKind.StringKeyword:
      return 'text';
    case ts.SyntaxKind.BooleanKeyword:
      return 'boolean';
    case ts.SyntaxKind.NumberKeyword:
      return 'number';
    default:
  }
  const literals = ts.isUnionTypeNode(type) ? type.types : [type];
  const values = literals.flatMap((each) =>
    ts.isLiteralTypeNode(each) && ts.isStringLiteral(each.literal) ? [each.literal.text] : [],
  );
  if (values.length === literals.length) return { oneOf: values };
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return 'any';
  const target = aliases.get(type.typeName.text);
  if (!target) return 'any';
  return membersOf(target, aliases) ? { type: type.typeName.text } : kindOf(target, aliases);
}
