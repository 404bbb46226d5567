import assert from 'node:assert/strict';
import { test } from 'node:test';
import { System } from './system.ts';

/** A deal as somebody enters it in Impartner: customer, contact and the deal's own values. */
interface Entry {
  readonly customer: Readonly<Record<string, unknown>>;
  readonly contactEmail?: string;
  readonly deal?: Readonly<Record<string, unknown>>;
}

interface Registration {
  readonly [field: string]: string | null;
}

const NUMBER_OF_RECORDS = 1000;

// regression: finding A1, finding E1
test('shouldGiveEveryCustomerItsOwnAccountWhenOnlyAHostOrAProviderIsShared', async () => {
  await using system = await System.start({ partners: 2 });
  await system.run();
  system.apex(
    `insert new Account(Name = 'Nordlicht Kaffee', Website = 'https://nordlicht.myshopify.com', BillingCountry = 'DE');`,
  );
  const entries: Entry[] = [
    { customer: { Name: 'Suedwind Tee', MailingCountry: 'DE', Website: 'https://suedwind.myshopify.com' } },
    { customer: { Name: 'Lab One', MailingCountry: 'FR', Website: 'https://lab-one.github.io' } },
    { customer: { Name: 'Studio Two', MailingCountry: 'FR', Website: 'https://studio-two.github.io' } },
    { customer: { Name: 'Cafe Uno', MailingCountry: 'IT', Website: 'https://linktr.ee/cafeuno' } },
    { customer: { Name: 'Officina Due', MailingCountry: 'IT', Website: 'https://linktr.ee/officinadue' } },
    { customer: { Name: 'North School', MailingCountry: 'US', Website: 'https://north.k12.ca.us' } },
    { customer: { Name: 'South School', MailingCountry: 'US', Website: 'https://south.k12.ca.us' } },
    { customer: { Name: 'Comcast Bakery', MailingCountry: 'US' }, contactEmail: 'bakery@comcast.net' },
    { customer: { Name: 'Harbor Dental', MailingCountry: 'US' }, contactEmail: 'dental@comcast.net' },
    { customer: { Name: 'Bakery Nord', MailingCountry: 'DE' }, contactEmail: 'rep@resellerfirm.example' },
    { customer: { Name: 'Steel Sued', MailingCountry: 'DE' }, contactEmail: 'rep@resellerfirm.example' },
  ];

  const registrations = await register(system, entries);

  for (const [position, { customer }] of entries.entries()) {
    const registration = registrations[position];
    assert.equal(registration?.['Outcome__c'], 'Created', `${String(customer['Name'])} is taken over`);
    assert.match(
      registration?.['Account__r'] ?? '',
      new RegExp(`Name=${String(customer['Name'])}\\b`),
      `${String(customer['Name'])} has its own Account`,
    );
  }
  assert.equal(new Set(registrations.map((row) => row?.['Account__c'])).size, entries.length, 'no Account has two');
});

test('shouldAskWhenADomainIsThatOfAnAccountOfAnotherName', async () => {
  await using system = await System.start({ partners: 2 });
  await system.run();
  system.apex(`insert new Account(Name = 'Harbor Dental', Website = 'shared-office.example', BillingCountry = 'US');`);

  const [website, contact] = await register(system, [
    { customer: { Name: 'Steel Works', MailingCountry: 'US', Website: 'www.shared-office.example' } },
    { customer: { Name: 'Cafe Uno', MailingCountry: 'US' }, contactEmail: 'ann@shared-office.example' },
  ]);

  assert.deepEqual([website?.['Outcome__c'], website?.['Reason__c']], ['Held', 'DOMAIN_WITH_OTHER_NAME']);
  assert.deepEqual([contact?.['Outcome__c'], contact?.['Reason__c']], ['Held', 'CONTACT_DOMAIN_WITH_OTHER_NAME']);
  assert.equal(website?.['Opportunity__c'], null, 'nothing is made while a person is asked');
});

// regression: finding A3, finding A4
test('shouldFindTheAccountWhenANameArrivesAsAWebFormEncodesIt', async () => {
  await using system = await System.start({ partners: 2 });
  await system.run();
  system.apex(
    `insert new List<Account>{
      new Account(Name = 'Fondazione Test\\' Test', BillingCountry = 'Italy'),
      new Account(Name = 'Smith & Wesson Tooling', BillingCountry = 'US'),
      new Account(Name = 'Société Générale', BillingCountry = 'France')
    };`,
  );
  const accountsBefore = system.count('SELECT Id FROM Account');

  const registrations = await register(system, [
    { customer: { Name: 'Fondazione Test&#39; Test', MailingCountry: 'IT' } },
    { customer: { Name: 'Smith &amp; Wesson Tooling', MailingCountry: 'USA' }, deal: { Name: 'R&amp;D servers' } },
    { customer: { Name: 'Socie\u0301te\u0301 Ge\u0301ne\u0301rale', MailingCountry: 'Frankreich' } },
  ]);

  assert.deepEqual(
    registrations.map((row) => row?.['Reason__c']),
    Array(3).fill('MATCHED_BY_NAME_AND_COUNTRY'),
    'each is the Account that was there',
  );
  assert.equal(system.count('SELECT Id FROM Account'), accountsBefore, 'no second Account');
  assert.equal(registrations[0]?.['CustomerName__c'], "Fondazione Test' Test", 'the name as people read it');
  assert.equal(registrations[1]?.['DealName__c'], 'R&D servers', 'the deal as people read it');
});

