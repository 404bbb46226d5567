import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeConsole, type ConsoleSuite } from '../consoleSuite.ts';

/** A reviewer who waits for an event sees it at once; left alone, pages look again only after half a minute. */
const AT_ONCE = 20_000;
/** When the review was held: a Sunday evening in the United States, Monday in Europe and New Zealand. */
const HELD_AT = '2026-03-01T23:30:00.000Z';

const orgs = [
  { timeZone: 'America/Chicago', held: 'Mar 1, 2026, 5:30 PM' },
  { timeZone: 'Europe/Berlin', held: 'Mar 2, 2026, 12:30 AM' },
  { timeZone: 'Pacific/Auckland', held: 'Mar 2, 2026, 12:30 PM', namespace: 'imptest' },
  { timeZone: 'Pacific/Pago_Pago', held: 'Mar 1, 2026, 12:30 PM', namespace: 'imptest' },
] as const;

// Two orgs at a time: each is a process of its own that mostly waits for its browser.
describe('the console wherever it is installed', { concurrency: 2 }, () => {
  for (const { held, ...shape } of orgs) {
    const place = `${shape.timeZone}${'namespace' in shape ? ' as a managed package' : ''}`;
    describeConsole(
      `in ${place}`,
      2,
      (suite) => {
        // proves part of A8
        it('shouldLeadFromPageToPage', () => walk(suite));
        // proves part of A8
        it('shouldShowTimesInTheZoneOfTheUser', () => lookAtTimes(suite, shape.timeZone, held));
        // proves part of A8
        it('shouldDecideAndHearAtOnceWhatCameOfIt', () => decide(suite));
      },
      shape,
    );
  }
});

/** Every page, through its tab and through what leads to it from other pages. */
async function walk(suite: ConsoleSuite): Promise<void> {
  const { main, page } = suite;
  const tab = (name: string): Promise<void> => page.getByRole('navigation').getByRole('link', { name }).click();
  const isAt = (name: string, query = ''): Promise<void> =>
    page.waitForURL(`**/lightning/n/${suite.org.prefix}Impartner${name}${query}`);
  const heading = (name: string): Promise<void> => main.getByRole('heading', { name, level: 1 }).waitFor();
  await suite.watched.goto('/');
  await isAt('Home');

  await main.locator('[data-tile="waiting"]').click();
  await isAt('Reviews');
  await heading('Reviews');
  await page.goBack();
  await isAt('Home');

  await main.locator('[data-tile="failed"]').click();
  await isAt('Issues');
  await heading('Issues');
  await tab('Home');

  await main.locator('[data-tile="doneToday"]').click();
  await isAt('Runs', '?*');
  await main.getByRole('row').filter({ hasText: 'Deal registration' }).first().locator('[data-id="open"]').click();
  await main.locator('[data-id="timeline"]').first().click();
  await main.locator('[data-id="run"]').first().click();
  await main.locator('[data-id="facts"]').waitFor();
  await page.reload();
  await main.locator('[data-id="facts"]').waitFor();

  for (const name of ['Home', 'Reviews', 'Issues', 'Runs']) {
    await tab(name);
    await isAt(name);
    await (name === 'Home' ? main.getByText('Done today').waitFor() : heading(name));
  }
}

async function lookAtTimes(suite: ConsoleSuite, timeZone: string, held: string): Promise<void> {
  const { main } = suite;
  const review = await aReview(suite);
  await suite.org.apex(`update as system new ImpartnerReview__c(Id = '${review.id}',
    HeldAt__c = (Datetime) JSON.deserialize('"${HELD_AT}"', Datetime.class));`);
  await suite.goto('Reviews', `?c__id=${review.id}`);
  const since = main.locator('c-impartner-review-case article time').first();
  assert.equal(plain(await since.getAttribute('title')), held, 'the time at which the deal was held');
  const [deal] = await suite.org.query(
    `SELECT RegisteredOn__c FROM ImpartnerRegistration__c WHERE ImpartnerKey__c = '${review.key}'`,
  );
  const registered = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
  assert.equal(
    plain(
      await main
        .locator('dt', { hasText: 'Registered On' })
        .first()
        .locator('xpath=following-sibling::dd[1]')
        .innerText(),
    ),
    registered.format(Date.parse(String(deal?.['RegisteredOn__c']))),
    'a day without a time is the same day everywhere',
  );

  const day = new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', timeZone });
  const before = day.format(Date.now());
  await suite.goto('Home');
  const today = await main.locator('c-impartner-days .day').last().innerText();
  assert.ok(
    [before, day.format(Date.now())].includes(today),
    `the last day of the chart is today: ${today}, ${before}`,
  );

  const [run] = await suite.org.query('SELECT StartedAt__c FROM ImpartnerRun__c ORDER BY StartedAt__c DESC LIMIT 1');
  const startedAt = new Date(String(run?.['StartedAt__c']).replace('+0000', 'Z'));
  const time = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  await suite.goto('Runs', '?c__origin=All');
  assert.equal(
    plain(await main.locator('[data-id="open"]').first().innerText()),
    plain(time.format(startedAt)),
    'the start of the last run',
  );
}

async function decide(suite: ConsoleSuite): Promise<void> {
  const { main } = suite;
  const review = await aReview(suite);
  await suite.goto('Reviews', `?c__id=${review.id}`);
  await main.getByRole('radio', { name: /^Candidate 1/ }).check();
  await main.getByRole('button', { name: /^Link to/ }).click();
  const message = main.locator('[data-id="message"]');
  await message
    .getByText(/: It has (become|joined) the Opportunity/)
    .first()
    .waitFor({ timeout: AT_ONCE });

  const [link] = await suite.org.query(
    `SELECT RecordId__c FROM ImpartnerLink__c WHERE ImpartnerKey__c = '${review.key}'`,
  );
  const opportunity = String(link?.['RecordId__c']);
  assert.equal((await suite.org.deal(review.key.replace('Deal:', '')))['crmId'], opportunity, 'Impartner holds the id');
  await suite.watched.goto(`/lightning/r/Opportunity/${opportunity}/view`);
  await main.getByText('Agrees with Impartner').first().waitFor();
}

/** An open review with a candidate that it can be linked to. */
async function aReview(suite: ConsoleSuite): Promise<{ id: string; key: string }> {
  const [review] = await suite.org.query(
    "SELECT Id, Key__c FROM ImpartnerReview__c WHERE State__c = 'Open' AND Reason__c LIKE '%DOMAIN%' ORDER BY HeldAt__c, Id LIMIT 1",
  );
  assert.ok(review, 'the sample data holds a deal for an Account with another domain or name');
  return { id: String(review['Id']), key: String(review['Key__c']) };
}

/** Intl puts narrow and unbreakable blanks into times, which of them depends on its version. */
function plain(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
