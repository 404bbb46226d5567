import { currentTransaction } from '../runtime/transaction.ts';
import type { DmlOptions, DuplicateFinding, DuplicateRuleHeader } from '../runtime/org.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { fieldOf } from '../schema/lookup.ts';
import type { DuplicateRuleSchema, MatchingRuleItem, MatchingRuleSchema, ObjectSchema } from '../schema/model.ts';
import { encodeValue, quote, sameValue } from '../store/columns.ts';
import type { RecordStore } from '../store/recordStore.ts';
import type { SqlValue } from '../store/sqlDb.ts';
import { Types } from '../types/apexType.ts';
import type { SObject } from '../values/sobject.ts';
import { isMatchMethod, matchKey } from './matchKeys.ts';
import { enforcesSharing, Permissions, sharingCondition } from './permissions.ts';
import { duplicateRuleHeaderOf, rowError, type WorkRow } from './workRow.ts';

/** A rule lists at most this many records (Duplicate Management, "Things to Know About Duplicate Rules"). */
const maximumMatches = 100;

const noHeader: DuplicateRuleHeader = { allowSave: false, runAsCurrentUser: false };

/**
 * Runs the duplicate rules on rows about to be saved, after validation and before the save ("Triggers and Order of Execution",
 * step 6). Rows of one save are not compared with each other, only with what is stored.
 */
export function applyDuplicateRules(works: readonly WorkRow[], store: RecordStore, options: DmlOptions): void {
  if (options.duplicateRule === 'off' || works.length === 0) return;
  const { schema } = works[0] as WorkRow;
  const rules = store.schema.duplicateRules?.(schema.name) ?? [];
  for (const rule of rules)
    for (const work of works) {
      const { action, alerts } = work.kind === 'insert' ? rule.insert : rule.update;
      // Allowed without an alert: the rule only reports, and nothing here reads its reports.
      if (action === 'Allow' && !alerts) continue;
      const header = duplicateRuleHeaderOf(work.original) ?? options.duplicateRule ?? noHeader;
      if (action === 'Allow' && header.allowSave) continue;
      const finding = findDuplicates(rule, work.row, work.old, store, {
        allowSave: action === 'Allow',
        seesAll: !(header.runAsCurrentUser || options.accessMode === 'user' || enforcesSharing(currentTransaction())),
      });
      if (finding) work.errors.push({ ...rowError('DUPLICATES_DETECTED', finding.message), duplicate: finding });
    }
}

/** `FindDuplicates.findDuplicates`: what every active rule finds for a row, whatever its action. */
export function duplicatesOf(row: SObject, store: RecordStore): readonly DuplicateFinding[] {
  const seesAll = !enforcesSharing(currentTransaction());
  return (store.schema.duplicateRules?.(row.schema.name) ?? []).flatMap((rule) => {
    const { action } = row.id === null ? rule.insert : rule.update;
    return findDuplicates(rule, row, null, store, { allowSave: action === 'Allow', seesAll }) ?? [];
  });
}

/** What one rule finds for one row; undefined where nothing matches or, on update, no compared field changed. */
export function findDuplicates(
  rule: DuplicateRuleSchema,
  row: SObject,
  old: SObject | null,
  store: RecordStore,
  how: { readonly allowSave: boolean; readonly seesAll: boolean },
): DuplicateFinding | undefined {
  if (rule.hasFilter) throw new UnsupportedError(`duplicate rule ${rule.name}: conditions (${rule.source})`);
  const matches: DuplicateFinding['matches'][number][] = [];
  let hasMatch = false;
  for (const { objectName, matchingRule, mapping } of rule.matches) {
    const matching = store.schema.matchingRule?.(objectName, matchingRule);
    if (!matching?.isActive)
      throw new UnsupportedError(`matching rule ${objectName}.${matchingRule} of duplicate rule ${rule.name}`);
    const target = store.schema.object(objectName) as ObjectSchema;
    const source = (item: MatchingRuleItem): string => mapping?.get(item.field.toLowerCase()) ?? item.field;
    if (old && !matching.items.some((item) => isChanged(row, old, source(item)))) continue;
    const found = matchingRecords(matching, target, row, source, store);
    if (found.length === 0) continue;
    const visible = how.seesAll ? found : visibleOf(found, target, store);
    if (visible.length > 0 || !rule.enforcesSharing) hasMatch = true;
    if (visible.length > 0)
      matches.push({
        rule: matching.name,
        objectName: target.name,
        isFuzzy: matching.items.some((i) => i.method !== 'Exact'),
        recordIds: visible,
      });
  }
  if (!hasMatch) return undefined;
  return {
    rule: rule.name,
    ruleObject: rule.objectName,
    allowSave: how.allowSave,
    message: rule.alertText,
    matches,
  };
}

