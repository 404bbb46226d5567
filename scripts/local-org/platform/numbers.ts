import { currentTransaction, isInTransaction } from '../runtime/transaction.ts';
import { truncateDouble, wrapInteger } from '../values/conversions.ts';
import {
  ApexDecimal,
  divideToScale,
  multiplyDecimal,
  rescale,
  stripTrailingZeros,
  type RoundingModeName,
} from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { numberSigns } from '../values/locale.ts';
import type { ApexEnumValue } from '../values/object.ts';
import { stringify, toDecimal, toDouble, toInteger, toLong } from '../values/operations.ts';
import { userSettings } from '../values/timeZone.ts';
import { definePlatformType } from './registry.ts';

const invalid = (type: string, text: string): Error =>
  createException('System.TypeException', `Invalid ${type}: ${text}`) as unknown as Error;

const decimalMode = (mode: ApexEnumValue): RoundingModeName => need(mode).name as RoundingModeName;

/** Grouped by thousands as the running user's locale writes numbers. */
function formatted(decimal: ApexDecimal): string {
  const plain = decimal.toPlainString();
  const signs = numberSigns(userSettings().locale);
  const [whole = '', fraction] = plain.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, signs.group);
  return `${plain.startsWith('-') ? signs.minus : ''}${grouped}${fraction === undefined ? '' : `${signs.decimal}${fraction}`}`;
}

/** At most three fraction digits, half-even, trailing zeros dropped: Java's NumberFormat default. */
function formattedFraction(decimal: ApexDecimal): string {
  const rounded = decimal.scale > 3 ? rescale(decimal, 3, 'HALF_EVEN') : decimal;
  const stripped = stripTrailingZeros(rounded);
  return formatted(stripped.scale < 0 ? rescale(stripped, 0, 'UNNECESSARY') : stripped);
}

/**
 * `Integer.valueOf('5.0')` works in an org and cuts the fraction (octoberswimmer/aer-dist issue 3); anything that is no number,
 * surrounding blanks included, is a TypeException.
 */
function integerOf(text: string): number {
  const decimal = /^[+-]?\d+(?:\.\d*)?$/.test(need(text)) ? ApexDecimal.parse(text) : undefined;
  const value = decimal?.toBigInt();
  if (value === undefined || value < -2147483648n || value > 2147483647n) throw invalid('integer', text);
  return Number(value);
}

function longOf(text: string): bigint {
  if (!/^[+-]?\d+$/.test(need(text))) throw invalid('long', text);
  const value = BigInt(text.replace(/^\+/, ''));
  if (BigInt.asIntN(64, value) !== value) throw invalid('long', text);
  return value;
}

function doubleOf(text: string): ApexDouble {
  const trimmed = need(text).trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[dDfF]?$/.test(trimmed)) throw invalid('double', text);
  return new ApexDouble(Number(trimmed.replace(/[dDfF]$/, '')));
}

function decimalOf(text: string): ApexDecimal {
  const decimal = ApexDecimal.parse(need(text));
  if (!decimal) throw invalid('decimal', text);
  return decimal;
}

definePlatformType('System.Integer', {
  statics: {
    'valueOf(String)': integerOf,
    'valueOf(Object)': (value: unknown) => (typeof value === 'string' ? integerOf(value) : toInteger(need(value))),
  },
  methods: { format: (self: number) => formatted(ApexDecimal.fromInteger(self)) },
});

definePlatformType('System.Long', {
  statics: { valueOf: longOf },
  methods: {
    format: (self: bigint) => formatted(ApexDecimal.fromInteger(self)),
    intValue: (self: bigint) => wrapInteger(self),
  },
});

definePlatformType('System.Double', {
  statics: {
    'valueOf(String)': doubleOf,
    'valueOf(Object)': (value: unknown) => (typeof value === 'string' ? doubleOf(value) : toDouble(need(value))),
  },
  methods: {
    format: (self: ApexDouble) => formattedFraction(ApexDecimal.fromDouble(self.value)),
    intValue: (self: ApexDouble) => Number(truncateDouble(self.value, 32)),
    longValue: (self: ApexDouble) => truncateDouble(self.value, 64),
    round: (self: ApexDouble) => roundedDouble(self),
  },
});

/** Nearest whole number, half up for doubles (Java's `Math.round`). */
export function roundedDouble(value: ApexDouble): bigint {
  return truncateDouble(Math.floor(value.value + 0.5), 64);
}

definePlatformType('System.Decimal', {
  statics: {
    'valueOf(String)': decimalOf,
    'valueOf(Double)': (value: ApexDouble) => toDecimal(need(value)),
    'valueOf(Long)': (value: bigint) => toDecimal(need(value)),
  },
  methods: {
    abs: (self: ApexDecimal) => (self.unscaled < 0n ? new ApexDecimal(-self.unscaled, self.scale) : self),
    'divide/2': (self: ApexDecimal, divisor: ApexDecimal, scale: number) =>
      divideToScale(self, need(divisor), need(scale), 'HALF_UP'),
    'divide/3': (self: ApexDecimal, divisor: ApexDecimal, scale: number, mode: ApexEnumValue) =>
      divideToScale(self, need(divisor), need(scale), decimalMode(mode)),
    doubleValue: (self: ApexDecimal) => toDouble(self),
    format: formattedFraction,
    intValue: (self: ApexDecimal) => toInteger(self),
    longValue: (self: ApexDecimal) => toLong(self),
    pow: (self: ApexDecimal, exponent: number) => power(self, need(exponent)),
    precision: (self: ApexDecimal) => Math.max(self.precision, self.scale),
    // Without a mode both round half-even (Apex Reference, Decimal.round; issacc.com/something-about-rounding for setScale).
    'round/0': (self: ApexDecimal) => toLong(rescale(self, 0, 'HALF_EVEN')),
    'round/1': (self: ApexDecimal, mode: ApexEnumValue) => toLong(rescale(self, 0, decimalMode(mode))),
    scale: (self: ApexDecimal) => self.scale,
    'setScale/1': (self: ApexDecimal, scale: number) => rescale(self, need(scale), 'HALF_EVEN'),
    'setScale/2': (self: ApexDecimal, scale: number, mode: ApexEnumValue) =>
      rescale(self, need(scale), decimalMode(mode)),
    stripTrailingZeros,
    toPlainString: (self: ApexDecimal) => self.toPlainString(),
  },
});

function power(base: ApexDecimal, exponent: number): ApexDecimal {
  if (exponent < 0 || exponent > 32767) throw createException('System.MathException', `Invalid exponent: ${exponent}`);
  let result = ApexDecimal.fromInteger(1);
  for (let i = 0; i < exponent; i++) result = multiplyDecimal(result, base);
  return result;
}

definePlatformType('System.Boolean', {
  statics: {
    // Only the text `true`, in any case, is true (Apex Reference, Boolean.valueOf); other kinds of values are refused.
    valueOf: (value: unknown) => {
      if (typeof need(value) === 'boolean') return value;
      if (typeof value === 'string') return value.toLowerCase() === 'true';
      throw createException(
        'System.TypeException',
        `Invalid conversion from runtime type ${runtimeTypeName(value)} to Boolean`,
      );
    },
  },
});

/** Name of a value's runtime type for conversion errors. */
export function runtimeTypeName(value: unknown): string {
  return (isInTransaction() ? currentTransaction().org.code.typeOf(value)?.name : undefined) ?? stringify(value);
}
