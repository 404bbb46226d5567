import type { Transaction } from '../runtime/org.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import {
  ApexFinalizerContext,
  ApexJobContext,
  QUEUEABLE_FRAME,
  type QueueableFrame,
} from '../platform/asyncContexts.ts';
import { requestOf } from '../platform/request.ts';
import { createException, type ApexException } from '../values/exception.ts';
import {
  apexFailure,
  asyncException,
  bookkeep,
  classNameOf,
  markCompleted,
  markFailed,
  runAsTransaction,
  type AsyncContext,
} from './context.ts';
import type { WorkItem } from './jobQueue.ts';

/** Slots of the transaction: the attached finalizer, and what a finalizer's own transaction knows of the job before it. */
const FINALIZER = 'async/finalizer';
const FINALIZED_JOB = 'async/finalizedJob';

/** A failed job may be enqueued again by its finalizer five times in a row ("Transaction Finalizers"). */
const maximumReenqueues = 5;

interface FinalizedJob {
  readonly failed: boolean;
  readonly failures: number;
  readonly depth: number;
}

export interface EnqueueOptions {
  readonly delayMinutes?: number;
  readonly maximumDepth?: number;
  readonly duplicateSignature?: string;
}

/** `System.enqueueJob`. */
export function enqueueQueueable(context: AsyncContext, job: unknown, options: EnqueueOptions): string {
  const transaction = currentTransaction();
  const parent = transaction.slots.get(QUEUEABLE_FRAME) as QueueableFrame | undefined;
  const finalized = transaction.slots.get(FINALIZED_JOB) as FinalizedJob | undefined;
  const depth = (parent?.depth ?? finalized?.depth ?? 0) + 1;
  const maximumDepth = options.maximumDepth ?? parent?.maximumDepth ?? null;
  // A test may start a chain but not go on with it: the second link is refused.
  if ((transaction.isTest && parent !== undefined) || (maximumDepth !== null && depth > maximumDepth))
    throw asyncException('Maximum stack depth has been reached.');
  const failures = finalized?.failed === true ? finalized.failures + 1 : 0;
  if (failures > maximumReenqueues)
    throw asyncException(
      `A failed job can be enqueued again by its finalizer at most ${maximumReenqueues} times in a row`,
    );
  if (
    options.duplicateSignature !== undefined &&
    context.queue.all("kind = 'queueable' AND json_extract(facts, '$.signature') = ?", options.duplicateSignature)
      .length > 0
  )
    throw createException(
      'System.DuplicateMessageException',
      'Attempt to enqueue job with duplicate queueable signature',
    );
  transaction.count('queueableJobs');
  const now = context.org.clock.now();
  const className = classNameOf(job);
  const jobId = context.queue.createJob('Queueable', className, transaction.userId, now);
  context.queue.add({
    kind: 'queueable',
    jobId,
    due: now + (options.delayMinutes ?? 0) * 60_000,
    userId: transaction.userId,
    className,
    payload: context.codec.encode(job),
    facts: {
      depth,
      maximumDepth,
      delayMinutes: options.delayMinutes ?? null,
      signature: options.duplicateSignature ?? null,
      failures,
      ...(finalized ? { byFinalizer: 1 } : {}),
    },
  });
  transaction.uncommittedWork = true;
  return jobId;
}

/** `System.attachFinalizer`. */
export function attachFinalizer(finalizer: unknown): void {
  const transaction = currentTransaction();
  if (transaction.kind !== 'queueable')
    throw asyncException('System.attachFinalizer(Finalizer) is not allowed in this context');
  if (transaction.slots.has(FINALIZER))
    throw asyncException('More than one Finalizer cannot be attached to same Async Apex Job');
  transaction.slots.set(FINALIZER, finalizer);
}

