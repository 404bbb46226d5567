import { ApexType, Types } from '../types/apexType.ts';
import type { Expression, NewExpression, Position } from '../syntax/ast.ts';
import { generatedTypes } from '../types/jarCorrections.ts';
import { convertArguments } from './bindCall.ts';
import { bindExpression } from './bindExpression.ts';
import type { BodyBinder } from './bodyBinder.ts';
import type { Bound } from './bound.ts';
import { isAssignable } from './conversions.ts';
import { convert } from './convert.ts';
import { platformBaseOf, platformFieldOf, platformTypeOf } from './members.ts';
import { chooseOverload, describeTypes } from './overloads.ts';
import { requireWritableField, sobjectMember } from './sobjectFields.ts';
import type { ClassSymbol, MethodSymbol } from './symbols.ts';
import { isVisible } from './visibility.ts';

const exceptionType = ApexType.platform('System.Exception');

/** The four constructors that every exception class has. */
const exceptionConstructors: readonly (readonly ApexType[])[] = [
  [],
  [Types.String],
  [exceptionType],
  [Types.String, exceptionType],
];

/** Every form of `new`. */
export function bindNew(binder: BodyBinder, e: NewExpression): Bound {
  const { line } = e;
  const resolve = (ref: Parameters<typeof binder.program.types.resolve>[0]): ApexType =>
    binder.program.types.resolve(ref, binder.owner, binder.owner.file);
  switch (e.kind) {
    case 'newArray':
      return {
        kind: 'newSized',
        type: ApexType.list(resolve(e.element)),
        line,
        size: convert(binder, bindExpression(binder, e.size), Types.Integer, e),
      };
    case 'newItems': {
      const type = resolve(e.type);
      if (type.kind === 'map' && e.items.length === 0) return { kind: 'newPairs', type, line, pairs: [] };
      if (type.kind !== 'list' && type.kind !== 'set')
        throw binder.error(e, `Illegal initializer for type ${type.name}`);
      const element = type.args[0] as ApexType;
      return {
        kind: 'newItems',
        type,
        line,
        items: e.items.map((i) => convert(binder, bindExpression(binder, i), element, i)),
      };
    }
    case 'newPairs': {
      const type = resolve(e.type);
      if (type.kind !== 'map') throw binder.error(e, `Illegal initializer for type ${type.name}`);
      const [key, value] = type.args as [ApexType, ApexType];
      const pairs = e.pairs.map(
        ([k, v]) =>
          [
            convert(binder, bindExpression(binder, k), key, k),
            convert(binder, bindExpression(binder, v), value, v),
          ] as const,
      );
      return { kind: 'newPairs', type, line, pairs };
    }
    case 'new':
      return bindConstruction(binder, e, resolve(e.type));
  }
}

function bindConstruction(binder: BodyBinder, e: NewExpression & { kind: 'new' }, type: ApexType): Bound {
  const { line } = e;
  if (type.kind === 'sobject') return bindRow(binder, e, type);
  if (type.kind === 'list' || type.kind === 'set' || type.kind === 'map') return bindCollection(binder, e, type);
  const symbol = binder.program.classOf(type);
  if (symbol) {
    if (symbol.kind !== 'class') throw binder.error(e, `Type cannot be constructed: ${type.name}`);
    if (symbol.isAbstract) throw binder.error(e, `Abstract classes cannot be constructed: ${type.name}`);
    const args = e.args.map((a) => bindExpression(binder, a));
    binder.reachesData = true;
    const method = chooseConstructor(binder, symbol, args, e);
    return {
      kind: 'construct',
      type,
      line,
      owner: symbol,
      method,
      args: method
        ? convertArguments(
            binder,
            args,
            method.parameters.map((p) => p.type),
            e,
          )
        : args,
    };
  }
  return bindPlatform(binder, e, type);
}

/** The constructor for some arguments; undefined stands for an implicit one. */
export function chooseConstructor(
  binder: BodyBinder,
  owner: ClassSymbol,
  args: readonly Bound[],
  at: Position,
): MethodSymbol | undefined {
  const candidates = owner.constructors.map((method) => ({ method, parameters: method.parameters.map((p) => p.type) }));
  const chosen = chooseOverload(binder.program, candidates, args);
  if (chosen && !isVisible(chosen.method.modifiers, owner, binder.owner))
    throw binder.error(
      at,
      `Method is not visible: void ${owner.name}.<init>${describeTypes(chosen.method.parameters)}`,
    );
  if (chosen) return chosen.method;
  const base = platformBaseOf(owner);
  const isException = base !== undefined && isAssignable(binder.program, base, exceptionType);
  if (
    isException &&
    chooseOverload(
      binder.program,
      exceptionConstructors.map((parameters) => ({ parameters })),
      args,
    )
  )
    return undefined;
  if (owner.constructors.length === 0 && args.length === 0) return undefined;
  throw binder.error(at, `Constructor not defined: [${owner.name}].<Constructor>${describeTypes(args)}`);
}

