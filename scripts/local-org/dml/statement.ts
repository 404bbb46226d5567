import type { Counters } from '../runtime/ledger.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import type { DmlOperation, DmlOptions, DmlRowError, DmlRowResult, Transaction } from '../runtime/org.ts';
import { fieldOf } from '../schema/lookup.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { quote, sameValue } from '../store/columns.ts';
import { toId18 } from '../store/recordId.ts';
import type { RecordStore } from '../store/recordStore.ts';
import { createDmlException, createException } from '../values/exception.ts';
import { SObject } from '../values/sobject.ts';
import { deleteRows, undeleteRows } from './deleteRows.ts';
import { checkLocks } from './lockedRows.ts';
import { checkMixedDml } from './mixedDml.ts';
import { enforcesSharing, Permissions, sharingCondition, type ObjectAccess } from './permissions.ts';
import { searchKey } from './references.ts';
import { refusePersonContact } from './personAccounts.ts';
import { rolledUpParents } from './rollUps.ts';
import { saveRows } from './saveRows.ts';
import { hasTriggers, TriggerFailure } from './triggers.ts';
import { rowError, type WorkRow } from './workRow.ts';

const chunkSize = 200;

/** Runs one DML statement: counts it, splits it into chunks of 200, saves, and reports or throws. */
export function runStatement(
  store: RecordStore,
  operation: DmlOperation,
  values: readonly unknown[],
  options: DmlOptions,
): DmlRowResult[] {
  const rows = checkRows(operation, values);
  if (rows.length === 0) return [];
  const transaction = currentTransaction();
  transaction.count('dmlStatements');
  transaction.count('dmlRows', rows.length);
  transaction.uncommittedWork = true;
  checkMixedDml(operation, rows);
  return runUncounted(store, operation, rows, options);
}

/** The same without counting: for writes that the platform does on its own (roll-ups, merge). */
export function runUncounted(
  store: RecordStore,
  operation: DmlOperation,
  rows: readonly SObject[],
  options: DmlOptions,
): DmlRowResult[] {
  const transaction = currentTransaction();
  const works: WorkRow[] = rows.map((original, index) => ({
    index,
    schema: original.schema,
    original,
    kind: operation === 'insert' ? 'insert' : 'update',
    row: original,
    old: null,
    id: original.id,
    errors: [],
  }));
  const permissions =
    options.accessMode === 'user' ? Permissions.of(store, transaction.userId) : Permissions.administrator;
  checkObjectAccess(operation, rows, permissions);
  const statementStart = store.savepoint();
  const run = (chunk: readonly WorkRow[], stop: boolean): void => {
    if (operation === 'delete') deleteRows(chunk, store, stop, options.merge);
    else if (operation === 'undelete') undeleteRows(chunk, store);
    else saveRows(chunk, store, stop, options);
    const alive = chunk.filter((w) => w.errors.length === 0);
    if (alive.length > 0 && !(stop && alive.length < chunk.length)) rollUp(store, operation, alive);
  };
  try {
    for (const chunk of chunksOf(works)) {
      if (operation === 'upsert') findUpsertTargets(store, chunk, options.externalIdField);
      loadOldRows(store, operation, chunk);
      checkSharing(store, transaction, operation, chunk, options);
      checkFieldAccess(operation, chunk, permissions, options.allOrNone);
      checkLocks(store, operation, chunk);
      chunk.forEach(refusePersonContact);
      if (options.allOrNone) {
        attempt(() => run(chunk, true), chunk);
        if (chunk.some((w) => w.errors.length > 0)) break;
      } else runPartially(store, transaction, chunk, run);
    }
  } catch (error) {
    store.rollbackTo(statementStart);
    throw error;
  }
  const failed = works.filter((w) => w.errors.length > 0);
  if (failed.length > 0 && options.allOrNone) {
    store.rollbackTo(statementStart);
    store.release(statementStart);
    throw createDmlException(
      operation,
      failed.map((w) => ({
        index: w.index,
        id: w.kind === 'insert' ? null : w.id,
        error: w.errors[0] as NonNullable<(typeof w.errors)[0]>,
      })),
    );
  }
  store.release(statementStart);
  return works.map((work) => {
    const success = work.errors.length === 0;
    if (success && work.kind === 'insert') work.original.id = work.id;
    else if (success && operation === 'upsert') work.original.id = work.id;
    return {
      id: success || work.kind !== 'insert' ? work.id : null,
      success,
      created: success && work.kind === 'insert',
      errors: work.errors,
    };
  });
}

