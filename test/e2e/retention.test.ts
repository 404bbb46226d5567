import assert from 'node:assert/strict';
import { test } from 'node:test';
import { System } from './system.ts';

const DAY = 24 * 60;

/** One row of each kind that is kept for a time only, and one that has to stay, as they stand after some busy day. */
const NOTES = `
  ImpartnerRun__c run = new ImpartnerRun__c(Flow__c = 'DealRegistration', State__c = 'Finished', StartedAt__c = System.now());
  insert run;
  insert new List<SObject>{
    new ImpartnerLogEntry__c(ImpartnerKey__c = 'Deal:1', Flow__c = 'DealRegistration', Type__c = 'Created', At__c = System.now()),
    new ImpartnerIssue__c(Key__c = 'mended', Flow__c = 'DealRegistration', Operation__c = 'Apply', Kind__c = 'Rejected', State__c = 'Resolved', LastSeenAt__c = System.now()),
    new ImpartnerIssue__c(Key__c = 'given up', Flow__c = 'DealRegistration', Operation__c = 'Apply', Kind__c = 'Rejected', State__c = 'Discarded', LastSeenAt__c = System.now()),
    new ImpartnerIssue__c(Key__c = 'open', Flow__c = 'DealRegistration', Operation__c = 'Apply', Kind__c = 'Rejected', State__c = 'Open', LastSeenAt__c = System.now()),
    new ImpartnerReview__c(Key__c = 'answered', Flow__c = 'DealRegistration', Reason__c = 'X', State__c = 'Done', DecidedAt__c = System.now(), UndoImage__c = '{}', IsUndoable__c = true),
    new ImpartnerReview__c(Key__c = 'overtaken', Flow__c = 'DealRegistration', Reason__c = 'X', State__c = 'Superseded'),
    new ImpartnerReview__c(Key__c = 'waits', Flow__c = 'DealRegistration', Reason__c = 'X', State__c = 'Open'),
    new ImpartnerOutbox__c(Flow__c = 'DealRegistration', State__c = 'Dead', LinkIds__c = 'x', LinkCount__c = 1, Attempts__c = 9)
  };`;

const keys = (system: System, object: string): (string | null | undefined)[] =>
  system.rows(`SELECT Key__c FROM ${object} ORDER BY Key__c`).map((row) => row['Key__c']);

// proves part of V4
test('regressionB22ShouldDeleteEveryKindThatIsKeptForATimeOnly', async () => {
  await using system = await System.start({ partners: 1 });
  system.apex(NOTES);

  system.wait(31 * DAY);
  await system.run();

  const [answered] = system.rows(
    "SELECT UndoImage__c, IsUndoable__c FROM ImpartnerReview__c WHERE Key__c = 'answered'",
  );
  assert.deepEqual(
    [answered?.['UndoImage__c'], answered?.['IsUndoable__c']],
    [null, 'false'],
    'after a month nothing of the customer is kept for an undo that is no longer offered',
  );

  // A review is kept from its last change on, and blanking its image was one.
  system.wait(91 * DAY);
  await system.run();

  assert.deepEqual(keys(system, 'ImpartnerIssue__c'), ['open'], 'what nobody has mended stays');
  assert.deepEqual(keys(system, 'ImpartnerReview__c'), ['waits'], 'and what nobody has answered');
  assert.equal(system.count("SELECT Id FROM ImpartnerOutbox__c WHERE State__c = 'Dead'"), 0, 'messages given up go');
  const before = (field: string): string => `${field} < LAST_N_DAYS:90`;
  assert.equal(system.count(`SELECT Id FROM ImpartnerLogEntry__c WHERE ${before('At__c')}`), 0, 'the log goes');
  assert.equal(system.count(`SELECT Id FROM ImpartnerRun__c WHERE ${before('StartedAt__c')}`), 0, 'runs go');
});

test('regressionB22ShouldRunFlowsWhileSomebodyHoldsARowThatIsToBeDeleted', async () => {
  await using system = await System.start({ partners: 1 });
  system.apex(NOTES);
  const [held] = system.rows('SELECT Id FROM ImpartnerLogEntry__c');
  system.wait(91 * DAY);
  system.org.locks.hold([held?.['Id'] ?? ''], { forMillis: 3_600_000 });

  const { runStates } = await system.run();

  assert.deepEqual(runStates, ['Finished'], 'the flow does not wait for the purge');
  assert.equal(system.count(`SELECT Id FROM ImpartnerLogEntry__c WHERE Id = '${held?.['Id']}'`), 1, 'it stays for now');
  assert.deepEqual(keys(system, 'ImpartnerIssue__c'), ['open'], 'and nothing else is kept because of it');

  system.wait(2 * DAY);
  await system.run();
  assert.equal(
    system.count(`SELECT Id FROM ImpartnerLogEntry__c WHERE Id = '${held?.['Id']}'`),
    0,
    'until another day',
  );
});

test('regressionB22ShouldRunFlowsWhereALookupOfTheCustomerKeepsARun', async () => {
  await using system = await System.start({ partners: 1, overlays: ['test/e2e/overlays/customer-lookup-to-runs'] });
  system.apex(`${NOTES} insert new Audit__c(Name = 'Kept', Run__c = run.Id);
    insert new ImpartnerRun__c(Flow__c = 'DealRegistration', State__c = 'Stopped', StartedAt__c = System.now());`);
  system.wait(91 * DAY);

  const { runStates } = await system.run();

  assert.deepEqual(runStates.at(-1), 'Finished', 'the flow runs');
  assert.deepEqual(
    system.rows('SELECT State__c FROM ImpartnerRun__c WHERE StartedAt__c < LAST_N_DAYS:90').map((r) => r['State__c']),
    ['Finished'],
    'only the run stays that the lookup keeps',
  );
  assert.deepEqual(keys(system, 'ImpartnerReview__c'), ['waits'], 'and what comes behind it is deleted as ever');
});
