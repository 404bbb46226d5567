import type { LimitName } from '../runtime/ledger.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import { definePlatformType, type PlatformFunction } from './registry.ts';

/** Apex names of the counters that the local org keeps; `Limits.getX` reads, `Limits.getLimitX` gives the bound. */
const counters: Readonly<Record<string, LimitName>> = {
  AggregateQueries: 'aggregateQueries',
  Callouts: 'callouts',
  CpuTime: 'cpuMillis',
  DmlRows: 'dmlRows',
  DmlStatements: 'dmlStatements',
  EmailInvocations: 'emailInvocations',
  FutureCalls: 'futureCalls',
  HeapSize: 'heapBytes',
  PublishImmediateDML: 'publishImmediateDml',
  Queries: 'queries',
  QueryLocatorRows: 'queryLocatorRows',
  QueryRows: 'queryRows',
  QueueableJobs: 'queueableJobs',
  Savepoints: 'savepoints',
  SoslQueries: 'soslQueries',
};

const statics: Record<string, PlatformFunction> = {};
for (const [name, counter] of Object.entries(counters)) {
  statics[`get${name}`] = () => Math.floor(currentTransaction().counters[counter]);
  statics[`getLimit${name}`] = () => currentTransaction().limitOf(counter);
}

/** Nothing in the local org can use these up: what they count is not implemented and refuses by itself. */
for (const name of ['MobilePushApexCalls', 'FindSimilarCalls', 'RunAs', 'AsyncCalls']) {
  statics[`get${name}`] = () => 0;
}

definePlatformType('System.Limits', { statics });
