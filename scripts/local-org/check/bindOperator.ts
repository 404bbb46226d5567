import { Types, type ApexType } from '../types/apexType.ts';
import type { BinaryOperator, Position } from '../syntax/ast.ts';
import type { BodyBinder } from './bodyBinder.ts';
import type { Bound } from './bound.ts';
import { isAssignable, isNumeric, widerNumber } from './conversions.ts';
import { convert, implicit } from './convert.ts';

const isText = (t: ApexType): boolean => t === Types.String || t === Types.Id;
const isMoment = (t: ApexType): boolean => t === Types.Date || t === Types.Datetime || t === Types.Time;
const isWhole = (t: ApexType): boolean => t === Types.Integer || t === Types.Long;

export function bindUnary(binder: BodyBinder, operator: '-' | '+' | '!' | '~', operand: Bound, at: Position): Bound {
  const { type } = operand;
  if (operator === '!')
    return {
      kind: 'unary',
      type: Types.Boolean,
      line: at.line,
      operator,
      operand: convert(binder, operand, Types.Boolean, at, 'Illegal operand of !: conversion'),
    };
  if (operator === '~' ? !isWhole(type) : !isNumeric(type))
    throw binder.error(at, `Illegal operand of ${operator}: ${type.name}`);
  return operator === '+' ? operand : { kind: 'unary', type, line: at.line, operator, operand };
}

/** Checks a binary operator and converts both sides to the type it works in. */
export function bindBinary(
  binder: BodyBinder,
  operator: BinaryOperator,
  left: Bound,
  right: Bound,
  at: Position,
): Bound {
  switch (operator) {
    case '&&':
    case '||': {
      const say = `Illegal operand of ${operator}: conversion`;
      return binary(
        operator,
        convert(binder, left, Types.Boolean, at, say),
        convert(binder, right, Types.Boolean, at, say),
        Types.Boolean,
        Types.Boolean,
        at,
      );
    }
    case '==':
    case '!=':
      return bindEquality(binder, operator, left, right, at);
    case '===':
    case '!==':
      return bindExactEquality(binder, operator, left, right, at);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return bindComparison(binder, operator, left, right, at);
    case '<<':
    case '>>':
    case '>>>':
      if (!isWhole(left.type) || !isWhole(right.type)) throw illegal(binder, operator, left, right, at);
      return binary(operator, left, right, left.type, left.type, at);
    case '&':
    case '|':
    case '^': {
      if (left.type === Types.Boolean && right.type === Types.Boolean)
        return binary(operator, left, right, Types.Boolean, Types.Boolean, at);
      if (!isWhole(left.type) || !isWhole(right.type)) throw illegal(binder, operator, left, right, at);
      return arithmetic(operator, left, right, at);
    }
    default:
      return bindArithmetic(binder, operator, left, right, at);
  }
}

function binary(
  operator: BinaryOperator,
  left: Bound,
  right: Bound,
  operandType: ApexType,
  type: ApexType,
  at: Position,
): Bound {
  return { kind: 'binary', type, line: at.line, operator, left, right, operandType };
}

function arithmetic(operator: BinaryOperator, left: Bound, right: Bound, at: Position): Bound {
  const type = widerNumber(left.type, right.type);
  return binary(operator, implicit(left, type), implicit(right, type), type, type, at);
}

function illegal(binder: BodyBinder, operator: string, left: Bound, right: Bound, at: Position): Error {
  return binder.error(at, `Operator ${operator} cannot be applied to ${left.type.name} and ${right.type.name}`);
}

function bindArithmetic(binder: BodyBinder, operator: BinaryOperator, left: Bound, right: Bound, at: Position): Bound {
  const { type: l } = left;
  const { type: r } = right;
  if (l === Types.Void || r === Types.Void) throw illegal(binder, operator, left, right, at);
  if (operator === '+' && (isText(l) || isText(r)))
    return binary(operator, left, right, Types.String, Types.String, at);
  if (isNumeric(l) && isNumeric(r)) return arithmetic(operator, left, right, at);
  if ((operator === '+' || operator === '-') && isMoment(l) && isNumeric(r))
    return binary(operator, left, right, l, l, at);
  if (operator === '+' && isNumeric(l) && isMoment(r)) return binary(operator, right, left, r, r, at);
  throw illegal(binder, operator, left, right, at);
}

