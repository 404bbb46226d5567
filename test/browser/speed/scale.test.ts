import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Page } from 'playwright-core';
import { describeConsole, widths, type ConsoleSuite } from '../consoleSuite.ts';

const HELD = 5000;
const PAGE_SIZE = 50;
const PATIENCE_MILLIS = 300;

describeConsole('thousands of rows', 5, (suite) => {
  before(() => holdDeals(suite));

  it('shouldTurnAPageOfFiveThousandReviewsInUnder300Milliseconds', async (test) => {
    await suite.signInAs('Reviewer');
    await suite.goto('Reviews');
    await deal(suite, 0).waitFor();
    const answers = answersOf(suite.page, 'listReviews');

    const millis: number[] = [];
    for (let page = 1; page <= 12; page++) {
      const started = performance.now();
      await suite.main.getByRole('button', { name: 'Next page' }).click();
      await deal(suite, page * PAGE_SIZE).waitFor();
      millis.push(Math.round(performance.now() - started));
    }

    test.diagnostic(`from the click to the rows on screen: ${millis.join(', ')} ms`);
    test.diagnostic(`of that, until Apex has answered: ${answers().join(', ')} ms`);
    const slowest = Math.max(...millis);
    assert.ok(slowest < PATIENCE_MILLIS, `the slowest page took ${slowest} ms`);
  });

  it('shouldKeepTheChosenDealWhileThePagesTurn', async () => {
    await suite.signInAs('Reviewer');
    await suite.goto('Reviews');
    await deal(suite, 3).click();
    const opened = suite.main.getByRole('heading', { name: nameOf(3), level: 2 });
    await opened.waitFor();
    const address = suite.page.url();

    await suite.main.getByRole('button', { name: 'Next page' }).click();
    await deal(suite, PAGE_SIZE).waitFor();
    assert.equal(suite.page.url(), address, 'the address still names the deal');
    assert.equal(await opened.isVisible(), true, 'its case is still open');

    await suite.main.getByRole('button', { name: 'Previous page' }).click();
    await suite.main
      .locator('[aria-current="true"]')
      .filter({ hasText: nameOf(3) })
      .waitFor();
  });

  for (const role of ['Administrator', 'Operator', 'Reviewer'] as const)
    it(`shouldFitThousandsOfReviewsFor${role}`, async () => {
      await suite.signInAs(role);
      const findings: string[] = [];
      for (const width of widths) {
        await suite.page.setViewportSize({ width, height: 900 });
        await suite.goto('Reviews');
        await deal(suite, 0).waitFor();
        findings.push(...(await suite.findings(`${role} thousands of reviews`)));
      }
      assert.deepEqual(findings, []);
    });

  it('shouldFitThousandsOfFailuresAndRuns', async () => {
    await failRecords(suite);
    const findings: string[] = [];
    for (const role of ['Administrator', 'Operator'] as const) {
      await suite.signInAs(role);
      for (const width of widths) {
        await suite.page.setViewportSize({ width, height: 900 });
        for (const [name, query, text] of [
          ['Home', '', /2,000/],
          ['Issues', '', /2,000/],
          ['Issues', '?c__cause=REQUIRED_MISSING', /20\d{4}/],
          ['Runs', '', /Finished/],
        ] as const) {
          await suite.goto(name, query);
          await suite.main.getByText(text).first().waitFor();
          findings.push(...(await suite.findings(`${role} thousands ${name}${query.replace(/\W+/g, ' ')}`)));
        }
      }
    }
    assert.deepEqual(findings, []);
  });
});

/** Name of the deal that stands at this position of the list, the oldest first. */
const nameOf = (position: number): string => `Deal ${HELD - 1 - position}`;

function deal(suite: ConsoleSuite, position: number): ReturnType<Page['getByText']> {
  return suite.main.getByRole('button').getByText(nameOf(position), { exact: true });
}

/** Starts to time calls of an Apex method; the function that it returns gives the times, in milliseconds. */
function answersOf(page: Page, method: string): () => readonly number[] {
  const times: number[] = [];
  page.on('requestfinished', (request) => {
    if (request.url().endsWith(`/${method}`)) times.push(Math.round(request.timing().responseEnd));
  });
  return () => times;
}

async function holdDeals(suite: ConsoleSuite): Promise<void> {
  // 2,500 at once: half of what one transaction may write.
  for (let from = 0; from < HELD; from += 2500)
    await suite.org.apex(`
      List<ImpartnerReview__c> reviews = new List<ImpartnerReview__c>();
      for (Integer i = ${from}; i < ${from + 2500}; i++) {
        reviews.add(new ImpartnerReview__c(
          Key__c = 'Deal:' + (100000 + i), Flow__c = 'DealRegistration', State__c = 'Open',
          Reason__c = Math.mod(i, 3) == 0 ? 'CLAIMED_BY_OTHER_PARTNER' : 'SEVERAL_ACCOUNTS_SHARE_DOMAIN',
          Explanation__c = '2 Accounts share the domain', Subject__c = 'Deal ' + i,
          From__c = 'Partner ' + Math.mod(i, 50), About__c = 'Customer ' + i,
          Amount__c = i, HeldAt__c = System.now().addMinutes(-i)
        ));
      }
      insert as system reviews;`);
}

async function failRecords(suite: ConsoleSuite): Promise<void> {
  await suite.org.apex(`
    List<ImpartnerIssue__c> issues = new List<ImpartnerIssue__c>();
    List<ImpartnerRun__c> runs = new List<ImpartnerRun__c>();
    for (Integer i = 0; i < 2000; i++) {
      String key = 'Deal:' + (200000 + i);
      issues.add(new ImpartnerIssue__c(
        Key__c = key, Flow__c = 'DealRegistration', ImpartnerKey__c = key, Operation__c = 'Apply', Kind__c = 'Rejected',
        Cause__c = 'REQUIRED_MISSING', Message__c = 'The status is required and Impartner sends none.',
        Remedy__c = 'Fill in the field in Impartner.', State__c = 'Open', LastSeenAt__c = System.now()
      ));
      runs.add(new ImpartnerRun__c(
        Flow__c = 'DealRegistration', State__c = 'Finished', StartedAt__c = System.now().addMinutes(-15 * i),
        FinishedAt__c = System.now().addMinutes(-15 * i), Read__c = i, CorrelationId__c = 'scale-' + i
      ));
    }
    insert as system issues;
    insert as system runs;`);
}
