import { UnsupportedError } from '../../runtime/unsupported.ts';
import { localParts, userTimeZone } from '../../values/timeZone.ts';
import { addMonths, ApexDate, ApexDatetime, daysInMonth } from '../../values/temporal.ts';
import {
  addDecimal,
  ApexDecimal,
  compareDecimal,
  divideDecimal,
  multiplyDecimal,
  rescale,
  stripTrailingZeros,
  subtractDecimal,
} from '../../values/decimal.ts';

/** Values that formulas work on. */
export type FormulaValue = null | boolean | string | ApexDecimal | ApexDate | ApexDatetime;

const dayMillis = 86_400_000;

export const integer = (value: number): ApexDecimal => ApexDecimal.fromInteger(value);
export const isBlank = (value: FormulaValue): boolean => value === null || value === '';

/** A number argument; blank counts as zero, as formulas do unless told otherwise. */
export function number(value: FormulaValue): ApexDecimal {
  if (value === null || value === '') return ApexDecimal.ZERO;
  if (value instanceof ApexDecimal) return value;
  throw new UnsupportedError(`formula: ${describe(value)} where a number is needed`);
}

export function text(value: FormulaValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (value instanceof ApexDecimal) return stripTrailingZeros(value).toPlainString();
  if (value instanceof ApexDate) return value.toString();
  if (value instanceof ApexDatetime)
    return new Date(value.millis)
      .toISOString()
      .replace('T', ' ')
      .replace(/\.\d+Z$/, 'Z');
  throw new UnsupportedError(`formula: ${describe(value)} where a text is needed`);
}

export function truth(value: FormulaValue): boolean {
  if (value === null) return false;
  if (typeof value === 'boolean') return value;
  throw new UnsupportedError(`formula: ${describe(value)} where true or false is needed`);
}

function date(value: FormulaValue): ApexDate {
  if (value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) return new ApexDate(Math.floor(value.millis / dayMillis));
  throw new UnsupportedError(`formula: ${describe(value)} where a date is needed`);
}

function describe(value: FormulaValue): string {
  return value === null
    ? 'nothing'
    : typeof value === 'object'
      ? value.constructor.name.replace('Apex', '')
      : typeof value;
}

/** `=`: texts exactly, numbers and dates by value; blank equals blank. */
export function equal(a: FormulaValue, b: FormulaValue): boolean {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b);
  if (a instanceof ApexDecimal && b instanceof ApexDecimal) return compareDecimal(a, b) === 0;
  if (typeof a === 'object' && typeof b === 'object') return order(a, b) === 0;
  return a === b;
}

/** Order of two values that are not blank. */
export function order(a: FormulaValue, b: FormulaValue): number {
  if (a instanceof ApexDecimal && b instanceof ApexDecimal) return compareDecimal(a, b);
  if (a instanceof ApexDatetime && b instanceof ApexDatetime) return a.millis - b.millis;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return date(a).epochDay - date(b).epochDay;
}

/** Sums and differences: numbers, texts, and days before or after a date. */
export function plus(a: FormulaValue, b: FormulaValue, sign: 1 | -1): FormulaValue {
  if (typeof a === 'string' || typeof b === 'string') return text(a) + text(b);
  if ((a instanceof ApexDate || a instanceof ApexDatetime) && (b instanceof ApexDate || b instanceof ApexDatetime)) {
    if (a instanceof ApexDate && b instanceof ApexDate) return integer(a.epochDay - b.epochDay);
    const millis = (v: ApexDate | ApexDatetime): number => (v instanceof ApexDate ? v.epochDay * dayMillis : v.millis);
    return divideDecimal(new ApexDecimal(BigInt(millis(a) - millis(b)), 0), integer(dayMillis));
  }
  if (a instanceof ApexDate)
    return b === null ? null : new ApexDate(a.epochDay + sign * Math.trunc(number(b).toNumber()));
  if (a instanceof ApexDatetime)
    return b === null ? null : new ApexDatetime(a.millis + Math.round(sign * number(b).toNumber() * dayMillis));
  if (b instanceof ApexDate && sign === 1) return plus(b, a, 1);
  return sign === 1 ? addDecimal(number(a), number(b)) : subtractDecimal(number(a), number(b));
}

type FormulaFunction = (args: readonly FormulaValue[], now: number) => FormulaValue;

const at = (args: readonly FormulaValue[], i: number): FormulaValue => args[i] ?? null;
const count = (args: readonly FormulaValue[], i: number): number => Math.trunc(number(at(args, i)).toNumber());
const rounded =
  (mode: 'HALF_UP' | 'CEILING' | 'FLOOR' | 'DOWN' | 'UP'): FormulaFunction =>
  (args) =>
    rescale(number(at(args, 0)), count(args, 1), mode);

