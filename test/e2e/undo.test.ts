import assert from 'node:assert/strict';
import { test } from 'node:test';
import { System } from './system.ts';
import { Tenant } from './tenant.ts';

/** A deal that was held, decided, carried out and written back to Impartner. */
async function decidedDeal(system: System): Promise<{ key: string; review: string; opportunity: string }> {
  await system.run();
  system.apex(
    "insert as system new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(), PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'ImpartnerReviewer'].Id);",
  );
  const [review] = system.rows(
    "SELECT Id, Key__c FROM ImpartnerReview__c WHERE State__c = 'Open' AND Reason__c = 'SEVERAL_ACCOUNTS_SHARE_DOMAIN' ORDER BY Key__c LIMIT 1",
  );
  assert.ok(review, 'the sample holds a doubtful customer');
  const [candidate] = system.rows(
    `SELECT RecordId__c FROM ImpartnerCandidate__c WHERE Review__c = '${review['Id']}' ORDER BY Rank__c LIMIT 1`,
  );
  system.wait(15);
  system.apex(`ImpartnerReviewHandler.decide('${review['Id']}', 'Link', '${candidate?.['RecordId__c']}');`);
  system.drain();
  const [link] = system.rows(
    `SELECT RecordId__c, State__c FROM ImpartnerLink__c WHERE ImpartnerKey__c = '${review['Key__c']}'`,
  );
  assert.equal(link?.['State__c'], 'Confirmed', 'carried out, up to the id in Impartner');
  return {
    key: review['Key__c'] ?? '',
    review: review['Id'] ?? '',
    opportunity: link?.['RecordId__c'] ?? '',
  };
}

// proves N7
test('shouldTakeADecisionBackInBothSystems', async () => {
  await using system = await System.start({ partners: 20 });
  const { key, review, opportunity } = await decidedDeal(system);
  const dealId = key.replace('Deal:', '');
  assert.equal((await system.deal(dealId))['crmId'], opportunity, 'Impartner holds the id');

  system.wait(60);
  system.apex(`ImpartnerReviewHandler.undo('${review}');`);
  system.drain();

  const deal = await system.deal(dealId);
  assert.deepEqual([deal['crmId'], deal['crmUrl__cf']], [null, null], 'Impartner has forgotten id and address');
  assert.equal(system.count(`SELECT Id FROM Opportunity WHERE Id = '${opportunity}'`), 0, 'the Opportunity is gone');
  const [link] = system.rows(
    `SELECT State__c, RecordId__c, UnlinkedRecordId__c FROM ImpartnerLink__c WHERE ImpartnerKey__c = '${key}'`,
  );
  assert.deepEqual(
    [link?.['State__c'], link?.['RecordId__c'], link?.['UnlinkedRecordId__c']],
    ['Held', null, null],
    'the deal waits again',
  );
  assert.equal(
    system.rows(`SELECT State__c FROM ImpartnerReview__c WHERE Id = '${review}'`)[0]?.['State__c'],
    'Open',
    'the question is open',
  );

  system.wait(15);
  const { summary } = await system.run();
  assert.deepEqual(
    [summary.salesforceCreates, summary.salesforceUpdates, summary.impartnerWrites],
    [0, 0, 0],
    'the blanked id comes back as a change of Impartner and echoes nowhere',
  );
});

// proves N7
test('shouldListWhatSomebodyEditedInsteadOfTakingItBack', async () => {
  await using system = await System.start({ partners: 20 });
  const { key, review, opportunity } = await decidedDeal(system);
  system.wait(60);
  system.apex(`update as system new Opportunity(Id = '${opportunity}', NextStep = 'Call them');`);

  system.apex(`ImpartnerReviewHandler.undo('${review}');`);
  system.drain();

  const [kept] = system.rows(`SELECT NextStep, ImpartnerKey__c FROM Opportunity WHERE Id = '${opportunity}'`);
  assert.deepEqual(
    [kept?.['NextStep'], kept?.['ImpartnerKey__c']],
    ['Call them', null],
    'what somebody entered is kept, and no longer belongs to the deal',
  );
  assert.equal((await system.deal(key.replace('Deal:', '')))['crmId'], null, 'Impartner has forgotten the id');
  assert.match(
    system.rows(`SELECT UndoNote__c FROM ImpartnerReview__c WHERE Id = '${review}'`)[0]?.['UndoNote__c'] ?? '',
    /was edited since, so it stays/,
    'the person is told',
  );
});

