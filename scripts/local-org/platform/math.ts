import { truncateDouble, wrapInteger } from '../values/conversions.ts';
import { ApexDecimal, compareDecimal, negateDecimal, rescale } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { toDecimal, toLong } from '../values/operations.ts';
import { roundedDouble } from './numbers.ts';
import { definePlatformType, type PlatformFunction } from './registry.ts';

/** A function of one real number, for Decimal (by its double value) and Double. */
function real(compute: (x: number) => number): PlatformFunction {
  return (value: ApexDecimal | ApexDouble) => {
    if (need(value) instanceof ApexDouble) return new ApexDouble(compute((value as ApexDouble).value));
    const result = compute((value as ApexDecimal).toNumber());
    if (!Number.isFinite(result)) throw createException('System.MathException', 'Infinite or NaN');
    return ApexDecimal.fromDouble(result);
  };
}

/** Java's `Math.rint`: nearest whole number, ties to the even one. */
function rint(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}

const wholeDecimal = (mode: 'CEILING' | 'FLOOR' | 'HALF_EVEN') => (value: ApexDecimal) => rescale(need(value), 0, mode);

function pick(order: 1 | -1): Record<string, PlatformFunction> {
  const name = order > 0 ? 'max' : 'min';
  const decimal = (a: ApexDecimal, b: ApexDecimal | ApexDouble): ApexDecimal => {
    const other = toDecimal(need(b)) as ApexDecimal;
    return compareDecimal(need(a), other) * order >= 0 ? a : other;
  };
  return {
    [`${name}(Decimal,Decimal)`]: decimal,
    [`${name}(Decimal,Double)`]: decimal,
    [`${name}(Double,Double)`]: (a: ApexDouble, b: ApexDouble) =>
      new ApexDouble(order > 0 ? Math.max(need(a).value, need(b).value) : Math.min(need(a).value, need(b).value)),
    [`${name}(Integer,Integer)`]: (a: number, b: number) => ((need(a) - need(b)) * order >= 0 ? a : b),
    [`${name}(Long,Long)`]: (a: bigint, b: bigint) => (need(a) > need(b) === order > 0 ? a : b),
  };
}

const divideByZero = (): Error => createException('System.MathException', 'Divide by 0') as unknown as Error;

/** Half-even for Decimal (Apex Reference, Math.round(decimalValue)), half-up for Double. */
const roundToLong = (value: ApexDecimal | ApexDouble): bigint =>
  need(value) instanceof ApexDouble
    ? roundedDouble(value as ApexDouble)
    : (toLong(rescale(value as ApexDecimal, 0, 'HALF_EVEN')) as bigint);

definePlatformType('System.Math', {
  staticProperties: {
    E: { get: () => new ApexDouble(Math.E) },
    PI: { get: () => new ApexDouble(Math.PI) },
  },
  statics: {
    'abs(Decimal)': (value: ApexDecimal) => (need(value).unscaled < 0n ? negateDecimal(value) : value),
    'abs(Double)': (value: ApexDouble) => new ApexDouble(Math.abs(need(value).value)),
    'abs(Integer)': (value: number) => Math.abs(need(value)) | 0,
    'abs(Long)': (value: bigint) => BigInt.asIntN(64, need(value) < 0n ? -value : value),
    acos: real(Math.acos),
    asin: real(Math.asin),
    atan: real(Math.atan),
    atan2: (y: ApexDecimal | ApexDouble, x: ApexDecimal | ApexDouble) =>
      y instanceof ApexDouble && x instanceof ApexDouble
        ? new ApexDouble(Math.atan2(y.value, x.value))
        : ApexDecimal.fromDouble(Math.atan2((need(y) as ApexDecimal).toNumber(), (need(x) as ApexDecimal).toNumber())),
    cbrt: real(Math.cbrt),
    'ceil(Decimal)': wholeDecimal('CEILING'),
    'ceil(Double)': real(Math.ceil),
    cos: real(Math.cos),
    cosh: real(Math.cosh),
    exp: real(Math.exp),
    'floor(Decimal)': wholeDecimal('FLOOR'),
    'floor(Double)': real(Math.floor),
    log: real(Math.log),
    log10: real(Math.log10),
    ...pick(1),
    ...pick(-1),
    'mod(Integer,Integer)': (a: number, b: number) => {
      if (need(b) === 0) throw divideByZero();
      return (need(a) % b) | 0;
    },
    'mod(Long,Long)': (a: bigint, b: bigint) => {
      if (need(b) === 0n) throw divideByZero();
      return need(a) % b;
    },
    pow: (base: ApexDouble, exponent: ApexDouble) => new ApexDouble(need(base).value ** need(exponent).value),
    random: () => new ApexDouble(Math.random()),
    'rint(Decimal)': wholeDecimal('HALF_EVEN'),
    'rint(Double)': real(rint),
    'round(Decimal)': (value: ApexDecimal) => wrapInteger(roundToLong(value)),
    'round(Double)': (value: ApexDouble) => Number(truncateDouble(Math.floor(need(value).value + 0.5), 32)),
    roundToLong,
    signum: real(Math.sign),
    sin: real(Math.sin),
    sinh: real(Math.sinh),
    sqrt: real(Math.sqrt),
    tan: real(Math.tan),
    tanh: real(Math.tanh),
  },
});
