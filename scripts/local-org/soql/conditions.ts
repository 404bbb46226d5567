import { UnsupportedError } from '../runtime/unsupported.ts';
import type { FieldSchema } from '../schema/model.ts';
import { fold } from '../store/columns.ts';
import type { SqlValue } from '../store/sqlDb.ts';
import { Types } from '../types/apexType.ts';
import type { Comparison, ConditionNode, ExpressionNode, QueryNode, ValueNode } from './ast.ts';
import { queryException } from './errors.ts';
import { filterValues, isCollection, type FilterValue, type RunContext } from './filterValues.ts';
import type { Column, Scope } from './resolve.ts';

/** Turns conditions into SQL; values are collected as parameters in the order of the text. */
export class ConditionWriter {
  readonly parameters: SqlValue[];
  readonly #context: RunContext;
  readonly #expression: (scope: Scope, node: ExpressionNode) => Column;
  readonly #subquery: (scope: Scope, query: QueryNode) => string;

  constructor(
    parameters: SqlValue[],
    context: RunContext,
    expression: (scope: Scope, node: ExpressionNode) => Column,
    subquery: (scope: Scope, query: QueryNode) => string,
  ) {
    this.parameters = parameters;
    this.#context = context;
    this.#expression = expression;
    this.#subquery = subquery;
  }

  write(scope: Scope, node: ConditionNode): string {
    switch (node.kind) {
      case 'and':
      case 'or':
        return `(${node.parts.map((p) => this.write(scope, p)).join(node.kind === 'and' ? ' AND ' : ' OR ')})`;
      case 'not':
        // SOQL's NOT knows no third truth value: a comparison with a null field is false, its negation true.
        return `(${this.write(scope, node.part)}) IS NOT TRUE`;
      case 'compare':
        return this.#compare(scope, this.#expression(scope, node.left), node.operator, node.right);
    }
  }

  #compare(scope: Scope, column: Column, operator: Comparison, right: ValueNode): string {
    const { field } = column;
    if (field.type === 'LongTextArea' || field.type === 'Html' || field.type === 'Base64')
      throw queryException(`field '${field.name}' can not be filtered in a query call`);
    if (right.kind === 'subquery') {
      if (operator !== 'in' && operator !== 'not in')
        throw queryException(`semi join sub-selects are only allowed with IN and NOT IN`);
      const inner = this.#subquery(scope, right.query);
      return operator === 'in'
        ? `${column.sql} IN (${inner})`
        : `(${column.sql} IS NULL OR ${column.sql} NOT IN (${inner}))`;
    }
    switch (operator) {
      case 'like':
        return this.#like(column, right);
      case 'includes':
      case 'excludes':
        return this.#includes(column, operator, right);
      case 'in':
      case 'not in':
        return this.#in(column, operator === 'in', filterValues(right, field, this.#context));
      case '=':
      case '!=':
        if (isCollection(right, this.#context))
          return this.#in(column, operator === '=', filterValues(right, field, this.#context));
        return this.#equals(column, operator === '=', single(filterValues(right, field, this.#context)));
      default:
        return this.#order(column, operator, single(filterValues(right, field, this.#context)));
    }
  }

  #text(column: Column): string {
    return column.field.apexType === Types.String && !column.field.caseSensitive ? column.folded : column.sql;
  }

