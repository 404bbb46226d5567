import { ApiError } from './apiError.ts';
import { parseFilter, type Filter, type Literal } from './filter.ts';
import { findField, findObject, jsonKey, lookupKey, type SandboxField, type SandboxObject } from './objects.ts';
import type { RecordStore, Row } from './records.ts';
import type { TenantTime } from './tenantTime.ts';

export interface QueryRequest {
  readonly fields: readonly string[];
  readonly filter: string;
  readonly orderBy: readonly { readonly field: string; readonly direction: string }[];
  readonly skip: number;
  readonly take: number;
  readonly search: string;
}

interface Step {
  readonly owner: SandboxObject;
  readonly field: SandboxField;
}

/** Resolves queries against the store: filters, order, paging, and the shape of result rows. */
export class QueryEngine {
  private readonly store: RecordStore;
  private readonly time: TenantTime;

  constructor(store: RecordStore, time: TenantTime) {
    this.store = store;
    this.time = time;
  }

  run(target: SandboxObject, request: QueryRequest): { count: number; results: unknown[] } {
    if (target.failsOnQuery) throw new ApiError(500, 'UNEXPECTED', `${target.name} cannot be queried`);
    const columns = request.fields.map((name) => this.path(target, name));
    const matches =
      request.filter.trim() === '' ? (): boolean => true : this.predicate(target, parseFilter(request.filter));
    const search = request.search.toLowerCase();
    let rows = [...this.store.table(target.name).values()].filter(matches);
    if (search)
      rows = rows.filter((row) =>
        Object.values(row).some((v) => typeof v === 'string' && v.toLowerCase().includes(search)),
      );
    const order = (request.orderBy.length > 0 ? request.orderBy : [{ field: 'Id', direction: 'asc' }]).map((o) => ({
      steps: this.path(target, o.field),
      sign: o.direction.toLowerCase() === 'desc' ? -1 : 1,
    }));
    rows.sort((a, b) => {
      for (const { steps, sign } of order) {
        const result = compare(this.value(a, steps), this.value(b, steps));
        if (result !== 0) return result * sign;
      }
      return 0;
    });
    const page = rows.slice(request.skip, request.skip + request.take);
    return { count: rows.length, results: page.map((row) => this.shape(target, row, columns)) };
  }

  /** A whole record: every scalar field, custom ones included; or the fields asked for. */
  shapeOne(target: SandboxObject, row: Row, fields: readonly string[]): unknown {
    return this.shape(
      target,
      row,
      fields.map((name) => this.path(target, name)),
    );
  }

