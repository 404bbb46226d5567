import { currentTransaction } from '../runtime/transaction.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { toId18 } from '../store/recordId.ts';
import type { RecordStore } from '../store/recordStore.ts';
import { createDmlException, createException } from '../values/exception.ts';
import { SObject } from '../values/sobject.ts';
import { rolledUpParents } from './rollUps.ts';
import { runUncounted } from './statement.ts';
import { rowError, type WorkRow } from './workRow.ts';

/**
 * `merge master duplicates`, in the order of "Triggers and Merge Statements" (Apex Developer Guide): one delete of all duplicates,
 * during which their children move to the master and MasterRecordId is set, then the update of the master. Reparented children
 * fire no triggers. Counts as one DML statement; answers the moved children by the duplicate they belonged to.
 */
export function mergeRows(
  store: RecordStore,
  master: SObject,
  given: readonly (SObject | string)[],
): ReadonlyMap<string, readonly string[]> {
  const { schema } = master;
  const duplicates = given.map((d) => (typeof d === 'string' ? rowOf(schema, d) : d));
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
    if (duplicate.schema !== schema || !isOther(duplicate.id, master)) fail('invalid cross reference id', 0);
  if (store.schema.personAccounts === true && schema.name !== 'Lead')
    throw new UnsupportedError('merge where person accounts are on');
  const start = store.savepoint();
  const merge = { masterId: master.id as string, movedIds: new Map<string, readonly string[]>() };
  try {
    runUncounted(
      store,
      'delete',
      duplicates.map((d) => rowOf(schema, d.id as string)),
      { allOrNone: true, accessMode: 'system', merge },
    );
    rollUpMoved(store, [...merge.movedIds.values()].flat());
    // Duplicate rules do not run on merged records (Duplicate Management, "Things to Know About Duplicate Rules").
    runUncounted(store, 'update', [master], { allOrNone: true, accessMode: 'system', duplicateRule: 'off' });
    store.release(start);
    return merge.movedIds;
  } catch (error) {
    store.rollbackTo(start);
    store.release(start);
    throw error;
  }
}

/** The master's roll-up summaries count the children that came to it. */
function rollUpMoved(store: RecordStore, ids: readonly string[]): void {
  for (const [prefix, children] of Map.groupBy(new Set(ids), (id) => id.slice(0, 3))) {
    const schema = store.schema.objectByPrefix(prefix);
    if (!schema) continue;
    const works = [...store.fetch(schema, children).values()].map((row, index) => saved(row, index));
    if (works.length === 0) continue;
    for (const parents of rolledUpParents('update', works, store))
      if (parents.length > 0)
        runUncounted(store, 'update', parents, { allOrNone: true, accessMode: 'system', duplicateRule: 'off' });
  }
}

function saved(row: SObject, index: number): WorkRow {
  return { index, schema: row.schema, original: row, kind: 'update', row, old: null, id: row.id, errors: [] };
}

function rowOf(schema: ObjectSchema, id: string): SObject {
  const row = new SObject(schema);
  row.id = toId18(id) ?? id;
  return row;
}

function isOther(id: string | null, master: SObject): boolean {
  return id !== null && id !== master.id && id.startsWith(master.schema.keyPrefix);
}
