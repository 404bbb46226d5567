import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SeededRandom } from '../../scripts/sample-data/random.ts';
import { insertAll } from '../../scripts/start/records.ts';
import { System } from './system.ts';
import { Tenant } from './tenant.ts';

const ACCOUNTS = 20_000;
const DEALS = 2_000;

/** Parts of made-up firms: 30 x 30 x 25 names, each of them once, so that a number stands for a firm. */
const FIRST =
  'Adler Birken Calder Delta Eichen Falken Garten Hafen Insel Jaspis Kiefer Linden Marmor Nebel Orion Pinien Quarz Rosen Silber Tannen Ulmen Veilchen Weiden Xenon Yucca Zedern Amber Basalt Coral Dorn'.split(
    ' ',
  );
const SECOND =
  'werk bau holz glas tech data soft med chem log agrar forst druck textil solar wasser stahl optik media food mobil energie print licht papier sand stein farben klima netz'.split(
    ' ',
  );
const THIRD =
  'Nord Sued Ost West Mitte Alpha Beta Gamma Prima Nova Terra Vita Luna Sol Mar Rio Alta Bella Casa Domus Forum Globus Hansa Iris Jura'.split(
    ' ',
  );

interface Firm {
  readonly name: string;
  readonly website: string | null;
  readonly country: string;
}

function firm(number: number): Firm {
  const first = FIRST[number % 30] ?? '';
  const second = SECOND[Math.floor(number / 30) % 30] ?? '';
  const third = THIRD[Math.floor(number / 900) % 25] ?? '';
  return {
    name: `${first}${second} ${third}`,
    website: number % 2 === 0 ? `www.${first}${second}-${third}.example`.toLowerCase() : null,
    country: ['DE', 'FR', 'US', 'SE'][number % 4] ?? 'DE',
  };
}

/** The same firm as a partner types it. */
function asTyped({ name, website, country }: Firm, random: SeededRandom): Record<string, unknown> {
  const written = random.pick([name, name.toUpperCase(), `${name} GmbH`, `  ${name} `, `${name}, Inc.`]);
  return {
    Name: written,
    MailingCountry: country,
    ...(website
      ? { Website: random.pick([website, `https://${website}/about`, website.replace('www.', 'http://')]) }
      : {}),
  };
}

// proves part of Q9
test('shouldMakeNoSecondAccountOfACustomerThatExistedBeforeThePackage', async () => {
  const random = new SeededRandom(7);
  await using system = await System.start({
    partners: 1,
    beforeInstall: (org) => {
      for (let from = 0; from < ACCOUNTS; from += 5_000) {
        org.runTransaction('anonymous', 'existing customers', () => {
          const rows = Array.from({ length: 5_000 }, (_, index) => firm(from + index));
          insertAll(
            org,
            'Account',
            rows.map(({ name, website, country }) => ({ Name: name, Website: website, BillingCountry: country })),
          );
        });
      }
    },
  });
  const tenant = new Tenant(system);
  for (let index = 0; index < DEALS; index++) {
    // Every second customer is an Account already; the others are firms that nobody has heard of.
    const number = index % 2 === 0 ? index * 9 : ACCOUNTS + index;
    await tenant.deal(asTyped(firm(number), random), { Name: `Deal ${index}` });
  }

  system.begin();
  let largest = 0;
  while (system.step()) {
    const [fill] = system.rows("SELECT Read__c, Total__c, State__c FROM ImpartnerRun__c WHERE Flow__c = 'MatchKeys'");
    const seen = Number(fill?.['Read__c'] ?? 0);
    assert.ok(seen >= largest, 'the progress only grows');
    largest = seen;
    if (fill?.['State__c'] !== 'Finished')
      assert.equal(
        system.count("SELECT Id FROM ImpartnerRun__c WHERE Flow__c = 'DealRegistration'"),
        0,
        'no flow runs before every Account has its keys',
      );
    if (system.count("SELECT Id FROM ImpartnerRun__c WHERE State__c = 'Running'") === 0 && seen > 0) break;
  }
  system.drain();

  assert.ok(largest >= ACCOUNTS, `every Account was looked at: ${largest}`);
  const names = new Map<string, number>();
  for (const row of system.rows('SELECT Name, ImpartnerNameKey__c FROM Account')) {
    const key = row['ImpartnerNameKey__c'] ?? row['Name'] ?? '';
    names.set(key, (names.get(key) ?? 0) + 1);
  }
  const second = [...names].filter(([, count]) => count > 1);
  assert.deepEqual(second.slice(0, 5), [], `${second.length} second Accounts`);
  const [run] = system.rows(
    "SELECT Read__c, Created__c, Joined__c, Held__c, Failed__c FROM ImpartnerRun__c WHERE Flow__c = 'DealRegistration'",
  );
  console.log(`first day: ${ACCOUNTS} Accounts, ${DEALS} deals: ${JSON.stringify(run)}, 0 second Accounts`);
  assert.ok(Number(run?.['Created__c']) > DEALS / 2, 'most deals became Opportunities');
  assert.equal(run?.['Failed__c'], '0', 'none failed');
});