test('regressionB26ShouldRemoveAnOpportunityThatOnlyTheEngineHasChangedSince', async () => {
  await using system = await System.start({ partners: 20 });
  const { key, review, opportunity } = await decidedDeal(system);
  const dealId = Number(key.replace('Deal:', ''));
  const tenant = new Tenant(system);
  const stages: (string | null | undefined)[] = [];
  for (const status of ['Denied', 'Approved']) {
    await tenant.setStatus(dealId, status);
    system.wait(60);
    await system.run();
    stages.push(system.rows(`SELECT StageName FROM Opportunity WHERE Id = '${opportunity}'`)[0]?.['StageName']);
  }
  const [refreshed] = system.rows(`SELECT CreatedDate, LastModifiedDate FROM Opportunity WHERE Id = '${opportunity}'`);
  assert.deepEqual(stages, ['Closed Lost', 'Qualification'], 'runs have closed and reopened it');
  assert.notEqual(refreshed?.['LastModifiedDate'], refreshed?.['CreatedDate'], 'which shows in its last change');

  system.apex(`ImpartnerReviewHandler.undo('${review}');`);
  system.drain();

  assert.equal(system.count(`SELECT Id FROM Opportunity WHERE Id = '${opportunity}'`), 0, 'no person has touched it');
  const [undone] = system.rows(`SELECT State__c, UndoNote__c FROM ImpartnerReview__c WHERE Id = '${review}'`);
  assert.equal(undone?.['State__c'], 'Open', 'the question is open again');
  assert.doesNotMatch(undone?.['UndoNote__c'] ?? '', /was edited since/, 'and nobody is said to have edited it');
});

test('shouldReadASingleRecordAgainWhenAPersonAsks', async () => {
  await using system = await System.start({ partners: 5 });
  await system.run();
  const [registration] = system.rows(
    "SELECT ImpartnerKey__c, Opportunity__c, Partner__c FROM ImpartnerRegistration__c WHERE Outcome__c = 'Created' AND Partner__c != null ORDER BY ImpartnerKey__c LIMIT 1",
  );
  assert.ok(registration, 'a deal of a partner that Salesforce has');
  const key = registration['ImpartnerKey__c'] ?? '';
  const opportunity = registration['Opportunity__c'];
  const types = (): (string | null | undefined)[] =>
    system
      .rows(`SELECT Type__c FROM ImpartnerLogEntry__c WHERE ImpartnerKey__c = '${key}' ORDER BY At__c, Id`)
      .map((entry) => entry['Type__c']);
  system.apex(`update as system new Opportunity(Id = '${opportunity}', ImpartnerPartner__c = null);`);
  system.wait(60);

  system.apex(`ImpartnerRunControl.requestRecords(new Set<String>{ '${key}' });`);
  system.drain();

  assert.equal(
    system.rows(`SELECT ImpartnerPartner__c FROM Opportunity WHERE Id = '${opportunity}'`)[0]?.['ImpartnerPartner__c'],
    registration['Partner__c'],
    'what was missing is back',
  );
  assert.deepEqual(types().slice(-2), ['SyncRequested', 'Updated'], 'and the log says who asked and what came of it');

  system.wait(60);
  system.apex(`ImpartnerRunControl.requestRecords(new Set<String>{ '${key}' });`);
  system.drain();
  assert.deepEqual(types().slice(-2), ['SyncRequested', 'Unchanged'], 'also when there was nothing to bring');
});
