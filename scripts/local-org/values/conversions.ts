import { createException } from './exception.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { stringify } from './text.ts';

/** Types that the Apex runtime names in conversion errors. */
function invalidConversion(value: unknown, to: string): Error {
  return createException(
    'System.TypeException',
    `Invalid conversion from runtime type ${typeName(value)} to ${to}`,
  ) as unknown as Error;
}

function typeName(value: unknown): string {
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'number') return 'Integer';
  if (typeof value === 'bigint') return 'Long';
  const type =
    (value as { type?: { name?: string }; $type?: { name?: string } }).$type ??
    (value as { type?: { name?: string } }).type;
  return type?.name ?? (value as object).constructor.name.replace(/^Apex/, '') ?? stringify(value);
}

/** Long to Integer as `intValue` does it: the low 32 bits. */
export function wrapInteger(value: bigint): number {
  return Number(BigInt.asIntN(32, value));
}

/** Double to whole number, cut toward zero and held inside the range, as Java's narrowing does. */
export function truncateDouble(value: number, bits: 32 | 64): bigint {
  if (Number.isNaN(value)) return 0n;
  const max = (1n << BigInt(bits - 1)) - 1n;
  if (value >= Number(max)) return max;
  if (value <= -Number(max)) return -max - 1n;
  return BigInt(Math.trunc(value));
}

/** Any numeric value as Integer; null stays null. */
export function toInteger(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return wrapInteger(value);
  if (value instanceof ApexDecimal) return wrapInteger(value.toBigInt());
  if (value instanceof ApexDouble) return Number(truncateDouble(value.value, 32));
  throw invalidConversion(value, 'Integer');
}

/** Any numeric value as Long; null stays null. */
export function toLong(value: unknown): bigint | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return BigInt(value);
  if (typeof value === 'bigint') return value;
  if (value instanceof ApexDecimal) return BigInt.asIntN(64, value.toBigInt());
  if (value instanceof ApexDouble) return truncateDouble(value.value, 64);
  throw invalidConversion(value, 'Long');
}

/** Any numeric value as Double; null stays null. */
export function toDouble(value: unknown): ApexDouble | null {
  if (value === null || value === undefined) return null;
  if (value instanceof ApexDouble) return value;
  if (typeof value === 'number') return new ApexDouble(value);
  if (typeof value === 'bigint') return new ApexDouble(Number(value));
  if (value instanceof ApexDecimal) return new ApexDouble(value.toNumber());
  throw invalidConversion(value, 'Double');
}

/** Any numeric value as Decimal; null stays null. */
export function toDecimal(value: unknown): ApexDecimal | null {
  if (value === null || value === undefined) return null;
  if (value instanceof ApexDecimal) return value;
  if (typeof value === 'number' || typeof value === 'bigint') return ApexDecimal.fromInteger(value);
  if (value instanceof ApexDouble) return ApexDecimal.fromDouble(value.value);
  throw invalidConversion(value, 'Decimal');
}

/** A Boolean out of an Object; null stays null. */
export function toBoolean(value: unknown): boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value;
  throw invalidConversion(value, 'Boolean');
}
