import { ApexType, Types } from '../types/apexType.ts';
import type { CallExpression, Expression, Position } from '../syntax/ast.ts';
import { bindExpression, safely } from './bindExpression.ts';
import { bindEntity, entityValue, typeNamed, variableNamed, type Entity } from './bindName.ts';
import { chooseConstructor } from './bindNew.ts';
import type { BodyBinder } from './bodyBinder.ts';
import type { Bound } from './bound.ts';
import { convert } from './convert.ts';
import { argumentsFirst } from './evaluationOrder.ts';
import { methodsOf, platformTypeOf, type FoundMethod } from './members.ts';
import { chooseOverload, describeTypes } from './overloads.ts';
import type { ClassSymbol } from './symbols.ts';
import { isVisible } from './visibility.ts';

/** Any method call. */
export function bindCall(binder: BodyBinder, e: CallExpression): Bound {
  const args = e.args.map((a) => bindExpression(binder, a));
  if (e.target === undefined) return bindUnqualified(binder, e, args);
  if (e.target.kind === 'super') return bindSuper(binder, e, args);
  if (e.safe)
    return safely(binder, bindExpression(binder, e.target), (subject) => callOnValue(binder, subject, e.name, args, e));
  const entity = bindEntity(binder, e.target);
  if (entity.kind === 'type') return callOnType(binder, entity, e.name, args, e);
  if (entity.kind === 'value' && e.target.kind === 'name') {
    // `logger.log()` may mean the class although a variable has its name: when only a static method fits.
    const type = hidingType(binder, e.target.name, entity, e.name);
    if (type) return callOnType(binder, type, e.name, args, e);
  }
  return callOnValue(binder, entityValue(binder, entity, e), e.name, args, e);
}

function hidingType(
  binder: BodyBinder,
  name: string,
  entity: Entity & { kind: 'value' },
  method: string,
): (Entity & { kind: 'type' }) | undefined {
  if (
    entity.value.kind === 'enumConstant' ||
    methodsOf(binder.program, entity.value.type, method).some((m) => !m.isStatic)
  )
    return undefined;
  const type = typeNamed(binder, name);
  if (type?.kind !== 'type') return undefined;
  return methodsOf(binder.program, type.type, method).some((m) => m.isStatic) ? type : undefined;
}

function bindUnqualified(binder: BodyBinder, e: CallExpression, args: readonly Bound[]): Bound {
  const self: Bound = { kind: 'this', type: binder.owner.type, line: e.line };
  let known = false;
  for (let owner: ClassSymbol | undefined = binder.owner; owner; owner = owner.outer) {
    const isOwn = owner === binder.owner;
    const all = methodsOf(binder.program, owner.type, e.name);
    known ||= all.length > 0;
    const usable = all.filter((m) => m.isStatic || (isOwn && !binder.isStatic));
    const chosen = chooseOverload(binder.program, usable, args);
    if (chosen) return invoke(binder, chosen, chosen.isStatic ? undefined : self, owner.type, args, e);
  }
  const builtIn = binder.isStatic ? undefined : objectMethod(binder, self, e.name, args, e);
  if (builtIn) return builtIn;
  throw binder.error(
    e,
    known
      ? `Method does not exist or incorrect signature: void ${e.name}${describeTypes(args)}`
      : `Method does not exist or incorrect signature: void ${e.name}${describeTypes(args)} from the type ${binder.owner.name}`,
  );
}

function bindSuper(binder: BodyBinder, e: CallExpression, args: readonly Bound[]): Bound {
  const superType = binder.owner.superType ?? Types.Object;
  const self: Bound = { kind: 'this', type: superType, line: e.line };
  const candidates = methodsOf(binder.program, superType, e.name);
  const chosen = chooseOverload(binder.program, candidates, args);
  if (chosen) {
    const bound = invoke(binder, chosen, self, superType, args, e);
    return bound.kind === 'callUser'
      ? { ...bound, isSuper: true }
      : bound.kind === 'callPlatform'
        ? { ...bound, isVirtual: false }
        : bound;
  }
  const builtIn = objectMethod(binder, self, e.name, args, e);
  if (builtIn) return builtIn;
  throw missing(binder, e.name, args, superType, e);
}

function missing(binder: BodyBinder, name: string, args: readonly Bound[], type: ApexType, at: Position): Error {
  return binder.error(
    at,
    `Method does not exist or incorrect signature: void ${name}${describeTypes(args)} from the type ${type.name}`,
  );
}

