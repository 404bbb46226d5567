import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { LocalAsyncService } from '../../../../scripts/local-org/async/asyncService.ts';
import { compileAnonymous } from '../../../../scripts/local-org/runtime/anonymous.ts';
import { createOrg, type LocalOrg } from '../../../../scripts/local-org/runtime/createOrg.ts';
import type { SObject } from '../../../../scripts/local-org/values/sobject.ts';
import { objectFiles, writeProject } from '../dml/fakeOrg.ts';

const start = Date.UTC(2026, 0, 15, 12, 0, 0);

/** An org with these Apex classes and triggers (name to text), and an event and a log object. */
function orgOf(apex: Readonly<Record<string, string>>, databasePath?: string): LocalOrg {
  const files: Record<string, string> = {
    ...objectFiles('Log__c', { Text__c: '<type>Text</type><length>255</length>' }),
    ...objectFiles(
      'Note__e',
      { Text__c: '<type>Text</type><length>50</length>' },
      '<deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><publishBehavior>PublishAfterCommit</publishBehavior>',
    ),
    ...objectFiles(
      'Loud__e',
      { Text__c: '<type>Text</type><length>50</length>' },
      '<deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><publishBehavior>PublishImmediately</publishBehavior>',
    ),
    'classes/Logger.cls':
      'public without sharing class Logger { public static void log(String text) { insert new Log__c(Text__c = text); } }',
  };
  for (const [name, text] of Object.entries(apex))
    files[text.startsWith('trigger') ? `triggers/${name}.trigger` : `classes/${name}.cls`] = text;
  const org = createOrg({
    sourceDirs: [writeProject(files)],
    startTime: start,
    ...(databasePath === undefined ? {} : { databasePath }),
  });
  assert.deepEqual(
    org.compileErrors.map((e) => e.message),
    [],
    'the Apex of the test compiles',
  );
  return org;
}

function execute(org: LocalOrg, apex: string): void {
  const compiled = compileAnonymous(org.code, apex);
  assert.ok(compiled.run, `compiles: ${compiled.errors[0]?.message ?? ''}`);
  org.runTransaction('anonymous', 'test', compiled.run);
}

function query(org: LocalOrg, soql: string): SObject[] {
  return org.runTransaction(
    'anonymous',
    'query',
    () => org.data.query(org.data.prepare(soql), [], { accessMode: 'system' }) as SObject[],
  );
}

const logs = (org: LocalOrg): unknown[] =>
  query(org, 'SELECT Text__c FROM Log__c ORDER BY Id').map((r) => r.get('Text__c'));
const job = (body: string, more = ''): string =>
  `public class Job implements Queueable { public String text = 'a'; public Integer left = 0; ${more} public void execute(QueueableContext context) { ${body} } }`;

