import { createException } from './exception.ts';

/** Names of `System.RoundingMode`. */
export type RoundingModeName =
  'UP' | 'DOWN' | 'CEILING' | 'FLOOR' | 'HALF_UP' | 'HALF_DOWN' | 'HALF_EVEN' | 'UNNECESSARY';

/**
 * Fraction digits that `/` keeps at most, half-up: `1/31` is 0.0322580645161290322580645161290323 in an org
 * (octoberswimmer/aer-dist issue 345).
 */
const DIVISION_SCALE = 34;

/** Apex `Decimal`: `unscaled` times ten to the power of minus `scale`. Immutable. */
export class ApexDecimal {
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  static readonly ZERO = new ApexDecimal(0n, 0);

  /** Parses as Java's BigDecimal does: sign, digits, fraction, exponent; undefined for anything else. */
  static parse(text: string): ApexDecimal | undefined {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/.exec(text);
    if (!match) return undefined;
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
    if (whole === '' && fraction === '') return undefined;
    const digits = BigInt(whole + fraction);
    return new ApexDecimal(sign === '-' ? -digits : digits, fraction.length - Number(exponent));
  }

  /** A whole number; the scale is 0. */
  static fromInteger(value: number | bigint): ApexDecimal {
    return new ApexDecimal(BigInt(value), 0);
  }

  /** By the decimal text of the double, so 0.1 is 0.1; `1.0` keeps its fraction digit. */
  static fromDouble(value: number): ApexDecimal {
    if (!Number.isFinite(value)) throw createException('System.MathException', 'Infinite or NaN');
    const parsed = ApexDecimal.parse(String(value)) as ApexDecimal;
    if (Number.isInteger(value))
      return Math.abs(value) < 1e21 ? new ApexDecimal(BigInt(value) * 10n, 1) : rescale(parsed, 0, 'UNNECESSARY');
    return parsed;
  }

  /** Number of digits of the unscaled value. */
  get precision(): number {
    return absolute(this.unscaled).toString().length;
  }

  toNumber(): number {
    return Number(this.toString());
  }

  /** Whole part, cut toward zero. */
  toBigInt(): bigint {
    return this.scale <= 0 ? this.unscaled * powerOfTen(-this.scale) : this.unscaled / powerOfTen(this.scale);
  }

  /** Java's `BigDecimal.toString`: scientific for a negative scale or more than six leading zeros. */
  toString(): string {
    const digits = absolute(this.unscaled).toString();
    const exponent = digits.length - 1 - this.scale;
    if (this.scale >= 0 && exponent >= -6) return this.toPlainString();
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    const sign = this.unscaled < 0n ? '-' : '';
    return `${sign}${mantissa}${exponent === 0 ? '' : `E${exponent > 0 ? '+' : ''}${exponent}`}`;
  }

  toPlainString(): string {
    const sign = this.unscaled < 0n ? '-' : '';
    const digits = absolute(this.unscaled).toString();
    if (this.scale <= 0) return `${sign}${digits === '0' ? '0' : digits + '0'.repeat(-this.scale)}`;
    const padded = digits.padStart(this.scale + 1, '0');
    return `${sign}${padded.slice(0, -this.scale)}.${padded.slice(-this.scale)}`;
  }
}

const powers: bigint[] = [1n];

/** Ten to the power of `exponent`, remembered for small exponents. */
export function powerOfTen(exponent: number): bigint {
  if (exponent > 200) return 10n ** BigInt(exponent);
  for (let i = powers.length; i <= exponent; i++) powers.push((powers[i - 1] as bigint) * 10n);
  return powers[exponent] as bigint;
}

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** Unscaled value of `decimal` at a scale that is not smaller than its own. */
function unscaledAt(decimal: ApexDecimal, scale: number): bigint {
  return decimal.scale === scale ? decimal.unscaled : decimal.unscaled * powerOfTen(scale - decimal.scale);
}

