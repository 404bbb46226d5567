import assert from 'node:assert/strict';
import { test } from 'node:test';
import { System } from './system.ts';
import { Tenant } from './tenant.ts';

const NEW = (name: string): Record<string, string> => ({ Name: name, MailingCountry: 'SE' });

function runs(system: System): Record<string, string | null>[] {
  return system.rows('SELECT Id, Flow__c, State__c, Message__c FROM ImpartnerRun__c ORDER BY StartedAt__c, Name');
}

/** Takes steps until a message waits to be sent. */
function stepToTheOutbox(system: System): void {
  for (let step = 0; step < 20; step++) {
    if (system.count('SELECT Id FROM ImpartnerOutbox__c') > 0) return;
    system.step();
  }
  assert.fail('nothing came to be sent');
}

test('regressionB18ShouldSendNothingAfterStop', async () => {
  await using system = await System.start({ partners: 2 });
  system.begin();
  stepToTheOutbox(system);

  system.apex('ImpartnerSwitch.setStopped(true);');
  system.drain();

  assert.equal(await system.sandbox.countWrites(), 0, 'stopped means that nothing reaches Impartner');
  assert.deepEqual(
    runs(system).map((run) => run['State__c']),
    ['Stopped'],
    'the run says why',
  );
  assert.equal(system.count('SELECT Id FROM ImpartnerOutbox__c WHERE LeaseHolder__c != NULL'), 0, 'given back');

  system.apex('ImpartnerSwitch.setStopped(false);');
  const { summary } = await system.run();
  assert.ok(summary.writtenBack > 0, 'nothing was lost');
});

test('regressionB18ShouldSendNothingWhileTheFlowIsPaused', async () => {
  await using system = await System.start({ partners: 2 });
  system.begin();
  stepToTheOutbox(system);

  system.apex("ImpartnerSwitch.setPaused('DealRegistration', true);");
  system.drain();

  assert.equal(await system.sandbox.countWrites(), 0, 'paused means that nothing of this flow reaches Impartner');
});

test('regressionB19ShouldStopForEverybodyWhateverOneUserHasSet', async () => {
  await using system = await System.start({ partners: 1 });
  system.apex(`insert new ImpartnerSettings__c(SetupOwnerId = UserInfo.getOrganizationId(), IsStopped__c = true);
    for (User user : [SELECT Id FROM User WHERE Username LIKE '%integration%']) {
      insert new ImpartnerSettings__c(SetupOwnerId = user.Id, IsTriggerBypassed__c = true);
    }`);
  assert.ok(
    system.count('SELECT Id FROM ImpartnerSettings__c') > 1,
    'the user that runs the flows has a setting of its own',
  );

  system.begin();
  system.drain();

  assert.deepEqual(runs(system), [], 'no run starts');
});

test('regressionB21ShouldEndTheRunThatWasTakenOverOnceOnly', async () => {
  await using system = await System.start({ partners: 2 });
  system.begin();
  stepToTheOutbox(system);
  // The worker is slow: by the time it runs, the next schedule has taken over.
  system.wait(16);
  system.begin();
  system.drain();

  const states = runs(system).map((run) => run['State__c']);
  assert.deepEqual(states, ['Failed', 'Finished'], 'the first fell silent and stays so, the second did the work');
});

test('regressionB21ShouldExtendTheLeaseWhileItSends', async () => {
  await using system = await System.start({ partners: 2 });
  system.begin();
  stepToTheOutbox(system);
  system.wait(10);
  const before = system.rows('SELECT LeaseUntil__c FROM ImpartnerCheckpoint__c')[0]?.['LeaseUntil__c'] ?? '';
  system.apex(`ImpartnerOutbox__c first = [SELECT Id, LinkIds__c FROM ImpartnerOutbox__c LIMIT 1];
    insert new ImpartnerOutbox__c(Flow__c = 'DealRegistration', State__c = 'Pending', LinkIds__c = first.LinkIds__c, LinkCount__c = 1, Attempts__c = 0);`);
  // The finalizer of the step before, then the worker.
  system.step();
  system.step();

  const after = system.rows('SELECT LeaseUntil__c FROM ImpartnerCheckpoint__c')[0]?.['LeaseUntil__c'] ?? '';
  assert.ok(after > before, `the lease moves on with each step: ${before} to ${after}`);
});