describe('Queueable jobs', () => {
  it('shouldRunAfterTheCommitWithTheStateOfTheEnqueue', () => {
    const org = orgOf({ Job: job('Logger.log(text + System.isQueueable());') });
    execute(
      org,
      "Job j = new Job(); j.text = 'before '; System.enqueueJob(j); j.text = 'after '; Logger.log('caller');",
    );
    assert.deepEqual(logs(org), ['caller']);
    assert.equal(org.async.runDue(), 1);
    assert.deepEqual(logs(org), ['caller', 'before true']);
    const [row] = query(org, 'SELECT Status, JobType, ApexClass.Name, CompletedDate FROM AsyncApexJob');
    assert.deepEqual(
      [row?.get('Status'), row?.get('JobType'), row?.readParent('ApexClass')?.get('Name')],
      ['Completed', 'Queueable', 'Job'],
    );
    org.close();
  });

  it('shouldNotRunWhenTheirTransactionFails', () => {
    const org = orgOf({ Job: job("Logger.log('ran');") });
    assert.throws(() => execute(org, 'System.enqueueJob(new Job()); Integer i = 1 / (Limits.getQueries() * 0);'));
    assert.equal(org.async.runDue(), 0);
    org.close();
  });

  it('shouldWaitForTheirDelayOnTheVirtualClock', () => {
    const org = orgOf({ Job: job("Logger.log('ran');") });
    execute(org, 'System.enqueueJob(new Job(), 5);');
    assert.equal(org.async.runDue(), 0);
    assert.equal(org.async.runNext(), true);
    assert.ok(org.clock.now() >= start + 300_000, 'the clock moved to the due time');
    assert.deepEqual(logs(org), ['ran']);
    assert.equal(org.async.runNext(), false);
    org.close();
  });

  it('shouldSurviveAProcessThatEnds', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'local-org-async-')), 'jobs.db');
    const apex = {
      Job: job(
        "Logger.log(text + names.get('k').size() + rows[0].Name + isOn + day);",
        "public Map<String, List<Decimal>> names = new Map<String, List<Decimal>>{ 'k' => new List<Decimal>{ 1.50 } }; public List<Account> rows = new List<Account>{ new Account(Name = 'N') }; public Boolean isOn = true; public Date day = Date.newInstance(2026, 1, 2); public transient String gone = 'x';",
      ),
    };
    const first = orgOf(apex, path);
    execute(first, 'System.enqueueJob(new Job());');
    first.close();
    const second = orgOf(apex, path);
    assert.equal(second.async.runNext(), true, 'the job waits in the file');
    assert.match(String(logs(second)[0]), /^a1Ntrue2026-01-02/);
    second.close();
  });

  it('shouldGiveAFailedJobToItsFinalizer', () => {
    const org = orgOf({
      Job: job("System.attachFinalizer(new After()); Logger.log('undone'); throw new AuraHandledException('bad');"),
      After:
        "public class After implements Finalizer { public void execute(FinalizerContext context) { Logger.log(context.getResult() + (context.getException() == null ? '' : context.getException().getTypeName())); } }",
    });
    execute(org, 'System.enqueueJob(new Job());');
    assert.equal(org.async.runDue(), 2);
    assert.deepEqual(
      logs(org),
      ['UNHANDLED_EXCEPTIONSystem.AuraHandledException'],
      'the job is undone, the finalizer is not',
    );
    assert.equal(query(org, 'SELECT Status FROM AsyncApexJob')[0]?.get('Status'), 'Failed');
    org.close();
  });

  it('shouldLetAFinalizerTryFiveTimesMore', () => {
    const org = orgOf({
      Job: job("System.attachFinalizer(new After()); throw new AuraHandledException('bad');"),
      After:
        "public class After implements Finalizer { public void execute(FinalizerContext context) { System.enqueueJob(new Job()); Logger.log('again'); } }",
    });
    execute(org, 'System.enqueueJob(new Job());');
    org.async.runDue();
    assert.equal(logs(org).length, 5);
    org.close();
  });

  it('shouldAllowOneJobFromAJobAndFiftyFromElsewhere', () => {
    const org = orgOf({
      Job: job('if (left > 0) { for (Integer i = 0; i < left; i++) { System.enqueueJob(new Job()); } }'),
    });
    assert.throws(
      () => execute(org, 'for (Integer i = 0; i < 51; i++) { System.enqueueJob(new Job()); }'),
      /Too many queueable jobs added to the queue: 51/,
    );
    execute(org, 'Job j = new Job(); j.left = 2; System.enqueueJob(j);');
    org.async.runDue();
    assert.match(
      String(query(org, 'SELECT ExtendedStatus FROM AsyncApexJob')[0]?.get('ExtendedStatus')),
      /Too many queueable jobs added to the queue: 2/,
    );
    org.close();
  });

  it('shouldEndAChainAtItsMaximumDepth', () => {
    const org = orgOf({
      Job: job('Logger.log(String.valueOf(AsyncInfo.getCurrentQueueableStackDepth())); System.enqueueJob(new Job());'),
    });
    execute(
      org,
      'AsyncOptions o = new AsyncOptions(); o.MaximumQueueableStackDepth = 3; System.enqueueJob(new Job(), o);',
    );
    org.async.runDue();
    assert.deepEqual(logs(org), ['1', '2'], 'the third link may not enqueue and is undone');
    org.close();
  });
});

