import { currentTransaction } from '../runtime/transaction.ts';
import { createException } from './exception.ts';
import { ApexBlob } from './blob.ts';
import { ApexEnumValue, ApexObject } from './object.ts';
import { compareNumbers, foldCase, isNumber } from './equality.ts';
import { SObject } from './sobject.ts';
import { ApexDate, ApexDatetime, ApexTime } from './temporal.ts';
import { stringify } from './text.ts';

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Order for `<`, `<=`, `>`, `>=`: strings ignore case. NaN, which makes every comparison false, where a number or date is
 * compared with null (Apex Developer Guide, "Expression Operators"); a string is greater than null.
 */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return byCodeUnit(foldCase(a), foldCase(b));
  if (a === null || b === null) {
    if (typeof a === 'string') return 1;
    if (typeof b === 'string') return -1;
    return Number.NaN;
  }
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  const left = instant(a);
  const right = instant(b);
  if (left !== undefined && right !== undefined) return left - right;
  throw createException(
    'System.TypeException',
    `Comparison arguments must be compatible types: ${stringify(a)}, ${stringify(b)}`,
  );
}

function instant(value: unknown): number | undefined {
  if (value instanceof ApexDate) return value.epochDay * 86_400_000;
  if (value instanceof ApexDatetime || value instanceof ApexTime) return value.millis;
  return undefined;
}

/**
 * Order of `List.sort()`: null first, then natural order; strings with their case, enums by declaration, SObjects by name
 * and then their other fields, objects through `Comparable`.
 */
export function sortCompare(a: unknown, b: unknown): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  if (typeof a === 'string' && typeof b === 'string') return byCodeUnit(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (a instanceof ApexEnumValue && b instanceof ApexEnumValue) return a.ordinal - b.ordinal;
  if (a instanceof SObject && b instanceof SObject) return compareRows(a, b);
  if (a instanceof ApexBlob && b instanceof ApexBlob) return Buffer.compare(a.bytes, b.bytes);
  if (a instanceof ApexObject) {
    const code = currentTransaction().org.code;
    if (code.hasMethod(a, 'compareTo', 1)) {
      const order = code.invoke(a, 'compareTo', [b]);
      if (typeof order !== 'number')
        throw createException('System.NullPointerException', 'Attempt to de-reference a null object');
      return order;
    }
    throw createException('System.ListException', 'One or more of the items in this list is not Comparable.');
  }
  return compareValues(a, b);
}

/** Apex Developer Guide, "Sorting Lists of sObjects": type, Name, then standard and custom fields by name; no value first. */
function compareRows(a: SObject, b: SObject): number {
  const byType = byCodeUnit(a.schema.label, b.schema.label);
  if (byType !== 0) return byType;
  for (const name of comparedFields(a, b)) {
    const order = sortCompare(valueOf(a, name), valueOf(b, name));
    if (order !== 0) return order;
  }
  return 0;
}

function comparedFields(a: SObject, b: SObject): string[] {
  const names = new Set<string>();
  for (const row of [a, b])
    for (const [name] of row.populated()) if (row.schema.fields.has(name.toLowerCase())) names.add(name);
  const rank = (name: string): number => (name === 'Name' ? 0 : name.endsWith('__c') ? 2 : 1);
  return [...names].sort((x, y) => rank(x) - rank(y) || byCodeUnit(x.toLowerCase(), y.toLowerCase()));
}

function valueOf(row: SObject, name: string): unknown {
  return row.isSet(name) ? row.get(name) : null;
}
