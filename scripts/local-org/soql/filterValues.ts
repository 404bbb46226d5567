import type { UserSettings } from '../runtime/org.ts';
import type { FieldSchema } from '../schema/model.ts';
import { fold } from '../store/columns.ts';
import { toId18 } from '../store/recordId.ts';
import type { SqlValue } from '../store/sqlDb.ts';
import { Types } from '../types/apexType.ts';
import { ApexList, ApexMap, ApexSet } from '../values/collections.ts';
import { ApexDecimal, powerOfTen, rescale, stripTrailingZeros } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { SObject } from '../values/sobject.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../values/temporal.ts';
import { localParts } from '../values/timeZone.ts';
import type { ValueNode } from './ast.ts';
import { daysOf, startOfDay, type DayRange } from './dateLiterals.ts';
import { queryException } from './errors.ts';

/** A right-hand side, ready for SQL: plain values, or the range that a date literal means. */
export type FilterValue =
  | { readonly kind: 'value'; readonly value: SqlValue }
  | { readonly kind: 'range'; readonly from: SqlValue; readonly to: SqlValue };

/** Clock, bind values, and the running user's zone and locale, of one execution. */
export interface RunContext extends UserSettings {
  readonly binds: readonly unknown[];
  readonly now: number;
}

/** Values of a right-hand side; several for lists and collections. */
export function filterValues(node: ValueNode, field: FieldSchema, context: RunContext, forLike = false): FilterValue[] {
  switch (node.kind) {
    case 'list':
      return node.values.flatMap((v) => filterValues(v, field, context, forLike));
    case 'bind':
      return elements(context.binds[node.index]).map((value) => plain(encodeBind(field, value)));
    case 'null':
      return [plain(null)];
    case 'dateLiteral': {
      if (field.apexType !== Types.Date && field.apexType !== Types.Datetime) throw mismatch(field);
      const range: DayRange = daysOf(node.name, node.count, context);
      return field.apexType === Types.Date
        ? [{ kind: 'range', from: range.from, to: range.to }]
        : [
            {
              kind: 'range',
              from: startOfDay(range.from, context.timeZone),
              to: startOfDay(range.to, context.timeZone),
            },
          ];
    }
    case 'subquery':
      throw new Error('a subquery is no value');
    default:
      return [plain(encodeLiteral(node, field))];
  }
}

const plain = (value: SqlValue): FilterValue => ({ kind: 'value', value });

function elements(value: unknown): unknown[] {
  if (value instanceof ApexList) return value.items;
  if (value instanceof ApexSet) return value.values();
  if (value instanceof ApexMap) return value.keys();
  if (Array.isArray(value)) return value;
  return [value ?? null];
}

/** True for a bind that holds a collection: `= :list` then means IN. */
export function isCollection(node: ValueNode, context: RunContext): boolean {
  if (node.kind !== 'bind') return false;
  const value = context.binds[node.index];
  return value instanceof ApexList || value instanceof ApexSet || Array.isArray(value);
}

function mismatch(field: FieldSchema): Error {
  const names: Record<string, string> = {
    Decimal: 'double',
    Double: 'double',
    Integer: 'int',
    Long: 'long',
    Boolean: 'boolean',
    Date: 'date',
    Datetime: 'dateTime',
    Time: 'time',
    Id: 'ID',
    String: 'string',
  };
  const quoted =
    field.apexType === Types.String || field.apexType === Types.Id
      ? 'should be enclosed in quotes'
      : 'should not be enclosed in quotes';
  return queryException(
    `value of filter criterion for field '${field.name}' must be of type ${names[field.apexType.name] ?? field.apexType.name} and ${quoted}`,
  );
}

