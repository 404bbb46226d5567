import type { Counters, LimitName, TransactionKind } from '../runtime/ledger.ts';

const unlimited = Number.MAX_SAFE_INTEGER;

/** Limits of a synchronous transaction (Apex Developer Guide, "Execution Governors and Limits"). */
const synchronous: Counters = {
  queries: 100,
  queryRows: 50_000,
  aggregateQueries: 300,
  queryLocatorRows: 10_000,
  soslQueries: 20,
  dmlStatements: 150,
  dmlRows: 10_000,
  callouts: 100,
  calloutMillis: 120_000,
  futureCalls: 50,
  queueableJobs: 50,
  publishImmediateDml: 150,
  emailInvocations: 10,
  statements: unlimited,
  cpuMillis: 10_000,
  heapBytes: 6_000_000,
  savepoints: unlimited,
};

const asynchronous: Counters = {
  ...synchronous,
  queries: 200,
  cpuMillis: 60_000,
  heapBytes: 12_000_000,
  queueableJobs: 1,
};

const tables: Record<TransactionKind, Counters> = {
  anonymous: synchronous,
  test: synchronous,
  rest: synchronous,
  aura: synchronous,
  // Scheduled Apex runs under the synchronous limits.
  scheduled: synchronous,
  // Platform event triggers run under the synchronous limits (Platform Events Developer Guide, "Considerations for Platform Event Triggers").
  eventTrigger: synchronous,
  queueable: asynchronous,
  // A finalizer has the synchronous limits, but the heap of an asynchronous transaction and one enqueue ("Transaction Finalizers").
  finalizer: { ...synchronous, heapBytes: asynchronous.heapBytes, queueableJobs: 1 },
  // Batch and future methods may not call future methods; a batch may enqueue one job.
  batchStart: { ...asynchronous, queryLocatorRows: 50_000_000, futureCalls: 0 },
  batchExecute: { ...asynchronous, futureCalls: 0 },
  batchFinish: { ...asynchronous, futureCalls: 0 },
  future: { ...asynchronous, futureCalls: 0 },
};

/** The governor limits of one kind of transaction. */
export function limitsFor(kind: TransactionKind): Counters {
  return tables[kind];
}

/** A fresh set of counters, all zero. */
export function createCounters(): Counters {
  const counters = {} as Counters;
  for (const name of Object.keys(synchronous) as LimitName[]) counters[name] = 0;
  return counters;
}
