import { ApexBlob } from './blob.ts';
import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { ApexDecimal, compareDecimal, stripTrailingZeros } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { ApexEnumValue, ApexObject, ApexTypeValue, definesEquality, identityHash } from './object.ts';
import { SObject } from './sobject.ts';
import { ApexDate, ApexDatetime, ApexTime } from './temporal.ts';

/** A number of any Apex numeric type. */
export type ApexNumber = number | bigint | ApexDouble | ApexDecimal;

export function isNumber(value: unknown): value is ApexNumber {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof ApexDouble ||
    value instanceof ApexDecimal
  );
}

/** Compares two numbers of any types by value; NaN where one of them is not a number. */
export function compareNumbers(a: ApexNumber, b: ApexNumber): number {
  if (a instanceof ApexDecimal || b instanceof ApexDecimal) {
    const left = decimalOf(a);
    const right = decimalOf(b);
    if (left && right) return compareDecimal(left, right);
  }
  const left = a instanceof ApexDouble ? a.value : a instanceof ApexDecimal ? a.toNumber() : a;
  const right = b instanceof ApexDouble ? b.value : b instanceof ApexDecimal ? b.toNumber() : b;
  return left < right ? -1 : left > right ? 1 : left == right ? 0 : Number.NaN;
}

function decimalOf(value: ApexNumber): ApexDecimal | undefined {
  if (value instanceof ApexDecimal) return value;
  if (!(value instanceof ApexDouble)) return ApexDecimal.fromInteger(value);
  return Number.isFinite(value.value) ? ApexDecimal.fromDouble(value.value) : undefined;
}

/** Apex `==`: strings ignore case, numbers compare by value, SObjects and collections by content, objects by `equals`. */
export function apexEquals(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b || foldCase(a) === foldCase(b);
  return objectEquals(a, b);
}

/** Case folding of string comparisons, non-ASCII letters included. */
export function foldCase(text: string): string {
  return text.toLowerCase();
}

/** `a.equals(b)`, also used inside collections and by assertions: like `==`, but strings keep their case. */
export function objectEquals(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || a === undefined || b === undefined) return (a ?? null) === (b ?? null);
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b) === 0;
  if (a instanceof ApexObject) return a.$equals(b);
  if (b instanceof ApexObject) return false;
  if (a instanceof ApexDate) {
    if (b instanceof ApexDatetime) return a.epochDay * 86_400_000 === b.millis;
    return b instanceof ApexDate && a.epochDay === b.epochDay;
  }
  if (a instanceof ApexDatetime) {
    if (b instanceof ApexDate) return b.epochDay * 86_400_000 === a.millis;
    return b instanceof ApexDatetime && sameSecond(a, b);
  }
  if (a instanceof ApexTime) return b instanceof ApexTime && a.millis === b.millis;
  if (a instanceof ApexBlob) return b instanceof ApexBlob && a.equals(b);
  if (a instanceof SObject) return b instanceof SObject && collectionKey(a) === collectionKey(b);
  if (a instanceof ApexList)
    return b instanceof ApexList && a.size === b.size && a.items.every((item, i) => objectEquals(item, b.items[i]));
  if (a instanceof ApexSet) return b instanceof ApexSet && a.size === b.size && a.values().every((v) => b.has(v));
  if (a instanceof ApexMap)
    return (
      b instanceof ApexMap && a.size === b.size && a.entries().every(([k, v]) => b.has(k) && objectEquals(v, b.get(k)))
    );
  return false;
}

/**
 * Datetimes are equal when they are in the same second, although `<` and `>` see milliseconds: open-force/jsonparse asserts, green
 * in orgs, that epoch 1538783039073 equals 2018-10-05 23:43:59.
 */
function sameSecond(a: ApexDatetime, b: ApexDatetime): boolean {
  return Math.floor(a.millis / 1000) === Math.floor(b.millis / 1000);
}

/** Apex `===`: the same object; values of primitive types by value, strings with their case. */
export function exactlyEquals(a: unknown, b: unknown): boolean {
  if (
    a instanceof SObject ||
    a instanceof ApexObject ||
    a instanceof ApexList ||
    a instanceof ApexSet ||
    a instanceof ApexMap
  )
    return a === b;
  return objectEquals(a, b);
}

