import { ApexType, Types } from '../types/apexType.ts';
import type { CatchClause, DmlVerb, Expression, Position, Statement, WhenValue } from '../syntax/ast.ts';
import type { BodyBinder } from './bodyBinder.ts';
import type { Bound } from './bound.ts';
import { isAssignable } from './conversions.ts';
import { platformTypeOf } from './members.ts';

const exceptionType = ApexType.platform('System.Exception');

/** Only what does something may stand alone: a call, an assignment, a step, a new object. */
export function requireEffect(binder: BodyBinder, e: Expression): void {
  if (!/^(call|constructorCall|assign|increment|new|newArray|newItems|newPairs)$/.test(e.kind))
    throw binder.error(e, 'Expression cannot be a statement.');
}

/** A catch clause takes exceptions, and none that an earlier clause takes. */
export function checkCaught(
  binder: BodyBinder,
  type: ApexType,
  clause: CatchClause,
  earlier: readonly ApexType[],
): void {
  if (!isAssignable(binder.program, type, exceptionType))
    throw binder.error(clause, `Catch block variable must be of type exception: ${type.name}`);
  if (earlier.some((known) => isAssignable(binder.program, type, known)))
    throw binder.error(clause, `Exception type already caught: ${type.name}`);
}

/** What a switch may decide on (Apex Developer Guide, "Switch Statements"): Integer, Long, String, enum, generic row. */
export function checkSwitchType(binder: BodyBinder, subject: Bound, at: Position): void {
  const { type } = subject;
  const isEnum =
    binder.program.classOf(type)?.kind === 'enum' ||
    (type.kind === 'platform' && platformTypeOf(binder.program, type)?.kind === 'enum');
  if (!isEnum && ![Types.Integer, Types.Long, Types.String, Types.SObject].includes(type))
    throw binder.error(at, `${type.name} is not a valid switch expression type`);
}

/** The branches of a switch: each value once, and of the type that is switched on. */
export function checkWhens(binder: BodyBinder, s: Statement & { kind: 'switch' }, subject: Bound): void {
  const seen = new Set<string>();
  for (const value of s.whens.flatMap(({ when }) => whenKeys(when))) {
    if (seen.has(value))
      throw binder.error(s, `${value} occurs as more than one when branch for this switch statement`);
    seen.add(value);
  }
  for (const { when } of s.whens) {
    if (when.kind !== 'literals') continue;
    for (const literal of when.values) {
      const type = literalType(literal);
      if (type === undefined || type === subject.type || isWiderWhole(type, subject.type)) continue;
      throw binder.error(
        s,
        `${type.name} value in when expression cannot be implicitly converted to the ${subject.type.name} type in switch expression`,
      );
    }
  }
}

const isWiderWhole = (from: ApexType, to: ApexType): boolean => from === Types.Integer && to === Types.Long;

function literalType(e: Expression): ApexType | undefined {
  if (e.kind === 'unary') return literalType(e.operand);
  if (e.kind !== 'literal' || e.type === 'null') return undefined;
  return e.type === 'Integer' ? Types.Integer : e.type === 'Long' ? Types.Long : Types.String;
}

function whenKeys(when: WhenValue): string[] {
  switch (when.kind) {
    case 'else':
      return [];
    case 'type':
      return [when.type.names.map((n) => n.name.toLowerCase()).join('.')];
    case 'literals':
      // Texts differ by their case, names of constants do not.
      return when.values.flatMap((v) =>
        v.kind === 'literal' ? [v.value] : v.kind === 'name' ? [v.name.toUpperCase()] : [],
      );
  }
}

/** Which rows a DML statement may write: no custom metadata, and events only to publish them. */
export function checkDml(binder: BodyBinder, verb: DmlVerb, operand: Bound, at: Position): void {
  const row = operand.type.kind === 'list' ? (operand.type.args[0] as ApexType) : operand.type;
  const kind = binder.program.schema.object(row.name)?.kind;
  const isRefused = kind === 'customMetadata' || (kind === 'platformEvent' && verb !== 'insert');
  if (!isRefused) return;
  const name = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}`;
  throw binder.error(at, `DML operation ${name} not allowed on ${row.name}`);
}
