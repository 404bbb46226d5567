import type { Org, Transaction } from '../runtime/org.ts';
import type { TransactionKind } from '../runtime/ledger.ts';
import { currentTransaction, isInTransaction } from '../runtime/transaction.ts';
import type { RecordStore } from '../store/recordStore.ts';
import { ApexException, ApexFatalError, createException } from '../values/exception.ts';
import type { ApexObject } from '../values/object.ts';
import type { ValueCodec } from './codec.ts';
import { stampOf, type JobQueue, type WorkItem } from './jobQueue.ts';

/** What every kind of asynchronous work shares. */
export interface AsyncContext {
  readonly org: Org;
  readonly store: RecordStore;
  readonly queue: JobQueue;
  readonly codec: ValueCodec;
  /** True while `Test.stopTest` runs jobs. */
  isTest: boolean;
}

/** Name of the class of a job object. */
export function classNameOf(job: unknown): string {
  return (job as ApexObject).$type.name;
}

/** Whether a job's class implements a platform interface, given as `Database.Stateful`. */
export function implementsInterface(context: AsyncContext, job: unknown, name: string): boolean {
  const definition = context.org.code.findClass(classNameOf(job));
  return [...(definition?.interfaces ?? [])].some(
    (i) => i.name.replace(/<.*$/, '').toLowerCase() === name.toLowerCase(),
  );
}

/** Runs one piece of waiting work as its own transaction; the item leaves the queue with the transaction's commit. */
export function runAsTransaction(context: AsyncContext, kind: TransactionKind, item: WorkItem, body: () => void): void {
  const outer = isInTransaction() ? currentTransaction() : undefined;
  context.org.runTransaction(
    kind,
    item.className,
    (transaction) => {
      context.queue.remove(item);
      shareStatics(context, outer, transaction, body);
    },
    { userId: item.userId, isTest: context.isTest },
  );
}

/**
 * In a test, jobs run by stopTest see the statics of the test and leave theirs behind, mocks above all: public suites that
 * pass in orgs rely on it. Outside of tests every transaction has statics of its own.
 */
export function shareStatics(
  context: AsyncContext,
  outer: Transaction | undefined,
  transaction: Transaction,
  body: () => void,
): void {
  if (!context.isTest || !outer) {
    body();
    return;
  }
  for (const [name, holder] of outer.statics) transaction.statics.set(name, holder);
  try {
    body();
  } finally {
    for (const [name, holder] of transaction.statics) outer.statics.set(name, holder);
  }
}

/** Does bookkeeping of its own outside of any Apex transaction. */
export function bookkeep(context: AsyncContext, body: () => void): void {
  context.store.begin();
  try {
    body();
    context.store.commit();
  } catch (error) {
    context.store.abort();
    throw error;
  }
}

/** The Apex exception behind whatever ended a transaction; errors of the local org itself are passed on. */
export function apexFailure(error: unknown): ApexException {
  if (error instanceof ApexException) return error;
  if (error instanceof ApexFatalError) return error.exception;
  throw error;
}

/** Text of `AsyncApexJob.ExtendedStatus`. */
export function extendedStatus(failure: ApexException): string {
  return failure.getMessage().slice(0, 255);
}

export function markCompleted(context: AsyncContext, jobId: string): void {
  context.queue.updateJob(jobId, { Status: 'Completed', CompletedDate: stampOf(context.org.clock.now()) });
}

export function markFailed(context: AsyncContext, jobId: string, failure: ApexException): void {
  context.queue.updateJob(jobId, {
    Status: 'Failed',
    NumberOfErrors: 1,
    ExtendedStatus: extendedStatus(failure),
    CompletedDate: stampOf(context.org.clock.now()),
  });
}

export function asyncException(message: string): Error {
  return createException('System.AsyncException', message) as unknown as Error;
}