/** Brings parents up to date after their children changed; their triggers fire as for any update. */
function rollUp(store: RecordStore, operation: DmlOperation, works: readonly WorkRow[]): void {
  for (const parents of rolledUpParents(operation, works, store))
    if (parents.length > 0)
      runUncounted(store, 'update', parents, { allOrNone: true, accessMode: 'system', duplicateRule: 'off' });
}

/** Runs a chunk; a trigger that throws fails every row of it. */
function attempt(body: () => void, chunk: readonly WorkRow[]): void {
  try {
    body();
  } catch (error) {
    if (!(error instanceof TriggerFailure)) throw error;
    for (const work of chunk)
      if (work.errors.length === 0) work.errors.push(rowError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', error.message));
  }
}

/**
 * Partial success as documented in "Bulk DML Exception Handling": rows with errors are set aside, the work of the attempt is
 * undone, and the rest is tried again, triggers included and with limits as before; a third failing attempt ends the statement.
 */
function runPartially(
  store: RecordStore,
  transaction: Transaction,
  chunk: readonly WorkRow[],
  run: (rows: readonly WorkRow[], stop: boolean) => void,
): void {
  let rest = chunk.filter((w) => w.errors.length === 0);
  const countersBefore: Counters = { ...transaction.counters };
  const retried = rest.length > 0 && chunk[0] !== undefined && hasTriggers(chunk[0].schema);
  for (let round = 1; rest.length > 0; round++) {
    const start = store.savepoint();
    attempt(() => run(rest, false), rest);
    const survivors = rest.filter((w) => w.errors.length === 0);
    if (survivors.length === rest.length) {
      store.release(start);
      return;
    }
    if (round === 3 && retried) {
      store.rollbackTo(start);
      throw createException(
        'System.DmlException',
        'Too many batch retries in the presence of Apex triggers and partial failures.',
      );
    }
    if (survivors.length > 0 || retried) {
      store.rollbackTo(start);
      Object.assign(transaction.counters, countersBefore, { statements: transaction.counters.statements });
    }
    store.release(start);
    for (const work of survivors) if (work.kind === 'insert') work.id = null;
    rest = survivors;
  }
}

function checkRows(operation: DmlOperation, values: readonly unknown[]): SObject[] {
  const seen = new Set<SObject>();
  const ids = new Set<string>();
  return values.map((value) => {
    if (!(value instanceof SObject))
      throw createException('System.NullPointerException', 'Attempt to de-reference a null object');
    const { schema, id } = value;
    if (schema.isWritable === false)
      throw createException(
        'System.TypeException',
        `DML operation ${operation.charAt(0).toUpperCase()}${operation.slice(1)} not allowed on ${schema.name}`,
      );
    if (schema.kind === 'platformEvent')
      throw createException(
        'System.TypeException',
        `DML operation ${operation.charAt(0).toUpperCase()}${operation.slice(1)} not allowed on ${schema.name}`,
      );
    if (operation === 'insert' || operation === 'upsert') {
      if (seen.has(value))
        throw createException(
          'System.ListException',
          'Before Insert or Upsert list must not have two identically equal elements',
        );
      seen.add(value);
    }
    if (id !== null && operation !== 'insert') {
      if (ids.has(id)) throw createException('System.ListException', `Duplicate id in list: ${id}`);
      ids.add(id);
    }
    return value;
  });
}

/** Neighbouring rows of one object, at most 200; Apex allows ten changes of the object in one statement. */
function* chunksOf(works: readonly WorkRow[]): Generator<WorkRow[]> {
  let changes = 0;
  let chunk: WorkRow[] = [];
  for (const work of works) {
    const last = chunk.at(-1);
    if (last && (last.schema !== work.schema || chunk.length === chunkSize)) {
      if (last.schema !== work.schema && ++changes >= 10)
        throw createException(
          'System.TypeException',
          'Cannot have more than 10 chunks in a single operation. Please rearrange the data to reduce chunking.',
        );
      yield chunk;
      chunk = [];
    }
    chunk.push(work);
  }
  if (chunk.length > 0) yield chunk;
}

function findUpsertTargets(store: RecordStore, chunk: readonly WorkRow[], fieldName: string | undefined): void {
  const schema = (chunk[0] as WorkRow).schema;
  if (fieldName === undefined || fieldName.toLowerCase() === 'id') {
    for (const work of chunk) work.kind = work.original.id === null ? 'insert' : 'update';
    return;
  }
  const field = fieldOf(schema, fieldName);
  if (!field) throw createException('System.SObjectException', `Invalid field ${fieldName} for ${schema.name}`);
  if (!field.externalId && !field.unique && field.name !== 'Name' && field.type !== 'Email')
    throw createException('System.SObjectException', `Field ${field.name} is not an external id or indexed field`);
  const byKey = new Map<string, WorkRow[]>();
  for (const work of chunk) {
    const value = work.original.get(field.name);
    work.kind = 'insert';
    if (value === null) {
      if (work.original.id !== null) work.kind = 'update';
      else work.errors.push(rowError('MISSING_ARGUMENT', `${field.name} not specified`, [field.name]));
      continue;
    }
    const key = String(searchKey(field, value));
    byKey.set(key, [...(byKey.get(key) ?? []), work]);
  }
  const matches = new Map<string, string[]>();
  for (const { id, value } of store.findByText(
    schema,
    field,
    [...byKey.values()].map((w) => searchKey(field, (w[0] as WorkRow).original.get(field.name))),
  ))
    matches.set(value, [...(matches.get(value) ?? []), id]);
  for (const [key, users] of byKey) {
    const ids = matches.get(key) ?? [];
    for (const work of users) {
      if (users.length > 1)
        work.errors.push(
          rowError('DUPLICATE_VALUE', `Duplicate external id specified: ${String(work.original.get(field.name))}`, [
            field.name,
          ]),
        );
      else if (ids.length > 1)
        work.errors.push(
          rowError(
            'DUPLICATE_EXTERNAL_ID',
            `${field.name}: more than one record found for external id field: [${ids.join(', ')}]`,
            [field.name],
          ),
        );
      else if (ids.length === 1) {
        work.kind = 'update';
        work.id = ids[0] as string;
      } else if (work.original.id !== null) work.kind = 'update';
    }
  }
}

function loadOldRows(store: RecordStore, operation: DmlOperation, chunk: readonly WorkRow[]): void {
  const schema = (chunk[0] as WorkRow).schema;
  const wanted = chunk.filter((w) => w.kind === 'update' && w.errors.length === 0);
  const ids: string[] = [];
  for (const work of wanted) {
    if (work.id === null)
      work.errors.push(
        rowError(
          'MISSING_ARGUMENT',
          `Id not specified in ${operation === 'update' || operation === 'undelete' || operation === 'upsert' ? 'an' : 'a'} ${operation} call`,
        ),
      );
    else if (schema.keyPrefix !== work.id.slice(0, 3))
      work.errors.push(rowError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'));
    else ids.push((work.id = toId18(work.id) ?? work.id));
  }
  if (ids.length === 0) return;
  const rows = store.fetch(schema, ids, 'all');
  for (const work of wanted) {
    if (work.errors.length > 0) continue;
    const row = rows.get(work.id as string);
    const isDeleted = row !== undefined && schema.fields.has('isdeleted') && row.get('IsDeleted') === true;
    if (!row) work.errors.push(rowError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'));
    else if (isDeleted && operation !== 'undelete')
      work.errors.push(rowError('ENTITY_IS_DELETED', 'entity is deleted'));
    else if (!isDeleted && operation === 'undelete')
      work.errors.push(rowError('UNDELETE_FAILED', 'Entity is not in the recycle bin'));
    else work.old = row;
  }
}

const accessOf: Record<DmlOperation, ObjectAccess[]> = {
  insert: ['create'],
  update: ['edit'],
  upsert: ['create', 'edit'],
  delete: ['delete'],
  undelete: ['create'],
};

/** User mode: object permissions ("Set an Access Mode for Database Operations"). */
function checkObjectAccess(operation: DmlOperation, rows: readonly SObject[], permissions: Permissions): void {
  if (permissions.isAdministrator) return;
  for (const schema of new Set(rows.map((r) => r.schema)))
    if (!accessOf[operation].every((a) => permissions.allowsObject(schema, a)))
      throw createException('System.SecurityException', `Access to entity '${schema.name}' denied`);
}

/** User mode: fields that the rows write and the user may not. All-or-none fails as a whole, else row by row. */
function checkFieldAccess(
  operation: DmlOperation,
  chunk: readonly WorkRow[],
  permissions: Permissions,
  allOrNone: boolean,
): void {
  if (permissions.isAdministrator || operation === 'delete' || operation === 'undelete') return;
  const failures: { work: WorkRow; error: DmlRowError }[] = [];
  for (const work of chunk) {
    const { schema, old } = work;
    const refused: string[] = [];
    for (const [name, value] of work.original.populated()) {
      const field = fieldOf(schema, name);
      if (
        !field ||
        field.name === 'Id' ||
        !(field.createable || field.updateable) ||
        permissions.allowsField(schema, field, 'edit')
      )
        continue;
      // A field that the row only carries from its query is not written.
      if (old === null || !sameValue(field, old.get(field.name), value)) refused.push(field.name);
    }
    if (refused.length === 0) continue;
    const message = `Operation failed due to fields being inaccessible on Sobject ${schema.name}, check errors on Exception or Result!`;
    failures.push({ work, error: rowError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message, refused) });
  }
  const first = failures[0];
  if (!first) return;
  const { org } = currentTransaction();
  org.debug(
    'ERROR',
    0,
    `User mode: user ${permissions.userId} may not write ${[...new Set(failures.flatMap((f) => f.error.fields))].map((f) => `${first.work.schema.name}.${f}`).join(', ')}`,
  );
  if (!allOrNone) {
    for (const { work, error } of failures) work.errors.push(error);
    return;
  }
  const exception = createException('System.DmlException', first.error.message);
  exception.dmlFailures = failures.map(({ work, error }) => ({ index: work.index, id: work.id, error }));
  throw exception;
}

/** `with sharing` and user mode: rows that the user may not change are refused one by one. */
function checkSharing(
  store: RecordStore,
  transaction: Transaction,
  operation: DmlOperation,
  chunk: readonly WorkRow[],
  options: DmlOptions,
): void {
  if (operation === 'insert') return;
  if (options.accessMode !== 'user' && !enforcesSharing(transaction)) return;
  const schema: ObjectSchema = (chunk[0] as WorkRow).schema;
  const condition = sharingCondition(schema, Permissions.of(store, transaction.userId), 'modify', 'r', (name) =>
    store.schema.object(name),
  );
  if (condition === undefined) return;
  const ids = chunk.filter((w) => w.kind === 'update' && w.errors.length === 0).map((w) => w.id);
  const allowed = new Set(
    store.db
      .prepare(
        `SELECT r.Id FROM ${quote(schema.name)} r WHERE r.Id IN (SELECT value FROM json_each(?)) AND ${condition}`,
      )
      .all(JSON.stringify(ids))
      .map(([id]) => String(id)),
  );
  for (const work of chunk)
    if (work.kind === 'update' && work.errors.length === 0 && !allowed.has(work.id as string))
      work.errors.push(rowError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id'));
}
