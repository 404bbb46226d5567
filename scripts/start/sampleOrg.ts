import { fileURLToPath } from 'node:url';
import { compileAnonymous } from '../local-org/runtime/anonymous.ts';
import type { LocalOrg } from '../local-org/runtime/createOrg.ts';
import { administratorId } from '../local-org/store/seed.ts';
import { ApexDate } from '../local-org/values/temporal.ts';
import { SObject } from '../local-org/values/sobject.ts';
import type { World } from '../sample-data/world.ts';
import { insertAll, queryAll } from './records.ts';

/** What is deployed: the package, and the choices of the sample company, which switches on what ships switched off. */
export const SAMPLE_SOURCES: readonly string[] = ['force-app', 'config/sample-org'].map((folder) =>
  fileURLToPath(new URL(`../../${folder}`, import.meta.url)),
);

/** Username of the user that runs the flows: minimum access plus the package's own permission set, nothing else. */
export const INTEGRATION_USER = 'integration@impartner.example';

const DAY = 86_400_000;

/** Fills a new org with what a company has before it installs the package: Accounts, Opportunities, products, users. */
export function seedOrg(org: LocalOrg, world: World): void {
  seedUsers(org, world);
  seedRecords(org, world);
}

/** Users first and apart: setup and business objects may not be written in one transaction. */
function seedUsers(org: LocalOrg, world: World): void {
  const ids = idFinder(org);
  org.runTransaction('anonymous', 'sample users', () => {
    // A start that was killed after this transaction has the users and not the records.
    if (ids('User', `Username = '${INTEGRATION_USER}'`) !== '') return;
    const profile = ids('Profile', "Name = 'Minimum Access - Salesforce'");
    const standard = ids('Profile', "Name = 'Standard User'");
    const { timeZone } = org.settingsOf(administratorId);
    const user = (
      name: string,
      username: string,
      email: string,
      profileId: string,
      isActive: boolean,
    ): Record<string, unknown> => ({
      FirstName: name.split(' ')[0],
      LastName: name.split(' ').slice(1).join(' ') || name,
      Username: username,
      Email: email,
      Alias: name.slice(0, 8).toLowerCase().replace(' ', ''),
      ProfileId: profileId,
      IsActive: isActive,
      TimeZoneSidKey: timeZone,
      LocaleSidKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
    });
    const [integration] = insertAll(org, 'User', [
      user('Impartner Integration', INTEGRATION_USER, INTEGRATION_USER, profile, true),
      ...world.managers.map((m) => user(m.name, m.email, m.email, standard, m.isActive)),
    ]);
    insertAll(org, 'PermissionSetAssignment', [
      { AssigneeId: integration?.get('Id'), PermissionSetId: ids('PermissionSet', "Name = 'ImpartnerIntegration'") },
    ]);
  });
}

function seedRecords(org: LocalOrg, world: World): void {
  // Where an org keeps countries as picklists, the text field takes names and this one codes.
  const countryField = org.schema.object('Account')?.fields.has('billingcountrycode')
    ? 'BillingCountryCode'
    : 'BillingCountry';
  const ids = idFinder(org);
  org.runTransaction('anonymous', 'sample records', () => {
    const managers = new Map(world.managers.map((m) => [m.id, ids('User', `Username = '${m.email}'`)]));
    const standardPricebook = ids('Pricebook2', 'IsStandard = true');
    const crmProducts = world.products.filter((p) => p.isInCrm);
    const products = insertAll(
      org,
      'Product2',
      crmProducts.map((p) => ({ Name: p.name, ProductCode: p.code, IsActive: true })),
    );
    insertAll(
      org,
      'PricebookEntry',
      products.map((row, index) => ({
        Pricebook2Id: standardPricebook,
        Product2Id: row.get('Id'),
        UnitPrice: crmProducts[index]?.price,
        IsActive: true,
      })),
    );
    // Three of four partners are Accounts already; the others come with the flow partner-onboarding.
    const known = world.partners.filter((_, index) => index % 4 !== 3);
    insertAll(
      org,
      'Account',
      known.map((p) => ({
        Name: p.name,
        BillingCity: p.city,
        [countryField]: p.country,
        ImpartnerId__c: String(p.id),
        OwnerId: managers.get(1 + (p.id % 3)),
      })),
    );
    const customers = world.customers.filter((c) => c.presence !== 'unknown');
    const account = (c: (typeof customers)[number], suffix: string): Record<string, unknown> => ({
      Name: c.crmName + suffix,
      Website: c.crmWebsite || null,
      BillingCity: c.crmCity || null,
      [countryField]: c.crmCountry || null,
      OwnerId: managers.get(1 + (c.id % 3)),
    });
    const accounts = insertAll(
      org,
      'Account',
      customers.map((c) => account(c, '')),
    );
    insertAll(
      org,
      'Account',
      customers.filter((c) => c.presence === 'knownTwice').map((c) => account(c, ' (old)')),
    );
    insertAll(
      org,
      'Opportunity',
      customers.flatMap((c, index) =>
        Array.from({ length: c.openOpportunities }, (_, n) => ({
          Name: `${c.crmName} ${n === 0 ? 'renewal' : 'expansion'}`,
          AccountId: accounts[index]?.get('Id'),
          StageName: 'Prospecting',
          Amount: 20_000 + 500 * (c.id % 40),
          CloseDate: new ApexDate(Math.floor(org.clock.now() / DAY) + 60),
          OwnerId: managers.get(1 + (c.id % 3)),
        })),
      ),
    );
  });
}

function idFinder(org: LocalOrg): (name: string, where: string) => string {
  return (name, where) => String(queryAll(org, `SELECT Id FROM ${name} WHERE ${where} LIMIT 1`)[0]?.get('Id') ?? '');
}

/** True for an org that `seedOrg` has filled. */
export function isSeeded(org: LocalOrg): boolean {
  return org.runTransaction(
    'anonymous',
    'look for sample data',
    () => queryAll(org, 'SELECT Id FROM Account LIMIT 1').length > 0,
  );
}

/** Id of the integration user. */
export function integrationUserId(org: LocalOrg): string {
  const id = org.runTransaction(
    'anonymous',
    'find user',
    () => queryAll(org, `SELECT Id FROM User WHERE Username = '${INTEGRATION_USER}'`)[0],
  );
  if (!(id instanceof SObject)) throw new Error('The org has no integration user. Start over with --fresh.');
  return String(id.get('Id'));
}

/**
 * Schedules the flows every 15 minutes as the given user, unless an earlier start has, and lets requests of people run as that
 * user too: what an admin sets in the platform event subscription after installing.
 */
export function schedule(org: LocalOrg, userId: string): void {
  org.async.setSubscriberUser?.('ImpartnerRunRequest', userId);
  const known = org.runTransaction(
    'anonymous',
    'look for schedules',
    () => queryAll(org, 'SELECT Id FROM CronTrigger').length,
  );
  if (known > 0) return;
  const { run, errors } = compileAnonymous(
    org.code,
    [0, 15, 30, 45].map((minute) => `ImpartnerSyncScheduler.scheduleAt(${minute});`).join('\n'),
  );
  if (!run) throw new Error(`The schedule cannot be set: ${errors[0]?.message ?? ''}`);
  org.runTransaction('anonymous', 'schedule', () => run(), { userId });
}
