import type { DmlOptions } from '../runtime/org.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { fieldOf } from '../schema/lookup.ts';
import { sameValue, storedFields } from '../store/columns.ts';
import type { RecordStore } from '../store/recordStore.ts';
import { ApexDatetime } from '../values/temporal.ts';
import { userTimeZone } from '../values/timeZone.ts';
import type { SObject } from '../values/sobject.ts';
import { syncAddressCodes } from './addressCodes.ts';
import { defaultCurrency } from './currencies.ts';
import { defaultOf, fieldsWithDefault, formatAutoNumber } from './defaults.ts';
import { deriveFields } from './derivedFields.ts';
import { applyDuplicateRules } from './duplicates.ts';
import { savePersonContact } from './personAccounts.ts';
import { checkLookups, checkUnique, resolveParentReferences } from './references.ts';
import { fillFormulas } from './formula/fields.ts';
import { fireTriggers, hasTriggers } from './triggers.ts';
import { canonicalPicklistValue, normaliseValues, validateRow, applyValidationRules } from './validation.ts';
import { isPlatformWrite, rowError, type WorkRow } from './workRow.ts';

/** The save pipeline of one chunk: before triggers, validation, write, after triggers. Errors are left on the rows. */
export function saveRows(
  works: readonly WorkRow[],
  store: RecordStore,
  stopAtErrors: boolean,
  options: DmlOptions,
): void {
  const inserts = works.filter((w) => w.kind === 'insert' && w.errors.length === 0);
  const updates = works.filter((w) => w.kind === 'update' && w.errors.length === 0);
  if (inserts.length > 0) savePart(inserts, store, stopAtErrors, options);
  if (updates.length > 0 && !(stopAtErrors && inserts.some((w) => w.errors.length > 0)))
    savePart(updates, store, stopAtErrors, options);
}

function savePart(works: readonly WorkRow[], store: RecordStore, stopAtErrors: boolean, options: DmlOptions): void {
  const schema = (works[0] as WorkRow).schema;
  const isInsert = (works[0] as WorkRow).kind === 'insert';
  const transaction = currentTransaction();
  const now = transaction.org.clock.now();
  for (const work of works) {
    if (isInsert) prepareInsert(work, store, now, userTimeZone(), transaction.userId, transaction.org.organizationId);
    else prepareUpdate(work, store);
  }
  let alive = works.filter((w) => w.errors.length === 0);
  if (alive.length === 0) return;

  const withTriggers = hasTriggers(schema);
  const fill = (rows: readonly SObject[]): void => {
    if (withTriggers) fillFormulas(schema, rows, store, now);
  };
  fill(alive.map((w) => w.row));
  if (!isInsert) fill(alive.map((w) => w.old as SObject));
  runTriggers('BEFORE', alive);
  for (const work of alive) {
    if (work.errors.length > 0) continue;
    normaliseValues(work.row);
    deriveFields(work, store, now);
    syncAddressCodes(work, store.schema.addressPicklists);
    validateRow(work);
    if (work.errors.length === 0) applyValidationRules(work, store, now, transaction.userId);
  }
  checkLookups(
    alive.filter((w) => w.errors.length === 0),
    store,
    store.schema,
  );
  checkUnique(
    alive.filter((w) => w.errors.length === 0),
    store,
  );
  applyDuplicateRules(
    alive.filter((w) => w.errors.length === 0),
    store,
    options,
  );
  alive = alive.filter((w) => w.errors.length === 0);
  if (alive.length === 0 || (stopAtErrors && works.some((w) => w.errors.length > 0))) return;

  const write = isInsert ? writeInsert : writeUpdate;
  for (const work of alive) write(work, store, now, transaction.userId);
  fill(alive.map((w) => w.row));
  for (const work of alive) work.row.readOnly = true;
  runTriggers('AFTER', alive);
}

/** Fires the triggers before or after the write; errors that they add to new or old rows become errors of the statement. */
function runTriggers(time: 'BEFORE' | 'AFTER', works: readonly WorkRow[]): void {
  const { kind, schema } = works[0] as WorkRow;
  const oldRows = kind === 'insert' ? null : works.map((w) => frozen(w.old as SObject));
  fireTriggers(
    schema,
    kind === 'insert' ? `${time}_INSERT` : `${time}_UPDATE`,
    works.map((w) => w.row),
    oldRows,
  );
  for (const work of works) takeErrorsOf(work, work.row);
  oldRows?.forEach((row, i) => takeErrorsOf(works[i] as WorkRow, row));
}

function frozen(row: SObject): SObject {
  row.readOnly = true;
  return row;
}

