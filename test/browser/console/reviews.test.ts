import assert from 'node:assert/strict';
import { it } from 'node:test';
import { WatchedPage } from '../browserSession.ts';
import { describeConsole, widths, type ConsoleSuite } from '../consoleSuite.ts';

describeConsole('deciding on reviews', 20, (suite) => {
  // proves part of Q5
  it('shouldDecideByKeyboardOnlyUpToTheIdInImpartner', async () => {
    const review = await aReview(suite);
    await suite.goto('Reviews');
    await suite.watched.signInAs('Reviewer');
    await suite.main.getByText(review.subject).first().waitFor();
    await tabTo(suite.watched, review.subject);
    await suite.page.keyboard.press('Enter');
    await suite.main.getByRole('heading', { name: review.subject, level: 2 }).waitFor();
    await tabTo(suite.watched, /^$/);
    await suite.page.keyboard.press('1');
    await suite.page.keyboard.press('l');
    await said(suite, `${review.subject}: Link to`);
    await said(suite, new RegExp(`${escaped(review.subject)}: It has (become|joined) the Opportunity`));

    const opportunity = await linkedRecord(suite, review.key);
    assert.equal((await suite.org.query(`SELECT Id FROM Opportunity WHERE Id = '${opportunity}'`)).length, 1);
    assert.equal(
      (await suite.org.deal(review.key.replace('Deal:', '')))['crmId'],
      opportunity,
      'Impartner holds the id',
    );
  });

  // proves part of N7
  it('shouldTakeADecisionBackInSalesforceAndInImpartner', async () => {
    await suite.signInAs('Reviewer');
    const review = await aReview(suite);
    const dealId = review.key.replace('Deal:', '');
    await suite.goto('Reviews', `?c__id=${review.id}`);
    await link(suite);
    const opportunity = await linkedRecord(suite, review.key);
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
    await said(suite, `${review.subject} waits for a decision`);
    await suite.goto('Reviews', `?c__id=${review.id}`);
    await suite.main.getByText('Decision taken back').first().waitFor();
    await suite.main.getByRole('button', { name: 'Choose a record' }).waitFor();
    assert.deepEqual(await suite.findings('Undone decision'), []);
  });

  it('shouldSayThatADecisionWaitsWhileEverythingIsStopped', async () => {
    await suite.org.apex('ImpartnerSwitch.setStopped(true);');
    await suite.signInAs('Reviewer');
    const review = await aReview(suite);
    await suite.page.setViewportSize({ width: 1366, height: 768 });
    await suite.goto('Reviews', `?c__id=${review.id}`);
    await suite.main
      .getByText(/^Everything is stopped/)
      .first()
      .waitFor();
    await link(suite);
    await said(suite, 'Decided. Carried out when the sync resumes.');
    const undo = suite.main.getByRole('button', { name: 'Undo', exact: true });
    const box = await undo.boundingBox();
    assert.ok(box && box.y >= 0 && box.y + box.height <= 768, 'the way back is in sight without scrolling');
    assert.deepEqual(await suite.findings('Decided while stopped'), []);
    assert.deepEqual(
      await suite.org.query(`SELECT Id FROM Opportunity WHERE ImpartnerKey__c = '${review.key}'`),
      [],
      'nothing has happened yet',
    );
    await suite.org.apex(
      "ImpartnerSwitch.setStopped(false); ImpartnerRunControl.request(new Set<String>{ 'DealRegistration' });",
    );
    await said(suite, /It has (become|joined) the Opportunity/);
    await undo.click();
    await said(suite, `${review.subject} waits for a decision`);
  });

  // proves part of Q5
  it('shouldPutADealOffUntilADayAndBringItBack', async () => {
    await suite.signInAs('Reviewer');
    const review = await aReview(suite);
    await suite.goto('Reviews', `?c__id=${review.id}`);
    await suite.main.getByRole('button', { name: 'Decide later' }).click();
    await suite.page.getByText('In 1 week').click();
    await said(suite, `${review.subject} waits again from`);
    await suite.goto('Reviews', `?c__view=Later&c__id=${review.id}`);
    await suite.main
      .getByText(/^Put off until .* by Rita/)
      .first()
      .waitFor();
    assert.deepEqual(await suite.findings('Put off'), []);
    await suite.main.getByRole('button', { name: 'Bring back now' }).click();
    await said(suite, `${review.subject} waits for a decision`);
  });

  // regression: finding D6
  // proves part of Q5
  it('shouldTellTheSecondReviewerAtOnceWhoWasQuicker', async () => {
    await suite.goto('Reviews');
    await suite.watched.signInAs('Reviewer');
    const review = await aReview(suite);
    await suite.goto('Reviews', `?c__id=${review.id}`);
    await suite.main.getByRole('button', { name: 'Not the same' }).waitFor();
    const browser = suite.watched.context.browser();
    assert.ok(browser);
    const other = await WatchedPage.open(browser, suite.org.origin);
    await other.goto('/lightning/o/Opportunity/list');
    await other.signInAs('Administrator');
    await other.page.goto(suite.page.url());
    await other.page.getByRole('button', { name: 'Not the same' }).click();
    await other.page
      .getByText(/Not the same\. Decided/)
      .first()
      .waitFor();
    await other.close();
    assert.deepEqual(other.problems, []);

    await suite.main
      .locator('[data-id="overtaken"]')
      .getByText(/^Nora Lindqvist has just decided this|^This has changed/)
      .waitFor();
    await suite.org.until(
      () => suite.org.query(`SELECT State__c, Reason__c FROM ImpartnerReview__c WHERE Id = '${review.id}'`),
      (rows) => rows[0]?.['Reason__c'] === 'ONLY_REJECTED_CANDIDATES',
    );
    assert.deepEqual(
      await suite.org.query(`SELECT Id FROM Opportunity WHERE ImpartnerKey__c = '${review.key}'`),
      [],
      'a no creates nothing',
    );
    await suite.goto('Reviews', `?c__id=${review.id}`);
    await suite.main.getByRole('button', { name: 'Create a new Account', exact: true }).waitFor();
    assert.deepEqual(await suite.findings('All ruled out'), []);
  });

  it('shouldShowWhoseDealIsInTheWay', async () => {
    await suite.signInAs('Reviewer');
    const [review] = await suite.org.query(
      "SELECT Id FROM ImpartnerReview__c WHERE State__c = 'Open' AND Reason__c = 'CLAIMED_BY_OTHER_PARTNER' ORDER BY Id LIMIT 1",
    );
    for (const width of widths) {
      await suite.page.setViewportSize({ width, height: 900 });
      await suite.goto('Reviews', `?c__id=${String(review?.['Id'])}`);
      await suite.main.getByText("Another partner's deal").first().waitFor();
      await suite.main
        .getByText(/^Registered (\d+ days (before|after)|on the same day as) this deal/)
        .first()
        .waitFor();
      assert.deepEqual(await suite.findings('Conflict'), []);
    }
  });

  it('shouldLetReviewersWorkTogether', async () => {
    await suite.signInAs('Reviewer');
    const review = await aReview(suite);
    await suite.goto('Reviews', `?c__id=${review.id}`);
    await suite.main.getByRole('button', { name: 'Assign to me' }).click();
    await suite.main
      .getByText(/^Assigned · Rita/)
      .first()
      .waitFor();
    await suite.main.getByLabel('Comment', { exact: true }).fill('Ask Nora first.');
    await suite.main.getByRole('button', { name: 'Add comment' }).click();
    await suite.main.getByText('Ask Nora first.', { exact: true }).waitFor();
    await suite.goto('Reviews', '?c__mine=1');
    await suite.main.getByText(review.subject).first().waitFor();
    assert.deepEqual(await suite.findings('Assigned to me'), []);
  });

  it('shouldPutASelectionOffTogether', async () => {
    await suite.signInAs('Reviewer');
    await suite.goto('Reviews', '?c__reason=DOMAIN_WITH_OTHER_NAME');
    const boxes = suite.main.getByRole('checkbox', { name: /^Select / });
    await boxes.first().waitFor();
    for (const place of [0, 1]) await boxes.nth(place).press('Space');
    await suite.main.getByText('2 selected').waitFor();
    assert.deepEqual(await suite.findings('Selection'), []);
    await suite.main.locator('[data-id="later-all"]').click();
    await suite.main.getByText('In 1 day').click();
    await said(suite, /waits again from/);
    assert.equal(
      (await suite.org.query('SELECT Id FROM ImpartnerReview__c WHERE RemindAt__c > TODAY')).length,
      2,
      'both are put off',
    );
  });

  // regression: finding F7
  it('shouldKeepCandidatesInViewWhateverTheyAreCalled', async () => {
    await suite.signInAs('Reviewer');
    const review = await aReview(suite);
    const long = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2);
    await suite.org.apex(`
      update as system new ImpartnerReview__c(Id = '${review.id}', Subject__c = '${long}');
      ImpartnerRegistration__c deal = [SELECT Id FROM ImpartnerRegistration__c WHERE ImpartnerKey__c = '${review.key}'];
      deal.CustomerName__c = '${long}';
      deal.DealName__c = '${long.slice(0, 120)}';
      update as system deal;`);
    for (const width of widths) {
      await suite.page.setViewportSize({ width, height: 900 });
      await suite.goto('Reviews', `?c__id=${review.id}`);
      const candidates = suite.main.getByRole('radio', { name: /^Candidate / });
      await candidates.first().waitFor();
      for (const candidate of await candidates.all()) {
        const box = await candidate.boundingBox();
        assert.ok(box && box.x >= 0 && box.x + box.width <= width, `a candidate is out of view at ${width}`);
      }
      assert.deepEqual(await suite.findings('Long names'), []);
    }
  });
});

