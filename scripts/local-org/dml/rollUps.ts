import type { DmlOperation } from '../runtime/org.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { RecordStore } from '../store/recordStore.ts';
import type { SObject } from '../values/sobject.ts';
import { lineItemTotals } from './derivedFields.ts';
import { runUncounted } from './statement.ts';
import type { WorkRow } from './workRow.ts';

const summaryParents = new WeakMap<RecordStore, ReadonlyMap<string, string>>();

/** Objects whose rows feed a roll-up summary field, with the name of the first such field. */
function summarised(store: RecordStore): ReadonlyMap<string, string> {
  let known = summaryParents.get(store);
  if (!known) {
    const found = new Map<string, string>();
    for (const schema of store.schema.objects()) for (const field of schema.fields.values()) if (field.summary) found.set(field.summary.childObject, `${schema.name}.${field.name}`);
    summaryParents.set(store, (known = found));
  }
  return known;
}

/** Brings parents up to date after their children changed; their triggers fire as for any update. */
export function rollUp(operation: DmlOperation, works: readonly WorkRow[], store: RecordStore): void {
  const schema: ObjectSchema = (works[0] as WorkRow).schema;
  const summary = summarised(store).get(schema.name);
  if (summary !== undefined) throw new UnsupportedError(`roll-up summary field ${summary}`);
  if (schema.name !== 'OpportunityLineItem') return;
  const opportunity = store.schema.object('Opportunity') as ObjectSchema;
  const ids = new Set<string>();
  for (const work of works) {
    const id = (operation === 'delete' ? work.old : work.row)?.get('OpportunityId');
    if (typeof id === 'string') ids.add(id);
  }
  const changed: SObject[] = [];
  for (const row of store.fetch(opportunity, [...ids]).values()) {
    const changes = lineItemTotals(store, row);
    if (!changes) continue;
    const first = (works[0] as WorkRow).row.get('PricebookEntryId') as string | null;
    if (row.get('Pricebook2Id') === null && first !== null) row.set('Pricebook2Id', store.db.prepare('SELECT Pricebook2Id FROM "PricebookEntry" WHERE Id = ?').get(first)?.[0] ?? null);
    for (const [name, value] of changes) row.set(name, value);
    changed.push(row);
  }
  if (changed.length === 0) return;
  const flag = opportunity.fields.get('hasopportunitylineitem');
  for (const row of changed) if (flag) store.update(opportunity, row.id as string, [[flag, row.get('HasOpportunityLineItem')]]);
  runUncounted(store, 'update', changed, { allOrNone: true, accessMode: 'system' });
}