/** Runs a queued job; its finalizer is queued with the job's commit, or after its rollback. Throws what the job threw. */
export function runQueueable(context: AsyncContext, item: WorkItem): void {
  let transaction: Transaction | undefined;
  try {
    runAsTransaction(context, 'queueable', item, () => {
      transaction = currentTransaction();
      const { depth, maximumDepth, delayMinutes } = item.facts as {
        depth: number;
        maximumDepth: number | null;
        delayMinutes: number | null;
      };
      transaction.slots.set(QUEUEABLE_FRAME, { depth, maximumDepth, delayMinutes } satisfies QueueableFrame);
      context.queue.updateJob(item.jobId, { Status: 'Processing' });
      const job = context.codec.decode(item.payload);
      context.org.code.invoke(job, 'execute', [new ApexJobContext('System.QueueableContext', item.jobId)]);
      markCompleted(context, item.jobId);
      queueFinalizer(context, item, transaction, null);
    });
  } catch (error) {
    const failure = apexFailure(error);
    bookkeep(context, () => {
      context.queue.remove(item);
      markFailed(context, item.jobId, failure);
      if (transaction) queueFinalizer(context, item, transaction, failure);
    });
    throw error;
  }
}

function queueFinalizer(
  context: AsyncContext,
  item: WorkItem,
  transaction: Transaction,
  failure: ApexException | null,
): void {
  const finalizer = transaction.slots.get(FINALIZER);
  if (finalizer === undefined) return;
  context.queue.add({
    kind: 'finalizer',
    jobId: item.jobId,
    due: context.org.clock.now(),
    userId: item.userId,
    className: classNameOf(finalizer),
    payload: context.codec.encode(finalizer),
    facts: {
      requestId: requestOf(transaction).id,
      exception: failure ? context.codec.encode(failure) : null,
      failures: Number(item.facts['failures'] ?? 0),
      depth: Number(item.facts['depth'] ?? 1),
    },
  });
}

/** Runs a finalizer in its own transaction. What it throws is reported and does not touch the job. */
export function runFinalizer(context: AsyncContext, item: WorkItem): void {
  const { requestId, exception, failures, depth } = item.facts as {
    requestId: string;
    exception: string | null;
    failures: number;
    depth: number;
  };
  try {
    runAsTransaction(context, 'finalizer', item, () => {
      currentTransaction().slots.set(FINALIZED_JOB, {
        failed: exception !== null,
        failures,
        depth,
      } satisfies FinalizedJob);
      const failure = exception === null ? null : (context.codec.decode(exception) as ApexException);
      context.org.code.invoke(context.codec.decode(item.payload), 'execute', [
        new ApexFinalizerContext(item.jobId, requestId, failure),
      ]);
    });
  } catch (error) {
    const failure = apexFailure(error);
    bookkeep(context, () => context.queue.remove(item));
    context.org.debug(
      'ERROR',
      0,
      `Error processing finalizer for queueable job id: ${item.jobId}: ${failure.$toString()}`,
    );
    if (context.isTest) throw error;
  }
}

/** A call of an `@future` method. */
export function callFuture(
  context: AsyncContext,
  className: string,
  methodName: string,
  args: readonly unknown[],
): void {
  const transaction = currentTransaction();
  if (transaction.kind === 'future' || transaction.kind.startsWith('batch'))
    throw asyncException(`Future method cannot be called from a future or batch method: ${className}.${methodName}`);
  transaction.count('futureCalls');
  const now = context.org.clock.now();
  const jobId = context.queue.createJob('Future', className, transaction.userId, now, { MethodName: methodName });
  const list = args.map((a) => context.codec.encode(a));
  context.queue.add({
    kind: 'future',
    jobId,
    due: now,
    userId: transaction.userId,
    className,
    payload: JSON.stringify(list),
    facts: { method: methodName },
  });
  transaction.uncommittedWork = true;
}

export function runFuture(context: AsyncContext, item: WorkItem): void {
  try {
    runAsTransaction(context, 'future', item, () => {
      const args = (JSON.parse(item.payload) as string[]).map((a) => context.codec.decode(a));
      context.org.code.invokeStatic(item.className, String(item.facts['method']), args);
      markCompleted(context, item.jobId);
    });
  } catch (error) {
    const failure = apexFailure(error);
    bookkeep(context, () => {
      context.queue.remove(item);
      markFailed(context, item.jobId, failure);
    });
    throw error;
  }
}
