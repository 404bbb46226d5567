import type { PreparedQuery } from '../runtime/org.ts';
import type { RecordStore } from '../store/recordStore.ts';
import type { SObject } from '../values/sobject.ts';
import type { Viewer } from './access.ts';
import type { QueryNode } from './ast.ts';
import { datePart } from './dateLiterals.ts';
import type { RunContext } from './filterValues.ts';
import { parseQuery } from './parse.ts';
import { isAggregateQuery, isCountQuery } from './plan.ts';
import { QueryRun } from './queryRun.ts';
import { fromObject } from './resolve.ts';

export interface ParsedQuery extends PreparedQuery {
  readonly query: QueryNode;
}

/** What a query gave, with the rows that count against the limits. */
export interface QueryOutcome {
  readonly rows: SObject[];
  readonly rowCount: number;
  readonly subqueryCount: number;
}

const dryContext = (binds: readonly string[]): RunContext => ({
  binds: binds.map(() => null),
  now: 0,
  timeZone: 'GMT',
  locale: 'en_US',
});

/** Parses, translates and runs SOQL on the store. */
export class SoqlEngine {
  readonly #store: RecordStore;
  readonly #parsed = new Map<string, ParsedQuery>();

  constructor(store: RecordStore) {
    this.#store = store;
    store.db.define('date_part', (name, value, isDate, zone) =>
      value === null || value === undefined
        ? null
        : datePart(String(name), Number(value), Number(isDate) === 1, String(zone)),
    );
  }

  /** Parses and checks a query; the same text is parsed once. */
  prepare(text: string): ParsedQuery {
    const known = this.#parsed.get(text);
    if (known) return known;
    const { query, binds } = parseQuery(text);
    const schema = fromObject(this.#store.schema, query.from);
    const prepared: ParsedQuery = {
      objectName: schema.name,
      isCount: isCountQuery(query),
      isAggregate: isAggregateQuery(query),
      binds,
      query,
    };
    // A dry run finds unknown fields; binds are null there, which fits every field.
    new QueryRun(this.#store, dryContext(binds), undefined, true).check(query, schema);
    if (this.#parsed.size > 5000) this.#parsed.clear();
    this.#parsed.set(text, prepared);
    return prepared;
  }

  query(prepared: ParsedQuery, context: RunContext, viewer: Viewer): QueryOutcome {
    const run = new QueryRun(this.#store, context, viewer);
    const rows = run.rows(prepared.query, fromObject(this.#store.schema, prepared.query.from));
    return { rows, rowCount: run.rowCount, subqueryCount: run.subqueryCount };
  }

  count(prepared: ParsedQuery, context: RunContext, viewer: Viewer): number {
    return new QueryRun(this.#store, context, viewer).count(
      prepared.query,
      fromObject(this.#store.schema, prepared.query.from),
    );
  }
}
