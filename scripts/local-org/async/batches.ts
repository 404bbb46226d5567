import { ApexJobContext } from '../platform/asyncContexts.ts';
import { ApexQueryLocator } from '../platform/queries.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { fieldOf } from '../schema/lookup.ts';
import { ApexType, Types } from '../types/apexType.ts';
import { ApexList, ApexSet } from '../values/collections.ts';
import { createException, type ApexException } from '../values/exception.ts';
import { SObject } from '../values/sobject.ts';
import {
  apexFailure,
  bookkeep,
  classNameOf,
  extendedStatus,
  implementsInterface,
  markFailed,
  runAsTransaction,
  type AsyncContext,
} from './context.ts';
import { stampOf, type WorkItem } from './jobQueue.ts';

/** Batch jobs that are queued or active; more wait in the flex queue, which holds a hundred. */
const activeLimit = 5;
const flexQueueLimit = 100;

function batchContext(item: WorkItem): ApexJobContext {
  return new ApexJobContext('Database.BatchableContext', item.jobId);
}

/** `Database.executeBatch`. */
export function executeBatch(context: AsyncContext, batch: unknown, scope: number): string {
  const transaction = currentTransaction();
  if (transaction.kind === 'batchStart' || transaction.kind === 'batchExecute')
    throw createException(
      'System.AsyncException',
      'Database.executeBatch cannot be called from a batch start, batch execute, or future method.',
    );
  if (transaction.kind === 'future')
    throw createException(
      'System.AsyncException',
      'Database.executeBatch cannot be called from a batch start, batch execute, or future method.',
    );
  const count = (statuses: string): number =>
    Number(
      context.store.db
        .prepare(`SELECT COUNT(*) FROM "AsyncApexJob" WHERE JobType = 'BatchApex' AND Status IN (${statuses})`)
        .get()?.[0] ?? 0,
    );
  const isHeld = !transaction.isTest && count("'Queued','Preparing','Processing'") >= activeLimit;
  if (isHeld && count("'Holding'") >= flexQueueLimit)
    throw createException(
      'System.AsyncException',
      `You've exceeded the limit of 100 jobs in the flex queue for org ${context.org.organizationId}. Wait for some of your batch jobs to finish before adding more. To monitor and reorder jobs, use the Apex Flex Queue page in Setup.`,
    );
  const now = context.org.clock.now();
  const className = classNameOf(batch);
  const jobId = context.queue.createJob(
    'BatchApex',
    className,
    transaction.userId,
    now,
    isHeld ? { Status: 'Holding' } : {},
  );
  context.queue.add({
    kind: 'batchStart',
    jobId,
    due: now,
    userId: transaction.userId,
    className,
    payload: context.codec.encode(batch),
    facts: { scope },
  });
  transaction.uncommittedWork = true;
  return jobId;
}

/** Calls `start` and queues one transaction per chunk. A start that throws fails the job; finish is not called then. */
export function runBatchStart(context: AsyncContext, item: WorkItem): void {
  const scope = Number(item.facts['scope']);
  try {
    runAsTransaction(context, 'batchStart', item, () => {
      context.queue.updateJob(item.jobId, { Status: 'Preparing' });
      const batch = context.codec.decode(item.payload);
      const rows = rowsOf(context, context.org.code.invoke(batch, 'start', [batchContext(item)]));
      if (context.isTest && rows.length > scope)
        throw createException(
          'System.UnexpectedException',
          'No more than one executeBatch can be called from within a test method.  Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.',
        );
      const total = Math.ceil(rows.length / scope);
      const state = implementsInterface(context, batch, 'Database.Stateful')
        ? context.codec.encode(batch)
        : item.payload;
      context.store.db.prepare('INSERT INTO "$batch" VALUES (?, ?, 0, ?, 0)').run(item.jobId, state, total);
      context.queue.updateJob(item.jobId, { Status: 'Processing', TotalJobItems: total });
      for (let i = 0; i < rows.length; i += scope) {
        const chunk = rows.slice(i, i + scope);
        const element = chunk[0] instanceof SObject ? Types.SObject : Types.Object;
        context.queue.add({
          ...item,
          kind: 'batchExecute',
          due: context.org.clock.now(),
          payload: context.codec.encode(new ApexList(ApexType.list(element), chunk)),
          facts: { scope },
        });
      }
      if (total === 0) queueFinish(context, item);
    });
  } catch (error) {
    const failure = apexFailure(error);
    bookkeep(context, () => {
      context.queue.removeJob(item.jobId);
      markFailed(context, item.jobId, failure);
      releaseHeld(context);
    });
    throw error;
  }
}

function rowsOf(context: AsyncContext, started: unknown): unknown[] {
  if (started instanceof ApexQueryLocator) return started.rows.items;
  if (started instanceof ApexList) return started.items;
  if (started instanceof ApexSet) return started.values();
  if (started === null) throw createException('System.NullPointerException', 'Attempt to de-reference a null object');
  const { code } = context.org;
  const iterator = code.hasMethod(started, 'iterator', 0) ? code.invoke(started, 'iterator', []) : started;
  const rows: unknown[] = [];
  while (code.invoke(iterator, 'hasNext', []) === true) rows.push(code.invoke(iterator, 'next', []));
  return rows;
}

