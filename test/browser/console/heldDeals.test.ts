import assert from 'node:assert/strict';
import { it } from 'node:test';
import { WatchedPage } from '../browserSession.ts';
import { describeConsole, type ConsoleSuite } from '../consoleSuite.ts';

describeConsole('deciding on held deals', 20, (suite) => {
  it('shouldDecideAHeldDealByKeyboardOnlyUpToTheIdInImpartner', async () => {
    const held = await aHeldDeal(suite);
    await suite.goto('Held deals');
    await suite.watched.signInAs('Reviewer');
    await suite.main.getByText(held.subject).first().waitFor();
    await tabTo(suite.watched, held.subject);
    await suite.page.keyboard.press('Enter');
    await suite.main.getByRole('heading', { name: held.subject, level: 2 }).waitFor();
    await tabTo(suite.watched, /^$/);
    await suite.page.keyboard.press('1');
    await suite.page.keyboard.press('l');
    await suite.page.getByText(`${held.subject} is linked to`).first().waitFor();

    const opportunity = await linkedRecord(suite, held.key);
    assert.equal((await suite.org.query(`SELECT Id FROM Opportunity WHERE Id = '${opportunity}'`)).length, 1);
    assert.equal((await suite.org.deal(held.key.replace('Deal:', '')))['crmId'], opportunity, 'Impartner holds the id');
  });

  it('shouldTakeADecisionBackInSalesforceAndInImpartner', async () => {
    await suite.signInAs('Reviewer');
    const held = await aHeldDeal(suite);
    const dealId = held.key.replace('Deal:', '');
    await suite.goto('Held deals', `?c__id=${held.id}`);
    await suite.main.getByRole('button', { name: /^Link to/ }).click();
    const opportunity = await linkedRecord(suite, held.key);
    await suite.org.until(
      () => suite.org.deal(dealId),
      (deal) => deal['crmId'] === opportunity,
    );

    await suite.main.getByRole('button', { name: 'Undo', exact: true }).click();

    await suite.org.until(
      () => suite.org.deal(dealId),
      (deal) => deal['crmId'] === null,
    );
    assert.deepEqual(await suite.org.query(`SELECT Id FROM Opportunity WHERE Id = '${opportunity}'`), []);
    await suite.goto('Held deals', `?c__id=${held.id}`);
    await suite.main.getByRole('heading', { name: held.subject, level: 2 }).waitFor();
    await suite.main.getByRole('button', { name: /^Link to/ }).waitFor();
    assert.deepEqual(await suite.findings('Undone decision'), []);
  });

  it('shouldPutADealOffUntilADay', async () => {
    await suite.signInAs('Reviewer');
    const held = await aHeldDeal(suite);
    await suite.goto('Held deals', `?c__id=${held.id}`);
    await suite.main.getByRole('button', { name: 'Decide later' }).click();
    await suite.page.getByText('In 1 week').click();
    await suite.org.until(
      () => suite.org.query(`SELECT RemindAt__c FROM ImpartnerReview__c WHERE Id = '${held.id}'`),
      (rows) => rows[0]?.['RemindAt__c'] != null,
    );
    await suite.goto('Held deals', '?c__view=Later');
    await suite.main.getByText(held.subject, { exact: true }).first().waitFor();
    assert.deepEqual(await suite.findings('Put off'), []);
  });

  it('shouldTellTheSecondReviewerWhoWasQuicker', async () => {
    await suite.goto('Held deals');
    await suite.watched.signInAs('Reviewer');
    const held = await aHeldDeal(suite);
    await suite.goto('Held deals', `?c__id=${held.id}`);
    await suite.main.getByRole('heading', { name: held.subject, level: 2 }).waitFor();
    const browser = suite.watched.context.browser();
    assert.ok(browser);
    const other = await WatchedPage.open(browser, suite.org.origin);
    await other.goto('/lightning/o/Opportunity/list');
    await other.signInAs('Administrator');
    await other.page.goto(suite.page.url());
    await other.page.getByRole('button', { name: 'Not the same' }).click();
    await other.page
      .getByText(/ruled out/)
      .first()
      .waitFor();
    await other.close();
    assert.deepEqual(other.problems, []);

    await suite.page.getByRole('button', { name: 'Not the same' }).click();

    await suite.page
      .getByText(/^Nora Lindqvist decided this/)
      .first()
      .waitFor();
    assert.deepEqual(await suite.findings('Second reviewer'), []);
    assert.equal(
      (await suite.org.query(`SELECT Decision__c FROM ImpartnerReview__c WHERE Id = '${held.id}'`))[0]?.['Decision__c'],
      'Reject',
      'the first decision stands',
    );
  });
});

/** An open question about several Accounts with one domain; the newest, so that tests take different ones. */
async function aHeldDeal(suite: ConsoleSuite): Promise<{ id: string; key: string; subject: string }> {
  const [held] = await suite.org.query(
    "SELECT Id, Key__c, Subject__c FROM ImpartnerReview__c WHERE State__c = 'Open' AND Reason__c = 'SEVERAL_ACCOUNTS_SHARE_DOMAIN' ORDER BY HeldAt__c, Id LIMIT 1",
  );
  assert.ok(held, 'the sample data holds a deal for several Accounts');
  return { id: String(held['Id']), key: String(held['Key__c']), subject: String(held['Subject__c']) };
}

/** The record of the confirmed link, once there is one. */
async function linkedRecord(suite: ConsoleSuite, key: string): Promise<string> {
  const [link] = await suite.org.until(
    () => suite.org.query(`SELECT RecordId__c, State__c FROM ImpartnerLink__c WHERE ImpartnerKey__c = '${key}'`),
    (rows) => rows[0]?.['State__c'] === 'Confirmed',
  );
  return String(link?.['RecordId__c']);
}

/** Presses Tab until the element with the focus has the text. */
async function tabTo(watched: WatchedPage, text: string | RegExp): Promise<void> {
  const { page } = watched;
  for (let step = 0; step < 60; step++) {
    const focused = page.locator(':focus').first();
    const shown = (await focused.count()) === 0 ? '' : ((await focused.textContent()) ?? '');
    if (typeof text === 'string' ? shown.includes(text) : text.test(shown)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`60 steps with Tab do not lead to ${String(text)}`);
}