describe('Future methods', () => {
  it('shouldRunWithTheirArguments', () => {
    const org = orgOf({
      Later:
        'public class Later { @future public static void run(String text, List<Integer> numbers) { Logger.log(text + numbers.size() + System.isFuture()); } }',
    });
    execute(org, "Later.run('x', new List<Integer>{ 1, 2 });");
    org.async.runDue();
    assert.deepEqual(logs(org), ['x2true']);
    org.close();
  });
});

describe('Batch jobs', () => {
  const batch = (more: string, execute: string): string =>
    `public class Work implements Database.Batchable<SObject>${more} { public Integer sum = 0; public Database.QueryLocator start(Database.BatchableContext c) { return Database.getQueryLocator('SELECT Name FROM Account ORDER BY Name'); } public void execute(Database.BatchableContext c, List<Account> scope) { ${execute} } public void finish(Database.BatchableContext c) { Logger.log('sum ' + sum); } }`;

  function filled(apex: string): LocalOrg {
    const org = orgOf({ Work: apex });
    execute(
      org,
      "List<Account> rows = new List<Account>(); for (Integer i = 0; i < 5; i++) { rows.add(new Account(Name = 'A' + i)); } insert rows; Database.executeBatch(new Work(), 2);",
    );
    return org;
  }

  it('shouldRunStartChunksAndFinishAsOwnTransactions', () => {
    const org = filled(batch('', 'sum += scope.size(); Logger.log(String.valueOf(scope.size()));'));
    assert.equal(org.async.runDue(), 5);
    assert.deepEqual(logs(org), ['2', '2', '1', 'sum 0'], 'state is lost between chunks');
    const [row] = query(org, 'SELECT Status, TotalJobItems, JobItemsProcessed, NumberOfErrors FROM AsyncApexJob');
    assert.deepEqual(
      [row?.get('Status'), row?.get('TotalJobItems'), row?.get('JobItemsProcessed'), row?.get('NumberOfErrors')],
      ['Completed', 3, 3, 0],
    );
    org.close();
  });

  it('shouldKeepTheStateOfStatefulJobs', () => {
    const org = filled(batch(', Database.Stateful', 'sum += scope.size();'));
    org.async.runDue();
    assert.deepEqual(logs(org), ['sum 5']);
    org.close();
  });

  it('shouldGoOnAfterAFailingChunk', () => {
    const org = filled(
      batch(
        ', Database.Stateful',
        "Logger.log('x'); sum += scope.size(); if (scope[0].Name == 'A2') { throw new AuraHandledException('bad'); }",
      ),
    );
    org.async.runDue();
    assert.deepEqual(logs(org), ['x', 'x', 'sum 3'], 'the failing chunk left neither rows nor state');
    const [row] = query(org, 'SELECT Status, NumberOfErrors FROM AsyncApexJob');
    assert.deepEqual([row?.get('Status'), row?.get('NumberOfErrors')], ['Completed', 1]);
    org.close();
  });
});

describe('Schedules', () => {
  const tick =
    "public class Tick implements Schedulable { public void execute(SchedulableContext c) { Logger.log(System.now().formatGmt('HH:mm')); } }";

  it('shouldFireOnTheVirtualClockUntilAborted', () => {
    const org = orgOf({ Tick: tick });
    execute(org, "System.schedule('hourly', '0 30 * * * ?', new Tick());");
    org.async.runNext();
    org.async.runNext();
    assert.deepEqual(logs(org), ['12:30', '13:30']);
    const [trigger] = query(org, 'SELECT NextFireTime, TimesTriggered, CronJobDetail.Name FROM CronTrigger');
    assert.deepEqual(
      [trigger?.get('TimesTriggered'), trigger?.readParent('CronJobDetail')?.get('Name')],
      [2, 'hourly'],
    );
    execute(org, 'System.abortJob([SELECT Id FROM CronTrigger].Id);');
    assert.equal(org.async.runNext(), false);
    org.close();
  });

  it('shouldRefuseASecondJobOfTheSameName', () => {
    const org = orgOf({ Tick: tick });
    assert.throws(
      () =>
        execute(
          org,
          "System.schedule('n', '0 0 1 * * ?', new Tick()); System.schedule('N', '0 0 2 * * ?', new Tick());",
        ),
      (e: { getMessage(): string }) => e.getMessage() === 'The Apex job named "N" is already scheduled for execution.',
    );
    org.close();
  });
});