/** Rows of a query locator are read anew for their chunk: changed values show, deleted rows are gone. */
function refreshed(context: AsyncContext, list: ApexList): ApexList {
  const rows = list.items;
  const first = rows[0];
  if (!(first instanceof SObject) || first.id === null || first.queriedFields === null) return list;
  const current = context.store.fetch(
    first.schema,
    rows.map((r) => (r as SObject).id as string),
  );
  const kept = rows.filter((r) => current.has((r as SObject).id as string)) as SObject[];
  for (const row of kept)
    for (const [name] of [...row.populated()]) {
      const field = fieldOf(row.schema, name);
      if (field) row.set(field.name, current.get(row.id as string)?.get(field.name) ?? null);
    }
  return new ApexList(list.type, kept);
}

/** Runs one chunk. A failing chunk is rolled back and counted; the job goes on with the next. */
export function runBatchExecute(context: AsyncContext, item: WorkItem): void {
  const state = context.store.db.prepare('SELECT state FROM "$batch" WHERE jobId = ?').get(item.jobId)?.[0] as string;
  let failure: ApexException | undefined;
  let thrown: unknown;
  let batch: unknown;
  try {
    runAsTransaction(context, 'batchExecute', item, () => {
      batch = context.codec.decode(state);
      const chunk = refreshed(context, context.codec.decode(item.payload) as ApexList);
      context.org.code.invoke(batch, 'execute', [batchContext(item), chunk]);
      if (implementsInterface(context, batch, 'Database.Stateful'))
        context.store.db
          .prepare('UPDATE "$batch" SET state = ? WHERE jobId = ?')
          .run(context.codec.encode(batch), item.jobId);
      advance(context, item, undefined);
    });
  } catch (error) {
    failure = apexFailure(error);
    thrown = error;
    const failed = failure;
    bookkeep(context, () => {
      context.queue.remove(item);
      advance(context, item, failed);
    });
    if (batch !== undefined && implementsInterface(context, batch, 'Database.RaisesPlatformEvents'))
      throw new UnsupportedError('BatchApexErrorEvent of a batch class with Database.RaisesPlatformEvents');
  }
  if (failure && context.isTest) throw thrown;
}

function advance(context: AsyncContext, item: WorkItem, failure: ApexException | undefined): void {
  context.store.db
    .prepare('UPDATE "$batch" SET processed = processed + 1, errors = errors + ? WHERE jobId = ?')
    .run(failure ? 1 : 0, item.jobId);
  const row =
    context.store.db.prepare('SELECT processed, errors, total FROM "$batch" WHERE jobId = ?').get(item.jobId) ?? [];
  const [processed, errors, total] = row.map(Number) as [number, number, number];
  context.queue.updateJob(item.jobId, {
    JobItemsProcessed: processed,
    NumberOfErrors: errors,
    ...(failure && errors === 1 ? { ExtendedStatus: `First error: ${extendedStatus(failure)}`.slice(0, 255) } : {}),
  });
  if (processed === total) queueFinish(context, item);
}

function queueFinish(context: AsyncContext, item: WorkItem): void {
  context.queue.add({ ...item, kind: 'batchFinish', due: context.org.clock.now(), payload: 'null', facts: {} });
}

/** Calls `finish`; the job is complete before it, as its own query in finish shows. */
export function runBatchFinish(context: AsyncContext, item: WorkItem): void {
  const state = context.store.db.prepare('SELECT state FROM "$batch" WHERE jobId = ?').get(item.jobId)?.[0] as string;
  const complete = (): void => {
    context.queue.updateJob(item.jobId, { Status: 'Completed', CompletedDate: stampOf(context.org.clock.now()) });
    context.store.db.prepare('DELETE FROM "$batch" WHERE jobId = ?').run(item.jobId);
    releaseHeld(context);
  };
  try {
    runAsTransaction(context, 'batchFinish', item, () => {
      complete();
      context.org.code.invoke(context.codec.decode(state), 'finish', [batchContext(item)]);
    });
  } catch (error) {
    const failure = apexFailure(error);
    bookkeep(context, () => {
      context.queue.remove(item);
      complete();
      context.queue.updateJob(item.jobId, { Status: 'Failed', ExtendedStatus: extendedStatus(failure) });
    });
    if (context.isTest) throw error;
  }
}

/** Moves the oldest job of the flex queue up when a place is free. */
export function releaseHeld(context: AsyncContext): void {
  const held = context.store.db
    .prepare(`SELECT Id FROM "AsyncApexJob" WHERE JobType = 'BatchApex' AND Status = 'Holding' ORDER BY Id LIMIT 1`)
    .get()?.[0];
  if (typeof held === 'string') context.queue.updateJob(held, { Status: 'Queued' });
}
