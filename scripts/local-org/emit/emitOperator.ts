import { Types, type ApexType } from '../types/apexType.ts';
import type { Bound, BoundBinary } from '../check/bound.ts';
import { emitExpression } from './emitExpression.ts';
import type { FileContext } from './fileContext.ts';
import { isNonNull } from './nullness.ts';

const integerHelpers: Readonly<Record<string, string>> = {
  '+': 'integerAdd',
  '-': 'integerSubtract',
  '*': 'integerMultiply',
  '/': 'integerDivide',
  '&': 'integerAnd',
  '|': 'integerOr',
  '^': 'integerXor',
  '<<': 'integerShiftLeft',
  '>>': 'integerShiftRight',
  '>>>': 'integerShiftRightUnsigned',
};
const longHelpers: Readonly<Record<string, string>> = {
  '+': 'longAdd',
  '-': 'longSubtract',
  '*': 'longMultiply',
  '/': 'longDivide',
  '&': 'longAnd',
  '|': 'longOr',
  '^': 'longXor',
  '<<': 'longShiftLeft',
  '>>': 'longShiftRight',
  '>>>': 'longShiftRightUnsigned',
};
const wordFor: Readonly<Record<string, string>> = { '+': 'Add', '-': 'Subtract', '*': 'Multiply', '/': 'Divide' };
const comparisonHelpers: Readonly<Record<string, string>> = {
  '<': 'less',
  '>': 'greater',
  '<=': 'atMost',
  '>=': 'atLeast',
};

/** JavaScript of a binary operator. */
export function emitBinary(file: FileContext, e: BoundBinary): string {
  const { operator } = e;
  switch (operator) {
    case '&&':
    case '||':
      return `(${emitCondition(file, e.left)}${operator}${emitCondition(file, e.right)})`;
    case '==':
    case '!=':
      return emitEquality(file, e, operator === '!=');
    case '===':
    case '!==':
      return emitIdentity(file, e, operator === '!==');
    case '<':
    case '>':
    case '<=':
    case '>=':
      return emitComparison(file, e);
    default:
      return emitArithmetic(file, e);
  }
}

/** A Boolean as JavaScript conditions take it: null is an exception. */
export function emitCondition(file: FileContext, e: Bound): string {
  const code = emitExpression(file, e);
  return isNonNull(e) ? code : `${file.helper('condition')}(${code})`;
}

export function emitUnary(file: FileContext, e: Bound & { kind: 'unary' }): string {
  const operand = emitExpression(file, e.operand);
  if (e.operator === '!') return `(!${emitCondition(file, e.operand)})`;
  if (e.type === Types.Integer) {
    const value = isNonNull(e.operand) ? operand : `${file.helper('nonNull')}(${operand})`;
    return e.operator === '-' ? `(-${value}|0)` : `(~${value})`;
  }
  return `${file.helper(e.operator === '-' ? 'negate' : 'complement')}(${operand})`;
}

function emitArithmetic(file: FileContext, e: BoundBinary): string {
  const { operator, operandType: type } = e;
  if (type === Types.String) return `(${emitText(file, e.left)}+${emitText(file, e.right)})`;
  const left = emitExpression(file, e.left);
  const right = emitExpression(file, e.right);
  const call = (helper: string): string => `${file.helper(helper)}(${left},${right})`;
  if (type === Types.Boolean)
    return call(operator === '&' ? 'booleanAnd' : operator === '|' ? 'booleanOr' : 'booleanXor');
  if (type === Types.Integer && e.right.type !== Types.Long) {
    const isPlain = isNonNull(e.left) && isNonNull(e.right);
    if (isPlain && (operator === '+' || operator === '-'))
      return `(${left}${operator}${right.startsWith('-') ? `(${right})` : right}|0)`;
    if (isPlain && operator === '*') return `Math.imul(${left},${right})`;
    if (isPlain && '&|^'.includes(operator)) return `(${left}${operator}${right})`;
    return call(integerHelpers[operator] as string);
  }
  if (type === Types.Integer) return `${file.helper(integerHelpers[operator] as string)}(${left},Number(${right}))`;
  if (type === Types.Long) return call(longHelpers[operator] as string);
  if (type === Types.Double) return call(`double${wordFor[operator]}`);
  if (type === Types.Decimal) return call(`decimal${wordFor[operator]}`);
  return `${file.helper('shiftMoment')}(${left},${right},${operator === '-' ? -1 : 1})`;
}

/** An operand of a string concatenation. */
function emitText(file: FileContext, e: Bound): string {
  const code = emitExpression(file, e);
  if (e.kind === 'constant' && typeof e.value === 'string') return code;
  if (e.kind === 'binary' && e.operandType === Types.String && e.operator === '+') return code;
  return `${file.helper('text')}(${code})`;
}

/** Types whose values are JavaScript values that `===` compares as Apex does. */
function comparesDirectly(type: ApexType): boolean {
  return (
    type === Types.Integer || type === Types.Long || type === Types.Boolean || type === Types.Null || type === Types.Id
  );
}

function emitEquality(file: FileContext, e: BoundBinary, isNegated: boolean): string {
  const left = emitExpression(file, e.left);
  const right = emitExpression(file, e.right);
  if (comparesDirectly(e.operandType)) return `(${left}${isNegated ? '!==' : '==='}${right})`;
  const helper = e.operandType === Types.String ? 'sameText' : 'equals';
  return `${isNegated ? '!' : ''}${file.helper(helper)}(${left},${right})`;
}

function emitIdentity(file: FileContext, e: BoundBinary, isNegated: boolean): string {
  const left = emitExpression(file, e.left);
  const right = emitExpression(file, e.right);
  if (comparesDirectly(e.operandType) || e.operandType === Types.String)
    return `(${left}${isNegated ? '!==' : '==='}${right})`;
  return `${isNegated ? '!' : ''}${file.helper('exactlyEquals')}(${left},${right})`;
}

function emitComparison(file: FileContext, e: BoundBinary): string {
  const left = emitExpression(file, e.left);
  const right = emitExpression(file, e.right);
  const { operandType: type, operator } = e;
  if ((type === Types.Integer || type === Types.Long) && isNonNull(e.left) && isNonNull(e.right))
    return `(${left}${operator}${right})`;
  const suffix = type === Types.Integer || type === Types.Long ? 'Number' : '';
  return `${file.helper(`${comparisonHelpers[operator]}${suffix}`)}(${left},${right})`;
}