export function addDecimal(a: ApexDecimal, b: ApexDecimal): ApexDecimal {
  const scale = Math.max(a.scale, b.scale);
  return new ApexDecimal(unscaledAt(a, scale) + unscaledAt(b, scale), scale);
}

export function subtractDecimal(a: ApexDecimal, b: ApexDecimal): ApexDecimal {
  const scale = Math.max(a.scale, b.scale);
  return new ApexDecimal(unscaledAt(a, scale) - unscaledAt(b, scale), scale);
}

export function multiplyDecimal(a: ApexDecimal, b: ApexDecimal): ApexDecimal {
  return new ApexDecimal(a.unscaled * b.unscaled, a.scale + b.scale);
}

export function negateDecimal(a: ApexDecimal): ApexDecimal {
  return new ApexDecimal(-a.unscaled, a.scale);
}

export function compareDecimal(a: ApexDecimal, b: ApexDecimal): number {
  const scale = Math.max(a.scale, b.scale);
  const left = unscaledAt(a, scale);
  const right = unscaledAt(b, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `a / b`: exact where it can be, else 34 fraction digits half-up; trailing zeros go down to the dividend's surplus scale. */
export function divideDecimal(a: ApexDecimal, b: ApexDecimal): ApexDecimal {
  const quotient = divideToScale(a, b, DIVISION_SCALE, 'HALF_UP');
  return stripZerosTo(quotient, Math.max(0, a.scale - b.scale));
}

/** `a.divide(b, scale, mode)`. */
export function divideToScale(a: ApexDecimal, b: ApexDecimal, scale: number, mode: RoundingModeName): ApexDecimal {
  if (b.unscaled === 0n) throw createException('System.MathException', 'Divide by 0');
  const shift = scale + b.scale - a.scale;
  const numerator = shift >= 0 ? a.unscaled * powerOfTen(shift) : a.unscaled;
  const denominator = shift >= 0 ? b.unscaled : b.unscaled * powerOfTen(-shift);
  return new ApexDecimal(divideRounded(numerator, denominator, mode), scale);
}

/** `setScale`: same value at another scale, rounded by `mode`. */
export function rescale(a: ApexDecimal, scale: number, mode: RoundingModeName): ApexDecimal {
  if (scale === a.scale) return a;
  if (scale > a.scale) return new ApexDecimal(unscaledAt(a, scale), scale);
  return new ApexDecimal(divideRounded(a.unscaled, powerOfTen(a.scale - scale), mode), scale);
}

export function stripTrailingZeros(a: ApexDecimal): ApexDecimal {
  return stripZerosTo(a, Number.NEGATIVE_INFINITY);
}

function stripZerosTo(a: ApexDecimal, smallestScale: number): ApexDecimal {
  if (a.unscaled === 0n)
    return new ApexDecimal(0n, Number.isFinite(smallestScale) ? Math.min(a.scale, smallestScale) : 0);
  let { unscaled, scale } = a;
  while (scale > smallestScale && unscaled % 10n === 0n) {
    unscaled /= 10n;
    scale--;
  }
  return new ApexDecimal(unscaled, scale);
}

function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingModeName): bigint {
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return quotient;
  const positive = numerator < 0n === denominator < 0n;
  const twice = absolute(remainder) * 2n;
  const size = absolute(denominator);
  const awayFromZero = ((): boolean => {
    switch (mode) {
      case 'UP':
        return true;
      case 'DOWN':
        return false;
      case 'CEILING':
        return positive;
      case 'FLOOR':
        return !positive;
      case 'HALF_UP':
        return twice >= size;
      case 'HALF_DOWN':
        return twice > size;
      case 'HALF_EVEN':
        return twice > size || (twice === size && quotient % 2n !== 0n);
      case 'UNNECESSARY':
        throw createException('System.MathException', 'Rounding necessary');
    }
  })();
  return awayFromZero ? quotient + (positive ? 1n : -1n) : quotient;
}