  private shape(target: SandboxObject, row: Row, columns: readonly (readonly Step[])[]): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    if (columns.length === 0) {
      for (const field of target.fields)
        if (field.type !== 'RelatedList') result[keyOf(field)] = this.output(target, field, row);
      return result;
    }
    for (const steps of columns) {
      let level = result;
      let current: Row | undefined = row;
      for (const [index, { owner, field }] of steps.entries()) {
        if (index === steps.length - 1) {
          level[keyOf(field)] = current ? this.output(owner, field, current) : null;
        } else {
          const next: Row | undefined = current ? this.parent(current, field) : undefined;
          const key = jsonKey(field.name);
          if (level[key] === undefined || level[key] === null) level[key] = next ? {} : null;
          if (!next) break;
          level = level[key] as Record<string, unknown>;
          current = next;
        }
      }
    }
    return result;
  }

  private output(owner: SandboxObject, field: SandboxField, row: Row): unknown {
    const value = row[field.name];
    if (field.name === 'RecordLink') return `/load/${owner.name.slice(0, 3).toUpperCase()}/${row.Id}`;
    if (value === undefined || value === null) return null;
    if (field.type === 'DateTime') return typeof value === 'number' ? this.time.text(value) : value;
    return value;
  }

  private parent(row: Row, field: SandboxField): Row | undefined {
    const id = row[field.name];
    return typeof id === 'number' ? this.store.get(field.target ?? '', id) : undefined;
  }

  private path(target: SandboxObject, name: string): Step[] {
    const steps: Step[] = [];
    let owner = target;
    const parts = name.trim().split('.');
    for (const [index, part] of parts.entries()) {
      const field = findField(owner, part);
      const isLast = index === parts.length - 1;
      if (!field || (!isLast && field.type !== 'Fk'))
        throw new ApiError(400, 'UNKNOWN_FIELD', `${target.name} has no field ${name}`, [name]);
      steps.push({ owner, field });
      if (!isLast) owner = findObject(field.target ?? '') ?? owner;
    }
    return steps;
  }

  private value(row: Row, steps: readonly Step[]): unknown {
    let current: Row | undefined = row;
    for (const [index, { field }] of steps.entries()) {
      if (!current) return null;
      if (index === steps.length - 1) return current[field.name] ?? null;
      current = this.parent(current, field);
    }
    return null;
  }

  private predicate(target: SandboxObject, filter: Filter): (row: Row) => boolean {
    if (filter.kind === 'and' || filter.kind === 'or') {
      const { kind, parts: branches } = filter;
      const parts = branches.map((part) => this.predicate(target, part));
      return kind === 'and' ? (row) => parts.every((p) => p(row)) : (row) => parts.some((p) => p(row));
    }
    const steps = this.path(target, filter.path);
    const field = steps[steps.length - 1]?.field;
    if (!field) throw new ApiError(400, 'UNKNOWN_FIELD', `${target.name} has no field ${filter.path}`, [filter.path]);
    if (filter.kind === 'in') {
      const wanted = new Set(filter.values.map((v) => keyText(this.literal(field, v))));
      return (row) => wanted.has(keyText(this.value(row, steps)));
    }
    const wanted = this.literal(field, filter.value);
    const { operator } = filter;
    if (operator === 'like' || operator === 'not like') {
      const escaped = String(wanted)
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('%', '.*')
        .replaceAll('_', '.');
      const pattern = new RegExp(`^${escaped}$`, 'is');
      return (row) => pattern.test(String(this.value(row, steps) ?? '')) === (operator === 'like');
    }
    return (row) => {
      const actual = this.value(row, steps);
      if (wanted === null || actual === null)
        return operator === '=' ? actual === wanted : operator === '!=' ? actual !== wanted : false;
      const order = compare(actual, wanted);
      switch (operator) {
        case '=':
          return order === 0;
        case '!=':
          return order !== 0;
        case '<':
          return order < 0;
        case '<=':
          return order <= 0;
        case '>':
          return order > 0;
        default:
          return order >= 0;
      }
    };
  }

  /** A literal in the form in which the field's values are stored: numbers may be quoted, times are of the tenant's zone. */
  private literal(field: SandboxField, value: Literal): unknown {
    if (value === null) return null;
    switch (field.type) {
      case 'Id':
      case 'Fk':
      case 'Integer':
      case 'LongInteger':
      case 'Currency':
      case 'Percent': {
        const number = Number(value);
        if (Number.isNaN(number))
          throw new ApiError(400, 'INVALID_FILTER', `Filter: "${String(value)}" is not a number, as ${field.name} is`);
        return number;
      }
      case 'DateTime': {
        const instant = this.time.parse(String(value));
        if (instant === undefined)
          throw new ApiError(400, 'INVALID_FILTER', `Filter: "${String(value)}" is not a date`);
        return instant;
      }
      case 'Date':
        return String(value).replaceAll('/', '-').slice(0, 10) + 'T00:00:00';
      case 'Boolean':
        return value === true || value === 'true';
      default:
        return String(value);
    }
  }
}

function keyOf(field: SandboxField): string {
  return jsonKey(field.type === 'Fk' ? lookupKey(field.name) : field.name);
}

function keyText(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : String(value);
}

function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return -1;
  if (b === null || b === undefined) return 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const left = keyText(a);
  const right = keyText(b);
  return left === right ? 0 : left < right ? -1 : 1;
}
