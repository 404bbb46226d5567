import type { Counters, LimitName } from '../runtime/ledger.ts';
import { createLimitException } from '../values/exception.ts';

/**
 * Modelled CPU time: a statement costs two microseconds. It is deterministic and says nothing of this machine's speed;
 * expect the org's own figure within a factor of three.
 */
const millisPerStatement = 0.002;

const messages: Partial<Record<LimitName, (value: number) => string>> = {
  queries: (n) => `Too many SOQL queries: ${n}`,
  queryRows: (n) => `Too many query rows: ${n}`,
  aggregateQueries: (n) => `Too many aggregate queries: ${n}`,
  queryLocatorRows: (n) => `Too many query locator rows: ${n}`,
  soslQueries: (n) => `Too many SOSL queries: ${n}`,
  dmlStatements: (n) => `Too many DML statements: ${n}`,
  dmlRows: (n) => `Too many DML rows: ${n}`,
  callouts: (n) => `Too many callouts: ${n}`,
  calloutMillis: () => 'Exceeded max time limit for total callouts',
  futureCalls: (n) => `Too many future calls: ${n}`,
  queueableJobs: (n) => `Too many queueable jobs added to the queue: ${n}`,
  publishImmediateDml: (n) => `Too many EventBus.publish() calls: ${n}`,
  emailInvocations: (n) => `Too many Email Invocations: ${n}`,
  cpuMillis: () => 'Apex CPU time limit exceeded',
  heapBytes: (n) => `Apex heap size too large: ${n}`,
};

/** The modelled CPU time of a transaction so far, in whole milliseconds. */
export function modelledCpuMillis(counters: Counters): number {
  return Math.floor(counters.statements * millisPerStatement) + counters.cpuMillis;
}

/** Adds to a counter; the uncatchable LimitException once its limit is passed. Also the place where modelled CPU time is checked. */
export function countAgainst(counters: Counters, limits: Readonly<Counters>, name: LimitName, amount = 1): void {
  const value = (counters[name] += amount);
  // The message names the first value over the limit, whatever the step: 'Too many DML rows: 10001'.
  if (value > limits[name])
    throw createLimitException(
      messages[name]?.(amount > 1 ? Math.max(value, limits[name] + 1) : value) ?? `Limit exceeded: ${name}`,
    );
  if (modelledCpuMillis(counters) > limits.cpuMillis) throw createLimitException('Apex CPU time limit exceeded');
}
