import {
  ApexDecimal,
  addDecimal,
  divideDecimal,
  multiplyDecimal,
  negateDecimal,
  subtractDecimal,
} from '../../values/decimal.ts';
import { ApexDouble } from '../../values/double.ts';
import { createException, createNullPointerException } from '../../values/exception.ts';

type Nullable<T> = T | null;

function nullOperand(): never {
  throw createNullPointerException();
}

function divideByZero(): never {
  throw createException('System.MathException', 'Divide by 0');
}

const whole =
  (operate: (a: number, b: number) => number) =>
  (a: Nullable<number>, b: Nullable<number>): number => {
    if (a === null || b === null) nullOperand();
    return operate(a, b);
  };

const long =
  (operate: (a: bigint, b: bigint) => bigint) =>
  (a: Nullable<bigint>, b: Nullable<bigint>): bigint => {
    if (a === null || b === null) nullOperand();
    return BigInt.asIntN(64, operate(a, b));
  };

/** Shift counts of Long use their low six bits and may be Integers. */
const longShift =
  (operate: (a: bigint, count: bigint) => bigint) =>
  (a: Nullable<bigint>, count: Nullable<number | bigint>): bigint => {
    if (a === null || count === null) nullOperand();
    return BigInt.asIntN(64, operate(a, BigInt(count) & 63n));
  };

const double =
  (operate: (a: number, b: number) => number) =>
  (a: Nullable<ApexDouble>, b: Nullable<ApexDouble>): ApexDouble => {
    if (a === null || b === null) nullOperand();
    return new ApexDouble(operate(a.value, b.value));
  };

const decimal =
  (operate: (a: ApexDecimal, b: ApexDecimal) => ApexDecimal) =>
  (a: Nullable<ApexDecimal>, b: Nullable<ApexDecimal>): ApexDecimal => {
    if (a === null || b === null) nullOperand();
    return operate(a, b);
  };

const boolean =
  (operate: (a: boolean, b: boolean) => boolean) =>
  (a: Nullable<boolean>, b: Nullable<boolean>): boolean => {
    if (a === null || b === null) nullOperand();
    return operate(a, b);
  };

/** Arithmetic of emitted code: wraps around as Apex does, refuses null operands. */
export const arithmetic = {
  integerAdd(a: Nullable<number>, b: Nullable<number>): number {
    if (a === null || b === null) nullOperand();
    return (a + b) | 0;
  },
  integerSubtract(a: Nullable<number>, b: Nullable<number>): number {
    if (a === null || b === null) nullOperand();
    return (a - b) | 0;
  },
  integerMultiply: whole(Math.imul),
  integerDivide(a: Nullable<number>, b: Nullable<number>): number {
    if (a === null || b === null) nullOperand();
    if (b === 0) divideByZero();
    return (a / b) | 0;
  },
  integerAnd: whole((a, b) => a & b),
  integerOr: whole((a, b) => a | b),
  integerXor: whole((a, b) => a ^ b),
  integerShiftLeft: whole((a, b) => a << b),
  integerShiftRight: whole((a, b) => a >> b),
  integerShiftRightUnsigned: whole((a, b) => (a >>> b) | 0),
  longAdd: long((a, b) => a + b),
  longSubtract: long((a, b) => a - b),
  longMultiply: long((a, b) => a * b),
  longDivide: long((a, b) => (b === 0n ? divideByZero() : a / b)),
  longAnd: long((a, b) => a & b),
  longOr: long((a, b) => a | b),
  longXor: long((a, b) => a ^ b),
  longShiftLeft: longShift((a, b) => a << b),
  longShiftRight: longShift((a, b) => a >> b),
  longShiftRightUnsigned: longShift((a, b) => BigInt.asUintN(64, a) >> b),
  doubleAdd: double((a, b) => a + b),
  doubleSubtract: double((a, b) => a - b),
  doubleMultiply: double((a, b) => a * b),
  doubleDivide: double((a, b) => (b === 0 ? divideByZero() : a / b)),
  decimalAdd: decimal(addDecimal),
  decimalSubtract: decimal(subtractDecimal),
  decimalMultiply: decimal(multiplyDecimal),
  decimalDivide: decimal(divideDecimal),
  booleanAnd: boolean((a, b) => a && b),
  booleanOr: boolean((a, b) => a || b),
  booleanXor: boolean((a, b) => a !== b),
  negate(a: Nullable<bigint | ApexDouble | ApexDecimal>): bigint | ApexDouble | ApexDecimal {
    if (a === null) nullOperand();
    if (typeof a === 'bigint') return BigInt.asIntN(64, -a);
    return a instanceof ApexDouble ? new ApexDouble(-a.value) : negateDecimal(a);
  },
  complement(a: Nullable<bigint>): bigint {
    if (a === null) nullOperand();
    return ~a;
  },
};
