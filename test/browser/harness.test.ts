import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser, WatchedPage } from './browserSession.ts';
import { FixtureOrg } from './fixtureOrg.ts';

const overview = '/lightning/n/FixtureAccounts';

describe('pages of the local org', () => {
  let org: FixtureOrg;
  let browser: Browser;
  let watched: WatchedPage;
  /** Problems that a test causes on purpose. */
  let expected: RegExp | undefined;

  before(async () => {
    org = await FixtureOrg.start();
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    await org?.close();
  });

  beforeEach(async () => {
    expected = undefined;
    watched = await WatchedPage.open(browser, org.origin);
  });

  afterEach(async () => {
    await watched.close();
    assert.deepEqual(
      watched.problems.filter((problem) => !expected?.test(problem)),
      [],
    );
  });

  it('shouldOpenTheFirstTabWithDataOfTheOrg', async () => {
    const { page } = watched;
    await watched.goto('/');
    await page.getByText('3 accounts').waitFor();
    assert.equal(page.url(), org.origin + overview);
    assert.equal(await page.title(), 'Overview | Fixture');
    await page.getByText('Accounts & more').waitFor();
    await page.getByText('Set by the page').waitFor();
    await page.getByRole('link', { name: 'Cirrus' }).waitFor();
    assert.equal(await page.getByText('Secrets are visible').count(), 0);
    assert.equal(await page.getByRole('link', { name: 'Overview' }).getAttribute('aria-current'), 'page');
  });

  it('shouldShowDataAsText', async () => {
    await watched.goto(overview);
    await watched.page.getByRole('link', { name: 'Acme <b>bold</b>' }).waitFor();
  });

  it('shouldHaveNoAccessibilityViolations', async () => {
    await watched.goto(overview);
    await watched.page.getByText('3 accounts').waitFor();
    assert.deepEqual(await watched.violations(), []);
    await watched.goto(`/lightning/r/Account/${org.accountIds[0] ?? ''}/view`);
    await watched.page.getByText('Listening').waitFor();
    assert.deepEqual(await watched.violations(), []);
    await watched.goto('/lightning/o/Opportunity/list');
    await watched.page.getByRole('heading', { name: 'Opportunities' }).waitFor();
    assert.deepEqual(await watched.violations(), []);
  });

  it('shouldKeepStateInTheAddress', async () => {
    const { page } = watched;
    await watched.goto(`${overview}?c__search=Cir`);
    await page.getByText('1 accounts').waitFor();
    await page.getByLabel('Find an account').fill('Blue');
    await page.getByRole('link', { name: 'Blue Sky' }).waitFor();
    assert.match(page.url(), /\?c__search=Blue$/);
    await page.reload();
    await page.getByText('1 accounts').waitFor();
  });

  it('shouldHideParametersThatSalesforceReserves', async () => {
    await watched.goto(`${overview}?search=Cir`);
    await watched.page.getByText('3 accounts').waitFor();
  });

  it('shouldGoToRecordsAndBack', async () => {
    const { page } = watched;
    await watched.goto(overview);
    // Opened by the page itself: a loaded document would have lost this mark.
    await page.evaluate(() => Object.assign(globalThis, { isSameDocument: true }));
    await page.getByRole('link', { name: 'Cirrus' }).click();
    await page.getByRole('heading', { name: 'Cirrus', level: 1 }).waitFor();
    await page.getByText('Cirrus of Local Administrator (Account)').waitFor();
    assert.equal(await page.evaluate(() => 'isSameDocument' in globalThis), true);
    await page.goBack();
    await page.getByText('3 accounts').waitFor();
  });

  it('shouldShowWhatMattersMostAtTheHeadOfARecord', async () => {
    const { page } = watched;
    await watched.goto(`/lightning/r/Account/${org.accountIds[2] ?? ''}/view`);
    await page.getByRole('heading', { name: 'Cirrus', level: 1 }).waitFor();
    const head = page.getByRole('main').locator('dl').first();
    assert.deepEqual((await head.innerText()).split('\n'), ['Billing City', 'Oslo', 'Owner', 'Local Administrator']);
    const labels = await page.getByRole('main').locator('dl').nth(1).locator('dt').allInnerTexts();
    assert.equal(labels[0], 'Account Name');
    assert.deepEqual(labels.slice(-4), ['Created By', 'Created Date', 'Last Modified By', 'Last Modified Date']);
  });

  it('shouldRunApexAndTellTheOtherPage', async () => {
    const { page } = watched;
    const other = await watched.context.newPage();
    await other.goto(`${org.origin}/lightning/r/Account/${org.accountIds[1] ?? ''}/view`);
    await other.getByText('Listening').waitFor();
    await watched.goto(`${overview}?c__search=Blue`);
    await page.getByRole('button', { name: 'Rename the first' }).click();
    await page.getByText('The account was renamed.').waitFor();
    await page.getByRole('link', { name: 'Blue Sky renamed' }).waitFor();
    await other.getByText('Renamed to Blue Sky renamed').waitFor();
  });

  it('shouldHandErrorsToTheComponent', async () => {
    const { page } = watched;
    await watched.goto(overview);
    const alert = page.getByRole('alert').filter({ hasText: /./ });
    for (const [button, text] of [
      ['Rename to nothing', 'Give the account a name.'],
      ['Fail on null', 'Attempt to de-reference a null object'],
      ['Write where reading', 'Too many DML statements: 1'],
    ] as const) {
      await page.getByRole('button', { name: button }).click();
      await alert.filter({ hasText: text }).waitFor();
    }
    await page.getByRole('button', { name: 'Fail in DML' }).click();
    await alert.filter({ hasText: /Name/ }).waitFor();
    await page.getByText('3 accounts').waitFor();
  });

  it('shouldShowWhatTheUserMaySee', async () => {
    const { page } = watched;
    await watched.goto(overview);
    await page.getByRole('button', { name: 'Rename the first' }).waitFor();
    await watched.signInAs('Reader');
    await page.getByText('3 accounts').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Rename the first' }).count(), 0);
    await watched.signInAs('Visitor');
    await page.getByText("You do not have access to the Apex class named 'FixtureController'.").waitFor();
    await watched.signInAs('Seller');
    await page.getByRole('heading', { name: 'You cannot open this page' }).waitFor();
    await page.getByRole('link', { name: 'Accounts' }).click();
    await page.getByRole('link', { name: 'Cirrus' }).click();
    await page.getByText('403::You may not read FixtureNote__e').waitFor();
    await watched.signInAs('Administrator');
    await page.getByText('Listening').waitFor();
  });

  it('shouldFitAPhone', async () => {
    await watched.close();
    watched = await WatchedPage.open(browser, org.origin, 390);
    const { page } = watched;
    for (const path of [
      overview,
      `/lightning/r/Account/${org.accountIds[0] ?? ''}/view`,
      '/lightning/o/Account/list',
    ]) {
      await watched.goto(path);
      await page.getByText('Acme <b>bold</b>').first().waitFor();
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390, path);
      assert.deepEqual(await watched.violations(), []);
    }
  });

  it('shouldOpenApplicationsFromTheLauncher', async () => {
    const { page } = watched;
    await watched.goto(overview);
    await page.getByRole('button', { name: 'App Launcher' }).click();
    await page.getByRole('link', { name: /^Sales/ }).click();
    await page.getByRole('heading', { name: 'Accounts' }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Overview' }).count(), 0);
  });

  it('shouldAnswerOnlyItsOwnPages', async () => {
    const call = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${org.origin}/aura/apex/FixtureController/findAccounts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ search: '' }),
      });
    assert.equal((await call({ origin: 'http://attacker.example' })).status, 403);
    assert.equal((await call({})).status, 200);
    const page = await fetch(`${org.origin}/`);
    assert.match(page.headers.get('content-security-policy') ?? '', /^default-src 'none'; script-src 'self' 'sha256-/);
    const hidden = await fetch(`${org.origin}/aura/apex/FixtureController/hidden`, { method: 'POST' });
    assert.match(JSON.stringify(await hidden.json()), /There is no @AuraEnabled method FixtureController.hidden/);
  });

  it('shouldShowBrokenLinksAsAMessage', async () => {
    await watched.goto('/lightning/r/Account/001000000000000AAA/view');
    await watched.page.getByText('The record does not exist, or you do not have access to it.').waitFor();
    assert.deepEqual(await watched.violations(), []);
  });
});

