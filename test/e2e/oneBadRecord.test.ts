import assert from 'node:assert/strict';
import { test } from 'node:test';
import { System } from './system.ts';
import { Tenant } from './tenant.ts';

/** What the package has noted of a deal. */
function registration(system: System, dealId: number): Record<string, string | null> {
  const [row] = system.rows(
    `SELECT Outcome__c, Reason__c, Account__c, Opportunity__c, Notes__c FROM ImpartnerRegistration__c WHERE ImpartnerKey__c = 'Deal:${dealId}'`,
  );
  assert.ok(row, `the registration of deal ${dealId} is kept`);
  return row;
}

function link(system: System, dealId: number): Record<string, string | null> {
  const [row] = system.rows(
    `SELECT State__c, RecordId__c, ConfirmedAt__c FROM ImpartnerLink__c WHERE ImpartnerKey__c = 'Deal:${dealId}'`,
  );
  return row ?? {};
}

function issue(system: System, dealId: number): Record<string, string | null> | undefined {
  return system.rows(
    `SELECT State__c, Cause__c, Message__c FROM ImpartnerIssue__c WHERE Key__c = 'DealRegistration:Apply:Deal:${dealId}'`,
  )[0];
}

/** Accounts that no deal stands behind. */
function loneAccounts(system: System, names: readonly string[]): string[] {
  return system
    .rows(`SELECT Name, (SELECT Id FROM Opportunities) FROM Account WHERE Name IN ('${names.join("','")}')`)
    .filter((row) => row['Opportunities'] === null || row['Opportunities'] === '()')
    .map((row) => row['Name'] ?? '');
}

/** Two Accounts share the domain, so that a deal with it waits for a person. */
const TWINS = `insert new List<Account>{
  new Account(Name = 'Twin North', Website = 'https://twin.example', BillingCountry = 'DE'),
  new Account(Name = 'Twin South', Website = 'https://twin.example', BillingCountry = 'DE') };`;
const TWIN = { Name: 'Twin', Website: 'https://twin.example', MailingCountry: 'DE' };

test('regressionB1ShouldHoldADealAgainThatWasWithdrawnMeanwhile', async () => {
  await using system = await System.start({ partners: 1 });
  const tenant = new Tenant(system);
  await system.run();
  system.apex(TWINS);
  const held = await tenant.deal(TWIN);
  await system.run();
  assert.equal(registration(system, held)['Outcome__c'], 'Held', 'waits for a person');

  await tenant.setStatus(held, 'Withdrawn');
  system.wait(15);
  await system.run();
  assert.equal(registration(system, held)['Outcome__c'], 'Closed', 'has ended');

  await tenant.setStatus(held, 'Approved');
  const neighbour = await tenant.deal({ Name: 'Neighbour Works', MailingCountry: 'SE' });
  system.wait(15);
  const { runStates } = await system.run();

  assert.deepEqual(runStates, ['Finished'], 'the run ends');
  assert.equal(registration(system, held)['Outcome__c'], 'Held', 'the question is asked again');
  assert.equal(registration(system, neighbour)['Outcome__c'], 'Created', 'and its neighbour goes on');
  const reviews = system.rows(`SELECT State__c FROM ImpartnerReview__c WHERE Key__c = 'Deal:${held}'`);
  assert.deepEqual(
    reviews.map((row) => row['State__c']),
    ['Open'],
    'one question, open',
  );
});

// proves O4
test('regressionB2ShouldFailOnlyTheDealWhoseRecordIsLinkedAlready', async () => {
  await using system = await System.start({ partners: 1 });
  const tenant = new Tenant(system);
  const customer = await tenant.customer({ Name: 'Keyless Works', MailingCountry: 'SE' });
  const first = await tenant.deal(customer);
  await system.run();
  const opportunity = link(system, first)['RecordId__c'];
  // Somebody blanks the key on the Opportunity: to the flow it looks like one that sales has made.
  system.apex(`update new Opportunity(Id = '${opportunity}', ImpartnerKey__c = null, ImpartnerPartner__c = null);
    update new ImpartnerRegistration__c(Id = [SELECT Id FROM ImpartnerRegistration__c WHERE ImpartnerKey__c = 'Deal:${first}'].Id, Opportunity__c = null);`);
  const second = await tenant.deal(customer);
  const neighbour = await tenant.deal({ Name: 'Neighbour Works', MailingCountry: 'SE' });
  system.wait(15);

  const { runStates } = await system.run();

  assert.deepEqual(runStates, ['Finished'], 'the run ends');
  assert.equal(issue(system, second)?.['Cause__c'], 'RECORD_LINKED_ALREADY', 'the deal has its issue');
  assert.equal(registration(system, second)['Outcome__c'], 'Failed', 'and says so');
  assert.equal(registration(system, neighbour)['Outcome__c'], 'Created', 'its neighbour goes on');
});