/** An open review about several Accounts with one domain; tests that take it decide it or give it back. */
async function aReview(suite: ConsoleSuite): Promise<{ id: string; key: string; subject: string }> {
  const [review] = await suite.org.query(
    "SELECT Id, Key__c, Subject__c FROM ImpartnerReview__c WHERE State__c = 'Open' AND Reason__c = 'SEVERAL_ACCOUNTS_SHARE_DOMAIN' ORDER BY HeldAt__c, Id LIMIT 1",
  );
  assert.ok(review, 'the sample data holds a deal for several Accounts');
  return { id: String(review['Id']), key: String(review['Key__c']), subject: String(review['Subject__c']) };
}

/** Chooses the first candidate and links the deal to it. */
async function link(suite: ConsoleSuite): Promise<void> {
  await suite.main.getByRole('radio', { name: /^Candidate 1/ }).check();
  await suite.main.getByRole('button', { name: /^Link to/ }).click();
}

/** Waits until this is said of the last decision. */
async function said(suite: ConsoleSuite, text: string | RegExp): Promise<void> {
  await suite.main.locator('[data-id="message"]').getByText(text).first().waitFor({ timeout: 30_000 });
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The record of the confirmed link, once there is one. */
async function linkedRecord(suite: ConsoleSuite, key: string): Promise<string> {
  const [found] = await suite.org.until(
    () => suite.org.query(`SELECT RecordId__c, State__c FROM ImpartnerLink__c WHERE ImpartnerKey__c = '${key}'`),
    (rows) => rows[0]?.['State__c'] === 'Confirmed',
  );
  return String(found?.['RecordId__c']);
}

/** Presses Tab until the element with the focus has the text. */
async function tabTo(watched: WatchedPage, text: string | RegExp): Promise<void> {
  const { page } = watched;
  for (let step = 0; step < 90; step++) {
    const focused = page.locator(':focus').first();
    const shown = (await focused.count()) === 0 ? '' : ((await focused.textContent()) ?? '');
    if (typeof text === 'string' ? shown.includes(text) : text.test(shown)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`90 steps with Tab do not lead to ${String(text)}`);
}
