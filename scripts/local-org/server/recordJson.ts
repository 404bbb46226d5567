import { fieldOf, relationshipOf } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema, SchemaRegistry } from '../schema/model.ts';
import { Types } from '../types/apexType.ts';
import { ApexBlob } from '../values/blob.ts';
import { ApexList } from '../values/collections.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { SObject } from '../values/sobject.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../values/temporal.ts';
import { RestError } from './restError.ts';

export const apiVersion = '65.0';
export const dataPath = `/services/data/v${apiVersion}`;

/** A field value as the REST API writes it. */
export function valueToJson(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof ApexDecimal) return value.toNumber();
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexDate) return value.toString();
  if (value instanceof ApexDatetime) return new Date(value.millis).toISOString().replace('Z', '+0000');
  if (value instanceof ApexTime) return new Date(value.millis).toISOString().slice(11);
  if (value instanceof ApexBlob) return Buffer.from(value.bytes).toString('base64');
  if (value instanceof SObject) return rowToJson(value);
  if (value instanceof ApexList)
    return value.items.length === 0
      ? null
      : { totalSize: value.items.length, done: true, records: value.items.map((r) => rowToJson(r as SObject)) };
  throw new Error(`no REST form for a field value of type ${typeof value}`);
}

/** A row with its attributes, parents and child lists. */
export function rowToJson(row: SObject): Record<string, unknown> {
  const attributes =
    row.id === null
      ? { type: row.schema.name }
      : { type: row.schema.name, url: `${dataPath}/sobjects/${row.schema.name}/${row.id}` };
  const json: Record<string, unknown> = { attributes };
  for (const [name, value] of row.populated()) {
    // The id is always known locally; the API shows it only where the query asked for it.
    if (name === 'Id' && row.queriedFields && !row.queriedFields.has('id')) continue;
    json[name] = valueToJson(value);
  }
  return json;
}

/** Makes a row of a request body. */
export function rowFromJson(schema: ObjectSchema, json: unknown, registry: SchemaRegistry): SObject {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new RestError(400, 'JSON_PARSER_ERROR', 'The request body must be a JSON object');
  const row = new SObject(schema);
  for (const [name, value] of Object.entries(json)) {
    if (name === 'attributes') continue;
    const field = fieldOf(schema, name);
    if (field) {
      row.write(field.name, valueFromJson(field, value));
      continue;
    }
    const lookup = relationshipOf(schema, name);
    const parent = lookup && registry.object(lookup.referenceTo[0] ?? '');
    if (!lookup || !parent)
      throw new RestError(400, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${schema.name}`);
    row.setParent(name, value === null ? null : rowFromJson(parent, value, registry));
  }
  return row;
}

function valueFromJson(field: FieldSchema, value: unknown): unknown {
  if (value === null) return null;
  const refuse = (): never => {
    throw new RestError(
      400,
      'JSON_PARSER_ERROR',
      `Cannot deserialize instance of ${field.apexType.name.toLowerCase()} from ${JSON.stringify(value)}`,
      [field.name],
    );
  };
  switch (field.apexType) {
    case Types.Boolean:
      return typeof value === 'boolean' ? value : refuse();
    case Types.Integer:
      return typeof value === 'number' ? Math.trunc(value) : refuse();
    case Types.Decimal:
    case Types.Double:
    case Types.Long:
      return (
        (typeof value === 'number' || typeof value === 'string' ? ApexDecimal.parse(String(value)) : undefined) ??
        refuse()
      );
    case Types.Date:
      return (typeof value === 'string' ? ApexDate.parseIso(value.slice(0, 10)) : undefined) ?? refuse();
    case Types.Datetime:
      return (typeof value === 'string' ? ApexDatetime.parseIso(value) : undefined) ?? refuse();
    case Types.Blob:
      return typeof value === 'string' ? new ApexBlob(new Uint8Array(Buffer.from(value, 'base64'))) : refuse();
    default:
      return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : refuse();
  }
}
