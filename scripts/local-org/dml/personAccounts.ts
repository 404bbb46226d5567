import { UnsupportedError } from '../runtime/unsupported.ts';
import { fieldOf } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { mirroredContactField } from '../schema/standard-objects/personAccount.ts';
import type { RecordStore } from '../store/recordStore.ts';
import { SObject } from '../values/sobject.ts';
import { rowError, type WorkRow } from './workRow.ts';

/** Account fields with the contact fields that they stand for. */
function mirrored(schema: ObjectSchema): [FieldSchema, string][] {
  return [...schema.fields.values()].flatMap((field) => {
    const name = mirroredContactField(field.name);
    return name === undefined ? [] : [[field, name] as [FieldSchema, string]];
  });
}

/**
 * Decides whether an account is a person and names it after the person: `Name` is null before the insert, the platform makes it
 * of first and last name (Object Reference, Account, Name). A person's account takes no name, a firm's no person's fields.
 */
export function derivePersonAccount(work: WorkRow, store: RecordStore): void {
  const { row, old, schema, original } = work;
  if (!schema.fields.has('ispersonaccount')) return;
  const isPerson = old ? old.get('IsPersonAccount') === true : isNewPerson(row, store);
  row.set('IsPersonAccount', isPerson);
  const given = (name: string): boolean =>
    original.isSet(name) && row.get(name) !== null && row.get(name) !== (old?.get(name) ?? null);
  const wrong = isPerson
    ? ['Name'].filter(given)
    : mirrored(schema)
        .map(([field]) => field.name)
        .filter(given);
  if (wrong.length > 0)
    work.errors.push(
      rowError(
        'INVALID_FIELD_FOR_INSERT_UPDATE',
        `Account: bad field names on insert/update call: ${wrong.join(', ')}`,
        wrong,
      ),
    );
  if (!isPerson) return;
  if (row.get('LastName') === null)
    work.errors.push(rowError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [LastName]', ['LastName']));
  const parts = [row.get('FirstName'), row.get('LastName')].filter((p) => p !== null);
  row.set('Name', parts.length > 0 ? parts.join(' ') : null);
}

/** By its record type; an account with a last name and without record type takes the one for persons. */
function isNewPerson(row: SObject, store: RecordStore): boolean {
  const type = row.get('RecordTypeId') as string | null;
  if (type !== null)
    return Number(store.db.prepare('SELECT IsPersonType FROM "RecordType" WHERE Id = ?').get(type)?.[0] ?? 0) === 1;
  if (row.get('LastName') === null) return false;
  row.set(
    'RecordTypeId',
    store.db.prepare(`SELECT Id FROM "RecordType" WHERE SobjectType = 'Account' AND IsPersonType = 1`).get()?.[0] ??
      null,
  );
  return true;
}

/** Makes the contact behind a new person account, or takes its changes over. Triggers of contacts do not run for it. */
export function savePersonContact(work: WorkRow, store: RecordStore): void {
  const { row, schema } = work;
  if (!schema.fields.has('ispersonaccount') || row.get('IsPersonAccount') !== true) return;
  const contactSchema = store.schema.object('Contact') as ObjectSchema;
  const values: [string, unknown][] = mirrored(schema).map(([field, name]) => [name, row.get(field.name)]);
  values.push(['Name', row.get('Name')], ['OwnerId', row.get('OwnerId')], ['Phone', row.get('Phone')]);
  for (const stamp of ['LastModifiedDate', 'LastModifiedById', 'SystemModstamp']) values.push([stamp, row.get(stamp)]);
  const known = row.get('PersonContactId') as string | null;
  if (known !== null) {
    const changes = values.flatMap(([name, value]) => {
      const field = fieldOf(contactSchema, name);
      return field ? [[field, value] as const] : [];
    });
    store.update(contactSchema, known, changes);
    return;
  }
  const contact = new SObject(contactSchema);
  contact.id = store.newId(contactSchema);
  row.set('PersonContactId', contact.id);
  values.push(
    ['AccountId', row.id],
    ['IsPersonAccount', true],
    ['IsDeleted', false],
    ['CreatedDate', row.get('CreatedDate')],
    ['CreatedById', row.get('CreatedById')],
  );
  for (const [name, value] of values) contact.set(name, value);
  for (const field of contactSchema.fields.values())
    if (field.type === 'Checkbox' && !contact.isSet(field.name)) contact.set(field.name, false);
  store.insert(contact);
}

/** The contact of a person account is written through its account; what else an org does with it is not modelled. */
export function refusePersonContact(work: WorkRow): void {
  if (work.schema.name === 'Contact' && isPersonRow(work.old))
    throw new UnsupportedError('DML on the contact of a person account');
}

export function isPersonRow(row: SObject | null): boolean {
  return row !== null && row.schema.fields.has('ispersonaccount') && row.get('IsPersonAccount') === true;
}