function bindRow(binder: BodyBinder, e: NewExpression & { kind: 'new' }, type: ApexType): Bound {
  if (type === Types.SObject) throw binder.error(e, 'Type cannot be constructed: SObject');
  const fields = e.args.map((argument) => {
    const name = namedArgument(argument);
    if (!name) throw binder.error(argument, `Invalid constructor argument for ${type.name}: write Field = value`);
    const member = sobjectMember(binder.program, type.name, name.name);
    if (!member) throw binder.error(argument, `Invalid field ${name.name} for SObject ${type.name}`);
    if (member.access === 'field') requireWritableField(binder, type, member.name, argument);
    return [member.name, convert(binder, bindExpression(binder, name.value), member.type, argument)] as const;
  });
  return { kind: 'newSObject', type, line: e.line, fields };
}

function namedArgument(e: Expression): { readonly name: string; readonly value: Expression } | undefined {
  if (e.kind !== 'assign' || e.operator !== '=' || e.target.kind !== 'name') return undefined;
  return { name: e.target.name, value: e.value };
}

function bindCollection(binder: BodyBinder, e: NewExpression & { kind: 'new' }, type: ApexType): Bound {
  const { line } = e;
  const [argument, ...more] = e.args;
  if (!argument)
    return type.kind === 'map'
      ? { kind: 'newPairs', type, line, pairs: [] }
      : { kind: 'newItems', type, line, items: [] };
  const from = bindExpression(binder, argument);
  if (more.length > 0) throw binder.error(e, `Constructor not defined: ${type.name}`);
  if (type.kind === 'list' && from.type === Types.Integer) return { kind: 'newSized', type, line, size: from };
  const fits =
    from.type === Types.Null ||
    (type.kind === 'map'
      ? from.type.kind === 'map' || (from.type.kind === 'list' && (from.type.args[0] as ApexType).kind === 'sobject')
      : from.type.kind === 'list' ||
        from.type.kind === 'set' ||
        binder.program.classOf(from.type) !== undefined ||
        from.type.kind === 'platform');
  if (!fits) throw binder.error(e, `Constructor not defined: [${type.name}].<Constructor>(${from.type.name})`);
  return { kind: 'newCopy', type, line, from };
}

function bindPlatform(binder: BodyBinder, e: NewExpression & { kind: 'new' }, type: ApexType): Bound {
  const definition = platformTypeOf(binder.program, type);
  if (!definition || definition.kind !== 'class') throw binder.error(e, `Type cannot be constructed: ${type.name}`);
  const named = e.args.map(namedArgument);
  if (e.args.length > 0 && named.every((n) => n && platformFieldOf(binder.program, type, n.name))) {
    const fields = named.map((n) => {
      const { name, value } = n as { name: string; value: Expression };
      const found = platformFieldOf(binder.program, type, name) as { field: { name: string }; type: ApexType };
      return [found.field.name, convert(binder, bindExpression(binder, value), found.type, e)] as const;
    });
    return { kind: 'constructPlatform', type, line: e.line, parameters: [], args: [], fields };
  }
  const args = e.args.map((a) => bindExpression(binder, a));
  // Types that an org makes from flows and scripts have constructors of their own.
  if (generatedTypes.some((g) => g.type === definition.fullName))
    return { kind: 'constructPlatform', type, line: e.line, parameters: args.map((a) => a.type), args, fields: [] };
  const isException = isAssignable(binder.program, type, exceptionType);
  const candidates = (isException ? exceptionConstructors : definition.constructors).map((parameters) => ({
    parameters,
  }));
  const chosen = chooseOverload(binder.program, candidates, args);
  if (!chosen) throw binder.error(e, `Constructor not defined: [${type.name}].<Constructor>${describeTypes(args)}`);
  return {
    kind: 'constructPlatform',
    type,
    line: e.line,
    parameters: chosen.parameters,
    args: convertArguments(binder, args, chosen.parameters, e),
    fields: [],
  };
}
