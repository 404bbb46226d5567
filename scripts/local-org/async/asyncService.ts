import { storeOf } from '../dml/dataService.ts';
import { createCounters } from '../limits/limitTables.ts';
import type { AsyncService, DmlRowResult, Org } from '../runtime/org.ts';
import type { Counters } from '../runtime/ledger.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import { ApexException, ApexFatalError } from '../values/exception.ts';
import { executeBatch, runBatchExecute, runBatchFinish, runBatchStart } from './batches.ts';
import { ValueCodec } from './codec.ts';
import type { AsyncContext } from './context.ts';
import { EventBus } from './eventBus.ts';
import { JobQueue, type WorkItem } from './jobQueue.ts';
import { attachFinalizer, callFuture, enqueueQueueable, runFinalizer, runFuture, runQueueable } from './queueables.ts';
import { abortJob, onceIn, runScheduled, schedule } from './schedules.ts';

/** The async service with what the local org's own tools need besides. */
export interface LocalAsyncService extends AsyncService {
  /** `System.scheduleBatch`. */
  scheduleBatch(batch: unknown, name: string, minutesFromNow: number, scope: number): string;
  /** When the next waiting work is due; undefined when nothing waits. */
  nextDue(): number | undefined;
  /** Resumes event subscriptions that stopped after ten tries. */
  resumeSubscriptions(): void;
  /** Lets an event trigger run as this user instead of Automated Process; kept in the database. */
  setSubscriberUser(triggerName: string, userId: string): void;
}

/** Jobs, schedules and events of one org. */
export function createAsyncService(org: Org): LocalAsyncService {
  return new StoredAsyncService(org);
}

const runners: Record<WorkItem['kind'], (context: AsyncContext, item: WorkItem) => void> = {
  queueable: runQueueable,
  finalizer: runFinalizer,
  future: runFuture,
  batchStart: runBatchStart,
  batchExecute: runBatchExecute,
  batchFinish: runBatchFinish,
  scheduled: runScheduled,
};

/** Slot of the test's transaction: counters to come back to, and where the work of the test begins. */
const TEST_FRAME = 'async/testFrame';

class StoredAsyncService implements LocalAsyncService {
  readonly #context: AsyncContext;
  readonly #events: EventBus;

  constructor(org: Org) {
    const store = storeOf(org);
    this.#context = { org, store, queue: new JobQueue(store), codec: new ValueCodec(org), isTest: false };
    this.#events = new EventBus(this.#context);
  }

