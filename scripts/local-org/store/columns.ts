import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { Types } from '../types/apexType.ts';
import { ApexBlob } from '../values/blob.ts';
import { ApexDecimal, rescale } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../values/temporal.ts';
import type { SqlValue } from './sqlDb.ts';

/** Case-folded form of a text, for comparing as SOQL does; SQLite's own NOCASE knows ASCII only. */
export function fold(text: string): string {
  return text.toLowerCase();
}

/** True for fields that have a column: no formulas, roll-ups or compound values. */
export function isStoredField(field: FieldSchema): boolean {
  return (
    field.formula === undefined && field.type !== 'Address' && field.type !== 'Location' && field.type !== 'AnyType'
  );
}

/** True for texts that get a folded, indexed shadow column. */
export function hasShadow(field: FieldSchema): boolean {
  return (
    field.apexType === Types.String &&
    (field.name === 'Name' ||
      field.name === 'DeveloperName' ||
      field.unique ||
      field.externalId ||
      field.type === 'Email')
  );
}

/** True for columns with an index of their own: lookups, external ids, unique fields and the modification stamp. */
export function isIndexed(field: FieldSchema): boolean {
  if (field.name === 'SystemModstamp') return true;
  if (field.apexType === Types.Id)
    return field.name !== 'Id' && !/^(OwnerId|CreatedById|LastModifiedById)$/.test(field.name);
  return (field.externalId || field.unique) && !hasShadow(field);
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function shadowColumn(field: FieldSchema): string {
  return quote(`${field.name}$folded`);
}

export function columnType(field: FieldSchema): string {
  switch (field.apexType) {
    case Types.Boolean:
    case Types.Integer:
    case Types.Long:
    case Types.Decimal:
    case Types.Date:
    case Types.Datetime:
    case Types.Time:
      return 'INTEGER';
    case Types.Double:
      return 'REAL';
    case Types.Blob:
      return 'BLOB';
    default:
      return 'TEXT';
  }
}

/** Value of a field as its column holds it. Decimals are whole numbers at the field's scale, so that comparing and summing stay exact. */
export function encodeValue(field: FieldSchema, value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof ApexDecimal) return rescale(value, field.scale, 'HALF_UP').unscaled;
  if (typeof value === 'number')
    return field.apexType === Types.Decimal
      ? rescale(ApexDecimal.fromInteger(value), field.scale, 'HALF_UP').unscaled
      : value;
  if (typeof value === 'bigint') return value;
  if (value instanceof ApexDatetime) return Math.floor(value.millis / 1000) * 1000;
  if (value instanceof ApexDate) return value.epochDay;
  if (value instanceof ApexTime) return value.millis;
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexBlob) return value.bytes;
  throw new Error(`field ${field.name} cannot hold ${String(value)}`);
}

/** Equal as stored: `1.0` and `1.00` are the same number to the database. */
export function sameValue(field: FieldSchema, a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  const left = encodeValue(field, a);
  const right = encodeValue(field, b);
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right) === 0;
  return (
    left === right ||
    (left !== null && right !== null && typeof left !== 'string' && typeof right !== 'string' && left == right)
  );
}

/** The value of a field behind a column. */
export function decodeValue(field: FieldSchema, value: SqlValue): unknown {
  if (value === null) return null;
  switch (field.apexType) {
    case Types.Boolean:
      return Number(value) !== 0;
    case Types.Integer:
      return Number(value);
    case Types.Long:
      return BigInt(value as bigint);
    case Types.Decimal:
      return new ApexDecimal(BigInt(value as bigint), field.scale);
    case Types.Double:
      return new ApexDouble(Number(value));
    case Types.Date:
      return new ApexDate(Number(value));
    case Types.Datetime:
      return new ApexDatetime(Number(value));
    case Types.Time:
      return new ApexTime(Number(value));
    case Types.Blob:
      return new ApexBlob(value as Uint8Array);
    default:
      return value;
  }
}

/** Fields of an object that have a column, in schema order; made once per schema. */
export function storedFields(schema: ObjectSchema): readonly FieldSchema[] {
  let fields = known.get(schema);
  if (!fields) known.set(schema, (fields = [...schema.fields.values()].filter(isStoredField)));
  return fields;
}

const known = new WeakMap<ObjectSchema, readonly FieldSchema[]>();
