import { currentTransaction } from '../runtime/transaction.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { quote } from '../store/columns.ts';
import type { RecordStore } from '../store/recordStore.ts';
import { createDmlException, createException } from '../values/exception.ts';
import { SObject } from '../values/sobject.ts';
import { childLinks } from './deleteRows.ts';
import { runUncounted } from './statement.ts';
import { rowError } from './workRow.ts';

/**
 * `merge master duplicates`: children move to the master, the duplicates are deleted (their delete triggers fire, with
 * MasterRecordId set afterwards), then the master is saved. Counts as one DML statement.
 */
export function mergeRows(store: RecordStore, master: SObject, duplicates: readonly SObject[]): void {
  const { schema } = master;
  if (!['Account', 'Contact', 'Lead', 'Case'].includes(schema.name))
    throw createException('System.TypeException', `Invalid merge type: ${schema.name}`);
  if (schema.name === 'Case') throw new UnsupportedError('merge of cases');
  const transaction = currentTransaction();
  transaction.count('dmlStatements');
  transaction.count('dmlRows', duplicates.length + 1);
  transaction.uncommittedWork = true;
  transaction.wroteNonSetupObject = true;
  const fail = (text: string, index: number): never => {
    throw createDmlException('merge', [{ index, id: master.id, error: rowError('INVALID_CROSS_REFERENCE_KEY', text) }]);
  };
  if (duplicates.length === 0 || duplicates.length > 2) fail('merge takes one or two duplicates', 0);
  if (master.id === null) fail('Id not specified', 0);
  for (const duplicate of duplicates)
    if (duplicate.schema !== schema || duplicate.id === null || duplicate.id === master.id)
      fail('invalid cross reference id', 0);
  const start = store.savepoint();
  try {
    for (const duplicate of duplicates) moveChildren(store, schema, duplicate.id as string, master.id as string);
    runUncounted(
      store,
      'delete',
      duplicates.map((d) => onlyId(d)),
      { allOrNone: true, accessMode: 'system' },
    );
    const field = schema.fields.get('masterrecordid') as FieldSchema;
    for (const duplicate of duplicates) store.update(schema, duplicate.id as string, [[field, master.id]]);
    // Duplicate rules do not run on merged records (Duplicate Management, "Things to Know About Duplicate Rules").
    runUncounted(store, 'update', [master], { allOrNone: true, accessMode: 'system', duplicateRule: 'off' });
    store.release(start);
  } catch (error) {
    store.rollbackTo(start);
    store.release(start);
    throw error;
  }
}

function onlyId(row: SObject): SObject {
  const copy = new SObject(row.schema);
  copy.id = row.id;
  return copy;
}

function moveChildren(store: RecordStore, schema: ObjectSchema, from: string, to: string): void {
  for (const { schema: child, field } of childLinks(schema, store)) {
    if (field.name === 'MasterRecordId') continue;
    store.db
      .prepare(
        `UPDATE ${quote(child.name)} SET ${quote(field.name)} = ? WHERE ${quote(field.name)} = ? AND IsDeleted = 0`,
      )
      .run(to, from);
  }
}
