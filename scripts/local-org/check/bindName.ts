import { ApexType, Types } from '../types/apexType.ts';
import type { Expression, FieldExpression, Modifiers, NameExpression, Position } from '../syntax/ast.ts';
import { CompileError } from '../syntax/compileError.ts';
import { bindExpression } from './bindExpression.ts';
import type { BodyBinder } from './bodyBinder.ts';
import type { Bound } from './bound.ts';
import { fieldOf, platformFieldOf, platformTypeOf } from './members.ts';
import { sobjectMember } from './sobjectFields.ts';
import type { ClassSymbol, FieldSymbol } from './symbols.ts';
import { accessorModifiers, isVisible } from './visibility.ts';

/** What a dotted name may stand for before the last dot is read. */
export type Entity =
  | { readonly kind: 'value'; readonly value: Bound }
  | { readonly kind: 'type'; readonly type: ApexType; readonly qualifiedName: string }
  | { readonly kind: 'namespace'; readonly name: string }
  /** `Account.fields`, `Schema.SObjectType.Account.fields`. */
  | { readonly kind: 'fields'; readonly object: string; readonly describes: boolean }
  | { readonly kind: 'fieldSets'; readonly object: string };

const platform = (name: string): ApexType => ApexType.platform(name);

/** Resolves a name or dotted name: variable, then field, then type, then namespace. */
export function bindEntity(binder: BodyBinder, expression: Expression): Entity {
  if (expression.kind === 'name') return nameEntity(binder, expression);
  if (expression.kind === 'field' && !expression.safe) return fieldEntity(binder, expression);
  return { kind: 'value', value: bindExpression(binder, expression) };
}

/** `Page.Name`: a reference to a Visualforce page. */
function pageReference(name: string, at: Position): Bound {
  const url: Bound = { kind: 'constant', type: Types.String, line: at.line, value: `/apex/${name}` };
  return {
    kind: 'constructPlatform',
    type: platform('System.PageReference'),
    line: at.line,
    parameters: [Types.String],
    args: [url],
    fields: [],
  };
}

function nameEntity(binder: BodyBinder, expression: NameExpression): Entity {
  const variable = variableNamed(binder, expression);
  if (variable) return { kind: 'value', value: variable };
  const entity = typeNamed(binder, expression.name);
  if (entity) return entity;
  throw binder.error(expression, `Variable does not exist: ${expression.name}`);
}

/** A local variable, or a field that is in reach of the method. */
export function variableNamed(binder: BodyBinder, at: NameExpression): Bound | undefined {
  const local = binder.find(at.name);
  if (local) return { kind: 'local', type: local.type, line: at.line, variable: local };
  let isOwn = true;
  for (let owner: ClassSymbol | undefined = binder.owner; owner; owner = owner.outer) {
    const field = fieldOf(owner, at.name);
    if (field && !isVisible(field.modifiers, field.owner, binder.owner))
      throw binder.error(at, `Variable is not visible: ${field.owner.name}.${field.name}`);
    if (field?.isStatic) return bindField(binder, undefined, field, at);
    if (field && isOwn && !binder.isStatic)
      return bindField(binder, { kind: 'this', type: binder.owner.type, line: at.line }, field, at);
    if (isOwn && !binder.isStatic && owner.superType && !owner.superClass) {
      const inherited = platformFieldOf(binder.program, owner.superType, at.name);
      if (inherited)
        return {
          kind: 'platformField',
          type: inherited.type,
          line: at.line,
          target: { kind: 'this', type: binder.owner.type, line: at.line },
          owner: inherited.field.owner,
          name: inherited.field.name,
        };
    }
    isOwn = false;
  }
  return undefined;
}

/** A type or namespace by simple name. */
export function typeNamed(binder: BodyBinder, name: string): Entity | undefined {
  const type = binder.program.types.byName([name], [], binder.owner);
  if (type) return { kind: 'type', type, qualifiedName: name };
  return binder.program.types.isNamespace(name) ? { kind: 'namespace', name } : undefined;
}

function fieldEntity(binder: BodyBinder, expression: FieldExpression): Entity {
  const { target: subject } = expression;
  if (
    subject.kind === 'name' &&
    subject.name.toLowerCase() === 'page' &&
    !variableNamed(binder, subject) &&
    !typeNamed(binder, 'Page')
  )
    return value(pageReference(expression.name, expression));
  const target = bindEntity(binder, expression.target);
  try {
    return memberEntity(binder, target, expression.name, expression);
  } catch (error) {
    // A variable hides a type of its name only where the member fits: `account.SObjectType` beside a variable `account`.
    if (!(error instanceof CompileError) || target.kind !== 'value' || expression.target.kind !== 'name') throw error;
    const type = typeNamed(binder, expression.target.name);
    if (!type) throw error;
    return memberEntity(binder, type, expression.name, expression);
  }
}

