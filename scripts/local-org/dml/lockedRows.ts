import type { DmlOperation } from '../runtime/org.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { RecordStore } from '../store/recordStore.ts';
import { rowError, type WorkRow } from './workRow.ts';

const lockingByObject = new WeakMap<ObjectSchema, readonly FieldSchema[]>();

/** Lookups whose target a save locks: all but those that forbid the target's deletion, and those to users. */
function lockingLookups(schema: ObjectSchema): readonly FieldSchema[] {
  let fields = lockingByObject.get(schema);
  if (!fields) {
    fields = [...schema.fields.values()].filter(
      (f) =>
        (f.type === 'Lookup' || f.type === 'MasterDetail') &&
        f.deleteConstraint !== undefined &&
        f.deleteConstraint !== 'Restrict' &&
        !f.referenceTo.includes('User'),
    );
    lockingByObject.set(schema, fields);
  }
  return fields;
}

/** Ids that saving a row locks: its own and, where a lookup is new or changed, the record it points to. */
function lockedBy(work: WorkRow, operation: DmlOperation): string[] {
  const ids = work.kind === 'update' && work.id !== null ? [work.id] : [];
  if (operation === 'delete' || operation === 'undelete') return ids;
  for (const field of lockingLookups(work.schema)) {
    if (!work.original.isSet(field.name)) continue;
    const id = work.original.get(field.name) as string | null;
    if (id !== null && work.old?.get(field.name) !== id) ids.push(id);
  }
  return ids;
}

/** Refuses rows that another transaction holds, one by one. */
export function checkLocks(store: RecordStore, operation: DmlOperation, chunk: readonly WorkRow[]): void {
  const alive = chunk.filter((w) => w.errors.length === 0).map((work) => ({ work, ids: lockedBy(work, operation) }));
  const held = store.locks.await(alive.flatMap((a) => a.ids));
  if (held.size === 0) return;
  for (const { work, ids } of alive) {
    const mine = ids.filter((id) => held.has(id));
    if (mine.length > 0)
      work.errors.push(
        rowError(
          'UNABLE_TO_LOCK_ROW',
          `unable to obtain exclusive access to this record or ${mine.length} records: ${mine.join(',')}`,
        ),
      );
  }
}
