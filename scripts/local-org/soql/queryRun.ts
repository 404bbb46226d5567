import { UnsupportedError } from '../runtime/unsupported.ts';
import { childRelationshipOf, fieldOf, relationshipOf } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { sharingCondition } from '../dml/permissions.ts';
import { decodeValue, quote } from '../store/columns.ts';
import type { RecordStore } from '../store/recordStore.ts';
import type { SqlValue } from '../store/sqlDb.ts';
import { ApexType, Types } from '../types/apexType.ts';
import { ApexList } from '../values/collections.ts';
import { SObject } from '../values/sobject.ts';
import { checkQueryAccess, type Viewer } from './access.ts';
import type { ExpressionNode, QueryNode, ValueNode } from './ast.ts';
import { ConditionWriter } from './conditions.ts';
import { noSuchChildRelationship, queryException, rowsAreHeld } from './errors.ts';
import type { RunContext } from './filterValues.ts';
import {
  aggregateSchema,
  expandSelect,
  expressionColumn,
  isAggregateFunction,
  isAggregateQuery,
  isCountQuery,
  type ExpressionColumn,
} from './plan.ts';
import { fromObject, Scope } from './resolve.ts';
import {
  aggregateValue,
  expressionKey,
  isPrefix,
  nestedNames,
  orderedText,
  parentAt,
  parentPathsOf,
  queriedNames,
} from './shape.ts';

/** One execution of one query. */
export class QueryRun {
  rowCount = 0;
  subqueryCount = 0;
  readonly #store: RecordStore;
  readonly #context: RunContext;
  readonly #viewer: Viewer | undefined;
  readonly #isDryRun: boolean;
  #aliases = 0;

  constructor(store: RecordStore, context: RunContext, viewer: Viewer | undefined, isDryRun = false) {
    this.#store = store;
    this.#context = context;
    this.#viewer = viewer;
    this.#isDryRun = isDryRun;
  }

  /** Resolves everything without running it. */
  check(query: QueryNode, schema: ObjectSchema): void {
    if (isCountQuery(query)) this.count(query, schema);
    else this.rows(query, schema);
  }

