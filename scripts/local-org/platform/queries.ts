import type { PreparedQuery } from '../runtime/org.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import { ApexType, Types } from '../types/apexType.ts';
import { ApexList, type ApexMap } from '../values/collections.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import { modeOf } from './accessLevel.ts';
import { takeBindResolver, type BindResolver } from './dynamicBinds.ts';
import { ApexIterator } from './iterator.ts';
import { definePlatformType } from './registry.ts';

const locatorType = ApexType.platform('Database.QueryLocator');

/** Looks bind names up in the map of the `...WithBinds` methods; names do not depend on case. */
export function bindsOfMap(binds: ApexMap): BindResolver {
  const values = new Map<string, unknown>();
  for (const [name, value] of need(binds).entries()) {
    const key = String(name).toLowerCase();
    if (values.has(key)) throw createException('System.QueryException', `Duplicate bind variable name: ${key}`);
    values.set(key, value);
  }
  return (name) => {
    if (!values.has(name.toLowerCase()))
      throw createException('System.QueryException', `Key '${name}' does not exist in the bindMap`);
    return values.get(name.toLowerCase());
  };
}

function valuesOf(prepared: PreparedQuery, resolve: BindResolver | undefined): unknown[] {
  return prepared.binds.map((name) => {
    if (!resolve) throw createException('System.QueryException', `Variable does not exist: ${name}`);
    return resolve(name);
  });
}

/** Rows of a dynamic query, as a list of its object. */
export function queryRows(soql: string, resolve: BindResolver | undefined, level: unknown): ApexList {
  const { data } = currentTransaction().org;
  const prepared = data.prepare(need(soql));
  const found = data.query(prepared, valuesOf(prepared, resolve), { accessMode: modeOf(level) });
  const element = prepared.isAggregate ? 'AggregateResult' : prepared.objectName;
  return new ApexList(ApexType.list(ApexType.sobject(element)), found);
}

function count(soql: string, resolve: BindResolver | undefined, level: unknown): number {
  const { data } = currentTransaction().org;
  const prepared = data.prepare(need(soql));
  if (!prepared.isCount)
    throw createException('System.QueryException', 'countQuery needs a query of the form SELECT COUNT() FROM ...');
  return data.count(prepared, valuesOf(prepared, resolve), { accessMode: modeOf(level) });
}

/** Apex `Database.QueryLocator`: the rows of its query, read when the locator is made. */
export class ApexQueryLocator extends PlatformObject {
  readonly query: string;
  readonly rows: ApexList;

  constructor(query: string, found: ApexList) {
    super();
    this.query = query;
    this.rows = found;
  }

  override get $type(): ApexType {
    return locatorType;
  }

  override $toString(): string {
    return `Database.QueryLocator[Query=${this.query}]`;
  }
}

/** Also for inline queries given to `Database.getQueryLocator([SELECT ...])`, whose text is not known here. */
function locatorOf(source: unknown, level: unknown): ApexQueryLocator {
  if (need(source) instanceof ApexList) return new ApexQueryLocator('', source as ApexList);
  const soql = source as string;
  return new ApexQueryLocator(soql, queryRows(soql, takeBindResolver(), level));
}

definePlatformType('System.Database', {
  statics: {
    query: (soql: string, level?: unknown) => queryRows(soql, takeBindResolver(), level),
    queryWithBinds: (soql: string, binds: ApexMap, level: unknown) => queryRows(soql, bindsOfMap(binds), level),
    countQuery: (soql: string, level?: unknown) => count(soql, takeBindResolver(), level),
    countQueryWithBinds: (soql: string, binds: ApexMap, level: unknown) => count(soql, bindsOfMap(binds), level),
    getQueryLocator: locatorOf,
    getQueryLocatorWithBinds: (soql: string, binds: ApexMap, level: unknown) =>
      new ApexQueryLocator(soql, queryRows(soql, bindsOfMap(binds), level)),
  },
});

definePlatformType('Database.QueryLocator', {
  methods: {
    getQuery: (self: ApexQueryLocator) => self.query,
    iterator: (self: ApexQueryLocator) => new ApexIterator(Types.SObject, self.rows.items),
  },
});

definePlatformType('Database.QueryLocatorIterator', {
  methods: {
    hasNext: (self: ApexIterator) => self.hasNext(),
    next: (self: ApexIterator) => self.next(),
  },
});