  enqueueQueueable(
    job: unknown,
    options: { delayMinutes?: number; maximumDepth?: number; duplicateSignature?: string },
  ): string {
    return enqueueQueueable(this.#context, job, options);
  }

  attachFinalizer(finalizer: unknown): void {
    attachFinalizer(finalizer);
  }

  callFuture(className: string, methodName: string, args: readonly unknown[]): void {
    callFuture(this.#context, className, methodName, args);
  }

  executeBatch(batch: unknown, scope: number): string {
    return executeBatch(this.#context, batch, scope);
  }

  schedule(jobName: string, cron: string, schedulable: unknown): string {
    return schedule(this.#context, jobName, cron, schedulable);
  }

  scheduleBatch(batch: unknown, name: string, minutesFromNow: number, scope: number): string {
    return schedule(this.#context, name, onceIn(this.#context, minutesFromNow), batch, { scope });
  }

  abortJob(id: string): void {
    abortJob(this.#context, id);
  }

  publish(events: readonly unknown[]): DmlRowResult[] {
    return this.#events.publish(events);
  }

  nextDue(): number | undefined {
    this.#events.flush();
    const due = [this.#firstItem()?.due, this.#events.next()?.due].filter((d) => d !== undefined);
    return due.length > 0 ? Math.min(...due) : undefined;
  }

  runDue(): number {
    let count = 0;
    while (this.#runFirst(this.#flushedNow())) count++;
    return count;
  }

  runNext(): boolean {
    this.#events.flush();
    const due = this.nextDue();
    if (due === undefined) return false;
    this.#context.org.clock.advanceTo(due);
    return this.#runFirst(Math.max(due, this.#context.org.clock.now()));
  }

  setSubscriberUser(triggerName: string, userId: string): void {
    this.#events.setSubscriberUser(triggerName, userId);
  }

  resumeSubscriptions(): void {
    this.#events.resume();
  }

  /** Work that may run; batch jobs in the flex queue wait for a place. */
  #firstItem(): WorkItem | undefined {
    return this.#context.queue.first(
      'NOT (kind = \'batchStart\' AND EXISTS (SELECT 1 FROM "AsyncApexJob" j WHERE j.Id = "$work".jobId AND j.Status = \'Holding\'))',
    );
  }

  /** The clock after immediate events were stored: they carry its time, and read the other way round they would lie in the future. */
  #flushedNow(): number {
    this.#events.flush();
    return this.#context.org.clock.now();
  }

  #runFirst(now: number): boolean {
    const item = this.#firstItem();
    const event = this.#events.next();
    if (item && item.due <= now && !(event && event.due < item.due)) {
      this.#run(item);
      return true;
    }
    if (event && event.due <= now) {
      this.#events.deliver(event.trigger, event.schema);
      return true;
    }
    return false;
  }

  /** Runs an item. What Apex throws is on record (job status, ledger) and no concern of the scheduler. */
  #run(item: WorkItem): void {
    try {
      runners[item.kind](this.#context, item);
    } catch (error) {
      if (!(error instanceof ApexException) && !(error instanceof ApexFatalError)) throw error;
    }
  }

  startTest(): void {
    const transaction = currentTransaction();
    transaction.slots.set(TEST_FRAME, transaction.counters);
    transaction.counters = createCounters();
  }

  /**
   * Runs what the test started: events first, then each waiting job once with its own finalizer and chunks, then the events
   * they published. Jobs that finalizers enqueue run too (chains of finalizers are tested that way in orgs); jobs that other
   * jobs enqueue stay queued. The first exception of a job is thrown in the end.
   */
  stopTest(): void {
    const transaction = currentTransaction();
    const before = transaction.slots.get(TEST_FRAME) as Counters | undefined;
    if (before) {
      // Statements are real work of the test and go on counting toward its CPU time.
      before.statements += transaction.counters.statements;
      transaction.counters = before;
    }
    let failure: unknown;
    const wasTest = this.#context.isTest;
    this.#context.isTest = true;
    try {
      this.#deliverAll();
      for (const item of this.#context.queue.all('1')) {
        try {
          this.#runWithFollowers(item);
        } catch (error) {
          failure ??= error;
        }
      }
      this.#deliverAll();
    } finally {
      this.#context.isTest = wasTest;
    }
    if (failure !== undefined) throw failure;
  }

  #runWithFollowers(item: WorkItem): void {
    const { queue } = this.#context;
    // An earlier job may have aborted this one.
    if (queue.all('sequence = ?', item.sequence).length === 0) return;
    let failure: unknown;
    let next: WorkItem | undefined = item;
    const done = new Set<number>();
    while (next) {
      done.add(next.sequence);
      try {
        runners[next.kind](this.#context, next);
      } catch (error) {
        failure ??= error;
      }
      next = queue
        .all(
          "(jobId = ? AND kind IN ('finalizer', 'batchExecute', 'batchFinish')) OR (kind = 'queueable' AND sequence > ? AND json_extract(facts, '$.byFinalizer') = 1)",
          item.jobId,
          item.sequence,
        )
        .find((i) => !done.has(i.sequence));
      if (next?.kind === 'queueable') {
        this.#runWithFollowers(next);
        next = undefined;
      }
    }
    if (failure !== undefined) throw failure;
  }

  deliverEvents(): void {
    const wasTest = this.#context.isTest;
    this.#context.isTest = currentTransaction().isTest;
    try {
      this.#deliverAll(1);
    } finally {
      this.#context.isTest = wasTest;
    }
  }

  /** Delivers everything published so far; events that triggers publish meanwhile come in the next round. */
  #deliverAll(rounds = 50): void {
    for (let round = 0; round < rounds; round++) {
      const seen = new Set<string>();
      let event = this.#events.next();
      if (!event) return;
      while (event && !seen.has(event.trigger.name)) {
        seen.add(event.trigger.name);
        this.#events.deliver(event.trigger, event.schema);
        event = this.#events.next();
      }
    }
  }
}
