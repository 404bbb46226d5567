import assert from 'node:assert/strict';
import { test } from 'node:test';
import { integrationUserId } from '../../scripts/start/sampleOrg.ts';
import { System } from './system.ts';
import { Tenant } from './tenant.ts';

// proves part of O3
test('regressionB5ShouldReadManyRecordsOfOneSecondWhereImpartnerKeepsFractions', async () => {
  await using system = await System.start({
    partners: 40,
    overlays: ['test/e2e/overlays/small-pages'],
    sandbox: ['--fractions'],
  });
  await system.run();
  const rows = Array.from({ length: 240 }, (_, index) => ({ id: 1239 - index, description: `Changed ${index}` }));
  await system.impartner('PATCH', 'Deal', rows);
  system.wait(15);

  const { summary, runStates } = await system.run();

  assert.deepEqual(runStates, ['Finished'], 'reading comes to an end');
  assert.ok(summary.callouts < 60, `and does not go round in circles: ${summary.callouts} calls`);
  for (const row of system.rows('SELECT ImpartnerKey__c, Description__c FROM ImpartnerRegistration__c')) {
    const index = 1239 - Number((row['ImpartnerKey__c'] ?? '').replace('Deal:', ''));
    assert.equal(row['Description__c'], `Changed ${index}`, `${row['ImpartnerKey__c']} was read`);
  }
});

test('regressionB15ShouldCarryOutADecisionOnARecordThatLeftTheFilter', async () => {
  await using system = await System.start({ partners: 1, overlays: ['test/e2e/overlays/filtered'] });
  const tenant = new Tenant(system);
  await system.run();
  system.apex(`insert new List<Account>{
    new Account(Name = 'Twin North', Website = 'https://twin.example', BillingCountry = 'DE'),
    new Account(Name = 'Twin South', Website = 'https://twin.example', BillingCountry = 'DE') };`);
  const deal = await tenant.deal({ Name: 'Twin', Website: 'https://twin.example', MailingCountry: 'DE' });
  await system.run();
  assert.equal(system.count("SELECT Id FROM ImpartnerReview__c WHERE State__c = 'Open'"), 1, 'waits for a person');

  await tenant.change('Deal', deal, { Amount: 5 });
  system.apex(`update new ImpartnerReview__c(Id = [SELECT Id FROM ImpartnerReview__c WHERE Key__c = 'Deal:${deal}'].Id,
    State__c = 'Decided', Decision__c = 'Link', ChosenRecordId__c = [SELECT Id FROM Account WHERE Name = 'Twin North'].Id,
    DecidedAt__c = System.now(), DecidedBy__c = UserInfo.getUserId());`);
  system.wait(15);
  await system.run();

  const [review] = system.rows(`SELECT State__c FROM ImpartnerReview__c WHERE Key__c = 'Deal:${deal}'`);
  assert.equal(review?.['State__c'], 'Done', 'the decision counts, not the filter');
  assert.equal(system.count(`SELECT Id FROM Opportunity WHERE ImpartnerKey__c = 'Deal:${deal}'`), 1, 'carried out');
});

// proves part of N1, N3
test('regressionE2ShouldWriteAnIdAgainThatImpartnerHasLost', async () => {
  await using system = await System.start({ partners: 2 });
  await system.run();
  const [link] = system.rows(
    "SELECT ImpartnerKey__c, RecordId__c FROM ImpartnerLink__c WHERE State__c = 'Confirmed' LIMIT 1",
  );
  const id = Number((link?.['ImpartnerKey__c'] ?? '').replace('Deal:', ''));
  const tenant = new Tenant(system);
  await tenant.change('Deal', id, { CrmId: null, CrmUrl__cf: null });
  system.wait(15);

  const { summary } = await system.run();

  assert.equal(summary.writtenBack, 1, 'written back again');
  assert.equal((await system.deal(id))['crmId'], link?.['RecordId__c'], 'Impartner holds the id');
  const [after] = system.rows(`SELECT State__c FROM ImpartnerLink__c WHERE ImpartnerKey__c = 'Deal:${id}'`);
  assert.equal(after?.['State__c'], 'Confirmed', 'and confirmed is true again');

  await tenant.change('Deal', id, { CrmId: null, Name: 'Renamed' });
  system.wait(15);
  const changed = await system.run();
  assert.equal(changed.summary.writtenBack, 1, 'also when the deal itself has changed');
});