describe('pages of a managed package', () => {
  let org: FixtureOrg;
  let browser: Browser;
  let watched: WatchedPage;

  before(async () => {
    org = await FixtureOrg.start('imptest');
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    await org?.close();
  });

  beforeEach(async () => {
    watched = await WatchedPage.open(browser, org.origin);
  });

  afterEach(() => watched.close());

  it('shouldHavePrefixesInTheAddressAndNoneInImports', async () => {
    const { page } = watched;
    await watched.goto('/');
    await page.getByText('3 accounts').waitFor();
    assert.equal(page.url(), `${org.origin}/lightning/n/imptest__FixtureAccounts`);
    await page.getByRole('button', { name: 'Rename the first' }).waitFor();
    await watched.goto('/lightning/n/FixtureAccounts');
    await page.getByRole('heading', { name: 'You cannot open this page' }).waitFor();
    assert.deepEqual(watched.problems, []);
  });

  it('shouldKnowNoChannelWithoutThePrefix', async () => {
    await watched.goto(`/lightning/r/Account/${org.accountIds[2] ?? ''}/view`);
    await watched.page.getByText('403::Subscription to /event/FixtureNote__e is not possible: no such event').waitFor();
    assert.deepEqual(watched.problems, []);
  });

  it('shouldRefuseStateOfAnotherNamespace', async () => {
    const { page } = watched;
    await watched.goto('/lightning/n/imptest__FixtureAccounts?c__search=Cir');
    await page.getByText('1 accounts').waitFor();
    await Promise.all([page.waitForEvent('pageerror'), page.getByLabel('Find an account').fill('Blue')]);
    assert.match(
      watched.problems[0] ?? '',
      /The state property c__search of a page reference must begin with imptest__\./,
    );
  });
});
