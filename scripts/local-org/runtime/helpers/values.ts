import { enumValueOf } from '../../platform/objectMethods.ts';
import { platformEnumValues } from '../../platform/enums.ts';
import { idOf } from '../../platform/id.ts';
import { callObjectStatic } from '../../platform/customSettings.ts';
import { findPlatformFunction, findPlatformProperty } from '../../platform/registry.ts';
import { describeField, describeObject, sobjectField, sobjectType } from '../../platform/schemaTokens.ts';
import type { ApexType } from '../../types/apexType.ts';
import { ApexList, ApexMap, ApexSet } from '../../values/collections.ts';
import { toDecimal, toDouble, toInteger, toLong } from '../../values/conversions.ts';
import { ApexDecimal } from '../../values/decimal.ts';
import { ApexDouble } from '../../values/double.ts';
import { createException, createNullPointerException } from '../../values/exception.ts';
import { ApexObject } from '../../values/object.ts';
import {
  apexEquals,
  compareValues,
  exactlyEquals,
  foldCase,
  hashCode,
  objectEquals,
  stringify,
} from '../../values/operations.ts';
import { SObject } from '../../values/sobject.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../values/temporal.ts';
import { UnsupportedError } from '../unsupported.ts';
import { currentTransaction } from '../transaction.ts';
import { elementsOf } from './iteration.ts';

const DAY = 86_400_000;

function dayCount(value: unknown): number {
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexDecimal) return value.toNumber();
  return Number(value);
}

/** Values, comparisons and conversions of emitted code. */
export const valueHelpers = {
  List: ApexList,
  Set: ApexSet,
  Map: ApexMap,
  toInteger,
  toLong,
  toDouble,
  toDecimal,
  toId: (value: string | null): string | null => (value === null ? null : idOf(value)),
  toDatetime: (value: ApexDate | null): ApexDatetime | null =>
    value === null ? null : new ApexDatetime(value.epochDay * DAY),
  equals: apexEquals,
  exactlyEquals,
  sameText: (a: string | null, b: string | null): boolean =>
    a === b || (a !== null && b !== null && foldCase(a) === foldCase(b)),
  text: (value: unknown): string => (typeof value === 'string' ? value : stringify(value)),
  less: (a: unknown, b: unknown): boolean => compareValues(a, b) < 0,
  greater: (a: unknown, b: unknown): boolean => compareValues(a, b) > 0,
  atMost: (a: unknown, b: unknown): boolean => compareValues(a, b) <= 0,
  atLeast: (a: unknown, b: unknown): boolean => compareValues(a, b) >= 0,
  // Apex Developer Guide, "Expression Operators": a number compared with null gives false.
  lessNumber: (a: number | null, b: number | null): boolean => a !== null && b !== null && a < b,
  greaterNumber: (a: number | null, b: number | null): boolean => a !== null && b !== null && a > b,
  atMostNumber: (a: number | null, b: number | null): boolean => a !== null && b !== null && a <= b,
  atLeastNumber: (a: number | null, b: number | null): boolean => a !== null && b !== null && a >= b,
  /** A Boolean where a decision is taken: null is an exception. */
  condition(value: boolean | null): boolean {
    if (value === null) throw createNullPointerException();
    return value;
  },
  nonNull<T>(value: T | null): T {
    if (value === null) throw createNullPointerException();
    return value;
  },
  /** `date + days`, `datetime + days`: fractions of a day count for Datetime. */
  shiftMoment(value: unknown, amount: unknown, sign: number): unknown {
    if (value === null || amount === null) throw createNullPointerException();
    const days = dayCount(amount) * sign;
    if (value instanceof ApexDate) return new ApexDate(value.epochDay + Math.trunc(days));
    if (value instanceof ApexDatetime) return new ApexDatetime(value.millis + Math.round(days * DAY));
    throw new UnsupportedError(`${value instanceof ApexTime ? 'Time' : 'Object'} + number`);
  },
  object_tostring: (value: unknown): string => (value instanceof ApexObject ? value.$toString() : stringify(value)),
  object_equals: (value: unknown, other: unknown): boolean =>
    value instanceof ApexObject ? value.$equals(other) : objectEquals(value, other),
  object_hashcode: hashCode,
  /** The clone every user class has: a shallow copy of its fields. */
  object_clone<T extends object>(value: T): T {
    return Object.assign(Object.create(Object.getPrototypeOf(value) as object) as T, value);
  },
  object_addall(target: ApexList | ApexSet, values: unknown): boolean {
    if (target instanceof ApexList) {
      target.addAll(elementsOf(values));
      return true;
    }
    let changed = false;
    for (const value of [...elementsOf(values)]) changed = target.add(value) || changed;
    return changed;
  },
  /** `new Integer[5]`, `new List<Integer>(5)`: that many nulls. */
  newSized(type: ApexType, size: number | null): ApexList {
    if (size === null) throw createNullPointerException();
    if (size < 0) throw createException('System.ListException', 'List size must be non-negative');
    return new ApexList(type, new Array<unknown>(size).fill(null));
  },
  newCopy(type: ApexType, from: unknown): ApexList | ApexSet | ApexMap {
    if (from === null) throw createException('System.NullPointerException', 'Argument cannot be null.');
    if (type.kind === 'map')
      return from instanceof ApexMap ? new ApexMap(type, from.entries()) : ApexMap.ofSObjects(type, from as ApexList);
    const items = [...elementsOf(from)];
    return type.kind === 'list' ? new ApexList(type, items) : new ApexSet(type, items);
  },
  /** `new Account(Name = 'x', ...)`; names and values alternate. */
  newRow(objectName: string, ...fields: unknown[]): SObject {
    const schema = currentTransaction().org.schema.object(objectName);
    if (!schema) throw new UnsupportedError(`object ${objectName}`);
    const row = new SObject(schema);
    for (let i = 0; i < fields.length; i += 2) {
      const value = fields[i + 1];
      if (value instanceof SObject || (value === null && !schema.fields.has(String(fields[i]).toLowerCase())))
        row.setParent(fields[i] as string, value);
      else if (value instanceof ApexList) row.setChildren(fields[i] as string, value);
      else row.write(fields[i] as string, value);
    }
    return row;
  },
  writeField<T>(row: SObject, field: string, value: T): T {
    row.write(field, value);
    return value;
  },
  writeParent<T extends SObject | null>(row: SObject, relationship: string, value: T): T {
    row.setParent(relationship, value);
    return value;
  },
  assignProperty<T>(setter: (...args: unknown[]) => unknown, value: T, ...target: unknown[]): T {
    setter(...target, value);
    return value;
  },
  withFields<T>(made: T, ...fields: [(target: T, value: unknown) => unknown, unknown][]): T {
    for (const [setter, value] of fields) setter(made, value);
    return made;
  },
  sobjectType,
  sobjectField,
  describeObject,
  describeField,
  /** `Schema.SObjectType.Account.fieldSets.Name`. */
  fieldSet(objectName: string, name: string): unknown {
    const sets = findPlatformProperty('Schema.DescribeSObjectResult', 'properties', 'fieldSets')?.get(
      describeObject(objectName),
    );
    const map =
      sets === undefined
        ? undefined
        : (findPlatformFunction('Schema.SObjectTypeFieldSets', 'methods', 'getMap', [])?.(sets) as ApexMap | undefined);
    const found = map?.entries().find(([key]) => String(key).toLowerCase() === name.toLowerCase());
    if (!found) throw new UnsupportedError(`field set ${objectName}.${name}`);
    return found[1];
  },
  objectStatic: callObjectStatic,
  platformEnumValues,
  enumValueOf,
};
