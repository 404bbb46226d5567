import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexException } from '../../scripts/local-org/values/exception.ts';
import { System } from './system.ts';
import { Tenant } from './tenant.ts';

const outcome = (system: System, dealId: number): string | null | undefined =>
  system.rows(`SELECT Outcome__c FROM ImpartnerRegistration__c WHERE ImpartnerKey__c = 'Deal:${dealId}'`)[0]?.[
    'Outcome__c'
  ];

const review = (system: System, dealId: number): Record<string, string | null> | undefined =>
  system.rows(
    `SELECT Id, State__c, Reason__c, Explanation__c FROM ImpartnerReview__c WHERE Key__c = 'Deal:${dealId}'`,
  )[0];

/** A person decides, as the console has it stored. */
function decide(system: System, dealId: number, decision: string, accountName?: string): void {
  const chosen = accountName ? `[SELECT Id FROM Account WHERE Name = '${accountName}'].Id` : 'null';
  system.apex(`update new ImpartnerReview__c(Id = [SELECT Id FROM ImpartnerReview__c WHERE Key__c = 'Deal:${dealId}'].Id,
    State__c = 'Decided', Decision__c = '${decision}', ChosenRecordId__c = ${chosen}, DecidedAt__c = System.now(), DecidedBy__c = UserInfo.getUserId());`);
}

const EXISTING = `insert new Account(Name = 'Known Under Another Name', Phone = '+46 8 123 456', BillingCountry = 'SE');`;
const CUSTOMER = { Name: 'Brand New Works', MailingCountry: 'SE', Phone: '+46 8 123 456' };

// regression: P3
// proves part of Q6
test('regressionE5ShouldAskWhenADuplicateRuleWarns', async () => {
  await using system = await System.start({ partners: 1, overlays: ['test/e2e/overlays/duplicate-rule-warns'] });
  const tenant = new Tenant(system);
  await system.run();
  system.apex(EXISTING);
  const deal = await tenant.deal(CUSTOMER);
  const neighbour = await tenant.deal({ Name: 'Neighbour Works', MailingCountry: 'NO' });
  system.wait(15);

  const { runStates } = await system.run();

  assert.deepEqual(runStates, ['Finished'], 'the run ends');
  assert.equal(outcome(system, neighbour), 'Created', 'the neighbour goes on');
  assert.equal(outcome(system, deal), 'Held', 'a warning is a question, not a failure that no replay can mend');
  assert.equal(review(system, deal)?.['Reason__c'], 'DUPLICATE_RULE', 'it says why');
  assert.match(review(system, deal)?.['Explanation__c'] ?? '', /SameFirm|Same firm/, 'and names the rule');
  const candidates = system.rows(
    `SELECT RecordName__c FROM ImpartnerCandidate__c WHERE Review__r.Key__c = 'Deal:${deal}'`,
  );
  assert.deepEqual(
    candidates.map((row) => row['RecordName__c']),
    ['Known Under Another Name'],
    'and its records',
  );

  decide(system, deal, 'Create');
  system.wait(15);
  await system.run();

  assert.equal(outcome(system, deal), 'Created', "a person's 'Create' saves past the warning");
  assert.equal(review(system, deal)?.['State__c'], 'Done', 'and is done');
});

// proves part of Q6
test('regressionE5ShouldAskAgainWhenADuplicateRuleBlocksWhatAPersonDecided', async () => {
  await using system = await System.start({ partners: 1, overlays: ['test/e2e/overlays/duplicate-rule-blocks'] });
  const tenant = new Tenant(system);
  await system.run();
  system.apex(EXISTING);
  const deal = await tenant.deal(CUSTOMER);
  system.wait(15);
  await system.run();
  assert.equal(outcome(system, deal), 'Held', 'held');

  decide(system, deal, 'Create');
  system.wait(15);
  await system.run();
  assert.equal(
    review(system, deal)?.['State__c'],
    'Open',
    'the rule blocks: the question stays, and is not decided for ever',
  );

  decide(system, deal, 'Link', 'Known Under Another Name');
  system.wait(15);
  await system.run();
  assert.equal(outcome(system, deal), 'Created', 'linked to the record of the rule');
  assert.equal(system.count("SELECT Id FROM Account WHERE Name = 'Brand New Works'"), 0, 'no second Account');
});

// proves part of A8
test('shouldFailOnlyTheDealThatAValidationRuleRefuses', async () => {
  await using system = await System.start({ partners: 1, overlays: ['test/e2e/overlays/validation-rule'] });
  const tenant = new Tenant(system);
  const refused = await tenant.deal({ Name: 'Forbidden Works', MailingCountry: 'SE' });
  const neighbour = await tenant.deal({ Name: 'Neighbour Works', MailingCountry: 'NO' });

  await system.run();

  assert.equal(outcome(system, refused), 'Failed', 'kept, and says so');
  assert.equal(outcome(system, neighbour), 'Created', 'the neighbour goes on');
  const [issue] = system.rows(
    `SELECT Cause__c, Message__c FROM ImpartnerIssue__c WHERE ImpartnerKey__c = 'Deal:${refused}'`,
  );
  assert.equal(issue?.['Cause__c'], 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'the cause');
  assert.match(issue?.['Message__c'] ?? '', /Such firms are no customers of ours/, "in the rule's own words");
});