test('shouldLeaveNothingHalfMadeBehindAValueThatAFieldCannotHold', async () => {
  await using system = await System.start({ partners: 2 });
  await system.run();

  const [huge, blank, thousands] = await register(system, [
    { customer: { Name: 'Huge AG', MailingCountry: 'DE' }, deal: { Amount: 1e20 } },
    { customer: { Name: 'Blank Oy', MailingCountry: 'FI' }, deal: { Name: '   ' } },
    { customer: { Name: 'Thousand AG', MailingCountry: 'CH' }, deal: { Amount: '1,234.56' } },
  ]);

  assert.equal(huge?.['Outcome__c'], 'Created', 'the deal goes on without its amount');
  assert.equal(huge?.['Notes__c'], 'Amount is too large for the field and was left out.', 'and says so once');
  assert.equal(thousands?.['Outcome__c'], 'Created', 'the deal goes on without its amount');
  assert.equal(thousands?.['Notes__c'], 'Amount is not a number and was left out.', 'and says so once');
  assert.deepEqual(
    [blank?.['Outcome__c'], blank?.['Account__c'], blank?.['Opportunity__c']],
    ['Failed', null, null],
    'a deal without a name is refused before anything is made of it',
  );
  assert.equal(system.count("SELECT Id FROM Account WHERE Name = 'Blank Oy'"), 0, 'no Account without its deal');
  assert.deepEqual(
    system.rows("SELECT Cause__c FROM ImpartnerIssue__c WHERE State__c = 'Open'").map((row) => row['Cause__c']),
    ['REQUIRED_VALUE_MISSING'],
    'with a cause that says what is missing',
  );
});

// regression: finding A2
test('shouldFollowTheCustomerWhenItsAccountIsMergedIntoAnother', async () => {
  await using system = await System.start({ partners: 2 });
  await system.run();
  const [first] = await register(system, [{ customer: { Name: 'Zeta Works', MailingCountry: 'US' } }]);
  system.apex(`
    Account survivor = new Account(Name = 'Survivor Works', BillingCountry = 'US');
    insert survivor;
    merge survivor [SELECT Id FROM Account WHERE Name = 'Zeta Works'];
  `);

  const [second] = await register(system, [
    { customer: { Name: 'Zeta Works', MailingCountry: 'US', CrmId: (first?.['Account__c'] ?? '').slice(0, 15) } },
  ]);

  assert.match(second?.['Account__r'] ?? '', /Name=Survivor Works/, 'the Account that is left');
  assert.equal(system.count("SELECT Id FROM Account WHERE Name = 'Zeta Works'"), 0, 'not made again');
});

/** Enters approved deals of the first partner, runs the flow, and gives the registration of each; undefined where there is none. */
async function register(system: System, entries: readonly Entry[]): Promise<(Registration | undefined)[]> {
  const partner = (await list(system, 'Account'))[0];
  const approved = (await list(system, 'DealApprovalStatus')).find((status) => status['name'] === 'Approved');
  const ids: unknown[] = [];
  for (const { customer, contactEmail, deal } of entries) {
    const contact =
      contactEmail === undefined
        ? {}
        : { PrimaryContact: await put(system, 'Contact', { FirstName: 'A', LastName: 'B', Email: contactEmail }) };
    ids.push(
      await put(system, 'Deal', {
        Name: `Deal ${ids.length}`,
        Amount: 1000,
        CloseDate: '2031-01-01',
        ApprovalStatus: approved?.['id'],
        PrimaryAccount: partner?.['id'],
        Customer: await put(system, 'Customer', customer),
        ...contact,
        ...deal,
      }),
    );
  }
  system.wait(15);
  await system.run();
  return ids.map(
    (id) =>
      system.rows(
        `SELECT Outcome__c, Reason__c, Notes__c, DealName__c, CustomerName__c, Opportunity__c, Account__c, Account__r.Name
         FROM ImpartnerRegistration__c WHERE ImpartnerKey__c = 'Deal:${String(id)}'`,
      )[0],
  );
}

async function list(system: System, object: string): Promise<Record<string, unknown>[]> {
  const answer = await system.impartner('POST', object, { take: NUMBER_OF_RECORDS });
  return (answer.data as { results: Record<string, unknown>[] }).results;
}

async function put(system: System, object: string, values: Readonly<Record<string, unknown>>): Promise<unknown> {
  const { status, data } = await system.impartner('PUT', object, values);
  assert.equal(status, 200, `Impartner takes the ${object}: ${JSON.stringify(data)}`);
  return (data as { id: unknown }).id;
}