function callOnType(
  binder: BodyBinder,
  entity: Entity & { kind: 'type' },
  name: string,
  args: readonly Bound[],
  at: Position,
): Bound {
  const { type } = entity;
  const key = name.toLowerCase();
  const symbol = binder.program.classOf(type);
  const enumOwner = enumOwnerOf(binder, type, symbol);
  if (enumOwner !== undefined && (key === 'values' || key === 'valueof'))
    return {
      kind: 'enumMethod',
      type: key === 'values' ? ApexType.list(type) : type,
      line: at.line,
      name: key,
      owner: enumOwner,
      target: undefined,
      args,
    };
  if (type.kind === 'sobject') {
    // Beside the object there may be a System class of static methods with its name: `BusinessHours.diff(...)`.
    const system = binder.program.types.platformType(`System.${type.name}`);
    const fit =
      system &&
      chooseOverload(
        binder.program,
        methodsOf(binder.program, system, name).filter((m) => m.isStatic),
        args,
      );
    return fit && system
      ? invoke(binder, fit, undefined, system, args, at)
      : callOnObjectName(binder, type, name, args, at);
  }
  const candidates = methodsOf(binder.program, type, name);
  const chosen = chooseOverload(
    binder.program,
    candidates.filter((m) => m.isStatic),
    args,
  );
  if (chosen) return invoke(binder, chosen, undefined, type, args, at);
  const own = symbol && chooseOverload(binder.program, candidates, args);
  if (own)
    throw binder.error(
      at,
      `Non static method cannot be referenced from a static context: ${describeMethod(own, name)}`,
    );
  // `QueueableDuplicateSignature.Builder()`: some inner platform classes are made without `new`.
  const inner = type.kind === 'platform' ? binder.program.types.platformType(`${type.name}.${name}`) : undefined;
  if (inner && args.length === 0)
    return { kind: 'constructPlatform', type: inner, line: at.line, parameters: [], args: [], fields: [] };
  throw missing(binder, name, args, type, at);
}

/** `Setting__c.getInstance()`, `Type__mdt.getAll()`, `Account.getSObjectType()`. */
function callOnObjectName(
  binder: BodyBinder,
  type: ApexType,
  name: string,
  args: readonly Bound[],
  at: Position,
): Bound {
  if (name.toLowerCase() === 'getsobjecttype' && args.length === 0)
    return {
      kind: 'token',
      type: ApexType.platform('Schema.SObjectType'),
      line: at.line,
      token: { of: 'objectType', object: type.name },
    };
  const chosen = chooseOverload(binder.program, methodsOf(binder.program, type, name), args);
  if (chosen?.kind !== 'platform') throw missing(binder, name, args, type, at);
  let { returnType } = chosen;
  if (returnType === Types.SObject) returnType = type;
  else if (returnType.kind === 'map') returnType = ApexType.map(Types.String, type);
  return {
    kind: 'callSettings',
    type: returnType,
    line: at.line,
    object: type.name,
    method: chosen.method,
    args: convertArguments(binder, args, chosen.parameters, at),
  };
}

/** A method of a value; `safe` chains take the call inside. */
export function callOnValue(
  binder: BodyBinder,
  target: Bound,
  name: string,
  args: readonly Bound[],
  at: Position,
): Bound {
  if (target.kind === 'safe') {
    const rest = callOnValue(binder, target.rest, name, args, at);
    return { ...target, type: rest.type, rest };
  }
  const { type } = target;
  const key = name.toLowerCase();
  if (key === 'adderror' && target.kind === 'sobjectField' && target.access === 'field') {
    // `row.Name.addError(text)`: an error of the field, not a method of its value.
    const fieldName: Bound = { kind: 'constant', type: Types.String, line: at.line, value: target.name };
    return callOnValue(binder, target.target, name, [fieldName, ...args], at);
  }
  const symbol = binder.program.classOf(type);
  const enumOwner = enumOwnerOf(binder, type, symbol);
  if (enumOwner !== undefined && (key === 'name' || key === 'ordinal'))
    return {
      kind: 'enumMethod',
      type: key === 'name' ? Types.String : Types.Integer,
      line: at.line,
      name: key,
      owner: enumOwner,
      target,
      args,
    };
  const candidates = methodsOf(binder.program, type, name);
  const chosen = chooseOverload(binder.program, candidates, args);
  if (chosen?.isStatic)
    throw binder.error(
      at,
      `Static method cannot be referenced from a non static context: ${describeMethod(chosen, name)}`,
    );
  if (chosen) return invoke(binder, chosen, target, type, args, at);
  const builtIn = objectMethod(binder, target, name, args, at);
  if (builtIn) return builtIn;
  const row =
    target.kind === 'soql' && target.result === 'rows'
      ? chooseOverload(binder.program, methodsOf(binder.program, Types.SObject, name), args)
      : undefined;
  if (row)
    return invoke(
      binder,
      row,
      { kind: 'firstRow', type: type.args[0] as ApexType, line: at.line, operand: target, optional: false },
      type.args[0] as ApexType,
      args,
      at,
    );
  throw missing(binder, name, args, type, at);
}

function enumOwnerOf(
  binder: BodyBinder,
  type: ApexType,
  symbol: ClassSymbol | undefined,
): ClassSymbol | string | undefined {
  if (symbol) return symbol.kind === 'enum' ? symbol : undefined;
  if (type.kind !== 'platform') return undefined;
  const definition = platformTypeOf(binder.program, type);
  return definition?.kind === 'enum' ? definition.fullName : undefined;
}