// proves part of N1
test('regressionE3ShouldNoticeADealThatWasDeletedInImpartner', async () => {
  await using system = await System.start({ partners: 2 });
  await system.run();
  const [link] = system.rows(
    "SELECT ImpartnerKey__c, RecordId__c FROM ImpartnerLink__c WHERE State__c = 'Confirmed' LIMIT 1",
  );
  const id = Number((link?.['ImpartnerKey__c'] ?? '').replace('Deal:', ''));
  await system.impartner('DELETE', `Deal/${id}`);
  // The package looks at every linked record once a day.
  system.wait(25 * 60);

  await system.run();

  const [issue] = system.rows(
    `SELECT State__c, Cause__c, RecordId__c FROM ImpartnerIssue__c WHERE ImpartnerKey__c = 'Deal:${id}'`,
  );
  assert.equal(issue?.['Cause__c'], 'DELETED_IN_IMPARTNER', 'a person is told');
  assert.equal(issue?.['State__c'], 'Open', 'and has to say what becomes of it');
  assert.equal(
    system.count(`SELECT Id FROM Opportunity WHERE Id = '${link?.['RecordId__c']}'`),
    1,
    'nothing is deleted',
  );
  const [after] = system.rows(`SELECT State__c FROM ImpartnerLink__c WHERE ImpartnerKey__c = 'Deal:${id}'`);
  assert.equal(after?.['State__c'], 'Gone', 'the link says so');
  system.wait(25 * 60);
  const again = await system.run();
  assert.equal(again.summary.failed, 0, 'told once');
});

test('shouldLookAtEveryLinkedRecordOnceADayAndNotMore', async () => {
  await using system = await System.start({ partners: 2 });
  await system.run();
  system.wait(15);
  const soon = await system.run();
  system.wait(25 * 60);
  const nextDay = await system.run();
  system.wait(15);
  const soonAfter = await system.run();

  assert.equal(soon.summary.salesforceUpdates, 0, 'nothing to do after a quarter of an hour');
  assert.ok(nextDay.summary.callouts > soon.summary.callouts, 'a day later it looks');
  assert.equal(soonAfter.summary.callouts, soon.summary.callouts, 'and not again after that');
  assert.equal(nextDay.summary.impartnerWrites, 0, 'looking writes nothing');
});

test('regressionFindingsB7ShouldNotReadBeforeImpartnerAllowsIt', async () => {
  await using system = await System.start({ partners: 1 });
  await system.fault({ method: 'POST', status: 429, times: 1, retryAfter: '2400' });
  const limited = await system.run();
  assert.deepEqual(limited.runStates, ['Failed'], 'Impartner has had enough');
  const states = (): (string | null | undefined)[] =>
    system.rows('SELECT State__c FROM ImpartnerRun__c ORDER BY StartedAt__c, Name').map((run) => run['State__c']);

  for (const minute of [15, 30]) {
    system.wait(15);
    system.begin();
    system.drain();
    assert.deepEqual(states(), ['Failed'], `the schedule ${minute} minutes later asks nothing`);
  }
  system.wait(15);
  await system.run();
  assert.deepEqual(states(), ['Failed', 'Finished'], 'the one behind the time that Impartner has named reads again');
  const [issue] = system.rows("SELECT State__c FROM ImpartnerIssue__c WHERE Operation__c = 'Read'");
  assert.equal(issue?.['State__c'], 'Resolved', 'and nothing is left to do');
});

test('regressionFindingsB7ShouldReadAtOnceWhenAPersonAsks', async () => {
  await using system = await System.start({ partners: 1 });
  await system.fault({ method: 'POST', status: 429, times: 1, retryAfter: '2400' });
  await system.run();
  system.wait(1);

  system.apex(
    "ImpartnerRunControl.request(new Set<String>{ 'DealRegistration' }, 'RunNow');",
    integrationUserId(system.org),
  );
  system.drain();

  const last = system.rows('SELECT State__c FROM ImpartnerRun__c ORDER BY StartedAt__c DESC LIMIT 1')[0];
  assert.equal(last?.['State__c'], 'Finished', 'whoever asks knows better');
});

test('regressionFindingsB6ShouldCallARedirectAWrongAddress', async () => {
  await using system = await System.start({ partners: 1 });
  await system.fault({ method: 'POST', status: 302, times: 1 });

  const { runStates } = await system.run();

  assert.deepEqual(runStates, ['Failed'], 'the run ends before any record');
  const [issue] = system.rows('SELECT Kind__c, Cause__c, Remedy__c, ImpartnerKey__c FROM ImpartnerIssue__c');
  assert.deepEqual(
    [issue?.['Kind__c'], issue?.['Cause__c'], issue?.['ImpartnerKey__c']],
    ['Configuration', 'REDIRECTED', null],
    'no record is to blame',
  );
  assert.match(
    issue?.['Remedy__c'] ?? '',
    /address .* in the named credential/,
    'and the remedy says where it is mended',
  );
});
