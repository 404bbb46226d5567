import { callWithBinds } from '../../platform/dynamicBinds.ts';
import type { ApexType } from '../../types/apexType.ts';
import { ApexList } from '../../values/collections.ts';
import { createException, createNullPointerException } from '../../values/exception.ts';
import { ApexObject } from '../../values/object.ts';
import { SObject } from '../../values/sobject.ts';
import { platformEnumValue } from '../../platform/enums.ts';
import type { DmlOperation, PreparedQuery, QueryOptions, Transaction } from '../org.ts';
import { currentTransaction } from '../transaction.ts';
import { UnsupportedError } from '../unsupported.ts';

/** One inline query of the source; parsed on first use and kept. */
export interface QuerySite {
  readonly text: string;
  readonly access: 'user' | 'system' | 'securityEnforced' | undefined;
  readonly rowType: ApexType;
  prepared: { readonly by: unknown; readonly query: PreparedQuery } | undefined;
}

/** What a `System.runAs` block changes of its transaction. */
type RunAsState = Pick<Transaction, 'userId' | 'wroteSetupObject' | 'wroteNonSetupObject'>;

function prepare(site: QuerySite): PreparedQuery {
  const { data } = currentTransaction().org;
  if (site.prepared?.by !== data) site.prepared = { by: data, query: data.prepare(site.text) };
  return site.prepared.query;
}

const optionsOf = (site: QuerySite): QueryOptions => ({
  accessMode: site.access === 'user' ? 'user' : 'system',
  ...(site.access === 'securityEnforced' ? { securityEnforced: true } : {}),
});

/** Value of `:name` or `:a.b` in a dynamic query, from the scope of the calling method. */
function lookUp(scope: Readonly<Record<string, () => unknown>>, path: string): unknown {
  const [first = '', ...rest] = path.toLowerCase().split('.');
  const read = scope[first];
  if (!read) throw createException('System.QueryException', `Variable does not exist: ${path}`);
  let value = read();
  for (const part of rest) {
    if (value instanceof SObject) value = value.read(part);
    else if (value instanceof ApexObject) {
      const owner = value;
      const field = currentTransaction()
        .org.code.findClass(owner.$type.name)
        ?.fields.find((f) => f.name.toLowerCase() === part);
      if (!field) throw createException('System.QueryException', `Variable does not exist: ${path}`);
      value = field.get(owner);
    } else throw createException('System.QueryException', `Variable does not exist: ${path}`);
  }
  return value;
}

/** Queries, DML and trigger context of emitted code. */
export const dataHelpers = {
  queryRows(site: QuerySite, ...binds: unknown[]): ApexList {
    const { data } = currentTransaction().org;
    return new ApexList(site.rowType, data.query(prepare(site), binds, optionsOf(site)));
  },
  queryCount(site: QuerySite, ...binds: unknown[]): number {
    return currentTransaction().org.data.count(prepare(site), binds, optionsOf(site));
  },
  firstRow(rows: ApexList | null): unknown {
    if (rows === null) throw createNullPointerException();
    if (rows.size === 0) throw createException('System.QueryException', 'List has no rows for assignment to SObject');
    if (rows.size > 1)
      throw createException('System.QueryException', 'List has more than 1 row for assignment to SObject');
    return rows.items[0];
  },
  firstRowOrNull(rows: ApexList): unknown {
    if (rows.size > 1)
      throw createException('System.QueryException', 'List has more than 1 row for assignment to SObject');
    return rows.items[0] ?? null;
  },
  search(text: string, ..._binds: unknown[]): never {
    throw new UnsupportedError('SOSL', text);
  },
  withBinds<T>(scope: Readonly<Record<string, () => unknown>>, call: () => T): T {
    return callWithBinds((name) => lookUp(scope, name), call);
  },
  dml(operation: DmlOperation, value: unknown, accessMode: 'user' | 'system', externalIdField: string | null): void {
    if (value === null) throw createNullPointerException();
    const rows = value instanceof ApexList ? value.items : [value];
    // `upsert x Account.Key__c` names the field with its object.
    const field = externalIdField?.split('.').at(-1)?.toLowerCase();
    currentTransaction().org.data.execute(operation, rows, {
      allOrNone: true,
      accessMode,
      ...(field === undefined ? {} : { externalIdField: field }),
    });
  },
  merge(master: unknown, duplicates: unknown): void {
    if (master === null || duplicates === null) throw createNullPointerException();
    currentTransaction().org.data.merge(master, duplicates instanceof ApexList ? duplicates.items : [duplicates]);
  },
  callFuture(className: string, methodName: string, ...args: unknown[]): void {
    currentTransaction().org.async.callFuture(className, methodName, args);
  },
  /** `Trigger.new` and its siblings, of the innermost running trigger. */
  triggerVariable(name: string): unknown {
    const context = currentTransaction().triggerStack.at(-1);
    if (name === 'isexecuting') return context !== undefined;
    if (!context) return name.startsWith('is') ? false : null;
    const { operation } = context;
    switch (name) {
      case 'new':
        return context.newList;
      case 'old':
        return context.oldList;
      case 'newmap':
        return context.newMap;
      case 'oldmap':
        return context.oldMap;
      case 'size':
        return context.size;
      case 'operationtype':
        return platformEnumValue('System.TriggerOperation', operation);
      case 'isbefore':
      case 'isafter':
        return operation.startsWith(name.slice(2).toUpperCase());
      default:
        return operation.endsWith(`_${name.slice(2).toUpperCase()}`);
    }
  },
  /** `System.runAs(user) {` or `System.runAs(version) {`; gives what `leaveRunAs` restores. */
  enterRunAs(user: unknown): RunAsState {
    const transaction = currentTransaction();
    if (!transaction.isTest) throw createException('System.TypeException', 'runAs can only be used in a test');
    if (user === null) throw createNullPointerException();
    const { userId, wroteSetupObject, wroteNonSetupObject } = transaction;
    if (user instanceof SObject) {
      if (user.id === null) transaction.org.data.execute('insert', [user], { allOrNone: true, accessMode: 'system' });
      transaction.userId = user.id as string;
    }
    // A block of its own for the mixed DML rule (Apex Developer Guide, "Mixed DML Operations in Test Methods").
    transaction.wroteSetupObject = false;
    transaction.wroteNonSetupObject = false;
    return { userId, wroteSetupObject, wroteNonSetupObject };
  },
  leaveRunAs(before: RunAsState): void {
    Object.assign(currentTransaction(), before);
  },
  /** Enters a class that declares its sharing; gives the depth that `leaveSharing` restores. */
  enterSharing(mode: 'with' | 'without' | 'inherited'): number {
    const { sharingStack } = currentTransaction();
    const depth = sharingStack.length;
    // An inherited mode is the caller's; at the entry of a transaction it means with sharing.
    sharingStack.push(mode === 'inherited' ? (sharingStack.at(-1) ?? 'with') : mode);
    return depth;
  },
  leaveSharing(depth: number): void {
    currentTransaction().sharingStack.length = depth;
  },
};
