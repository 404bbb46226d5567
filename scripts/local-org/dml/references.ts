import type { FieldSchema, ObjectSchema, SchemaRegistry } from '../schema/model.ts';
import { fieldOf, relationshipOf } from '../schema/lookup.ts';
import { encodeValue, fold, hasShadow } from '../store/columns.ts';
import type { RecordStore } from '../store/recordStore.ts';
import { Types } from '../types/apexType.ts';
import { stringify } from '../values/operations.ts';
import { SObject } from '../values/sobject.ts';
import { rowError, type WorkRow } from './workRow.ts';

const lookupsByObject = new WeakMap<ObjectSchema, readonly FieldSchema[]>();

function lookupsOf(schema: ObjectSchema): readonly FieldSchema[] {
  let fields = lookupsByObject.get(schema);
  if (!fields)
    lookupsByObject.set(
      schema,
      (fields = [...schema.fields.values()].filter(
        (f) => f.apexType === Types.Id && f.name !== 'Id' && f.formula === undefined,
      )),
    );
  return fields;
}

/** Fills lookup fields from parent rows given by external id: `new Contact(Account = new Account(Key__c = 'x'))`. */
export function resolveParentReferences(work: WorkRow, store: RecordStore): void {
  for (const [name, value] of work.original.populated()) {
    if (!(value instanceof SObject)) continue;
    const lookup = relationshipOf(work.schema, name);
    if (!lookup || work.original.isSet(lookup.name) || work.original.queriedFields) continue;
    const keys = [...value.populated()]
      .map(([key, v]) => [fieldOf(value.schema, key), v] as const)
      .filter(([f, v]) => f && (f.externalId || f.name === 'Id') && v !== null);
    if (keys.length !== 1) {
      work.errors.push(
        rowError(
          'INVALID_FIELD',
          `More than 1 field provided in an external foreign key reference in entity: ${value.schema.name}`,
        ),
      );
      continue;
    }
    const [field, key] = keys[0] as [FieldSchema, unknown];
    if (field.name === 'Id') {
      work.row.set(lookup.name, key);
      continue;
    }
    const matches = store.findByText(value.schema, field, [searchKey(field, key)]);
    if (matches.length === 1) work.row.set(lookup.name, (matches[0] as { id: string }).id);
    else if (matches.length === 0)
      work.errors.push(
        rowError(
          'INVALID_FIELD',
          `Foreign key external ID: ${stringify(key).toLowerCase()} not found for field ${field.name} in entity ${value.schema.name}`,
        ),
      );
    else
      work.errors.push(
        rowError(
          'DUPLICATE_EXTERNAL_ID',
          `${field.name}: more than one record found for external id field: ${matches.map((m) => m.id).join(', ')}`,
          [field.name],
        ),
      );
  }
}

/** Form of a key value in which it is looked up: folded where the field has a folded column. */
export function searchKey(field: FieldSchema, value: unknown): string | number | bigint {
  const encoded = encodeValue(field, value);
  return typeof encoded === 'string'
    ? hasShadow(field) && !field.caseSensitive
      ? fold(encoded)
      : encoded
    : (encoded as number | bigint);
}

/** Checks that lookups point to rows of the right object that exist and are not deleted; one query per object for the whole chunk. */
export function checkLookups(works: readonly WorkRow[], store: RecordStore, schema: SchemaRegistry): void {
  const wanted = new Map<ObjectSchema, Set<string>>();
  const uses: { work: WorkRow; field: FieldSchema; id: string; target: ObjectSchema }[] = [];
  for (const work of works) {
    for (const field of lookupsOf(work.schema)) {
      const id = work.row.get(field.name) as string | null;
      if (id === null || (work.old !== null && work.old.get(field.name) === id)) continue;
      const target = schema.objectByPrefix(id.slice(0, 3));
      if (
        !target ||
        (field.referenceTo.length > 0 && !field.referenceTo.some((r) => r === target.name || r === 'Name'))
      ) {
        work.errors.push(
          rowError('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`, [field.name]),
        );
        continue;
      }
      let ids = wanted.get(target);
      if (!ids) wanted.set(target, (ids = new Set()));
      ids.add(id);
      uses.push({ work, field, id, target });
    }
  }
  if (uses.length === 0) return;
  const state = new Map<string, boolean>();
  for (const [target, ids] of wanted) {
    if (target.isStored === false) continue;
    for (const [id, deleted] of store.db
      .prepare(`SELECT Id, IsDeleted FROM "${target.name}" WHERE Id IN (SELECT value FROM json_each(?))`)
      .all(JSON.stringify([...ids])))
      state.set(String(id), Number(deleted) === 1);
  }
  for (const { work, field, id } of uses) {
    const deleted = state.get(id);
    if (deleted === undefined)
      work.errors.push(rowError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []));
    else if (deleted && field.name !== 'MasterRecordId')
      work.errors.push(rowError('ENTITY_IS_DELETED', 'entity is deleted', []));
  }
}

const uniqueByObject = new WeakMap<ObjectSchema, readonly FieldSchema[]>();

function uniqueFields(schema: ObjectSchema): readonly FieldSchema[] {
  let fields = uniqueByObject.get(schema);
  if (!fields) {
    fields = [...schema.fields.values()].filter(
      (f) =>
        f.unique ||
        (schema.kind === 'customSetting' &&
          (schema.settingsType === 'List' ? f.name === 'Name' : f.name === 'SetupOwnerId')),
    );
    uniqueByObject.set(schema, fields);
  }
  return fields;
}

/** Finds values of unique fields that are taken, by stored rows or by earlier rows of the same chunk. */
export function checkUnique(works: readonly WorkRow[], store: RecordStore): void {
  const schema = works[0]?.schema;
  if (!schema) return;
  for (const field of uniqueFields(schema)) {
    const byKey = new Map<string, WorkRow[]>();
    for (const work of works) {
      const value = work.row.get(field.name);
      if (value === null || work.errors.length > 0 || (work.old !== null && work.old.get(field.name) === value))
        continue;
      const key = String(searchKey(field, value));
      const users = byKey.get(key);
      if (users) users.push(work);
      else byKey.set(key, [work]);
    }
    if (byKey.size === 0) continue;
    const taken = new Map<string, string>();
    const keys = [...byKey.values()].map((w) => searchKey(field, (w[0] as WorkRow).row.get(field.name)));
    const saving = new Map(works.filter((w) => w.kind === 'update').map((w) => [w.id, w]));
    for (const { id, value } of store.findByText(schema, field, keys)) {
      // A row of this chunk that gives its value up makes room for another.
      const other = saving.get(id);
      if (!other || other.row.get(field.name) === other.old?.get(field.name)) taken.set(value, id);
    }
    for (const [key, users] of byKey) {
      const owner = taken.get(key);
      users.forEach((work, position) => {
        if (owner !== undefined && owner !== work.id)
          work.errors.push(
            rowError(
              'DUPLICATE_VALUE',
              `duplicate value found: ${field.name} duplicates value on record with id: ${owner.slice(0, 15)}`,
              [],
            ),
          );
        // The id of a row of the same request is not known yet, so the org says <unknown>.
        else if (position > 0)
          work.errors.push(
            rowError(
              'DUPLICATE_VALUE',
              'duplicate value found: <unknown> duplicates value on record with id: <unknown>',
              [],
            ),
          );
      });
    }
  }
}
