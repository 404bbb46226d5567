import type { DmlOperation } from '../runtime/org.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { fieldOf } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { decodeValue, quote, sameValue } from '../store/columns.ts';
import type { RecordStore } from '../store/recordStore.ts';
import { ApexDecimal, rescale } from '../values/decimal.ts';
import { SObject } from '../values/sobject.ts';
import { lineItemTotals } from './derivedFields.ts';
import { asPlatformWrite, type WorkRow } from './workRow.ts';

interface SummaryField {
  readonly parent: ObjectSchema;
  readonly field: FieldSchema;
}

const summariesByStore = new WeakMap<RecordStore, ReadonlyMap<string, readonly SummaryField[]>>();

/** Roll-up summary fields by the name of the child object that feeds them. */
function summariesOf(store: RecordStore, child: string): readonly SummaryField[] {
  let known = summariesByStore.get(store);
  if (!known) {
    const found = new Map<string, SummaryField[]>();
    for (const parent of store.schema.objects())
      for (const field of parent.fields.values())
        if (field.summary)
          found.set(field.summary.childObject, [...(found.get(field.summary.childObject) ?? []), { parent, field }]);
    summariesByStore.set(store, (known = found));
  }
  return known.get(child) ?? [];
}

/**
 * The parents that a change of their children changes, one list per object. The caller saves each list before it asks for the
 * next one, which may build on it.
 */
export function* rolledUpParents(
  operation: DmlOperation,
  works: readonly WorkRow[],
  store: RecordStore,
): Generator<SObject[]> {
  const schema: ObjectSchema = (works[0] as WorkRow).schema;
  if (schema.name === 'OpportunityLineItem') yield rolledUpOpportunities(operation, works, store);
  const byParent = new Map<ObjectSchema, SummaryField[]>();
  for (const summary of summariesOf(store, schema.name))
    byParent.set(summary.parent, [...(byParent.get(summary.parent) ?? []), summary]);
  for (const [parent, summaries] of byParent) yield summarised(parent, summaries, works, store);
}

function summarised(
  parent: ObjectSchema,
  summaries: readonly SummaryField[],
  works: readonly WorkRow[],
  store: RecordStore,
): SObject[] {
  const ids = new Set<string>();
  for (const { field } of summaries)
    for (const work of works)
      for (const row of [work.row, work.old]) {
        const id = row?.get(field.summary?.foreignKey ?? '');
        if (typeof id === 'string') ids.add(id);
      }
  const changed: SObject[] = [];
  for (const stored of store.fetch(parent, [...ids]).values()) {
    const row = new SObject(parent);
    row.id = stored.id;
    for (const { field } of summaries) {
      const value = summaryValue(parent, field, stored.id as string, store);
      if (!sameValue(field, stored.get(field.name), value)) row.set(field.name, value);
    }
    if ([...row.populated()].length > 1) changed.push(asPlatformWrite(row));
  }
  return changed;
}

function summaryValue(parent: ObjectSchema, field: FieldSchema, id: string, store: RecordStore): unknown {
  const summary = field.summary as NonNullable<FieldSchema['summary']>;
  if (summary.hasFilter) throw new UnsupportedError(`roll-up summary field ${parent.name}.${field.name} with a filter`);
  const child = store.schema.object(summary.childObject) as ObjectSchema;
  const source = summary.field === undefined ? undefined : fieldOf(child, summary.field);
  if (source?.type === 'Currency' && store.schema.currencies)
    throw new UnsupportedError(`roll-up summary field ${parent.name}.${field.name} in several currencies`);
  const expression = source ? `${summary.operation.toUpperCase()}(${quote(source.name)})` : 'COUNT(*)';
  const value =
    store.db
      .prepare(
        `SELECT ${expression} FROM ${quote(child.name)} WHERE ${quote(summary.foreignKey)} = ? AND IsDeleted = 0`,
      )
      .get(id)?.[0] ?? null;
  if (!source) return ApexDecimal.fromInteger(value as bigint);
  const decoded = decodeValue(source, value);
  // A sum of nothing is zero; a smallest or largest of nothing is empty.
  if (decoded === null) return summary.operation === 'sum' ? ApexDecimal.ZERO : null;
  return decoded instanceof ApexDecimal ? rescale(decoded, field.scale, 'HALF_UP') : decoded;
}

function rolledUpOpportunities(operation: DmlOperation, works: readonly WorkRow[], store: RecordStore): SObject[] {
  const opportunity = store.schema.object('Opportunity') as ObjectSchema;
  const ids = new Set<string>();
  for (const work of works) {
    const id = (operation === 'delete' ? work.old : work.row)?.get('OpportunityId');
    if (typeof id === 'string') ids.add(id);
  }
  const changed: SObject[] = [];
  for (const stored of store.fetch(opportunity, [...ids]).values()) {
    const changes = lineItemTotals(store, stored);
    if (!changes) continue;
    const row = new SObject(opportunity);
    row.id = stored.id;
    for (const [name, value] of changes) row.set(name, value);
    const entry = (works[0] as WorkRow).row.get('PricebookEntryId') as string | null;
    if (stored.get('Pricebook2Id') === null && entry !== null)
      row.set(
        'Pricebook2Id',
        store.db.prepare('SELECT Pricebook2Id FROM "PricebookEntry" WHERE Id = ?').get(entry)?.[0] ?? null,
      );
    changed.push(asPlatformWrite(row));
  }
  return changed;
}
