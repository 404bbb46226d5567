import { currentTransaction } from '../runtime/transaction.ts';
import type { MergeTarget } from '../runtime/org.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { quote } from '../store/columns.ts';
import type { RecordStore } from '../store/recordStore.ts';
import { ApexDatetime } from '../values/temporal.ts';
import type { SObject } from '../values/sobject.ts';
import { fillFormulas } from './formula/fields.ts';
import { isPersonRow } from './personAccounts.ts';
import { fireTriggers, hasTriggers } from './triggers.ts';
import { rowError, type WorkRow } from './workRow.ts';

interface ChildLink {
  readonly schema: ObjectSchema;
  readonly field: FieldSchema;
}

const linksByStore = new WeakMap<RecordStore, Map<string, ChildLink[]>>();

/** Lookups of stored objects that may point to rows of this one. */
export function childLinks(schema: ObjectSchema, store: RecordStore): readonly ChildLink[] {
  let links = linksByStore.get(store);
  if (!links) {
    links = new Map();
    for (const child of store.schema.objects()) {
      if (child.isStored === false || child.kind === 'customMetadata') continue;
      for (const field of child.fields.values()) {
        if (field.deleteConstraint === undefined || field.formula !== undefined) continue;
        for (const target of field.referenceTo)
          links.set(target, [...(links.get(target) ?? []), { schema: child, field }]);
      }
    }
    linksByStore.set(store, links);
  }
  return links.get(schema.name) ?? [];
}

/** Deletes one chunk: before triggers, children, the rows themselves, after triggers. Errors are left on the rows. */
export function deleteRows(
  works: readonly WorkRow[],
  store: RecordStore,
  stopAtErrors: boolean,
  merge?: MergeTarget,
): void {
  let alive = works.filter((w) => w.errors.length === 0);
  if (alive.length === 0) return;
  const schema = (alive[0] as WorkRow).schema;
  const oldRows = alive.map((w) => w.old as SObject);
  if (hasTriggers(schema)) fillFormulas(schema, oldRows, store, currentTransaction().org.clock.now());
  for (const row of oldRows) row.readOnly = true;
  fireTriggers(schema, 'BEFORE_DELETE', null, oldRows);
  for (const work of alive) takeErrors(work);
  alive = alive.filter((w) => w.errors.length === 0);
  if (alive.length === 0 || (stopAtErrors && works.some((w) => w.errors.length > 0))) return;
  const deletion = store.newDeletion();
  if (merge) for (const work of alive) giveToMaster(work, store, merge);
  for (const work of alive) {
    const blocked = cascade(schema, [work.id as string], store, deletion);
    if (blocked)
      work.errors.push(
        rowError(
          'DELETE_FAILED',
          `Your attempt to delete ${String(work.old?.get(schema.fields.has('name') ? 'Name' : 'Id') ?? work.id)} could not be completed because it is associated with the following ${blocked.schema.labelPlural.toLowerCase()}.: ${blocked.ids.join(', ')}`,
        ),
      );
  }
  alive = alive.filter((w) => w.errors.length === 0);
  for (const work of alive) removeRow(schema, work.id as string, store, deletion);
  if (stopAtErrors && works.some((w) => w.errors.length > 0)) return;
  fireTriggers(
    schema,
    'AFTER_DELETE',
    null,
    alive.map((w) => w.old as SObject),
  );
  for (const work of alive) takeErrors(work);
}

/** The loser of a merge: its children go to the winner, and it says so itself from now on. */
function giveToMaster(work: WorkRow, store: RecordStore, { masterId, movedIds }: MergeTarget): void {
  const { schema } = work;
  const loser = work.id as string;
  const moved = new Set<string>();
  for (const { schema: child, field } of childLinks(schema, store)) {
    if (field.name === 'MasterRecordId') continue;
    const ids = store.db
      .prepare(`SELECT Id FROM ${quote(child.name)} WHERE ${quote(field.name)} = ? AND IsDeleted = 0`)
      .all(loser)
      .map(([id]) => String(id));
    // A record that points to itself would be its own parent afterwards.
    for (const id of ids) store.update(child, id, [[field, id === masterId ? null : masterId]]);
    for (const id of ids) if (id !== loser) moved.add(id);
  }
  movedIds.set(loser, [...moved]);
  const field = schema.fields.get('masterrecordid') as FieldSchema;
  store.update(schema, loser, [[field, masterId]]);
  const old = (work.old as SObject).copyRow();
  old.set(field.name, masterId);
  old.readOnly = true;
  work.old = old;
}