// proves part of G5, G8
test('regressionB3ShouldGoOnBehindARecordThatKillsEveryStepItIsIn', async () => {
  await using system = await System.start({ partners: 3, overlays: ['test/e2e/overlays/heavy-customer-trigger'] });
  const tenant = new Tenant(system);
  const before = await tenant.deal({ Name: 'Before Works', MailingCountry: 'SE' });
  const heavy = await tenant.deal({ Name: 'Heavy Works', MailingCountry: 'SE' });
  const after = await tenant.deal({ Name: 'After Works', MailingCountry: 'SE' });

  const { runStates } = await system.run();

  assert.deepEqual(runStates, ['Finished'], 'the run ends by itself');
  assert.equal(issue(system, heavy)?.['Cause__c'], 'System.LimitException', 'the culprit has its issue');
  assert.equal(link(system, heavy)['State__c'], 'Failed', 'and is marked');
  for (const dealId of [before, after]) {
    assert.equal(registration(system, dealId)['Outcome__c'], 'Created', `deal ${dealId} goes on`);
    assert.equal(link(system, dealId)['State__c'], 'Confirmed', `the id of deal ${dealId} is in Impartner`);
  }
  assert.equal(system.count("SELECT Id FROM Account WHERE Name = 'Heavy Works'"), 0, 'nothing half made');

  system.wait(15);
  const again = await system.run();
  assert.deepEqual(again.runStates, ['Finished'], 'the next run as well');
  assert.equal(again.summary.failed, 0, 'it is not tried again before something changes');
});

test('regressionB4ShouldFailOnlyTheDealWithoutStatus', async () => {
  await using system = await System.start({ partners: 1, overlays: ['test/e2e/overlays/status-not-required'] });
  const tenant = new Tenant(system);
  const blank = await tenant.deal({ Name: 'Blank Works', MailingCountry: 'SE' }, { ApprovalStatus: null });
  const neighbour = await tenant.deal({ Name: 'Neighbour Works', MailingCountry: 'SE' });

  const { runStates } = await system.run();

  assert.deepEqual(runStates, ['Finished'], 'the run ends');
  assert.equal(issue(system, blank)?.['Cause__c'], 'STATUS_MISSING', 'the deal has its issue');
  assert.equal(registration(system, blank)['Outcome__c'], 'Failed', 'and is kept');
  assert.equal(registration(system, neighbour)['Outcome__c'], 'Created', 'its neighbour goes on');
});

test('regressionB13ShouldNotOfferAnAccountThatWasRefused', async () => {
  await using system = await System.start({ partners: 1, overlays: ['test/e2e/overlays/refusing-trigger'] });
  const tenant = new Tenant(system);
  const first = await tenant.deal({ Name: 'Refused Works', Website: 'https://refused.example', MailingCountry: 'SE' });
  const second = await tenant.deal({ Name: 'Other Name', Website: 'https://refused.example', MailingCountry: 'NO' });

  const { runStates } = await system.run();

  assert.deepEqual(runStates, ['Finished'], 'the run ends');
  assert.equal(registration(system, first)['Outcome__c'], 'Failed', 'the Account is refused');
  assert.notEqual(
    registration(system, second)['Outcome__c'],
    'Held',
    'nobody is asked about an Account that is not there',
  );
  const empty = system.count('SELECT Id FROM ImpartnerCandidate__c WHERE RecordId__c = NULL');
  assert.equal(empty, 0, 'each candidate can be chosen');
});

test('regressionB14ShouldStayConfirmedThroughAFailedUpdate', async () => {
  await using system = await System.start({ partners: 1 });
  const tenant = new Tenant(system);
  const deal = await tenant.deal({ Name: 'Steady Works', MailingCountry: 'SE' });
  await system.run();
  assert.equal(link(system, deal)['State__c'], 'Confirmed', 'confirmed');

  await tenant.change('Deal', deal, { ApprovalStatus: null });
  system.wait(15);
  await system.run();
  assert.equal(link(system, deal)['State__c'], 'Failed', 'the update failed');
  await tenant.setStatus(deal, 'Approved');
  system.wait(15);
  await system.run();

  assert.equal(link(system, deal)['State__c'], 'Confirmed', 'Impartner has held the id all the time');
});