test('regressionB24ShouldTakeADecisionThatNobodyTriedBeforeThoseThatFail', async () => {
  await using system = await System.start({ partners: 1, overlays: ['test/e2e/overlays/refusing-trigger'] });
  const tenant = new Tenant(system);
  await system.run();
  system.apex(`insert new List<Account>{
    new Account(Name = 'Twin North', Website = 'https://twin.example', BillingCountry = 'DE'),
    new Account(Name = 'Twin South', Website = 'https://twin.example', BillingCountry = 'DE') };`);
  const deals: number[] = [];
  for (const name of ['Refused 1', 'Refused 2', 'Good']) {
    deals.push(
      await tenant.deal({ Name: 'Twin', Website: 'https://twin.example', MailingCountry: 'DE' }, { Name: name }),
    );
  }
  await system.run();
  // Two decisions fail whenever they are tried; the third comes last.
  const decide = (dealId: number): void =>
    system.apex(
      `ImpartnerReview__c review = [SELECT Id FROM ImpartnerReview__c WHERE Key__c = 'Deal:${dealId}'];
       update new ImpartnerReview__c(Id = review.Id, State__c = 'Decided', Decision__c = 'Link',
         ChosenRecordId__c = [SELECT Id FROM Account WHERE Name = 'Twin North'].Id, DecidedAt__c = System.now(), DecidedBy__c = UserInfo.getUserId());`,
    );
  decide(deals[0] ?? 0);
  decide(deals[1] ?? 0);
  system.wait(15);
  await system.run();
  decide(deals[2] ?? 0);

  const asked = system.rows(
    `SELECT Key__c, TriedAt__c FROM ImpartnerReview__c WHERE State__c = 'Decided' ORDER BY TriedAt__c NULLS FIRST`,
  );
  assert.equal(asked[0]?.['Key__c'], `Deal:${deals[2]}`, 'the one that was never tried comes first');
  system.wait(15);
  const { summary } = await system.run();
  assert.equal(summary.created, 1, 'it is carried out');
  assert.equal(summary.failed, 0, 'and those that fail are not tried with every run');
});

test('regressionP6ShouldRunFlowsOneAfterTheOtherInTheirOrder', async () => {
  await using system = await System.start({ partners: 1, overlays: ['test/e2e/overlays/second-flow'] });
  system.begin();
  assert.deepEqual(
    runs(system).map((run) => run['Flow__c']),
    ['Earlier'],
    'the one with the lower run order alone',
  );
  system.drain();

  assert.deepEqual(
    runs(system).map((run) => [run['Flow__c'], run['State__c']]),
    [
      ['Earlier', 'Finished'],
      ['DealRegistration', 'Finished'],
    ],
    'the second when the first has ended',
  );
});

test('shouldPassOverAFlowThatCannotStart', async () => {
  await using system = await System.start({ partners: 1, overlays: ['test/e2e/overlays/second-flow'] });
  system.apex("ImpartnerSwitch.setPaused('Earlier', true);");

  await system.run();

  assert.deepEqual(
    runs(system).map((run) => run['Flow__c']),
    ['DealRegistration'],
    'a paused flow holds up no other',
  );
});

test('shouldPurgeInAJobOfItsOwnAfterTheFlowsHaveStarted', async () => {
  await using system = await System.start({ partners: 1 });
  system.apex(
    `insert new ImpartnerLogEntry__c(ImpartnerKey__c = 'Deal:1', Flow__c = 'DealRegistration', Type__c = 'Created', At__c = System.now().addDays(-400));`,
  );
  await system.run();

  assert.equal(runs(system)[0]?.['State__c'], 'Finished', 'the flow ran');
  assert.equal(
    system.count('SELECT Id FROM ImpartnerLogEntry__c WHERE At__c < LAST_N_DAYS:200'),
    0,
    'and the purge as well',
  );
});

