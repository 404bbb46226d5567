import type { FieldSchema } from '../schema/model.ts';
import { decodeValue } from '../store/columns.ts';
import type { SqlValue } from '../store/sqlDb.ts';
import { Types } from '../types/apexType.ts';
import { ApexDecimal, divideDecimal } from '../values/decimal.ts';
import type { SObject } from '../values/sobject.ts';
import type { ExpressionNode } from './ast.ts';
import type { ExpressionColumn } from './plan.ts';

/** Text by which equal expressions are known. */
export function expressionKey(node: ExpressionNode): string {
  return node.kind === 'field'
    ? node.path.join('.').toLowerCase()
    : `${node.name}(${node.argument ? expressionKey(node.argument) : ''}${node.convertTimezone ? ',tz' : ''})`;
}

/** Picklists sort in the order of their values, other texts without regard to case. */
export function orderedText(column: ExpressionColumn): string {
  if (!column.field.picklist || column.field.picklist.length === 0 || column.field.picklist.length > 200)
    return column.folded;
  const cases = column.field.picklist
    .map((p, i) => `WHEN '${p.value.toLowerCase().replaceAll("'", "''")}' THEN '${String(i).padStart(4, '0')}'`)
    .join(' ');
  return `CASE ${column.folded} ${cases} ELSE '9999' || ${column.folded} END`;
}

/** Lower-case names of everything that the columns select, parents with their paths. */
export function queriedNames(columns: readonly ExpressionColumn[]): Set<string> {
  const names = new Set(['id']);
  for (const column of columns) {
    if (column.path.length === 0) names.add(column.field.name.toLowerCase());
    column.path.forEach((step, i) => {
      names.add(step.toLowerCase());
      names.add(
        column.path
          .slice(0, i + 1)
          .join('.')
          .toLowerCase(),
      );
    });
    if (column.path.length > 0) names.add([...column.path, column.field.name].join('.').toLowerCase());
  }
  return names;
}

const nested = new WeakMap<Set<string>, Map<string, Set<string>>>();

/** Names that the query selected below a relationship, as that parent row has to know them. */
export function nestedNames(queried: Set<string>, prefix: string): Set<string> {
  let byPrefix = nested.get(queried);
  if (!byPrefix) nested.set(queried, (byPrefix = new Map()));
  let names = byPrefix.get(prefix);
  if (!names) {
    names = new Set(['id']);
    for (const name of queried) if (name.startsWith(`${prefix}.`)) names.add(name.slice(prefix.length + 1));
    byPrefix.set(prefix, names);
  }
  return names;
}

/** Paths of all parents that the columns reach, shorter ones first. */
export function parentPathsOf(columns: readonly ExpressionColumn[]): (readonly string[])[] {
  const paths = new Map<string, readonly string[]>();
  for (const { path } of columns)
    for (let i = 1; i <= path.length; i++) paths.set(path.slice(0, i).join('.').toLowerCase(), path.slice(0, i));
  return [...paths.values()].sort((a, b) => a.length - b.length);
}

/** Whether a path leads to or through another. */
export function isPrefix(path: readonly string[], whole: readonly string[]): boolean {
  return (
    path.length <= whole.length && path.every((step, i) => step.toLowerCase() === (whole[i] as string).toLowerCase())
  );
}

/** The parent row at the end of a path; null where one on the way does not exist. */
export function parentAt(row: SObject, path: readonly string[]): SObject | null {
  let owner: SObject | null = row;
  for (const step of path) owner = owner?.heldParent(step) ?? null;
  return owner;
}

/** Value of an aggregate column; averages come as sum and count. */
export function aggregateValue(
  column: ExpressionColumn,
  field: FieldSchema,
  value: SqlValue,
  count: SqlValue,
): unknown {
  if (value === null) return null;
  if (!column.countSql) return decodeValue(field, value);
  const scale = field.apexType === Types.Decimal ? field.scale : 0;
  return divideDecimal(new ApexDecimal(BigInt(value as bigint), scale), ApexDecimal.fromInteger(count as bigint));
}