function bindEquality(binder: BodyBinder, operator: BinaryOperator, left: Bound, right: Bound, at: Position): Bound {
  const { type: l } = left;
  const { type: r } = right;
  if (l === Types.Void || r === Types.Void) throw illegal(binder, operator, left, right, at);
  const result = (a: Bound, b: Bound, operandType: ApexType): Bound =>
    binary(operator, a, b, operandType, Types.Boolean, at);
  if (l === Types.Null || r === Types.Null) return result(left, right, Types.Null);
  if (isNumeric(l) && isNumeric(r)) {
    const type = widerNumber(l, r);
    return result(implicit(left, type), implicit(right, type), type);
  }
  if (l === Types.Id && r === Types.String) return result(left, implicit(right, Types.Id), Types.Id);
  if (l === Types.String && r === Types.Id) return result(implicit(left, Types.Id), right, Types.Id);
  if (l === Types.Date && r === Types.Datetime) return result(implicit(left, r), right, r);
  if (l === Types.Datetime && r === Types.Date) return result(left, implicit(right, l), l);
  if (l.kind === 'sobject' && right.kind === 'soql') return result(left, convert(binder, right, l, at), l);
  if (right.kind !== 'soql' && left.kind !== 'soql') requireComparable(binder, l, r, at);
  return result(left, right, l === r ? l : Types.Object);
}

/** One side has to fit where the other is wanted. */
function requireComparable(binder: BodyBinder, l: ApexType, r: ApexType, at: Position): void {
  if (l === Types.SObject && r.kind === 'sobject') return;
  if (r === Types.SObject && l.kind === 'sobject') return;
  if (!isAssignable(binder.program, l, r) && !isAssignable(binder.program, r, l))
    throw binder.error(at, `Comparison arguments must be compatible types: ${l.name}, ${r.name}`);
}

/** `===` is for references: values and null have none. */
function bindExactEquality(
  binder: BodyBinder,
  operator: BinaryOperator,
  left: Bound,
  right: Bound,
  at: Position,
): Bound {
  const { type: l } = left;
  const { type: r } = right;
  if (l === Types.Null || r === Types.Null)
    throw binder.error(at, `Comparison arguments must be compatible types: ${l.name}, ${r.name}`);
  requireComparable(binder, l, r, at);
  for (const type of [l, r])
    if (type.kind === 'primitive' && type !== Types.Object && l !== Types.Object && r !== Types.Object)
      throw binder.error(at, `Exact equality operator only allowed for reference types: ${type.name}`);
  return binary(operator, left, right, exactType(l, r), Types.Boolean, at);
}

/** `===` compares by identity where both sides are alike, else dynamically. */
function exactType(l: ApexType, r: ApexType): ApexType {
  if (l === Types.Null || r === Types.Null) return Types.Null;
  return l === r ? l : Types.Object;
}

function bindComparison(binder: BodyBinder, operator: BinaryOperator, left: Bound, right: Bound, at: Position): Bound {
  const { type: l } = left;
  const { type: r } = right;
  const result = (a: Bound, b: Bound, operandType: ApexType): Bound =>
    binary(operator, a, b, operandType, Types.Boolean, at);
  if (isNumeric(l) && isNumeric(r)) {
    const type = widerNumber(l, r);
    return result(implicit(left, type), implicit(right, type), type);
  }
  if (l === Types.Date && r === Types.Datetime) return result(implicit(left, r), right, r);
  if (l === Types.Datetime && r === Types.Date) return result(left, implicit(right, l), l);
  const comparable = (t: ApexType): boolean =>
    isText(t) || isMoment(t) || isNumeric(t) || t === Types.Null || t === Types.Object;
  if (!comparable(l) || !comparable(r))
    throw binder.error(at, `Comparison arguments must be compatible types: ${l.name}, ${r.name}`);
  return result(left, right, l === r ? l : Types.Object);
}
