import { UnsupportedError } from '../runtime/unsupported.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { Types } from '../types/apexType.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { localParts } from '../values/timeZone.ts';
import { ApexDatetime } from '../values/temporal.ts';

/** Value that a field takes when a new row leaves it out; null where it has no default. */
export function defaultOf(schema: ObjectSchema, field: FieldSchema, now: number, zone: string): unknown {
  if (field.picklist) {
    const standard = field.picklist.find((p) => p.isDefault && p.isActive);
    if (standard && field.type === 'Picklist') return standard.value;
  }
  const text = field.defaultValue?.trim();
  if (text === undefined || text === '') return field.type === 'Checkbox' ? false : null;
  if (field.type === 'Checkbox') {
    if (/^true$/i.test(text)) return true;
    if (/^false$/i.test(text)) return false;
  }
  const quoted = /^(["'])((?:(?!\1).)*)\1$/s.exec(text);
  if (quoted && field.apexType === Types.String) return quoted[2];
  if (field.apexType === Types.Decimal) {
    const number = ApexDecimal.parse(text);
    if (number) return number;
  }
  if (field.apexType === Types.Integer && /^-?\d+$/.test(text)) return Number(text);
  if (/^today\(\)$/i.test(text) && field.apexType === Types.Date) return localParts(zone, new ApexDatetime(now)).date;
  if (/^now\(\)$/i.test(text) && field.apexType === Types.Datetime) return new ApexDatetime(now);
  throw new UnsupportedError(`default value formula of ${schema.name}.${field.name}: ${text}`);
}

const planned = new WeakMap<ObjectSchema, readonly FieldSchema[]>();

/** Fields of an object that have a default at all; found once per object. */
export function fieldsWithDefault(schema: ObjectSchema): readonly FieldSchema[] {
  let fields = planned.get(schema);
  if (!fields) {
    fields = [...schema.fields.values()].filter(
      (f) =>
        f.formula === undefined &&
        (f.type === 'Checkbox' || f.defaultValue !== undefined || f.picklist?.some((p) => p.isDefault)),
    );
    planned.set(schema, fields);
  }
  return fields;
}

/** Next text of an auto-number field. */
export function formatAutoNumber(format: string, value: number, now: number): string {
  const date = new Date(now);
  return format.replace(/\{([^}]*)\}/g, (_, body: string) => {
    switch (body) {
      case 'YYYY':
        return String(date.getUTCFullYear());
      case 'YY':
        return String(date.getUTCFullYear() % 100).padStart(2, '0');
      case 'MM':
        return String(date.getUTCMonth() + 1).padStart(2, '0');
      case 'DD':
        return String(date.getUTCDate()).padStart(2, '0');
      default:
        return String(value).padStart(body.length, '0');
    }
  });
}
