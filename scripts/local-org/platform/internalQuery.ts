import { createCounters } from '../limits/limitTables.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import type { SObject } from '../values/sobject.ts';

/**
 * Runs a query for the platform itself: in system mode and without counting against the transaction's limits,
 * also where they are used up.
 */
export function queryInternally(soql: string, binds: readonly unknown[] = []): SObject[] {
  const transaction = currentTransaction();
  const before = { ...transaction.counters };
  Object.assign(transaction.counters, createCounters());
  try {
    const data = transaction.org.data;
    return data.query(data.prepare(soql), binds, { accessMode: 'system' }) as SObject[];
  } finally {
    Object.assign(transaction.counters, before);
  }
}
