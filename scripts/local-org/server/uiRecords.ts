import { storeOf } from '../dml/dataService.ts';
import { Permissions } from '../dml/permissions.ts';
import type { LocalOrg } from '../runtime/createOrg.ts';
import { fieldOf, relationshipOf } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { isStoredField } from '../store/columns.ts';
import { toId18 } from '../store/recordId.ts';
import { SObject } from '../values/sobject.ts';
import { valueToJson } from './recordJson.ts';
import { RestError } from './restError.ts';
import type { SessionUser } from './session.ts';

/** Columns of an object's list, as far as the object has them. */
const listColumns = ['Name', 'StageName', 'Amount', 'CloseDate', 'BillingCity', 'BillingCountry', 'LastModifiedDate'];
const listLimit = 50;
/** Fields at the head of a record, as far as the object has them: what the standard compact layouts show. */
const headFields = [
  'AccountId',
  'Company',
  'Email',
  'StageName',
  'Status',
  'Amount',
  'CloseDate',
  'Phone',
  'Website',
  'BillingCity',
  'OwnerId',
];
const headLimit = 5;
const auditFields = ['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate'];

const notFound = (): RestError =>
  new RestError(404, 'NOT_FOUND', 'The record does not exist, or you do not have access to it.');

function schemaOfRecord(org: LocalOrg, text: string): { schema: ObjectSchema; id: string } {
  const id = toId18(text);
  const schema = id === undefined ? undefined : org.schema.objectByPrefix(id.slice(0, 3));
  if (id === undefined || !schema) throw notFound();
  return { schema, id };
}

/** Reads one row in the access of the running user. */
function load(org: LocalOrg, schema: ObjectSchema, id: string, fields: readonly string[]): SObject {
  const names = [...new Set(['Id', ...fields])].join(', ');
  const prepared = org.data.prepare(`SELECT ${names} FROM ${schema.name} WHERE Id = :id`);
  const [row] = org.data.query(prepared, [id], { accessMode: 'user' }) as SObject[];
  if (!row) throw notFound();
  return row;
}

interface UiField {
  readonly value: unknown;
  readonly displayValue: string | null;
}

/** `getRecord` of the UI API: the fields asked for; optional ones only as far as the user may read them. */
export function recordOf(org: LocalOrg, text: string, parameters: URLSearchParams): unknown {
  const { schema, id } = schemaOfRecord(org, text);
  const list = (name: string): string[] => (parameters.get(name) ?? '').split(',').filter((part) => part !== '');
  const bare = (name: string): string => {
    if (!name.toLowerCase().startsWith(`${schema.name.toLowerCase()}.`))
      throw new RestError(400, 'INVALID_FIELD', `The field ${name} does not belong to ${schema.name}.`);
    return name.slice(schema.name.length + 1);
  };
  const optional = list('optionalFields')
    .map(bare)
    .filter((name) => isReadable(org, schema, id, name));
  const names = [...list('fields').map(bare), ...optional];
  const row = load(org, schema, id, names);
  return { id, apiName: schema.name, childRelationships: {}, fields: fieldsOf(schema, row, names) };
}

function isReadable(org: LocalOrg, schema: ObjectSchema, id: string, name: string): boolean {
  try {
    load(org, schema, id, [name]);
    return true;
  } catch (error) {
    if (error instanceof RestError) throw error;
    return false;
  }
}

/** Values by field; `Account.Owner.Name` becomes records inside of each other. */
function fieldsOf(schema: ObjectSchema, row: SObject, names: readonly string[]): Record<string, UiField> {
  const fields: Record<string, UiField> = {};
  const nested = new Map<string, string[]>();
  for (const name of names) {
    const [first, ...rest] = name.split('.');
    if (rest.length > 0) nested.set(first as string, [...(nested.get(first as string) ?? []), rest.join('.')]);
    else {
      const field = fieldOf(schema, name) as FieldSchema;
      fields[field.name] = { value: scalarOf(row.read(field.name)), displayValue: textOf(field, row, 'GMT') };
    }
  }
  for (const [relationship, parts] of nested) {
    const parent = row.readParent(relationship);
    fields[relationship] = {
      value: parent && {
        id: parent.id,
        apiName: parent.schema.name,
        childRelationships: {},
        fields: fieldsOf(parent.schema, parent, parts),
      },
      displayValue: null,
    };
  }
  return fields;
}

/** A stored field's value in JSON: never an object, because rows and lists are no fields. */
function scalarOf(value: unknown): string | number | boolean | null {
  return valueToJson(value) as string | number | boolean | null;
}