test('shouldLeaveNoAccountBehindWhereARequiredFieldStopsEveryOpportunity', async () => {
  await using system = await System.start({ partners: 2, overlays: ['test/e2e/overlays/required-next-step'] });
  const before = system.count('SELECT Id FROM Account');

  const { summary, runStates } = await system.run();

  assert.deepEqual(runStates, ['Finished'], 'the run ends');
  assert.ok(
    summary.failed > 0 && summary.created === 0,
    `all that would become Opportunities fail: ${JSON.stringify(summary)}`,
  );
  assert.equal(system.count('SELECT Id FROM Account'), before, 'and leave nothing behind');
  assert.equal(system.count('SELECT Id FROM ImpartnerRegistration__c'), summary.read, 'but their registrations');
});

// proves part of Q7
test('regressionB12ShouldFollowAMergedCustomer', async () => {
  await using system = await System.start({ partners: 1 });
  const tenant = new Tenant(system);
  const customer = await tenant.customer({ Name: 'Merged Works', MailingCountry: 'SE' });
  await tenant.deal(customer);
  await system.run();
  system.apex(`Account survivor = new Account(Name = 'Survivor Works', BillingCountry = 'SE');
    insert survivor;
    merge survivor [SELECT Id FROM Account WHERE Name = 'Merged Works'];`);
  const second = await tenant.deal(customer, { Name: 'A second deal' });
  system.wait(15);

  await system.run();

  const [registration] = system.rows(
    `SELECT Account__r.Name FROM ImpartnerRegistration__c WHERE ImpartnerKey__c = 'Deal:${second}'`,
  );
  assert.match(registration?.['Account__r'] ?? '', /Survivor Works/, 'the deal goes to the survivor');
  assert.equal(system.count("SELECT Id FROM Account WHERE Name = 'Merged Works'"), 0, 'the loser is not made again');
  const [link] = system.rows(`SELECT RecordId__c FROM ImpartnerLink__c WHERE ImpartnerKey__c = 'Customer:${customer}'`);
  const [survivor] = system.rows("SELECT Id FROM Account WHERE Name = 'Survivor Works'");
  assert.equal(link?.['RecordId__c'], survivor?.['Id'], 'and the link follows for good');
});

// regression: P5
// proves part of A8
test('regressionE4ShouldWriteCountriesAsAnOrgWithPicklistsTakesThem', async () => {
  await using system = await System.start({ partners: 10, overlays: ['test/e2e/overlays/country-picklists'] });
  const tenant = new Tenant(system);
  const unknown = await tenant.deal({ Name: 'Atlantis Works', MailingCountry: 'Atlantis' });
  const german = await tenant.deal({ Name: 'Kodewerk', MailingCountry: 'Deutschland' });

  const { summary } = await system.run();

  assert.equal(summary.failed, 0, 'no deal fails because of how its country is written');
  assert.equal(outcome(system, unknown), 'Created', 'a country that the org has not is left out');
  const [account] = system.rows("SELECT BillingCountry, BillingCountryCode FROM Account WHERE Name = 'Kodewerk'");
  assert.deepEqual(
    [account?.['BillingCountry'], account?.['BillingCountryCode']],
    ['Germany', 'DE'],
    'code and name in step',
  );
  assert.equal(outcome(system, german), 'Created', 'and the deal goes through');
});

test('regressionP7ShouldTakeNoRecordThatThePersonWhoDecidesMayNotSee', async () => {
  await using system = await System.start({ partners: 1, overlays: ['test/e2e/overlays/private-accounts'] });
  const tenant = new Tenant(system);
  await system.run();
  system.apex(`User reviewer = new User(LastName = 'Reviewer', Username = 'reviewer@impartner.example', Email = 'r@impartner.example',
      Alias = 'reviewer', ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id, TimeZoneSidKey = 'GMT',
      LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US');
    insert reviewer;
    insert new PermissionSetAssignment(AssigneeId = reviewer.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'ImpartnerReviewer'].Id);`);
  const reviewer = system.rows("SELECT Id FROM User WHERE LastName = 'Reviewer'")[0]?.['Id'] ?? '';
  system.apex(`insert new List<Account>{
    new Account(Name = 'Twin Seen', Website = 'https://twin.example', BillingCountry = 'DE', OwnerId = '${reviewer}'),
    new Account(Name = 'Twin Hidden', Website = 'https://twin.example', BillingCountry = 'DE'),
    new Account(Name = 'Hidden Elsewhere', Website = 'https://elsewhere.example', BillingCountry = 'DE') };`);
  const deal = await tenant.deal({ Name: 'Twin', Website: 'https://twin.example', MailingCountry: 'DE' });
  system.wait(15);
  await system.run();
  assert.equal(outcome(system, deal), 'Held', 'held');
  const id = review(system, deal)?.['Id'] ?? '';
  const choose = (name: string): void => {
    const [account] = system.rows(`SELECT Id FROM Account WHERE Name = '${name}'`);
    system.apex(`ImpartnerReviewHandler.decide('${id}', 'Link', '${account?.['Id']}');`, reviewer);
  };

  for (const hidden of ['Twin Hidden', 'Hidden Elsewhere']) {
    assert.throws(
      () => choose(hidden),
      (refusal) => refusal instanceof ApexException && refusal.getMessage().includes('you may not see it'),
      `${hidden} cannot be chosen`,
    );
    assert.equal(review(system, deal)?.['State__c'], 'Open', 'and nothing is decided');
  }
  choose('Twin Seen');
  assert.equal(review(system, deal)?.['State__c'], 'Decided', 'what the person sees can be chosen');
});