test('regressionFindingsB1ShouldKeepTheDealAndItsIssueUntilTheContactIsThere', async () => {
  await using system = await System.start({ partners: 1 });
  const tenant = new Tenant(system);
  const contact = await tenant.create('Contact', { FirstName: 'Ann', LastName: 'Dot', Email: 'ann dot@example.com' });
  const deal = await tenant.deal({ Name: 'Fix Mail Works', MailingCountry: 'US' }, { PrimaryContact: contact });

  const { summary } = await system.run();

  assert.equal(summary.failed, 0, 'the deal goes through');
  assert.equal(link(system, deal)['State__c'], 'Confirmed', 'its id is in Impartner');
  assert.match(registration(system, deal)['Notes__c'] ?? '', /Contact/i, 'a note says what is missing');
  assert.notEqual(
    issue(system, deal)?.['State__c'],
    'Resolved',
    'nothing is called resolved while the contact is missing',
  );

  await tenant.change('Contact', contact, { Email: 'ann.dot@example.com' });
  await tenant.change('Deal', deal, { Description: 'touched' });
  system.wait(15);
  await system.run();

  const roles = system.count(
    `SELECT Id FROM OpportunityContactRole WHERE OpportunityId = '${link(system, deal)['RecordId__c']}' AND Contact.Email = 'ann.dot@example.com'`,
  );
  assert.equal(roles, 1, 'the contact role is made once the address is right');
  assert.notEqual(issue(system, deal)?.['State__c'], 'Open', 'and the issue heals by itself');
});

test('regressionFindingsB4ShouldTellTheCauseAlsoOfTheSecondDealWithTheSameContact', async () => {
  await using system = await System.start({ partners: 1 });
  const tenant = new Tenant(system);
  const deals: number[] = [];
  for (const name of ['fixmail', 'fixmail2']) {
    const contact = await tenant.create('Contact', { FirstName: 'Ann', LastName: 'Dot', Email: 'ann dot@example.com' });
    deals.push(
      await tenant.deal({ Name: 'Fix Mail Works', MailingCountry: 'US' }, { Name: name, PrimaryContact: contact }),
    );
  }

  const { summary } = await system.run();

  assert.equal(summary.failed, 0, 'both deals go through');
  for (const dealId of deals) {
    assert.equal(link(system, dealId)['State__c'], 'Confirmed', `the id of deal ${dealId} is in Impartner`);
    assert.equal(issue(system, dealId)?.['Cause__c'], 'CONTACT_EMAIL_INVALID', `deal ${dealId} names what is wrong`);
  }
  assert.equal(system.count("SELECT Id FROM Contact WHERE LastName = 'Dot'"), 0, 'no contact without a usable address');
});

test('shouldGiveWhatDependsOnARefusedAccountTheCauseOfIt', async () => {
  await using system = await System.start({ partners: 1, overlays: ['test/e2e/overlays/refusing-trigger'] });
  const tenant = new Tenant(system);
  const customer = await tenant.customer({ Name: 'Refused Works', MailingCountry: 'SE' });
  const deals = [await tenant.deal(customer, { Name: 'One' }), await tenant.deal(customer, { Name: 'Two' })];

  await system.run();

  for (const dealId of deals) {
    const failed = issue(system, dealId);
    assert.equal(
      failed?.['Cause__c'],
      'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      `deal ${dealId} has the cause of its Account`,
    );
    assert.match(failed?.['Message__c'] ?? '', /Account/, 'and says of what record');
  }
});

test('regressionFindingsB2AndB3ShouldLeaveNoAccountWithoutItsDeal', async () => {
  await using system = await System.start({ partners: 1, overlays: ['test/e2e/overlays/refusing-trigger'] });
  const tenant = new Tenant(system);
  const huge = await tenant.deal({ Name: 'Huge AG', MailingCountry: 'DE' }, { Amount: 1e20 });
  const blank = await tenant.deal({ Name: 'Blank Oy', MailingCountry: 'FI' }, { Name: '   ' });
  const refused = await tenant.deal({ Name: 'Late AG', MailingCountry: 'DE' }, { Name: 'Refused deal' });

  await system.run();

  assert.deepEqual(loneAccounts(system, ['Huge AG', 'Blank Oy', 'Late AG']), [], 'no Account without its deal');
  for (const dealId of [huge, blank, refused]) registration(system, dealId);
  assert.equal(registration(system, refused)['Outcome__c'], 'Failed', 'the refused one says so');
  assert.equal(issue(system, blank)?.['State__c'], 'Open', 'the nameless one has its issue');
});