/** Functions whose arguments are all evaluated; the others (IF, CASE, ISCHANGED, ...) are the evaluator's. */
export const formulaFunctions: Readonly<Record<string, FormulaFunction>> = {
  NOT: (a) => !truth(at(a, 0)),
  ISBLANK: (a) => isBlank(at(a, 0)),
  ISNULL: (a) => at(a, 0) === null,
  BLANKVALUE: (a) => (isBlank(at(a, 0)) ? at(a, 1) : at(a, 0)),
  NULLVALUE: (a) => (at(a, 0) === null ? at(a, 1) : at(a, 0)),
  ISPICKVAL: (a) => text(at(a, 0)) === text(at(a, 1)),
  TEXT: (a) => text(at(a, 0)),
  VALUE: (a) => ApexDecimal.parse(text(at(a, 0)).trim()) ?? null,
  ISNUMBER: (a) => !isBlank(at(a, 0)) && ApexDecimal.parse(text(at(a, 0)).trim()) !== undefined,
  LEN: (a) => integer(text(at(a, 0)).length),
  LEFT: (a) => text(at(a, 0)).slice(0, Math.max(0, count(a, 1))),
  RIGHT: (a) => (count(a, 1) <= 0 ? '' : text(at(a, 0)).slice(-count(a, 1))),
  MID: (a) => text(at(a, 0)).slice(Math.max(1, count(a, 1)) - 1, Math.max(1, count(a, 1)) - 1 + count(a, 2)),
  CONTAINS: (a) => text(at(a, 0)).includes(text(at(a, 1))),
  BEGINS: (a) => text(at(a, 0)).startsWith(text(at(a, 1))),
  INCLUDES: (a) =>
    text(at(a, 0))
      .split(';')
      .includes(text(at(a, 1))),
  FIND: (a) => integer(text(at(a, 1)).indexOf(text(at(a, 0)), Math.max(0, count(a, 2) - 1)) + 1),
  SUBSTITUTE: (a) => (isBlank(at(a, 1)) ? text(at(a, 0)) : text(at(a, 0)).replaceAll(text(at(a, 1)), text(at(a, 2)))),
  UPPER: (a) => text(at(a, 0)).toUpperCase(),
  LOWER: (a) => text(at(a, 0)).toLowerCase(),
  TRIM: (a) => text(at(a, 0)).trim(),
  LPAD: (a) =>
    text(at(a, 0))
      .padStart(count(a, 1), isBlank(at(a, 2)) ? ' ' : text(at(a, 2)))
      .slice(0, count(a, 1)),
  RPAD: (a) =>
    text(at(a, 0))
      .padEnd(count(a, 1), isBlank(at(a, 2)) ? ' ' : text(at(a, 2)))
      .slice(0, count(a, 1)),
  REGEX: (a) => new RegExp(`^(?:${text(at(a, 1))})$`, 's').test(text(at(a, 0))),
  BR: () => '\n',
  CASESAFEID: (a) => text(at(a, 0)),
  ABS: (a) => (number(at(a, 0)).unscaled < 0n ? multiplyDecimal(number(at(a, 0)), integer(-1)) : number(at(a, 0))),
  ROUND: rounded('HALF_UP'),
  CEILING: (a) => rescale(number(at(a, 0)), 0, number(at(a, 0)).unscaled < 0n ? 'UP' : 'CEILING'),
  MCEILING: (a) => rescale(number(at(a, 0)), 0, 'CEILING'),
  FLOOR: (a) => rescale(number(at(a, 0)), 0, 'DOWN'),
  MFLOOR: (a) => rescale(number(at(a, 0)), 0, 'FLOOR'),
  TRUNC: rounded('DOWN'),
  MAX: (a) => a.map(number).reduce((x, y) => (compareDecimal(x, y) >= 0 ? x : y)),
  MIN: (a) => a.map(number).reduce((x, y) => (compareDecimal(x, y) <= 0 ? x : y)),
  MOD: (a) => {
    const [x, y] = [number(at(a, 0)), number(at(a, 1))];
    return subtractDecimal(x, multiplyDecimal(y, rescale(divideDecimal(x, y), 0, 'FLOOR')));
  },
  SQRT: (a) => ApexDecimal.fromDouble(Math.sqrt(number(at(a, 0)).toNumber())),
  // Today is the user's; other conversions between dates and moments are in GMT (Salesforce Help, "Using Date, Date/Time, and Time Values in Formulas").
  TODAY: (_, now) => localParts(userTimeZone(), new ApexDatetime(now)).date,
  NOW: (_, now) => new ApexDatetime(now),
  DATE: (a) => ApexDate.of(count(a, 0), count(a, 1), count(a, 2)),
  DATEVALUE: (a) =>
    isBlank(at(a, 0)) ? null : typeof a[0] === 'string' ? (ApexDate.parseIso(a[0]) ?? null) : date(at(a, 0)),
  DATETIMEVALUE: (a) =>
    isBlank(at(a, 0))
      ? null
      : a[0] instanceof ApexDate
        ? new ApexDatetime(a[0].epochDay * dayMillis)
        : a[0] instanceof ApexDatetime
          ? a[0]
          : (ApexDatetime.parseIso(text(at(a, 0)).replace(' ', 'T')) ?? null),
  YEAR: (a) => (isBlank(at(a, 0)) ? null : integer(date(at(a, 0)).year)),
  MONTH: (a) => (isBlank(at(a, 0)) ? null : integer(date(at(a, 0)).month)),
  DAY: (a) => (isBlank(at(a, 0)) ? null : integer(date(at(a, 0)).day)),
  WEEKDAY: (a) => (isBlank(at(a, 0)) ? null : integer(((((date(at(a, 0)).epochDay + 4) % 7) + 7) % 7) + 1)),
  ADDMONTHS: (a) => {
    if (isBlank(at(a, 0))) return null;
    const start = date(at(a, 0));
    const moved = addMonths(start, count(a, 1));
    // The last day of a month stays the last day.
    return start.day === daysInMonth(start.year, start.month)
      ? ApexDate.of(moved.year, moved.month, daysInMonth(moved.year, moved.month))
      : moved;
  },
};