function removeRow(schema: ObjectSchema, id: string, store: RecordStore, deletion: number): void {
  // Custom settings and setup rows skip the recycle bin.
  if (schema.kind === 'customSetting' || schema.isSetup === true) {
    store.erase(schema, id);
    return;
  }
  const transaction = currentTransaction();
  const stamp = new ApexDatetime(Math.floor(transaction.org.clock.now() / 1000) * 1000);
  store.markDeleted(schema, id, deletion, true);
  const changes: [FieldSchema, unknown][] = [];
  for (const [name, value] of [
    ['SystemModstamp', stamp],
    ['LastModifiedDate', stamp],
    ['LastModifiedById', transaction.userId],
  ] as const) {
    const field = schema.fields.get(name.toLowerCase());
    if (field) changes.push([field, value]);
  }
  store.update(schema, id, changes);
}

/** Deletes or unlinks children; answers the children that forbid the deletion. */
function cascade(
  schema: ObjectSchema,
  ids: readonly string[],
  store: RecordStore,
  deletion: number,
): { schema: ObjectSchema; ids: string[] } | undefined {
  for (const { schema: child, field } of childLinks(schema, store)) {
    const children = store.db
      .prepare(
        `SELECT Id FROM ${quote(child.name)} WHERE ${quote(field.name)} IN (SELECT value FROM json_each(?)) AND IsDeleted = 0`,
      )
      .all(JSON.stringify(ids))
      .map(([id]) => String(id));
    if (children.length === 0) continue;
    if (field.deleteConstraint === 'Restrict') return { schema: child, ids: children };
    if (field.deleteConstraint === 'SetNull') {
      // The lookup is cleared without running the child's triggers ("Triggers and Order of Execution": cascade and unlink).
      for (const id of children) store.update(child, id, [[field, null]]);
      continue;
    }
    const rows =
      field.type === 'MasterDetail' || currentTransaction().org.code.triggersFor(child.name).length === 0
        ? undefined
        : [...store.fetch(child, children).values()].filter((row) => !isPersonRow(row));
    // Details deleted with their master do not fire triggers; standard cascades (contacts of an account) do.
    if (rows && rows.length > 0) {
      for (const row of rows) row.readOnly = true;
      fireTriggers(child, 'BEFORE_DELETE', null, rows);
    }
    const blocked = cascade(child, children, store, deletion);
    if (blocked) return blocked;
    for (const id of children) removeRow(child, id, store, deletion);
    if (rows && rows.length > 0) fireTriggers(child, 'AFTER_DELETE', null, rows);
  }
  return undefined;
}

/** Brings one chunk back from the recycle bin, with the children that went with it. */
export function undeleteRows(works: readonly WorkRow[], store: RecordStore): void {
  const alive = works.filter((w) => w.errors.length === 0);
  if (alive.length === 0) return;
  const schema = (alive[0] as WorkRow).schema;
  for (const work of alive) {
    const deletion = store.db.prepare(`SELECT "$deletion" FROM ${quote(schema.name)} WHERE Id = ?`).get(work.id)?.[0];
    store.markDeleted(schema, work.id as string, 0, false);
    if (deletion !== null && deletion !== undefined)
      restoreChildren(schema, work.id as string, Number(deletion), store);
    work.row = store.fetch(schema, [work.id as string]).get(work.id as string) as SObject;
    work.row.readOnly = true;
  }
  fireTriggers(
    schema,
    'AFTER_UNDELETE',
    alive.map((w) => w.row),
    null,
  );
  for (const work of alive) {
    work.errors.push(...work.row.errors);
    work.row.errors = [];
  }
}

function restoreChildren(schema: ObjectSchema, id: string, deletion: number, store: RecordStore): void {
  for (const { schema: child, field } of childLinks(schema, store)) {
    if (field.deleteConstraint !== 'Cascade') continue;
    for (const [childId] of store.db
      .prepare(
        `SELECT Id FROM ${quote(child.name)} WHERE ${quote(field.name)} = ? AND IsDeleted = 1 AND "$deletion" = ?`,
      )
      .all(id, deletion)) {
      store.markDeleted(child, String(childId), 0, false);
      restoreChildren(child, String(childId), deletion, store);
    }
  }
}

function takeErrors(work: WorkRow): void {
  const row = work.old as SObject;
  work.errors.push(...row.errors);
  row.errors = [];
}