/** What `entity.name` is. */
export function memberEntity(binder: BodyBinder, entity: Entity, name: string, at: Position): Entity {
  switch (entity.kind) {
    case 'value':
      return valueMember(binder, entity.value, name, at);
    case 'type':
      return typeMember(binder, entity, name, at);
    case 'namespace': {
      const type = binder.program.types.byName([entity.name, name], [], undefined);
      if (type) return { kind: 'type', type, qualifiedName: `${entity.name}.${name}` };
      throw binder.error(at, `Invalid type: ${entity.name}.${name}`);
    }
    case 'fields': {
      const member = sobjectMember(binder.program, entity.object, name);
      if (member?.access !== 'field') throw binder.error(at, `Invalid field ${name} for SObject ${entity.object}`);
      const token = { object: entity.object, field: member.name };
      return entity.describes
        ? value({
            kind: 'token',
            type: platform('Schema.DescribeFieldResult'),
            line: at.line,
            token: { of: 'describeField', ...token },
          })
        : value({
            kind: 'token',
            type: platform('Schema.SObjectField'),
            line: at.line,
            token: { of: 'field', ...token },
          });
    }
    case 'fieldSets': {
      const sets = binder.program.schema.object(entity.object)?.fieldSets ?? [];
      if (!sets.some((set) => set.name.toLowerCase() === name.toLowerCase()))
        throw binder.error(at, `Variable does not exist: ${name}`);
      return value({
        kind: 'token',
        type: platform('Schema.FieldSet'),
        line: at.line,
        token: { of: 'fieldSet', object: entity.object, name },
      });
    }
  }
}

const value = (bound: Bound): Entity => ({ kind: 'value', value: bound });

function valueMember(binder: BodyBinder, target: Bound, name: string, at: Position): Entity {
  if (target.kind === 'token' && (target.token.of === 'describeObject' || target.token.of === 'objectType')) {
    const key = name.toLowerCase();
    if (key === 'fields')
      return { kind: 'fields', object: target.token.object, describes: target.token.of === 'describeObject' };
    if (key === 'fieldsets') return { kind: 'fieldSets', object: target.token.object };
  }
  // `Account__Share.RowCause.Reason__c`: the text of a sharing reason.
  if (target.kind === 'token' && target.token.of === 'field' && target.token.field === 'RowCause')
    return value({ kind: 'constant', type: Types.String, line: at.line, value: name });
  return value(bindMember(binder, target, name, at));
}

/** Reads a field, property or relationship of a value. */
export function bindMember(binder: BodyBinder, target: Bound, name: string, at: Position): Bound {
  const { program } = binder;
  if (target.kind === 'safe') {
    const rest = bindMember(binder, target.rest, name, at);
    return { ...target, type: rest.type, rest };
  }
  const symbol = program.classOf(target.type);
  const field = symbol && fieldOf(symbol, name);
  if (field) return bindField(binder, field.isStatic ? undefined : target, field, at);
  if (target.type.kind === 'sobject') {
    const member = sobjectMember(program, target.type.name, name);
    if (member)
      return {
        kind: 'sobjectField',
        type: member.type,
        line: at.line,
        target,
        name: member.name,
        access: member.access,
      };
    throw binder.error(at, `Variable does not exist: ${name} (on ${target.type.name})`);
  }
  if (target.kind === 'soql' && target.result === 'rows') {
    // `[SELECT Name FROM Account LIMIT 1].Name` reads the single row.
    return bindMember(
      binder,
      { kind: 'firstRow', type: target.type.args[0] as ApexType, line: target.line, operand: target, optional: false },
      name,
      at,
    );
  }
  const found = platformFieldOf(program, target.type, name);
  if (found && !found.field.isStatic)
    return {
      kind: 'platformField',
      type: found.type,
      line: at.line,
      target,
      owner: found.field.owner,
      name: found.field.name,
    };
  throw binder.error(at, `Variable does not exist: ${name}`);
}

/** Access to a field or to the getter of a property: the accessor's own word counts before the property's. */
function readModifiers(field: FieldSymbol): Modifiers {
  return accessorModifiers(field.modifiers, field.property?.getter);
}

/** Reads a field or property of a user class. */
export function bindField(binder: BodyBinder, target: Bound | undefined, field: FieldSymbol, at: Position): Bound {
  if (!isVisible(readModifiers(field), field.owner, binder.owner))
    throw binder.error(at, `Variable is not visible: ${field.owner.name}.${field.name}`);
  const base = { type: field.type, line: at.line, field };
  if (field.property && !field.property.isPlain && binder.ownProperty !== field)
    return { kind: 'property', ...base, target: field.isStatic ? undefined : target, isSuper: false };
  if (field.isStatic) return { kind: 'staticField', ...base };
  return { kind: 'instanceField', ...base, target: target as Bound };
}

