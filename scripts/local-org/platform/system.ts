import type { TransactionKind } from '../runtime/ledger.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { ApexEnumValue, ApexObject } from '../values/object.ts';
import { hashCode, objectEquals, stringify } from '../values/operations.ts';
import { apexFrames } from '../values/stackTrace.ts';
import { ApexAsyncOptions } from './asyncOptions.ts';
import { today } from './date.ts';
import { now } from './datetime.ts';
import { definePlatformType } from './registry.ts';

/** Line of the Apex statement that called the platform; 0 outside of Apex code. */
function callerLine(): number {
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder);
  return apexFrames(holder.stack ?? '')[0]?.line ?? 0;
}

function debug(level: string, value: unknown): void {
  currentTransaction().org.debug(level, callerLine(), stringify(value));
}

const runsIn =
  (...kinds: TransactionKind[]) =>
  () =>
    kinds.includes(currentTransaction().kind);

function enqueue(job: unknown, options: unknown): string {
  need(job);
  const { code, async } = currentTransaction().org;
  if (!(job instanceof ApexObject) || !code.hasMethod(job, 'execute', 1)) {
    throw createException('System.AsyncException', `${stringify(job)} does not implement Queueable`);
  }
  if (typeof options === 'number') {
    if (options < 0 || options > 10)
      throw createException('System.AsyncException', `Queueable delay should be between 0 and 10 minutes: ${options}`);
    return async.enqueueQueueable(job, { delayMinutes: options });
  }
  return async.enqueueQueueable(job, options instanceof ApexAsyncOptions ? options.toEnqueueOptions() : {});
}

/** A schedule that runs a batch once; the async part may not offer it. */
function scheduleBatch(batch: unknown, name: string, minutes: number, scope = 200): string {
  const async = currentTransaction().org.async as {
    scheduleBatch?: (batch: unknown, name: string, minutes: number, scope: number) => string;
  };
  if (!async.scheduleBatch) throw new UnsupportedError('System.scheduleBatch');
  return async.scheduleBatch(need(batch), need(name), need(minutes), need(scope));
}

definePlatformType('System.System', {
  statics: {
    abortJob: (id: string) => currentTransaction().org.async.abortJob(need(id)),
    attachFinalizer: (finalizer: unknown) => currentTransaction().org.async.attachFinalizer(need(finalizer)),
    currentTimeMillis: () => BigInt(currentTransaction().org.clock.now()),
    'debug/1': (value: unknown) => debug('DEBUG', value),
    'debug/2': (level: unknown, value: unknown) =>
      debug(level instanceof ApexEnumValue ? level.name : stringify(level), value),
    'enqueueJob/1': (job: unknown) => enqueue(job, null),
    'enqueueJob/2': enqueue,
    equals: (a: unknown, b: unknown) => (a instanceof ApexObject ? a.$equals(b) : objectEquals(a, b)),
    hashCode,
    isBatch: runsIn('batchStart', 'batchExecute', 'batchFinish'),
    isFuture: runsIn('future'),
    isQueueable: runsIn('queueable'),
    isScheduled: runsIn('scheduled'),
    now,
    scheduleBatch,
    schedule: (name: string, cron: string, job: unknown) =>
      currentTransaction().org.async.schedule(need(name), need(cron), need(job)),
    today,
  },
});
