import assert from 'node:assert/strict';
import { test } from 'node:test';
import { System } from './system.ts';

const LINKED =
  "SELECT ImpartnerKey__c, RecordId__c FROM ImpartnerLink__c WHERE State__c = 'Confirmed' ORDER BY ImpartnerKey__c";

test('shouldTurnApprovedRegistrationsIntoOpportunitiesAndWriteTheirIdsBack', async () => {
  await using system = await System.start({ partners: 10 });
  const accountsBefore = system.count('SELECT Id FROM Account');

  const { summary, runStates } = await system.run();

  assert.deepEqual(runStates, ['Finished'], 'one run, finished');
  assert.equal(summary.read, 60, 'every registration was read');
  assert.equal(
    summary.created +
      summary.joined +
      summary.updated +
      summary.unchanged +
      summary.held +
      summary.failed +
      summary.waiting +
      summary.ended,
    summary.read,
    'outcomes add up',
  );
  assert.ok(summary.created > 10 && summary.waiting > 5, `a believable mix: ${JSON.stringify(summary)}`);
  assert.equal(summary.failed, 0, 'nothing failed');
  assert.equal(summary.writtenBack, summary.created + summary.joined, 'every linked registration was confirmed');
  assert.equal(summary.impartnerWrites, summary.writtenBack, 'one write each');

  const links = system.rows(LINKED);
  assert.equal(new Set(links.map((link) => link['RecordId__c'])).size, links.length, 'linked one to one');
  for (const link of links) {
    const deal = await system.deal((link['ImpartnerKey__c'] ?? '').replace('Deal:', ''));
    assert.equal(deal['crmId'], link['RecordId__c'], 'the deal holds the id');
    assert.equal(deal['crmUrl__cf'], `https://localorg.my.salesforce.com/${link['RecordId__c']}`, 'and the address');
  }
  const held = system.rows(
    "SELECT Id FROM ImpartnerRegistration__c WHERE Outcome__c = 'Held' AND Opportunity__c != NULL",
  );
  assert.equal(held.length, 0, 'held registrations have no Opportunity');
  const created = system.rows('SELECT AccountId FROM Opportunity WHERE ImpartnerKey__c != NULL');
  const newAccounts = system.count('SELECT Id FROM Account') - accountsBefore;
  assert.ok(newAccounts <= created.length, 'no Account without an Opportunity');
  assert.equal(
    system.count('SELECT Id FROM ImpartnerRegistration__c'),
    60,
    'every registration is kept, whatever became of it',
  );
});

// proves O2
test('shouldChangeNothingOnASecondRun', async () => {
  await using system = await System.start({ partners: 10 });
  const first = await system.run();

  system.wait(15);
  const { summary } = await system.run();

  assert.equal(summary.unchanged, summary.read, 'all unchanged');
  assert.ok(
    summary.read >= first.summary.writtenBack,
    'our own write-backs come back as changes of Impartner, and are dropped',
  );
  assert.deepEqual(
    [summary.salesforceCreates, summary.salesforceUpdates, summary.impartnerWrites, summary.writtenBack],
    [0, 0, 0, 0],
    'no write on either side',
  );
});

// proves D7
test('shouldKeepOneOpportunityWhenTheWriteBackFailsAndConfirmItLater', async () => {
  await using system = await System.start({ partners: 5 });
  await system.fault({ method: 'PATCH', status: 503, times: 3 });

  const first = await system.run();
  assert.equal(first.summary.writtenBack, 0, 'nothing was confirmed');
  const opportunities = system.count('SELECT Id FROM Opportunity WHERE ImpartnerKey__c != NULL');
  assert.equal(opportunities, first.summary.created + first.summary.joined, 'one Opportunity each');
  let confirmed = 0;
  for (let attempt = 0; attempt < 8 && confirmed < opportunities; attempt++) {
    system.wait(60);
    confirmed += (await system.run()).summary.writtenBack;
  }

  assert.equal(confirmed, opportunities, 'later all are confirmed');
  assert.equal(system.count(LINKED), opportunities, 'and the links say so');
  assert.equal(
    system.count('SELECT Id FROM Opportunity WHERE ImpartnerKey__c != NULL'),
    opportunities,
    'still one Opportunity each',
  );
  assert.equal(await system.sandbox.countWrites(), opportunities, 'one effect each in Impartner');
});

// proves part of G8
test('shouldWriteOnceWhenTheAnswerToAWriteIsLost', async () => {
  await using system = await System.start({ partners: 5 });
  await system.fault({ method: 'PATCH', status: 0, times: 1, afterEffect: true });

  await system.run();
  for (let attempt = 0; attempt < 4; attempt++) {
    system.wait(60);
    await system.run();
  }

  const linked = system.count(LINKED);
  assert.equal(linked, system.count('SELECT Id FROM Opportunity WHERE ImpartnerKey__c != NULL'), 'all confirmed');
  assert.equal(await system.sandbox.countWrites(), linked, 'the lost answer did not lead to a second write');
});