test('shouldWakeNobodyByAFlowNamedLikeAnother', async () => {
  await using system = await System.start({ partners: 1 });
  system.apex("ImpartnerSwitch.setPaused('Deal', true);");
  const tenant = new Tenant(system);
  await tenant.deal(NEW('Other Works'));

  const { runStates } = await system.run();

  assert.deepEqual(runStates, ['Finished'], 'a pause counts for the flow of this name alone');
});

test('regressionB20ShouldPassOverAFlowWhoseRowIsHeldAndStartTheOthers', async () => {
  await using system = await System.start({ partners: 1, overlays: ['test/e2e/overlays/second-flow'] });
  await system.run();
  const [held] = system.rows("SELECT Id FROM ImpartnerCheckpoint__c WHERE Key__c = 'Earlier:Inbound'");
  system.wait(15);
  system.org.locks.hold([held?.['Id'] ?? ''], { forMillis: 60_000 });

  system.begin();
  system.drain();

  const last = system.rows('SELECT Flow__c, State__c FROM ImpartnerRun__c ORDER BY Name DESC LIMIT 1')[0];
  assert.deepEqual(
    [last?.['Flow__c'], last?.['State__c']],
    ['DealRegistration', 'Finished'],
    'a row that somebody holds keeps no other flow from running',
  );
});

test('regressionB20ShouldPauseAFlowWhileARunHoldsIt', async () => {
  await using system = await System.start({ partners: 1 });
  await system.run();
  const [held] = system.rows('SELECT Id FROM ImpartnerCheckpoint__c');
  system.org.locks.hold([held?.['Id'] ?? ''], { forMillis: 600_000 });

  system.apex("ImpartnerSwitch.setPaused('DealRegistration', true);");

  assert.equal(
    system.rows('SELECT PausedFlows__c FROM ImpartnerSettings__c')[0]?.['PausedFlows__c'],
    'dealregistration',
    'pausing waits for nobody',
  );
});

for (const [name, overlays, held] of [
  ['shouldTryARecordAgainThatSomebodyHeld', [], 'Id'],
  // Wrapped by the trigger into an error of its own.
  [
    'regressionP4ShouldTryARecordAgainWhoseTriggerMetARowThatSomebodyHeld',
    ['test/e2e/overlays/touching-trigger'],
    'AccountId',
  ],
] as const) {
  test(name, async () => {
    await using system = await System.start({ partners: 1, overlays });
    const tenant = new Tenant(system);
    const deal = await tenant.deal({ Name: 'Held Works', MailingCountry: 'SE' });
    await system.run();
    const [opportunity] = system.rows(`SELECT Id, AccountId FROM Opportunity WHERE ImpartnerKey__c = 'Deal:${deal}'`);
    await tenant.change('Deal', deal, { Description: 'New words' });
    system.wait(15);
    system.org.locks.hold([opportunity?.[held] ?? ''], { forMillis: 60_000 });
    await system.run();
    const [issue] = system.rows(
      `SELECT Kind__c, NextAttemptAt__c FROM ImpartnerIssue__c WHERE ImpartnerKey__c = 'Deal:${deal}'`,
    );
    assert.equal(issue?.['Kind__c'], 'Retriable', 'nobody has to do anything');
    assert.ok(issue?.['NextAttemptAt__c'], 'it is tried again by itself');

    system.wait(30);
    await system.run();
    const [after] = system.rows(`SELECT Description FROM Opportunity WHERE Id = '${opportunity?.['Id']}'`);
    assert.equal(after?.['Description'], 'New words', 'and goes through');
  });
}