function takeErrorsOf(work: WorkRow, row: SObject): void {
  if (row.errors.length === 0) return;
  work.errors.push(...row.errors);
  row.errors = [];
}

function prepareInsert(
  work: WorkRow,
  store: RecordStore,
  now: number,
  zone: string,
  userId: string,
  organizationId: string,
): void {
  const { schema, original } = work;
  work.row = original.copyRow();
  work.row.errors = [...original.errors];
  for (const [name, value] of original.populated()) {
    const field = fieldOf(schema, name);
    // Read-only fields that a clone or deserialised row carries are left out silently, as in an org without audit-field permission.
    if (field && !field.createable && field.name !== 'Id') work.row.unset(field.name);
    else if (field?.picklist && field.restrictedPicklist && typeof value === 'string' && field.type === 'Picklist')
      work.row.set(field.name, canonicalPicklistValue(field, value));
  }
  if (original.id !== null)
    work.errors.push(rowError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']));
  work.row.id = null;
  for (const field of fieldsWithDefault(schema))
    if (work.row.get(field.name) === null && (field.type === 'Checkbox' || !work.row.isSet(field.name)))
      work.row.set(field.name, defaultOf(schema, field, now, zone));
  if (schema.fields.has('ownerid') && work.row.get('OwnerId') === null) work.row.set('OwnerId', userId);
  if (schema.kind === 'customSetting' && schema.settingsType === 'Hierarchy' && work.row.get('SetupOwnerId') === null)
    work.row.set('SetupOwnerId', organizationId);
  defaultCurrency(work, store, userId);
  resolveParentReferences(work, store);
}

function prepareUpdate(work: WorkRow, store: RecordStore): void {
  const old = work.old as SObject;
  const row = old.copyRow();
  row.errors = [...work.original.errors];
  work.row = row;
  for (const [name, value] of work.original.populated()) {
    const field = fieldOf(work.schema, name);
    if (!field || field.name === 'Id' || (!field.updateable && !isPlatformWrite(work.original))) continue;
    const before = old.get(field.name);
    const after =
      field.picklist && field.restrictedPicklist && typeof value === 'string' && field.type === 'Picklist'
        ? canonicalPicklistValue(field, value)
        : value;
    if (!sameValue(field, before, after))
      row.set(field.name, field.type === 'Checkbox' && after === null ? false : after);
  }
  resolveParentReferences(work, store);
}

function writeInsert(work: WorkRow, store: RecordStore, now: number, userId: string): void {
  const { row, schema } = work;
  const id = store.newId(schema);
  work.id = id;
  row.id = id;
  const stamp = new ApexDatetime(now - (now % 1000));
  for (const field of autoNumbers(schema))
    row.set(
      field.name,
      formatAutoNumber(field.displayFormat ?? '{0}', store.next(`${schema.name}.${field.name}`), now),
    );
  const nameField = schema.fields.get('name');
  // The name of a custom object's row falls back to its id (Object Reference, "Name" of custom objects).
  if (nameField && schema.kind !== 'standard' && nameField.type === 'Text' && row.get('Name') === null)
    row.set('Name', id);
  setSystemFields(row, {
    CreatedDate: stamp,
    CreatedById: userId,
    LastModifiedDate: stamp,
    LastModifiedById: userId,
    SystemModstamp: stamp,
    IsDeleted: false,
  });
  savePersonContact(work, store);
  store.insert(row);
}

const autoNumbersByObject = new WeakMap<ObjectSchema, readonly FieldSchema[]>();

function autoNumbers(schema: ObjectSchema): readonly FieldSchema[] {
  let fields = autoNumbersByObject.get(schema);
  if (!fields)
    autoNumbersByObject.set(schema, (fields = [...schema.fields.values()].filter((f) => f.type === 'AutoNumber')));
  return fields;
}

function setSystemFields(row: SObject, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) if (fieldOf(row.schema, name)) row.set(name, value);
}

function writeUpdate(work: WorkRow, store: RecordStore, now: number, userId: string): void {
  const { row, schema } = work;
  const old = work.old as SObject;
  const stamp = new ApexDatetime(now - (now % 1000));
  setSystemFields(row, { LastModifiedDate: stamp, LastModifiedById: userId, SystemModstamp: stamp });
  const changes: [FieldSchema, unknown][] = [];
  for (const field of storedFields(schema)) {
    const value = row.get(field.name);
    if (!sameValue(field, old.get(field.name), value)) changes.push([field, value]);
  }
  store.update(schema, row.id as string, changes);
  savePersonContact(work, store);
}