describe('Platform events', () => {
  const publish = (count: number, name = 'Note__e'): string =>
    `List<${name}> events = new List<${name}>(); for (Integer i = 0; i < ${count}; i++) { events.add(new ${name}(Text__c = 'e' + i)); } EventBus.publish(events);`;

  it('shouldReachTriggersAfterTheCommitInOneBatch', () => {
    const org = orgOf({
      OnNote:
        'trigger OnNote on Note__e (after insert) { Logger.log(Trigger.new.size() + Trigger.new[0].Text__c + (Trigger.new[0].ReplayId != null)); }',
    });
    execute(org, publish(3));
    assert.deepEqual(logs(org), []);
    org.async.runDue();
    assert.deepEqual(logs(org), ['3e0true']);
    org.close();
  });

  it('shouldBeLostWithTheirTransactionUnlessImmediate', () => {
    const org = orgOf({
      OnNote: "trigger OnNote on Note__e (after insert) { Logger.log('note'); }",
      OnLoud: "trigger OnLoud on Loud__e (after insert) { Logger.log('loud'); }",
    });
    assert.throws(() =>
      execute(
        org,
        'EventBus.publish(new Note__e()); EventBus.publish(new Loud__e()); Integer i = 1 / (Limits.getQueries() * 0);',
      ),
    );
    org.async.runDue();
    assert.deepEqual(logs(org), ['loud']);
    org.close();
  });

  it('shouldKeepWhatATriggerWroteBeforeAnUncaughtException', () => {
    const org = orgOf({
      OnNote: "trigger OnNote on Note__e (after insert) { Logger.log('kept'); throw new AuraHandledException('bad'); }",
    });
    execute(org, publish(2));
    org.async.runDue();
    assert.deepEqual(logs(org), ['kept'], 'committed once, events are not sent again');
    org.close();
  });

  it('shouldRetryNineTimesOnARetryableException', () => {
    const org = orgOf({
      OnNote:
        "trigger OnNote on Note__e (after insert) { Logger.log('undone'); throw new EventBus.RetryableException('later ' + EventBus.TriggerContext.currentContext().retries); }",
    });
    execute(org, publish(1));
    while (org.async.runNext());
    assert.deepEqual(logs(org), [], 'each try is rolled back');
    assert.equal(org.ledger.filter((e) => e.kind === 'eventTrigger').length, 10);
    execute(org, publish(1));
    assert.equal(org.async.runNext(), false, 'the subscription has stopped');
    (org.async as LocalAsyncService).resumeSubscriptions();
    execute(org, publish(1));
    assert.equal(org.async.runNext(), true, 'and goes on after it was resumed');
    org.close();
  });

  it('shouldGoOnAfterTheCheckpoint', () => {
    const org = orgOf({
      OnNote:
        'trigger OnNote on Note__e (after insert) { Logger.log(Trigger.new.size() + Trigger.new[0].Text__c); if (Trigger.new.size() > 1) { EventBus.TriggerContext.currentContext().setResumeCheckpoint(Trigger.new[0].ReplayId); } }',
    });
    execute(org, publish(3));
    org.async.runDue();
    assert.deepEqual(logs(org), ['3e0', '2e1', '1e2']);
    org.close();
  });
});

describe('Test.stopTest', () => {
  it('shouldRunJobsOnceAndRefuseChains', () => {
    const org = orgOf({
      Job: job("Logger.log('ran'); System.enqueueJob(new Job());"),
      JobTest:
        "@IsTest private class JobTest { @IsTest static void run() { Test.startTest(); System.enqueueJob(new Job()); try { Test.stopTest(); Assert.fail('no exception'); } catch (AsyncException e) { Assert.areEqual('Maximum stack depth has been reached.', e.getMessage()); } Assert.areEqual(0, [SELECT COUNT() FROM Log__c]); } }",
    });
    org.runTransaction('test', 'JobTest.run', () => org.code.invokeStatic('JobTest', 'run', []), { isTest: true });
    org.close();
  });
});