// proves part of G4
test('shouldGoOnAfterStray401sAndServerErrorsWithoutLosingARecord', async () => {
  await using system = await System.start({ partners: 5 });
  await system.fault({ method: 'POST', status: 401, times: 1 });
  const stray = await system.run();
  assert.deepEqual(stray.runStates, ['Finished'], 'one 401 is retried at once');

  await system.impartner('PATCH', 'Deal/1000', { id: 1000, name: 'Renamed by the partner' });
  await system.fault({ method: 'POST', status: 502, times: 1, html: true });
  system.wait(15);
  const failed = await system.run();
  assert.deepEqual(failed.runStates, ['Failed'], 'a server error ends the run');
  assert.equal(failed.problems[0]?.cause, 'SERVER_ERROR', 'visibly');

  system.wait(15);
  const recovered = await system.run();
  assert.deepEqual(recovered.runStates, ['Finished'], 'the next run goes on');
  assert.equal(recovered.problems.length, 0, 'the issue is resolved');
  assert.equal(
    system.rows("SELECT DealName__c FROM ImpartnerRegistration__c WHERE ImpartnerKey__c = 'Deal:1000'")[0]?.[
      'DealName__c'
    ],
    'Renamed by the partner',
    'nothing was lost',
  );
});

// proves part of Q5
test('shouldResumeAHeldDealWhenAPersonDecides', async () => {
  await using system = await System.start({ partners: 20 });
  await system.run();
  const [review] = system.rows(
    "SELECT Id, Key__c, Reason__c FROM ImpartnerReview__c WHERE State__c = 'Open' AND Reason__c IN ('SEVERAL_ACCOUNTS_SHARE_DOMAIN','SEVERAL_ACCOUNTS_SHARE_NAME','NAME_WITH_OTHER_DOMAIN','NAME_WITHOUT_COUNTRY') ORDER BY Key__c LIMIT 1",
  );
  assert.ok(review, 'the sample holds a doubtful customer');
  const [candidate] = system.rows(
    `SELECT RecordId__c FROM ImpartnerCandidate__c WHERE Review__c = '${review['Id']}' ORDER BY Rank__c LIMIT 1`,
  );
  system.apex(
    "insert as system new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(), PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'ImpartnerReviewer'].Id);",
  );
  system.wait(15);

  system.apex(`ImpartnerReviewHandler.decide('${review['Id']}', 'Link', '${candidate?.['RecordId__c']}');`);
  system.drain();

  const [registration] = system.rows(
    `SELECT Outcome__c, Account__c, Opportunity__c FROM ImpartnerRegistration__c WHERE ImpartnerKey__c = '${review['Key__c']}'`,
  );
  const isHeldForAnotherReason = registration?.['Outcome__c'] === 'Held';
  assert.equal(registration?.['Account__c'], candidate?.['RecordId__c'], 'on the chosen Account');
  if (!isHeldForAnotherReason) {
    const deal = await system.deal((review['Key__c'] ?? '').replace('Deal:', ''));
    assert.equal(
      deal['crmId'],
      registration?.['Opportunity__c'],
      'the deal went on by itself, up to the id in Impartner',
    );
  }
});

// proves part of D10
test('shouldBringExpiryAndRejectionOfALinkedRegistrationOver', async () => {
  await using system = await System.start({ partners: 5 });
  await system.run();
  const [created] = system.rows(
    "SELECT ImpartnerKey__c, Opportunity__c FROM ImpartnerRegistration__c WHERE Outcome__c = 'Created' ORDER BY ImpartnerKey__c LIMIT 1",
  );
  const id = (created?.['ImpartnerKey__c'] ?? '').replace('Deal:', '');

  await system.impartner('PATCH', `Deal/${id}`, {
    id: Number(id),
    ApprovalStatus: 4,
    ReasonDenied__cf: 'Sold directly',
    ExpirationDate__cf: '2031-05-06',
  });
  system.wait(15);
  const { summary } = await system.run();

  assert.equal(summary.updated, 1, 'one change');
  const [registration] = system.rows(
    `SELECT Status__c, RejectionReason__c, ExpiresOn__c FROM ImpartnerRegistration__c WHERE ImpartnerKey__c = '${created?.['ImpartnerKey__c']}'`,
  );
  assert.equal(registration?.['Status__c'], 'Rejected', 'status');
  assert.equal(registration?.['RejectionReason__c'], 'Sold directly', 'reason');
  assert.match(registration?.['ExpiresOn__c'] ?? '', /^2031-05-06/, 'expiry');
  assert.equal(
    system.rows(`SELECT StageName FROM Opportunity WHERE Id = '${created?.['Opportunity__c']}'`)[0]?.['StageName'],
    'Closed Lost',
    'the Opportunity it stood for',
  );
});