function isChanged(row: SObject, old: SObject, name: string): boolean {
  const field = fieldOf(row.schema, name);
  return field !== undefined && !sameValue(field, old.get(name), row.get(name));
}

/** Ids of the stored records that match a row by one rule. */
function matchingRecords(
  rule: MatchingRuleSchema,
  target: ObjectSchema,
  row: SObject,
  source: (item: MatchingRuleItem) => string,
  store: RecordStore,
): string[] {
  const logic = rule.filter ?? rule.items.map((_, i) => String(i + 1)).join(' AND ');
  if (!/^[\s\d()]*(?:(?:AND|OR)[\s\d()]*)*$/i.test(logic))
    throw new UnsupportedError(`matching rule ${rule.name}: filter logic ${logic}`);
  const values: SqlValue[] = [];
  const where = logic.replace(/\d+/g, (number) => {
    const item = rule.items[Number(number) - 1];
    if (!item) throw new UnsupportedError(`matching rule ${rule.name}: filter logic ${logic}`);
    const condition = conditionOf(rule, item, target, row, source(item));
    values.push(...condition.values);
    return condition.sql;
  });
  return store.db
    .prepare(
      `SELECT r.Id FROM ${quote(target.name)} r WHERE (${where}) AND r.IsDeleted = 0 AND r.Id IS NOT ? ORDER BY r.Id LIMIT ${maximumMatches}`,
    )
    .all(...values, row.id)
    .map(([id]) => String(id));
}

function conditionOf(
  rule: MatchingRuleSchema,
  item: MatchingRuleItem,
  target: ObjectSchema,
  row: SObject,
  sourceName: string,
): { sql: string; values: SqlValue[] } {
  const field = fieldOf(target, item.field);
  const sourceField = fieldOf(row.schema, sourceName);
  if (!field || !sourceField || field.formula !== undefined || sourceField.formula !== undefined)
    throw new UnsupportedError(`matching rule ${rule.name}: field ${target.name}.${item.field}`);
  const value = encodeValue(sourceField, row.get(sourceField.name));
  const column = `r.${quote(field.name)}`;
  if (value === null || value === '') return { sql: item.matchesBlanks ? `${column} IS NULL` : '0', values: [] };
  if (typeof value !== 'string') {
    if (item.method !== 'Exact') throw new UnsupportedError(`matching method ${item.method} of ${item.field}`);
    return { sql: `${column} = ?`, values: [value] };
  }
  const key = matchKey(item.method, value);
  // Two names without a single letter or digit have nothing in common.
  if (key === '') return { sql: '0', values: [] };
  return { sql: `match_key('${item.method}', ${column}) = ?`, values: [key] };
}

/** Indexes for the texts that active rules compare, made afresh at each start: the keys may have changed with the code. */
export function indexMatchKeys({ db, schema }: RecordStore): void {
  for (const [name] of db.prepare(`SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE 'match$%'`).all())
    db.exec(`DROP INDEX ${quote(String(name))}`);
  for (const object of schema.objects())
    for (const { matches } of schema.duplicateRules?.(object.name) ?? [])
      for (const { objectName, matchingRule } of matches) {
        const target = schema.object(objectName);
        for (const { field: name, method } of schema.matchingRule?.(objectName, matchingRule)?.items ?? []) {
          const field = target && fieldOf(target, name);
          if (!field || field.apexType !== Types.String || field.formula !== undefined || !isMatchMethod(method))
            continue;
          db.exec(
            `CREATE INDEX IF NOT EXISTS ${quote(`match$${target.name}.${field.name}.${method}`)} ON ${quote(target.name)} (match_key('${method}', ${quote(field.name)}))`,
          );
        }
      }
}

function visibleOf(ids: readonly string[], target: ObjectSchema, store: RecordStore): string[] {
  const permissions = Permissions.of(store, currentTransaction().userId);
  const condition = sharingCondition(target, permissions, 'view', 'r', (name) => store.schema.object(name));
  if (condition === undefined) return [...ids];
  return store.db
    .prepare(
      `SELECT r.Id FROM ${quote(target.name)} r WHERE r.Id IN (SELECT value FROM json_each(?)) AND ${condition} ORDER BY r.Id`,
    )
    .all(JSON.stringify(ids))
    .map(([id]) => String(id));
}