function encodeLiteral(
  node: Exclude<ValueNode, { kind: 'list' | 'bind' | 'null' | 'dateLiteral' | 'subquery' }>,
  field: FieldSchema,
): SqlValue {
  switch (node.kind) {
    case 'boolean':
      if (field.apexType !== Types.Boolean) throw mismatch(field);
      return node.value ? 1 : 0;
    case 'number':
      if (
        field.apexType === Types.Decimal ||
        field.apexType === Types.Integer ||
        field.apexType === Types.Long ||
        field.apexType === Types.Double
      )
        return scaled(field, ApexDecimal.parse(node.text) ?? ApexDecimal.ZERO);
      throw mismatch(field);
    case 'string':
      if (field.apexType === Types.Id) return idOf(node.value);
      if (field.apexType !== Types.String) throw mismatch(field);
      return textOf(field, node.value);
    case 'date': {
      const date = ApexDate.parseIso(node.text);
      if (!date || field.apexType !== Types.Date) throw mismatch(field);
      return date.epochDay;
    }
    case 'datetime': {
      const moment = ApexDatetime.parseIso(node.text.replace(/\s/g, ''));
      if (!moment || (field.apexType !== Types.Datetime && field.apexType !== Types.Date)) throw mismatch(field);
      return field.apexType === Types.Date ? Math.floor(moment.millis / 86_400_000) : moment.millis;
    }
    case 'time': {
      const match = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?/.exec(node.text);
      if (!match || field.apexType !== Types.Time) throw mismatch(field);
      return (
        (Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3])) * 1000 +
        Number((match[4] ?? '0').padEnd(3, '0'))
      );
    }
  }
}

/** An empty text is stored as null, so comparing with one is comparing with null. */
function textOf(field: FieldSchema, value: string): string | null {
  if (value === '') return null;
  return field.caseSensitive ? value : fold(value);
}

function idOf(value: string): string | null {
  if (value === '') return null;
  const id = toId18(value);
  if (id === undefined) throw queryException(`invalid ID field: ${value}`);
  return id;
}

/** A number at the field's scale: a whole number where it is one, else a double, which SQLite compares exactly with integers. */
function scaled(field: FieldSchema, value: ApexDecimal): SqlValue {
  const scale = field.apexType === Types.Decimal ? field.scale : 0;
  if (field.apexType === Types.Double) return value.toNumber();
  const stripped = stripTrailingZeros(value);
  if (stripped.scale <= scale) return rescale(stripped, scale, 'UNNECESSARY').unscaled;
  return Number(stripped.unscaled) / Number(powerOfTen(stripped.scale - scale));
}

/**
 * A bind value as its field's column would hold it. A Date beside a Datetime is its midnight in GMT, as wherever Apex makes the
 * one of the other (salesforce.stackexchange.com/questions/281180).
 */
export function encodeBind(field: FieldSchema, value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  if (value instanceof SObject) return value.id;
  switch (field.apexType) {
    case Types.Id:
      if (typeof value === 'string') return idOf(value);
      break;
    case Types.Boolean:
      if (typeof value === 'boolean') return value ? 1 : 0;
      break;
    case Types.Date:
      if (value instanceof ApexDate) return value.epochDay;
      if (value instanceof ApexDatetime) return localParts('GMT', value).date.epochDay;
      break;
    case Types.Datetime:
      if (value instanceof ApexDatetime) return value.millis;
      if (value instanceof ApexDate) return startOfDay(value.epochDay, 'GMT');
      break;
    case Types.Time:
      if (value instanceof ApexTime) return value.millis;
      break;
    case Types.Decimal:
    case Types.Double:
    case Types.Integer:
    case Types.Long:
      if (value instanceof ApexDecimal) return scaled(field, value);
      if (value instanceof ApexDouble) return scaled(field, ApexDecimal.fromDouble(value.value));
      if (typeof value === 'number' || typeof value === 'bigint') return scaled(field, ApexDecimal.fromInteger(value));
      break;
    default:
      if (typeof value === 'string') return textOf(field, value);
      break;
  }
  throw queryException(`Invalid bind expression type of ${typeof value} for column of type ${field.apexType.name}`);
}