/**
 * Key of a value in sets and maps. Values that are equal have the same key; strings are case-sensitive, numbers of one
 * kind compare by value, SObjects by their field values at this moment. An object with identity is its own key.
 */
export function collectionKey(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'number':
      return value;
    case 'bigint':
      return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : `\0l${value}`;
    default:
      return objectKey(value);
  }
}

function objectKey(value: unknown): unknown {
  if (value instanceof ApexDecimal)
    return value.unscaled % powerless(value) === 0n
      ? collectionKey(value.toBigInt())
      : `\0d${stripTrailingZeros(value).toString()}`;
  if (value instanceof ApexDouble)
    return Number.isInteger(value.value)
      ? value.value
      : `\0d${Number.isFinite(value.value) ? ApexDecimal.fromDouble(value.value).toString() : value.value}`;
  if (value instanceof ApexDate) return `\0D${value.epochDay}`;
  if (value instanceof ApexDatetime) return `\0T${Math.floor(value.millis / 1000)}`;
  if (value instanceof ApexTime) return `\0t${value.millis}`;
  if (value instanceof ApexBlob) return `\0b${Buffer.from(value.bytes).toString('base64')}`;
  if (value instanceof SObject) return sobjectKey(value);
  if (value instanceof ApexList) return `\0[${value.items.map(nestedKey).join('\0,')}]`;
  if (value instanceof ApexSet) return `\0{${value.values().map(nestedKey).sort().join('\0,')}}`;
  if (value instanceof ApexMap)
    return `\0m${value
      .entries()
      .map(([k, v]) => `${nestedKey(k)}\0=${nestedKey(v)}`)
      .sort()
      .join('\0,')}}`;
  return value;
}

function powerless(value: ApexDecimal): bigint {
  return value.scale > 0 ? 10n ** BigInt(value.scale) : 1n;
}

/** Fields without a value do not count, so that `new Account()` equals `new Account(Name = null)`. */
function sobjectKey(row: SObject): string {
  const parts: string[] = [];
  for (const [name, value] of row.populated()) {
    if (value === null || value instanceof SObject || value instanceof ApexList) continue;
    parts.push(`${name.toLowerCase()}\0=${nestedKey(value)}`);
  }
  return `\0S${row.schema.name}\0:${parts.sort().join('\0,')}`;
}

function nestedKey(value: unknown): string {
  const key = collectionKey(value);
  if (typeof key === 'object' && key !== null) {
    if (key instanceof ApexObject) return `\0o${definesEquality(key) ? key.$hashCode() : identityHash(key)}`;
    return `\0o${identityHash(key)}`;
  }
  return `${typeof key}${String(key)}`;
}

/** Apex `hashCode()`: Java's for strings, numbers and booleans; content-based for everything that compares by content. */
export function hashCode(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'string') return stringHash(value);
  if (typeof value === 'number') return value | 0;
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value ^ (BigInt.asUintN(64, value) >> 32n)));
  if (value instanceof ApexObject) return value.$hashCode() | 0;
  if (value instanceof ApexList)
    return value.items.reduce<number>((hash, item) => (Math.imul(31, hash) + hashCode(item)) | 0, 1);
  if (value instanceof ApexSet) return value.values().reduce<number>((hash, item) => (hash + hashCode(item)) | 0, 0);
  if (value instanceof ApexMap)
    return value.entries().reduce<number>((hash, [k, v]) => (hash + (hashCode(k) ^ hashCode(v))) | 0, 0);
  if (value instanceof ApexEnumValue) return stringHash(`${value.type.name}.${value.name}`);
  if (value instanceof ApexTypeValue) return stringHash(value.type.name);
  const key = collectionKey(value);
  return typeof key === 'object' && key !== null ? identityHash(key) : hashCode(key);
}

/** Java's `String.hashCode`. */
export function stringHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(31, hash) + text.charCodeAt(i)) | 0;
  return hash;
}
