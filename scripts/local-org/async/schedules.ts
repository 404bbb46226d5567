import { ApexJobContext } from '../platform/asyncContexts.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import { createException } from '../values/exception.ts';
import { ApexDatetime } from '../values/temporal.ts';
import { localParts, userTimeZone } from '../values/timeZone.ts';
import { executeBatch } from './batches.ts';
import { apexFailure, asyncException, bookkeep, classNameOf, runAsTransaction, type AsyncContext } from './context.ts';
import { nextFireTime, parseCron } from './cron.ts';
import { stampOf, type WorkItem } from './jobQueue.ts';

/** Scheduled Apex jobs that an org may hold at a time. */
const scheduleLimit = 100;

/** `System.schedule`; answers the id of the CronTrigger. */
export function schedule(
  context: AsyncContext,
  jobName: string,
  expression: string,
  schedulable: unknown,
  facts: WorkItem['facts'] = {},
): string {
  const transaction = currentTransaction();
  const { org, queue, store } = context;
  const now = org.clock.now();
  const cron = parseCron(expression);
  // Apex Developer Guide, "Apex Scheduler": System.schedule uses the user's time zone for the basis of all schedules.
  const zone = userTimeZone();
  const next = nextFireTime(cron, now, zone);
  if (next === undefined)
    throw asyncException(`Based on configured schedule, the given trigger '${jobName}' will never fire.`);
  if (store.db.prepare('SELECT 1 FROM "CronJobDetail" WHERE Name = ? COLLATE NOCASE').get(jobName))
    throw asyncException(`The Apex job named "${jobName}" is already scheduled for execution.`);
  if (Number(store.db.prepare('SELECT COUNT(*) FROM "CronTrigger"').get()?.[0] ?? 0) >= scheduleLimit)
    throw asyncException('You have exceeded the maximum number (100) of Apex scheduled jobs.');
  const detailId = queue.addRow('CronJobDetail', { Name: jobName, JobType: '7' });
  const triggerId = queue.addRow('CronTrigger', {
    CronExpression: expression,
    CronJobDetailId: detailId,
    State: 'WAITING',
    NextFireTime: new ApexDatetime(next),
    StartTime: stampOf(now),
    TimesTriggered: 0,
    TimeZoneSidKey: zone,
    OwnerId: transaction.userId,
    CreatedById: transaction.userId,
    CreatedDate: stampOf(now),
    LastModifiedById: transaction.userId,
  });
  const className = classNameOf(schedulable);
  const jobId = queue.createJob('ScheduledApex', className, transaction.userId, now, { CronTriggerId: triggerId });
  queue.add({
    kind: 'scheduled',
    jobId: triggerId,
    due: next,
    userId: transaction.userId,
    className,
    payload: context.codec.encode(schedulable),
    facts: { ...facts, asyncJobId: jobId },
  });
  transaction.uncommittedWork = true;
  return triggerId;
}

/** Cron expression that fires once, `minutes` from now: how `System.scheduleBatch` shows itself. */
export function onceIn(context: AsyncContext, minutes: number): string {
  const moment = new ApexDatetime(context.org.clock.now() + minutes * 60_000);
  const { date, time } = localParts(userTimeZone(), moment);
  const seconds = Math.floor((((time.millis % 86_400_000) + 86_400_000) % 86_400_000) / 1000);
  return `${seconds % 60} ${Math.floor(seconds / 60) % 60} ${Math.floor(seconds / 3600)} ${date.day} ${date.month} ? ${date.year}`;
}

/** Fires a schedule and plans its next time; a schedule with no next time is gone afterwards. */
export function runScheduled(context: AsyncContext, item: WorkItem): void {
  const settle = (): void => {
    const row = context.store.db
      .prepare('SELECT CronExpression, TimesTriggered, TimeZoneSidKey FROM "CronTrigger" WHERE Id = ?')
      .get(item.jobId);
    if (!row) return;
    const now = Math.max(context.org.clock.now(), context.isTest ? 0 : item.due);
    const next = nextFireTime(parseCron(String(row[0])), now, String(row[2]));
    if (next === undefined) {
      removeSchedule(context, item.jobId);
      return;
    }
    // stopTest runs the job without firing its trigger: the row shows no run (tests of public recipes check that).
    if (!context.isTest)
      context.queue.updateRow('CronTrigger', item.jobId, {
        NextFireTime: new ApexDatetime(next),
        PreviousFireTime: stampOf(now),
        TimesTriggered: Number(row[1]) + 1,
      });
    context.queue.add({ ...item, due: next });
  };
  try {
    runAsTransaction(context, 'scheduled', item, () => {
      const job = context.codec.decode(item.payload);
      // The next run is planned first, so that the job can abort its own schedule.
      settle();
      if (item.facts['scope'] !== undefined) executeBatch(context, job, Number(item.facts['scope']));
      else context.org.code.invoke(job, 'execute', [new ApexJobContext('System.SchedulableContext', item.jobId)]);
    });
  } catch (error) {
    const failure = apexFailure(error);
    bookkeep(context, () => {
      context.queue.remove(item);
      settle();
    });
    context.org.debug(
      'ERROR',
      0,
      `Scheduled job '${item.className}' threw unhandled exception: ${failure.$toString()}`,
    );
    throw error;
  }
}

/** Takes a schedule away; false when there is none with this id. */
export function removeSchedule(context: AsyncContext, triggerId: string): boolean {
  const { store, queue } = context;
  const row = store.db.prepare('SELECT CronJobDetailId FROM "CronTrigger" WHERE Id = ?').get(triggerId);
  if (!row) return false;
  queue.eraseRow('CronTrigger', triggerId);
  queue.eraseRow('CronJobDetail', String(row[0]));
  queue.removeJob(triggerId);
  store.db.prepare(`DELETE FROM "AsyncApexJob" WHERE CronTriggerId = ?`).run(triggerId);
  return true;
}

/** `System.abortJob` for jobs and schedules. */
export function abortJob(context: AsyncContext, id: string): void {
  currentTransaction().count('dmlStatements');
  if (removeSchedule(context, id)) return;
  const status = context.queue.statusOf(id);
  if (status === undefined || /^(Completed|Aborted|Failed)$/.test(status))
    throw createException('System.StringException', 'Job does not exist or is already aborted.');
  context.queue.removeJob(id);
  context.store.db.prepare('DELETE FROM "$batch" WHERE jobId = ?').run(id);
  context.queue.updateJob(id, { Status: 'Aborted', CompletedDate: stampOf(context.org.clock.now()) });
}