  count(query: QueryNode, schema: ObjectSchema): number {
    const scope = this.#scope(schema, query.alias);
    const parameters: SqlValue[] = [];
    const where = this.#where(scope, query, parameters);
    this.#checkAccess(scope, query);
    const inner = `SELECT ${scope.alias}.Id FROM ${quote(schema.name)} ${scope.alias} ${scope.joins.join(' ')} WHERE ${where}${this.#limit(query, parameters)}`;
    if (this.#isDryRun) return 0;
    return Number(this.#store.db.prepare(`SELECT COUNT(*) FROM (${inner})`).get(...parameters)?.[0] ?? 0);
  }

  rows(query: QueryNode, schema: ObjectSchema, parentLink?: { field: FieldSchema; ids: readonly string[] }): SObject[] {
    if (query.scope !== undefined && query.scope.toLowerCase() !== 'everything')
      throw new UnsupportedError(`SOQL: USING SCOPE ${query.scope}`);
    if (query.groupKind) throw new UnsupportedError(`SOQL: GROUP BY ${query.groupKind.toUpperCase()}`);
    if (query.forUpdate && query.orderBy.length > 0) throw queryException('ORDER BY is not allowed with FOR UPDATE');
    return isAggregateQuery(query) ? this.#aggregate(query, schema) : this.#plain(query, schema, parentLink);
  }

  #plain(
    query: QueryNode,
    schema: ObjectSchema,
    parentLink?: { field: FieldSchema; ids: readonly string[] },
  ): SObject[] {
    const scope = this.#scope(schema, query.alias);
    const { expressions, subqueries } = expandSelect(query, schema);
    const columns = expressions.map(({ expression, alias }) => {
      if (alias !== undefined) throw queryException('only aggregate expressions use field aliasing');
      return this.#expression(scope, expression);
    });
    const parentPaths = parentPathsOf(columns);
    const selected = [`${scope.alias}.Id`, ...columns.map((c) => c.sql), ...parentPaths.map((p) => scope.parentId(p))];
    if (parentLink) selected.push(`${scope.alias}.${quote(parentLink.field.name)}`);
    const parameters: SqlValue[] = [];
    let where = this.#where(scope, query, parameters);
    if (parentLink) {
      where = `${scope.alias}.${quote(parentLink.field.name)} IN (SELECT value FROM json_each(?)) AND (${where})`;
      parameters.unshift(JSON.stringify(parentLink.ids));
    }
    const order = this.#orderBy(scope, query);
    this.#checkAccess(scope, query);
    // Limits of a subquery hold per parent and are applied after grouping.
    const limit = parentLink ? '' : this.#limit(query, parameters);
    const sql = `SELECT ${selected.join(', ')} FROM ${quote(schema.name)} ${scope.alias} ${scope.joins.join(' ')} WHERE ${where}${order}${limit}`;
    const queried = queriedNames(columns);
    for (const sub of subqueries) {
      const name = sub.from.split('.').at(-1) as string;
      queried.add((childRelationshipOf(schema, name)?.name ?? name).toLowerCase());
    }
    if (this.#isDryRun) {
      for (const sub of subqueries) this.#children(sub, schema, []);
      return [];
    }
    const parents = new Map<SObject, string>();
    const rows = this.#store.db
      .prepare(sql)
      .all(...parameters)
      .map((values) => {
        const row = this.#shape(schema, columns, parentPaths, values, queried);
        if (parentLink) parents.set(row, String(values[columns.length + parentPaths.length + 1]));
        return row;
      });
    if (query.forUpdate && this.#store.locks.await(rows.map((r) => r.id as string)).size > 0) throw rowsAreHeld();
    this.#parents = parents;
    this.rowCount += rows.length;
    for (const sub of subqueries) this.#children(sub, schema, rows);
    return rows;
  }

  /** Parent ids of the rows of the subquery that ran last. */
  #parents = new Map<SObject, string>();

  #children(query: QueryNode, parent: ObjectSchema, rows: readonly SObject[]): void {
    // The parent's name may stand in front: FROM Account.Contacts.
    const name = query.from.toLowerCase().startsWith(`${parent.name.toLowerCase()}.`)
      ? query.from.slice(parent.name.length + 1)
      : query.from;
    const link = childRelationshipOf(parent, name);
    if (!link) throw noSuchChildRelationship(query.from);
    const schema = fromObject(this.#store.schema, link.childObject);
    const field = fieldOf(schema, link.field);
    if (!field) throw noSuchChildRelationship(query.from);
    if (isAggregateQuery(query) || isCountQuery(query))
      throw queryException('aggregate functions are not supported in subqueries');
    this.subqueryCount++;
    const children = this.rows(query, schema, { field, ids: rows.map((r) => r.id as string) });
    if (this.#isDryRun) return;
    const parents = this.#parents;
    const byParent = new Map<string, SObject[]>();
    for (const child of children) {
      const id = parents.get(child) as string;
      const list = byParent.get(id);
      if (list) list.push(child);
      else byParent.set(id, [child]);
    }
    const limit = query.limit ? this.#number(query.limit) : undefined;
    const type = ApexType.list(schema.apexType);
    for (const row of rows)
      row.setChildren(link.name, new ApexList(type, (byParent.get(row.id as string) ?? []).slice(0, limit)));
  }

  #aggregate(query: QueryNode, schema: ObjectSchema): SObject[] {
    const scope = this.#scope(schema, query.alias);
    const { expressions, subqueries } = expandSelect(query, schema);
    if (subqueries.length > 0) throw queryException('subqueries are not allowed in aggregate queries');
    const groups = query.groupBy.map((g) => this.#expression(scope, g));
    const groupKeys = new Set(query.groupBy.map(expressionKey));
    let unnamed = 0;
    const fields: FieldSchema[] = [];
    const columns: ExpressionColumn[] = [];
    for (const { expression, alias } of expressions) {
      const column = this.#expression(scope, expression);
      const isAggregate = isAggregateFunction(expression);
      const known =
        expression.kind === 'function' && expression.name === 'tolabel' && expression.argument
          ? expression.argument
          : expression;
      if (!isAggregate && !groupKeys.has(expressionKey(known)))
        throw queryException(
          `Field must be grouped or aggregated: ${expression.kind === 'field' ? expression.path.join('.') : expression.name}`,
        );
      const name = alias ?? (expression.kind === 'field' ? column.field.name : `expr${unnamed++}`);
      fields.push({ ...column.field, name, required: false });
      columns.push(column);
    }
    const selected: string[] = [];
    for (const [i, column] of columns.entries()) {
      const expression = expressions[i]?.expression as ExpressionNode;
      selected.push(
        column.countSql
          ? column.sql.replace(/^AVG/, 'SUM')
          : isAggregateFunction(expression)
            ? column.sql
            : `MIN(${column.sql})`,
      );
      selected.push(column.countSql ?? 'NULL');
    }
    const parameters: SqlValue[] = [];
    const where = this.#where(scope, query, parameters);
    const groupBy =
      groups.length > 0
        ? ` GROUP BY ${groups.map((g) => (g.field.apexType === Types.String ? g.folded : g.sql)).join(', ')}`
        : '';
    const having = query.having ? ` HAVING ${this.#writer(parameters).write(scope, query.having)}` : '';
    const order =
      query.orderBy.length > 0
        ? ` ORDER BY ${query.orderBy.map((o) => this.#orderTerm(scope, o.expression, o.descending, o.nulls, !isAggregateFunction(o.expression))).join(', ')}`
        : groups.length > 0
          ? ` ORDER BY ${groups.map((g) => `MIN(${g.sql})`).join(', ')}`
          : '';
    this.#checkAccess(scope, query);
    const limit = this.#limit(query, parameters);
    const sql = `SELECT ${selected.join(', ')} FROM ${quote(schema.name)} ${scope.alias} ${scope.joins.join(' ')} WHERE ${where}${groupBy}${having}${order}${limit}`;
    if (this.#isDryRun) return [];
    const resultSchema = aggregateSchema(fields, schema);
    const rows = this.#store.db
      .prepare(sql)
      .all(...parameters)
      .map((values) => {
        const row = new SObject(resultSchema);
        fields.forEach((field, i) =>
          row.set(
            field.name,
            aggregateValue(
              columns[i] as ExpressionColumn,
              field,
              values[i * 2] as SqlValue,
              values[i * 2 + 1] as SqlValue,
            ),
          ),
        );
        return row;
      });
    this.rowCount += rows.length;
    return rows;
  }

  #shape(
    schema: ObjectSchema,
    columns: readonly ExpressionColumn[],
    parentPaths: readonly (readonly string[])[],
    values: readonly SqlValue[],
    queried: Set<string>,
  ): SObject {
    const row = new SObject(schema);
    row.queriedFields = queried;
    row.id = values[0] as string;
    const attached = new Set<readonly string[]>();
    const attach = (path: readonly string[], i: number): void => {
      const owner = parentAt(row, path.slice(0, -1));
      if (!owner) return;
      const id = values[columns.length + 1 + i] as string | null;
      const step = path.at(-1) as string;
      if (id === null) owner.setParent(step, null);
      else {
        const parent = new SObject(this.#parentSchema(owner.schema, path, columns));
        parent.queriedFields = nestedNames(queried, path.join('.').toLowerCase());
        if (id.length === 18) parent.id = id;
        owner.setParent(step, parent);
      }
    };
    columns.forEach((column, i) => {
      const raw = values[i + 1] as SqlValue;
      let value = column.field.apexType === Types.Boolean && raw === null ? false : decodeValue(column.field, raw);
      if (column.toLabel && typeof value === 'string')
        value = column.field.picklist?.find((p) => p.value === value)?.label ?? value;
      // Parents appear where the query first names them, so that populated fields keep the order of the SELECT.
      if (column.path.length > 0)
        parentPaths.forEach((path, at) => {
          if (attached.has(path) || !isPrefix(path, column.path)) return;
          attached.add(path);
          attach(path, at);
        });
      if (column.field.name !== 'Id') parentAt(row, column.path)?.set(column.field.name, value);
    });
    return row;
  }

  #parentSchema(owner: ObjectSchema, path: readonly string[], columns: readonly ExpressionColumn[]): ObjectSchema {
    const lookup = relationshipOf(owner, path.at(-1) as string);
    const targets = lookup?.referenceTo ?? [];
    const generic = this.#store.schema.object(targets.length === 1 ? (targets[0] as string) : 'Name');
    // Fields that the generic Name object does not have belong to the first object that knows them.
    const own = columns.filter((c) => c.path.join('.').toLowerCase() === path.join('.').toLowerCase());
    const stranger = own.find((c) => !generic?.fields.has(c.field.name.toLowerCase()));
    return generic && !stranger ? generic : ((stranger ?? own[0])?.schema ?? (generic as ObjectSchema));
  }

  #scope(schema: ObjectSchema, alias: string | undefined): Scope {
    return new Scope(this.#store.schema, schema, alias, () => `t${this.#aliases++}`);
  }

  #expression(scope: Scope, node: ExpressionNode): ExpressionColumn {
    return expressionColumn(scope, node, this.#context.timeZone);
  }

  #writer(parameters: SqlValue[]): ConditionWriter {
    return new ConditionWriter(
      parameters,
      this.#context,
      (scope, node) => this.#expression(scope, node),
      (_, query) => this.#semiJoin(query, parameters),
    );
  }

  #where(scope: Scope, query: QueryNode, parameters: SqlValue[]): string {
    const parts: string[] = [];
    if (query.where) parts.push(this.#writer(parameters).write(scope, query.where));
    if (!query.allRows) parts.push(`${scope.alias}.IsDeleted = 0`);
    const sharing = this.#viewer?.sharing
      ? sharingCondition(scope.schema, this.#viewer.permissions, 'view', scope.alias, (name) =>
          this.#store.schema.object(name),
        )
      : undefined;
    if (sharing !== undefined) parts.push(sharing);
    return parts.length > 0 ? parts.join(' AND ') : '1';
  }

  #semiJoin(query: QueryNode, parameters: SqlValue[]): string {
    const schema = fromObject(this.#store.schema, query.from);
    const scope = this.#scope(schema, query.alias);
    const only = query.select.length === 1 ? query.select[0] : undefined;
    if (only?.kind !== 'expression') throw queryException('a semi join sub-select must select exactly one field');
    const column = this.#expression(scope, only.expression);
    if (column.field.apexType !== Types.Id && column.field.type !== 'MetadataRelationship')
      throw queryException(`semi join sub-selects must select an ID or reference field, not ${column.field.name}`);
    const where = this.#where(scope, query, parameters);
    this.#checkAccess(scope, query);
    return `SELECT ${column.sql} FROM ${quote(schema.name)} ${scope.alias} ${scope.joins.join(' ')} WHERE ${column.sql} IS NOT NULL AND ${where}${this.#orderBy(scope, query)}${this.#limit(query, parameters)}`;
  }

  #orderBy(scope: Scope, query: QueryNode): string {
    const terms = query.orderBy.map((o) => this.#orderTerm(scope, o.expression, o.descending, o.nulls));
    // The id at the end makes the order of equal rows the same in every run.
    return ` ORDER BY ${[...terms, `${scope.alias}.Id`].join(', ')}`;
  }

  #orderTerm(
    scope: Scope,
    expression: ExpressionNode,
    descending: boolean,
    nulls: 'first' | 'last' | undefined,
    grouped = false,
  ): string {
    const column = this.#expression(scope, expression);
    if (
      column.field.type === 'LongTextArea' ||
      column.field.type === 'Html' ||
      column.field.type === 'MultiselectPicklist'
    )
      throw queryException(`field '${column.field.name}' can not be sorted in a query call`);
    const base =
      column.field.apexType === Types.String && !isAggregateFunction(expression) ? orderedText(column) : column.sql;
    const sql = grouped ? `MIN(${base})` : base;
    return `${sql}${descending ? ' DESC' : ''} NULLS ${nulls ?? (descending ? 'last' : 'first')}`;
  }

  #limit(query: QueryNode, parameters: SqlValue[]): string {
    const limit = query.limit ? this.#number(query.limit) : undefined;
    const offset = query.offset ? this.#number(query.offset) : undefined;
    if (offset !== undefined && offset > 2000) throw queryException('Maximum SOQL offset allowed is 2000');
    if (limit === undefined && offset === undefined) return '';
    parameters.push(limit ?? -1);
    if (offset === undefined) return ' LIMIT ?';
    parameters.push(offset);
    return ' LIMIT ? OFFSET ?';
  }

  #number(node: ValueNode): number {
    const value =
      node.kind === 'bind' ? this.#context.binds[node.index] : node.kind === 'number' ? Number(node.text) : undefined;
    if (this.#isDryRun) return 0;
    if (typeof value === 'bigint') return Number(value);
    if (typeof value !== 'number') throw queryException('the value of LIMIT and OFFSET must be a whole number');
    if (value < 0) throw queryException(`Invalid limit or offset: ${value}`);
    return value;
  }

  #checkAccess(scope: Scope, query: QueryNode): void {
    if (this.#viewer) checkQueryAccess(scope, query, this.#viewer);
  }
}
