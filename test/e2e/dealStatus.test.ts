import assert from 'node:assert/strict';
import { test } from 'node:test';
import { System } from './system.ts';
import { Tenant } from './tenant.ts';

const sending = { partners: 1, overlays: ['config/sample-org'] };

/** Stage of the deal as a partner sees it. */
async function stageOf(system: System, deal: number): Promise<unknown> {
  const { data } = await system.impartner('POST', 'Deal', {
    fields: ['id', 'stage.name'],
    filter: `id = ${deal}`,
    take: 1,
  });
  const [record] = (data as { results: { stage: { name: string } }[] }).results;
  return record?.stage.name;
}

function opportunityOf(system: System, deal: number): string {
  const [link] = system.rows(`SELECT RecordId__c FROM ImpartnerLink__c WHERE ImpartnerKey__c = 'Deal:${deal}'`);
  assert.ok(link?.['RecordId__c'], `deal ${deal} has led to an Opportunity`);
  return link['RecordId__c'];
}

/** As a sales rep does it in the record page. */
function moveTo(system: System, opportunity: string, stage: string): void {
  system.apex(`update new Opportunity(Id = '${opportunity}', StageName = '${stage}');`);
}

// proves part of S2
test('shouldTellThePartnerTheStageOfAnOpportunityWithinOneCycle', async () => {
  await using system = await System.start(sending);
  const deal = await new Tenant(system).deal({ Name: 'Northwind GmbH', Website: 'northwind.example' });
  await system.run();
  assert.equal(await stageOf(system, deal), 'Open', 'as the tenant has it at first');

  moveTo(system, opportunityOf(system, deal), 'Closed Won');
  system.drain();

  assert.equal(await stageOf(system, deal), 'Won', 'the doorbell has started a run');
  system.wait(15);
  const { summary } = await system.run();
  assert.deepEqual(
    [summary.impartnerWrites, summary.salesforceCreates, summary.salesforceUpdates],
    [0, 0, 0],
    'nothing comes back, and nothing is sent twice',
  );
});

// proves part of S2
test('shouldSendABurstOfChangesAsOne', async () => {
  await using system = await System.start(sending);
  const deal = await new Tenant(system).deal({ Name: 'Northwind GmbH', Website: 'northwind.example' });
  await system.run();
  const before = await system.sandbox.countWrites();
  const opportunity = opportunityOf(system, deal);

  for (const stage of ['Qualification', 'Closed Lost', 'Qualification', 'Closed Won', 'Closed Lost'])
    moveTo(system, opportunity, stage);
  system.drain();

  assert.equal(await stageOf(system, deal), 'Lost', 'the last stage');
  assert.equal((await system.sandbox.countWrites()) - before, 1, 'in one write');
});

// proves part of S1
test('shouldSendNoStageThatHasNoCounterpartAndSaySo', async () => {
  await using system = await System.start(sending);
  const tenant = new Tenant(system);
  const deals = [
    await tenant.deal({ Name: 'Northwind GmbH', Website: 'northwind.example' }),
    await tenant.deal({ Name: 'Fabrikam AG', Website: 'fabrikam.example' }),
  ] as const;
  await system.run();

  moveTo(system, opportunityOf(system, deals[0]), 'Internal Legal Hold');
  moveTo(system, opportunityOf(system, deals[1]), 'Closed Won');
  system.drain();

  assert.equal(await stageOf(system, deals[0]), 'Open', 'nothing internal leaves');
  assert.equal(await stageOf(system, deals[1]), 'Won', 'its neighbour goes through');
  const [issue] = system.rows(
    "SELECT Cause__c, Message__c, Remedy__c FROM ImpartnerIssue__c WHERE Flow__c = 'DealStatus'",
  );
  assert.equal(issue?.['Cause__c'], 'VALUE_NOT_MAPPED', JSON.stringify(issue));
  assert.match(issue?.['Message__c'] ?? '', /Internal Legal Hold/);
  assert.match(issue?.['Remedy__c'] ?? '', /value map DealStatus/);
});

// proves part of O5
test('shouldFindWhatWasChangedPastTheTriggers', async () => {
  await using system = await System.start(sending);
  const deal = await new Tenant(system).deal({ Name: 'Northwind GmbH', Website: 'northwind.example' });
  await system.run();

  system.apex(
    `insert new ImpartnerSettings__c(SetupOwnerId = UserInfo.getUserId(), IsTriggerBypassed__c = true);
     update new Opportunity(Id = '${opportunityOf(system, deal)}', StageName = 'Closed Won');`,
  );
  assert.equal(system.count('SELECT Id FROM ImpartnerOutbox__c'), 0, 'no mark');
  system.wait(15);
  await system.run();

  assert.equal(await stageOf(system, deal), 'Won', 'the sweep has found it');
});

// proves part of O2
test('shouldNotLookAgainAtWhatHasBeenSweptLongAgo', async () => {
  await using system = await System.start(sending);
  await new Tenant(system).deal({ Name: 'Northwind GmbH', Website: 'northwind.example' });
  await system.run();
  system.wait(15);
  await system.run();
  const before = system.org.ledger.length;

  system.wait(15);
  await system.run();

  const senders = system.org.ledger.slice(before).filter(({ entryPoint }) => entryPoint === 'ImpartnerOutboxJob');
  assert.equal(senders.length, 0, 'nothing has changed for half an hour, so nothing is compared');
});