function typeMember(binder: BodyBinder, entity: Entity & { kind: 'type' }, name: string, at: Position): Entity {
  const { program } = binder;
  const { type } = entity;
  const key = name.toLowerCase();
  const symbol = program.classOf(type);
  if (symbol) {
    if (symbol.kind === 'enum') {
      const constant = symbol.declaration.constants.find((c) => c.toLowerCase() === key);
      if (constant !== undefined)
        return value({ kind: 'enumConstant', type, line: at.line, owner: symbol, name: constant });
    }
    const field = fieldOf(symbol, name);
    if (field?.isStatic) return value(bindField(binder, undefined, field, at));
    const inner = program.types.innerOf(symbol, name);
    if (inner) return { kind: 'type', type: inner.type, qualifiedName: inner.name };
    throw binder.error(at, `Variable does not exist: ${symbol.name}.${name}`);
  }
  if (type.kind === 'sobject') return objectMember(binder, type.name, name, at);
  const special = specialMember(binder, type, name, at);
  if (special) return special;
  const definition = platformTypeOf(program, type);
  const constant = definition?.constants.find((c) => c.toLowerCase() === key);
  if (constant !== undefined && definition)
    return value({ kind: 'enumConstant', type, line: at.line, owner: definition.fullName, name: constant });
  const found = definition && platformFieldOf(program, type, name);
  if (found?.field.isStatic)
    return value({
      kind: 'platformField',
      type: found.type,
      line: at.line,
      target: undefined,
      owner: found.field.owner,
      name: found.field.name,
    });
  const names = entity.qualifiedName.split('.');
  const inner =
    program.types.byName([...names, name], [], undefined) ??
    (type.kind === 'platform' ? program.types.platformType(`${type.name}.${name}`) : undefined);
  if (inner) return { kind: 'type', type: inner, qualifiedName: `${entity.qualifiedName}.${name}` };
  throw binder.error(at, `Variable does not exist: ${entity.qualifiedName}.${name}`);
}

function objectMember(binder: BodyBinder, object: string, name: string, at: Position): Entity {
  switch (name.toLowerCase()) {
    case 'sobjecttype':
      return value({
        kind: 'token',
        type: platform('Schema.SObjectType'),
        line: at.line,
        token: { of: 'objectType', object },
      });
    case 'fields':
      return { kind: 'fields', object, describes: false };
    default: {
      const member = sobjectMember(binder.program, object, name);
      if (member?.access === 'field')
        return value({
          kind: 'token',
          type: platform('Schema.SObjectField'),
          line: at.line,
          token: { of: 'field', object, field: member.name },
        });
      throw binder.error(at, `Invalid field ${name} for SObject ${object}`);
    }
  }
}

/** Names that the platform resolves from metadata or from the running trigger. */
function specialMember(binder: BodyBinder, type: ApexType, name: string, at: Position): Entity | undefined {
  switch (type.name) {
    case 'Schema.SObjectType': {
      const object = binder.program.types.sobject(name);
      if (!object) return undefined;
      return value({
        kind: 'token',
        type: platform('Schema.DescribeSObjectResult'),
        line: at.line,
        token: { of: 'describeObject', object: object.name },
      });
    }
    case 'System.Label': {
      const text = binder.program.schema.label(name);
      if (text !== undefined) return value({ kind: 'constant', type: Types.String, line: at.line, value: text });
      // `Label.namespace.Name`: `c` is the namespace of the org itself.
      if (name.toLowerCase() === (binder.owner.namespace ?? 'c').toLowerCase())
        return { kind: 'type', type, qualifiedName: 'System.Label' };
      throw binder.error(at, `External string does not exist: ${name}`);
    }
    case 'System.Trigger': {
      const row = binder.triggerObject ?? Types.SObject;
      const types: Readonly<Record<string, ApexType>> = {
        new: ApexType.list(row),
        old: ApexType.list(row),
        newmap: ApexType.map(Types.Id, row),
        oldmap: ApexType.map(Types.Id, row),
        size: Types.Integer,
        isexecuting: Types.Boolean,
        isinsert: Types.Boolean,
        isupdate: Types.Boolean,
        isdelete: Types.Boolean,
        isundelete: Types.Boolean,
        isbefore: Types.Boolean,
        isafter: Types.Boolean,
        operationtype: platform('System.TriggerOperation'),
      };
      const variable = types[name.toLowerCase()];
      return variable && value({ kind: 'triggerVariable', type: variable, line: at.line, name: name.toLowerCase() });
    }
    default:
      return undefined;
  }
}

/** An entity where a value is needed. */
export function entityValue(binder: BodyBinder, entity: Entity, at: Position): Bound {
  switch (entity.kind) {
    case 'value':
      return entity.value;
    case 'fields':
    case 'fieldSets': {
      const isFields = entity.kind === 'fields';
      return {
        kind: 'platformField',
        type: platform(isFields ? 'Schema.SObjectTypeFields' : 'Schema.SObjectTypeFieldSets'),
        line: at.line,
        target: {
          kind: 'token',
          type: platform('Schema.DescribeSObjectResult'),
          line: at.line,
          token: { of: 'describeObject', object: entity.object },
        },
        owner: 'Schema.DescribeSObjectResult',
        name: isFields ? 'fields' : 'fieldSets',
      };
    }
    case 'type':
      throw binder.error(at, `Expression cannot be a type: ${entity.qualifiedName}`);
    case 'namespace':
      throw binder.error(at, `Variable does not exist: ${entity.name}`);
  }
}