/** A value as text for a person; null where the plain value is its own text. */
function textOf(field: FieldSchema, row: SObject, timeZone: string): string | null {
  const value = scalarOf(row.read(field.name));
  if (value === null) return null;
  switch (field.type) {
    case 'Currency':
    case 'Number':
    case 'Percent': {
      const style = { minimumFractionDigits: field.scale, maximumFractionDigits: field.scale };
      const text = new Intl.NumberFormat('en-US', style).format(Number(value));
      return field.type === 'Currency' ? `$${text}` : field.type === 'Percent' ? `${text}%` : text;
    }
    case 'Date':
      return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' }).format(new Date(String(value)));
    case 'DateTime':
      return new Intl.DateTimeFormat('en-US', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(
        new Date(String(value)),
      );
    case 'Picklist':
      return field.picklist?.find((entry) => entry.value === value)?.label ?? String(value);
    default:
      return null;
  }
}

/** Everything of a record that a page shows around the package's components: only what the user may read. */
export function layoutOf(org: LocalOrg, text: string, user: SessionUser): unknown {
  const { schema, id } = schemaOfRecord(org, text);
  const permissions = Permissions.of(storeOf(org), user.id);
  const visible = [...schema.fields.values()].filter(
    (field) =>
      isStoredField(field) &&
      permissions.allowsField(schema, field, 'read') &&
      !/^(Id|IsDeleted|SystemModstamp|LastViewedDate|LastReferencedDate|MasterRecordId|PhotoUrl|PushCount|Fiscal.*)$/.test(
        field.name,
      ),
  );
  visible.sort((left, right) => rankOf(left) - rankOf(right));
  const parents = visible.flatMap((field) => {
    const relationship = field.relationshipName && relationshipOf(schema, field.relationshipName);
    const target = relationship ? org.schema.object(field.referenceTo[0] ?? '') : undefined;
    return target &&
      field.referenceTo.length === 1 &&
      target.fields.has('name') &&
      target.isStored !== false &&
      permissions.allowsObject(target, 'read')
      ? [`${field.relationshipName ?? ''}.Name`]
      : [];
  });
  const row = load(org, schema, id, [...visible.map((field) => field.name), ...parents]);
  const fields = visible.flatMap((field) => {
    const value = scalarOf(row.read(field.name));
    if (value === null || value === false || value === '') return [];
    const parent =
      field.relationshipName !== undefined && parents.includes(`${field.relationshipName}.Name`)
        ? row.readParent(field.relationshipName)
        : null;
    const name = parent?.read('Name');
    const shown = typeof name === 'string' ? name : (textOf(field, row, user.timeZone) ?? String(value));
    const isLink = parent !== null && /^(Account|Opportunity|Contact|Lead)$/.test(parent.schema.name);
    return [
      {
        name: field.name,
        label: readable(field.label),
        text: field.type === 'Checkbox' ? 'Yes' : shown,
        url: isLink ? `/lightning/r/${parent.schema.name}/${String(parent.id)}/view` : null,
      },
    ];
  });
  const title = fieldOf(schema, 'Name') ? String(scalarOf(row.read('Name')) ?? id) : id;
  const head = fields.filter((field) => headFields.includes(field.name)).slice(0, headLimit);
  return { objectApiName: schema.name, objectLabel: schema.label, name: title, head, fields };
}

/** The name, then what the head shows, then the rest in its order, and last who wrote the record when. */
function rankOf({ name }: FieldSchema): number {
  if (name === 'Name') return -1;
  if (auditFields.includes(name)) return headFields.length + 1 + auditFields.indexOf(name);
  const place = headFields.indexOf(name);
  return place < 0 ? headFields.length : place;
}

/** The schema of standard objects has API names where a label is not known: `CreatedById` is shown as Created By. */
function readable(label: string): string {
  return label.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/ I[Dd]$/, '');
}

/** The records of an object that were changed last, as far as the user sees them. */
export function listOf(org: LocalOrg, objectName: string, user: SessionUser): unknown {
  const schema = org.schema.object(objectName);
  const permissions = Permissions.of(storeOf(org), user.id);
  if (!schema || schema.isStored === false || !permissions.allowsObject(schema, 'read'))
    throw new RestError(404, 'NOT_FOUND', 'The object does not exist, or you do not have access to it.');
  const columns = listColumns
    .map((name) => fieldOf(schema, name))
    .filter((field) => field !== undefined)
    .filter((field) => permissions.allowsField(schema, field, 'read'));
  const prepared = org.data.prepare(
    `SELECT ${['Id', ...columns.map((c) => c.name)].join(', ')} FROM ${schema.name} ORDER BY LastModifiedDate DESC, Id LIMIT ${listLimit}`,
  );
  const rows = org.data.query(prepared, [], { accessMode: 'user' }) as SObject[];
  return {
    label: schema.labelPlural,
    columns: columns.map((column) => readable(column.label)),
    rows: rows.map((row) => ({
      url: `/lightning/r/${schema.name}/${String(row.id)}/view`,
      cells: columns.map(
        (column) => textOf(column, row, user.timeZone) ?? String(scalarOf(row.read(column.name)) ?? ''),
      ),
    })),
  };
}