// proves part of O1
test('shouldMakeNoMarkForWhatItHasTakenOverItself', async () => {
  await using system = await System.start(sending);
  await new Tenant(system).deal({ Name: 'Northwind GmbH', Website: 'northwind.example' });
  system.begin();
  // Up to the first job that sends: until then every message is one of our own.
  while (system.count('SELECT Id FROM Opportunity') === 0 && system.step());

  assert.equal(
    system.count("SELECT Id FROM ImpartnerOutbox__c WHERE Flow__c = 'DealStatus'"),
    0,
    'an inbound update queues nothing outbound',
  );
});

test('shouldKeepWhatChangedWhileImpartnerIsDownAndSendItAfterwards', async () => {
  await using system = await System.start(sending);
  const deal = await new Tenant(system).deal({ Name: 'Northwind GmbH', Website: 'northwind.example' });
  await system.run();
  await system.fault({ status: 503, times: 1 });

  moveTo(system, opportunityOf(system, deal), 'Closed Won');
  system.drain();
  assert.equal(await stageOf(system, deal), 'Open', 'not yet');
  system.wait(60);
  await system.run();

  assert.equal(await stageOf(system, deal), 'Won', 'nothing is lost');
});

// proves part of S5
test('shouldTellThePartnerThatAnOpportunityWasDeletedAndRestored', async () => {
  await using system = await System.start(sending);
  const deal = await new Tenant(system).deal({ Name: 'Northwind GmbH', Website: 'northwind.example' });
  await system.run();
  const opportunity = opportunityOf(system, deal);

  system.apex(`delete new Opportunity(Id = '${opportunity}');`);
  system.drain();
  assert.equal(await stageOf(system, deal), 'Lost', 'no orphan stays open in the portal');

  system.apex(`undelete new Opportunity(Id = '${opportunity}');`);
  system.drain();
  assert.equal(await stageOf(system, deal), 'Open', 'and comes back with its Opportunity');
});

// proves part of G6
test('shouldSendAgainWhatAPersonReplaysAndCloseItsIssue', async () => {
  await using system = await System.start(sending);
  const deal = await new Tenant(system).deal({ Name: 'Northwind GmbH', Website: 'northwind.example' });
  await system.run();
  await system.fault({ method: 'PATCH', path: `Deal/${deal}`, status: 400, times: 1 });

  moveTo(system, opportunityOf(system, deal), 'Closed Won');
  system.drain();
  assert.equal(await stageOf(system, deal), 'Open', 'refused');
  const issues = "SELECT Id, State__c FROM ImpartnerIssue__c WHERE Flow__c = 'DealStatus'";
  const [issue] = system.rows(issues);
  assert.equal(issue?.['State__c'], 'Open', 'with an issue');

  system.apex(`insert new PermissionSetAssignment(
    AssigneeId = UserInfo.getUserId(),
    PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'ImpartnerOperator'].Id
  );`);
  system.apex(`ImpartnerIssueHandler.replay(new Set<Id>{ '${issue?.['Id'] ?? ''}' });`);
  system.drain();

  assert.equal(await stageOf(system, deal), 'Won', 'sent again');
  assert.equal(system.rows(issues)[0]?.['State__c'], 'Resolved', 'and closed');
});

// proves part of G1
test('shouldCostTheUserOneRowForTwoHundredRecordsAndOneEvent', async () => {
  await using system = await System.start(sending);
  system.apex(`
    List<Opportunity> rows = new List<Opportunity>();
    for (Integer index = 1; index <= 2000; index++) {
      rows.add(new Opportunity(Name = 'O', StageName = 'Prospecting', CloseDate = Date.today(), ImpartnerKey__c = 'Deal:9' + index));
    }
    insert rows;
    for (ImpartnerOutbox__c marked : [SELECT Id FROM ImpartnerOutbox__c]) {
      delete marked;
    }
  `);
  const before = system.org.ledger.length;

  system.apex(`
    List<Opportunity> rows = [SELECT Id FROM Opportunity WHERE Name = 'O'];
    for (Opportunity row : rows) {
      row.StageName = 'Closed Won';
    }
    Integer queries = Limits.getQueries();
    Integer statements = Limits.getDmlStatements();
    Integer jobs = Limits.getQueueableJobs();
    update rows;
    System.assertEquals(queries, Limits.getQueries(), 'no query');
    System.assertEquals(statements + 1 + 10 + 1, Limits.getDmlStatements(), 'the save, one row a chunk of 200, one event');
    System.assertEquals(jobs, Limits.getQueueableJobs(), 'no job');
  `);

  assert.ok(system.org.ledger.length > before, 'the assertions ran');
  assert.equal(system.count('SELECT Id FROM ImpartnerOutbox__c'), 10, 'compact');
});

// proves part of G1
test('shouldCostTheUserNothingWhileTheFlowIsPaused', async () => {
  await using system = await System.start(sending);
  system.apex(`
    Opportunity row = new Opportunity(Name = 'O', StageName = 'Prospecting', CloseDate = Date.today(), ImpartnerKey__c = 'Deal:90');
    insert row;
    ImpartnerSwitch.setPaused('DealStatus', true);
    Integer queries = Limits.getQueries();
    Integer statements = Limits.getDmlStatements();
    row.StageName = 'Closed Won';
    update row;
    System.assertEquals(queries, Limits.getQueries(), 'no query');
    System.assertEquals(statements + 1, Limits.getDmlStatements(), 'the save and nothing else');
  `);
});
