import type { FieldSchema } from './model.ts';
import { toId18 } from '../store/recordId.ts';
import { Types } from '../types/apexType.ts';
import { ApexBlob } from '../values/blob.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { createException } from '../values/exception.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../values/temporal.ts';

const millisPerDay = 86_400_000;

/** Converts a value to the Apex type of a field as `sobj.put(field, value)` does; a value that does not fit is an SObjectException. */
export function convertToFieldType(field: FieldSchema, value: unknown): unknown {
  if (value === null) return null;
  switch (field.apexType) {
    case Types.String:
      if (typeof value === 'string') return value;
      break;
    case Types.Id:
      if (typeof value === 'string') {
        const id = toId18(value);
        if (id === undefined) throw createException('System.StringException', `Invalid id: ${value}`);
        return id;
      }
      break;
    case Types.Boolean:
      if (typeof value === 'boolean') return value;
      break;
    case Types.Integer:
      if (typeof value === 'number') return value;
      if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value));
      break;
    case Types.Long:
      if (typeof value === 'bigint') return value;
      if (typeof value === 'number') return BigInt(value);
      break;
    case Types.Decimal:
      if (value instanceof ApexDecimal) return value;
      if (typeof value === 'number' || typeof value === 'bigint') return ApexDecimal.fromInteger(value);
      if (value instanceof ApexDouble) return ApexDecimal.fromDouble(value.value);
      break;
    case Types.Double:
      if (value instanceof ApexDouble) return value;
      if (typeof value === 'number' || typeof value === 'bigint') return new ApexDouble(Number(value));
      if (value instanceof ApexDecimal) return new ApexDouble(value.toNumber());
      break;
    case Types.Date:
      if (value instanceof ApexDate) return value;
      if (value instanceof ApexDatetime) return new ApexDate(Math.floor(value.millis / millisPerDay));
      break;
    case Types.Datetime:
      if (value instanceof ApexDatetime) return value;
      if (value instanceof ApexDate) return new ApexDatetime(value.epochDay * millisPerDay);
      break;
    case Types.Time:
      if (value instanceof ApexTime) return value;
      break;
    case Types.Blob:
      if (value instanceof ApexBlob) return value;
      break;
    default:
      return value;
  }
  throw createException(
    'System.SObjectException',
    `Illegal assignment from ${typeNameOf(value)} to ${field.apexType.name}`,
  );
}

function typeNameOf(value: unknown): string {
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'number') return 'Integer';
  if (typeof value === 'bigint') return 'Long';
  if (value instanceof ApexDecimal) return 'Decimal';
  if (value instanceof ApexDouble) return 'Double';
  if (value instanceof ApexDate) return 'Date';
  if (value instanceof ApexDatetime) return 'Datetime';
  if (value instanceof ApexTime) return 'Time';
  if (value instanceof ApexBlob) return 'Blob';
  return (
    (value as { $type?: { name: string }; type?: { name: string } }).$type?.name ??
    (value as { type?: { name: string } }).type?.name ??
    'Object'
  );
}