/** What every value has: `toString`, `equals`, `hashCode`, and `clone` of user classes. */
function objectMethod(
  binder: BodyBinder,
  target: Bound,
  name: string,
  args: readonly Bound[],
  at: Position,
): Bound | undefined {
  const key = name.toLowerCase();
  const make = (which: 'tostring' | 'equals' | 'hashcode' | 'clone' | 'addall', type: ApexType): Bound => ({
    kind: 'callObject',
    type,
    line: at.line,
    name: which,
    target,
    args,
  });
  if (key === 'tostring' && args.length === 0) return make('tostring', Types.String);
  if (key === 'hashcode' && args.length === 0) return make('hashcode', Types.Integer);
  if (key === 'equals' && args.length === 1) return make('equals', Types.Boolean);
  if (key === 'clone' && args.length === 0 && binder.program.classOf(target.type)) return make('clone', target.type);
  // `addAll` takes any Iterable, which the type jars do not list.
  if (key === 'addall' && args.length === 1 && (target.type.kind === 'list' || target.type.kind === 'set'))
    return make('addall', target.type.kind === 'set' ? Types.Boolean : Types.Void);
  return undefined;
}

export function convertArguments(
  binder: BodyBinder,
  args: readonly Bound[],
  parameters: readonly ApexType[],
  at: Position,
): Bound[] {
  return args.map((a, i) => convert(binder, a, parameters[i] as ApexType, at));
}

function invoke(
  binder: BodyBinder,
  found: FoundMethod,
  target: Bound | undefined,
  receiver: ApexType,
  args: readonly Bound[],
  at: Position,
): Bound {
  const converted = convertArguments(binder, args, found.parameters, at);
  if (found.kind === 'user') {
    const { method, returnType } = found;
    if (!isVisible(method.modifiers, method.owner, binder.owner))
      throw binder.error(at, `Method is not visible: ${describeMethod(found, method.name)}`);
    binder.reachesData = true;
    return argumentsFirst(binder, target, converted, (subject, values) => ({
      kind: 'callUser',
      type: returnType,
      line: at.line,
      method,
      target: subject,
      isSuper: false,
      args: values,
    }));
  }
  const { method, parameters } = found;
  // The jars give the generic SObject back; a clone has the type of its original.
  const type = receiver.kind === 'sobject' && method.name.toLowerCase() === 'clone' ? receiver : found.returnType;
  const owner = binder.program.platform.type(method.owner);
  const isVirtual =
    !found.isStatic &&
    (owner?.kind === 'interface' ||
      owner?.fullName === 'System.Exception' ||
      binder.program.classOf(receiver) !== undefined);
  binder.reachesData ||=
    isVirtual ||
    /^(System\.(Database|Search|Type|Approval|JSON|Security)$|Database\.|Messaging\.|System\.List$)/.test(method.owner);
  const scope = takesBinds(found) ? { scope: bindScope(binder, at) } : {};
  return argumentsFirst(binder, target, converted, (subject, values) => ({
    kind: 'callPlatform',
    type,
    line: at.line,
    method,
    parameters,
    target: subject,
    isVirtual,
    args: values,
    ...scope,
  }));
}

/** `Integer Base.twice(Integer)`, for messages. */
function describeMethod(found: FoundMethod, name: string): string {
  const owner = found.kind === 'user' ? found.method.owner.name : found.method.owner;
  return `${found.returnType.name} ${owner}.${name}${describeTypes(found.parameters.map((type) => ({ type })))}`;
}

/** Calls whose SOQL text may name variables of the caller. */
function takesBinds(found: FoundMethod): boolean {
  return (
    found.kind === 'platform' &&
    found.method.owner === 'System.Database' &&
    /^(query|countQuery|getQueryLocator|getCursor)$/i.test(found.method.name) &&
    found.parameters[0] === Types.String
  );
}

/** Local variables and own fields by lower-case name. */
function bindScope(binder: BodyBinder, at: Position): [string, Bound][] {
  const names = new Map<string, Bound>();
  const add = (name: string, value: Bound): void => {
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), value);
  };
  for (const variable of binder.variables())
    add(variable.name, { kind: 'local', type: variable.type, line: at.line, variable });
  for (let owner: ClassSymbol | undefined = binder.owner; owner; owner = owner.superClass ?? owner.outer) {
    for (const field of owner.fields.values()) {
      if (!isVisible(field.modifiers, field.owner, binder.owner)) continue;
      const value = names.has(field.name.toLowerCase())
        ? undefined
        : variableNamed(binder, { kind: 'name', name: field.name, line: at.line, column: at.column });
      if (value) add(field.name, value);
    }
  }
  return [...names];
}

/** `this(...)` and `super(...)` at the start of a constructor. */
export function bindConstructorCall(binder: BodyBinder, e: Expression & { kind: 'constructorCall' }): Bound {
  const args = e.args.map((a) => bindExpression(binder, a));
  const owner = e.which === 'this' ? binder.owner : binder.owner.superClass;
  if (!owner)
    return { kind: 'constructorCall', type: Types.Void, line: e.line, owner: undefined, method: undefined, args };
  const method = chooseConstructor(binder, owner, args, e);
  const converted = method
    ? convertArguments(
        binder,
        args,
        method.parameters.map((p) => p.type),
        e,
      )
    : args;
  return { kind: 'constructorCall', type: Types.Void, line: e.line, owner, method, args: converted };
}
