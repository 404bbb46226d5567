import { UnsupportedError } from '../runtime/unsupported.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { Namespace } from '../schema/namespace.ts';
import { makeField } from '../schema/fieldReader.ts';
import { isStoredField } from '../store/columns.ts';
import { ApexType, Types } from '../types/apexType.ts';
import type { ExpressionNode, QueryNode, SelectNode } from './ast.ts';
import { queryException } from './errors.ts';
import type { Column, Scope } from './resolve.ts';

const aggregates = new Set(['count', 'count_distinct', 'sum', 'avg', 'min', 'max']);

export function isAggregateFunction(node: ExpressionNode): boolean {
  return node.kind === 'function' && aggregates.has(node.name);
}

/** `SELECT COUNT() FROM X`: the answer is one number. */
export function isCountQuery(query: QueryNode): boolean {
  const only = query.select.length === 1 ? query.select[0] : undefined;
  return (
    only?.kind === 'expression' &&
    only.expression.kind === 'function' &&
    only.expression.name === 'count' &&
    !only.expression.argument &&
    query.groupBy.length === 0
  );
}

export function isAggregateQuery(query: QueryNode): boolean {
  return (
    !isCountQuery(query) &&
    (query.groupBy.length > 0 || query.select.some((s) => s.kind === 'expression' && isAggregateFunction(s.expression)))
  );
}

/** How SQL reads an expression, with a field that knows how to decode the outcome. `average` comes as sum and count. */
export interface ExpressionColumn extends Column {
  readonly countSql?: string;
  readonly toLabel?: boolean;
}

const integer = (name: string): FieldSchema => ({
  ...makeField(name, 'Number', { precision: 18 }),
  apexType: Types.Integer,
});

/** Resolves a field or function. */
export function expressionColumn(scope: Scope, node: ExpressionNode, zone: string): ExpressionColumn {
  if (node.kind === 'field') return scope.column(node.path);
  if (node.name === 'count' && !node.argument)
    return { field: integer('count'), schema: scope.schema, sql: 'COUNT(*)', folded: 'COUNT(*)', path: [] };
  if (!node.argument || node.argument.kind !== 'field')
    throw new UnsupportedError(`SOQL: nested function in ${node.name.toUpperCase()}()`);
  const column = inCorporateCurrency(scope, node, node.argument.path);
  const { field } = column;
  const made = (sql: string, result: FieldSchema): ExpressionColumn => ({
    ...column,
    sql,
    folded: result.apexType === Types.String ? `fold(${sql})` : sql,
    field: result,
  });
  switch (node.name) {
    case 'count':
      return made(`COUNT(${column.sql})`, integer('count'));
    case 'count_distinct':
      return made(`COUNT(DISTINCT ${field.apexType === Types.String ? column.folded : column.sql})`, integer('count'));
    case 'sum':
      requireNumber(node.name, field);
      return made(`SUM(${column.sql})`, field);
    case 'avg':
      requireNumber(node.name, field);
      return { ...made(`AVG(${column.sql})`, field), countSql: `COUNT(${column.sql})` };
    case 'min':
    case 'max':
      return made(
        `${node.name.toUpperCase()}(${column.sql}${field.apexType === Types.String ? ' COLLATE NOCASE' : ''})`,
        field,
      );
    case 'convertcurrency':
      throw new UnsupportedError('SOQL: convertCurrency()');
    case 'tolabel':
      return { ...column, toLabel: true };
    default: {
      if (field.apexType !== Types.Date && field.apexType !== Types.Datetime)
        throw queryException(`field ${field.name} does not support the function ${node.name.toUpperCase()}`);
      const isDate = field.apexType === Types.Date;
      const target = node.name === 'day_only' ? makeField('day', 'Date') : integer(node.name);
      return made(
        `date_part('${node.name}', ${column.sql}, ${isDate ? 1 : 0}, '${node.convertTimezone ? zone : 'GMT'}')`,
        target,
      );
    }
  }
}

/** "Any currency data returned by using an aggregate function is in the org's default currency" (SOQL Reference, convertCurrency). */
function inCorporateCurrency(scope: Scope, node: ExpressionNode, path: readonly string[]): Column {
  const column = scope.column(path);
  if (column.field.type !== 'Currency' || !scope.registry.currencies || !isAggregateFunction(node)) return column;
  if (!column.schema.fields.has('currencyisocode')) return column;
  const code = scope.column([...path.slice(0, -1), 'CurrencyIsoCode']);
  return { ...column, sql: `corporate_amount(${column.sql}, ${code.sql})` };
}

function requireNumber(name: string, field: FieldSchema): void {
  if (
    field.apexType !== Types.Decimal &&
    field.apexType !== Types.Integer &&
    field.apexType !== Types.Long &&
    field.apexType !== Types.Double
  )
    throw queryException(`field ${field.name} does not support aggregate operator ${name.toUpperCase()}`);
}

/** Expands FIELDS(...) and checks where it is allowed. */
export function expandSelect(
  query: QueryNode,
  schema: ObjectSchema,
): { expressions: { expression: ExpressionNode; alias?: string }[]; subqueries: QueryNode[] } {
  const expressions: { expression: ExpressionNode; alias?: string }[] = [];
  const subqueries: QueryNode[] = [];
  for (const entry of query.select) {
    if (entry.kind === 'subquery') subqueries.push(entry.query);
    else if (entry.kind === 'expression') expressions.push(entry);
    else expressions.push(...fieldsOf(entry, query, schema));
  }
  return { expressions, subqueries };
}

function fieldsOf(
  entry: Extract<SelectNode, { kind: 'fields' }>,
  query: QueryNode,
  schema: ObjectSchema,
): { expression: ExpressionNode }[] {
  if (entry.which !== 'standard' && (query.limit?.kind !== 'number' || Number(query.limit.text) > 200))
    throw queryException('The SOQL FIELDS function must have a LIMIT of at most 200');
  return [...schema.fields.values()]
    .filter((f) => isStoredField(f) && (entry.which === 'all' || f.custom === (entry.which === 'custom')))
    .map((f) => ({ expression: { kind: 'field', path: [f.name] } as const }));
}

/** Names of grouped fields without alias: no source says which one an AggregateResult takes from code inside the namespace. */
class UnaliasedNames extends Namespace {
  override imply(name: string): undefined {
    if (name.includes('__'))
      throw new UnsupportedError(
        `AggregateResult.get('${name}') in a namespace`,
        'give the field an alias in the query',
      );
  }
}

/** The synthetic object of AggregateResult rows: one field per alias. */
export function aggregateSchema(fields: readonly FieldSchema[], source: ObjectSchema): ObjectSchema {
  return {
    ...(source.namespace ? { namespace: new UnaliasedNames(source.namespace.name) } : {}),
    name: 'AggregateResult',
    label: 'Aggregate Result',
    labelPlural: 'Aggregate Results',
    keyPrefix: '',
    kind: 'standard',
    sharingModel: 'ReadWrite',
    fields: new Map(fields.map((f) => [f.name.toLowerCase(), f])),
    childRelationships: [],
    apexType: ApexType.sobject('AggregateResult'),
    source: 'query',
    isWritable: false,
    isStored: false,
  };
}