  #bind(value: SqlValue): string {
    this.parameters.push(value);
    return '?';
  }

  #equals(column: Column, positive: boolean, value: FilterValue): string {
    const sql = this.#text(column);
    if (value.kind === 'range') {
      const inside = `(${column.sql} >= ${this.#bind(value.from)} AND ${column.sql} < ${this.#bind(value.to)})`;
      return positive ? inside : `${inside} IS NOT TRUE`;
    }
    if (value.value === null)
      return isBoolean(column.field)
        ? `${column.sql} ${positive ? '=' : '<>'} 0`
        : `${column.sql} IS ${positive ? '' : 'NOT '}NULL`;
    // A checkbox column of a row older than the field is null and means false.
    if (isBoolean(column.field))
      return `COALESCE(${column.sql}, 0) ${positive ? '=' : '<>'} ${this.#bind(value.value)}`;
    return positive ? `${sql} = ${this.#bind(value.value)}` : `${sql} IS NOT ${this.#bind(value.value)}`;
  }

  #order(column: Column, operator: Comparison, value: FilterValue): string {
    if (isBoolean(column.field)) throw queryException(`invalid operator on field '${column.field.name}'`);
    if (value.kind === 'range') {
      // 'Before' and 'after' mean the edges of the range.
      if (operator === '<') return `${column.sql} < ${this.#bind(value.from)}`;
      if (operator === '>=') return `${column.sql} >= ${this.#bind(value.from)}`;
      return operator === '>' ? `${column.sql} >= ${this.#bind(value.to)}` : `${column.sql} < ${this.#bind(value.to)}`;
    }
    if (value.value === null) return '0';
    return `${this.#text(column)} ${operator} ${this.#bind(value.value)}`;
  }

  #in(column: Column, positive: boolean, values: readonly FilterValue[]): string {
    if (values.some((v) => v.kind === 'range')) {
      const parts = values.map((v) => this.#equals(column, true, v));
      return positive ? `(${parts.join(' OR ')})` : `(${parts.join(' OR ')}) IS NOT TRUE`;
    }
    const plain = values.map((v) => (v as { value: SqlValue }).value);
    const hasNull = plain.includes(null);
    const rest = [...new Set(plain.filter((v) => v !== null))];
    const sql = this.#text(column);
    if (rest.length === 0) return hasNull ? `${column.sql} IS ${positive ? '' : 'NOT '}NULL` : positive ? '0' : '1';
    const list =
      rest.length === 1
        ? `(${this.#bind(rest[0] as SqlValue)})`
        : `(SELECT value FROM json_each(${this.#bind(toJson(rest))}))`;
    if (positive) return hasNull ? `(${column.sql} IS NULL OR ${sql} IN ${list})` : `${sql} IN ${list}`;
    return hasNull
      ? `(${column.sql} IS NOT NULL AND ${sql} NOT IN ${list})`
      : `(${column.sql} IS NULL OR ${sql} NOT IN ${list})`;
  }

  #like(column: Column, right: ValueNode): string {
    if (column.field.apexType !== Types.String)
      throw queryException(`invalid operator on field '${column.field.name}'`);
    const patterns = right.kind === 'string' ? [right.value] : bindTexts(right, this.#context);
    const parts = patterns.map((pattern) =>
      pattern === null || pattern === ''
        ? `${column.sql} IS NULL`
        : `${column.folded} LIKE ${this.#bind(fold(pattern).replace(/\\(?![_%])/g, '\\\\'))} ESCAPE '\\'`,
    );
    return parts.length === 0 ? '0' : `(${parts.join(' OR ')})`;
  }

  #includes(column: Column, operator: 'includes' | 'excludes', right: ValueNode): string {
    if (column.field.type !== 'MultiselectPicklist')
      throw queryException(`includes or excludes operator only valid on multipicklist field`);
    const groups = filterValues(right, column.field, this.#context).map((v) =>
      String((v as { value: SqlValue }).value ?? ''),
    );
    // Values of one group, joined by semicolons, must all be there; one of the groups is enough.
    const all = groups.map(
      (g) =>
        `(${g
          .split(';')
          .map((one) => `instr(';' || ${column.folded} || ';', ${this.#bind(`;${fold(one.trim())};`)}) > 0`)
          .join(' AND ')})`,
    );
    const condition = `(${all.join(' OR ')})`;
    return operator === 'includes' ? `${condition} IS TRUE` : `${condition} IS NOT TRUE`;
  }
}

function isBoolean(field: FieldSchema): boolean {
  return field.apexType === Types.Boolean;
}

function single(values: readonly FilterValue[]): FilterValue {
  if (values.length !== 1) throw queryException('a list of values is only allowed with IN and NOT IN');
  return values[0] as FilterValue;
}

function bindTexts(node: ValueNode, context: RunContext): (string | null)[] {
  if (node.kind === 'null') return [null];
  if (node.kind !== 'bind') throw new UnsupportedError('SOQL: LIKE with this right-hand side');
  const field = { apexType: Types.String, caseSensitive: true } as unknown as FieldSchema;
  return filterValues(node, field, context).map((v) => (v as { value: SqlValue }).value as string | null);
}

/** JSON list of values; whole numbers are written out, because JSON.stringify knows no bigint. */
export function toJson(values: readonly SqlValue[]): string {
  return `[${values.map((v) => (typeof v === 'bigint' ? v.toString() : JSON.stringify(v))).join(',')}]`;
}
