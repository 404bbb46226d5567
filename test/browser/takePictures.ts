import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchBrowser, WatchedPage } from './browserSession.ts';
import { ConsoleOrg } from './consoleOrg.ts';
import { consolePages, type PageName } from './consoleSuite.ts';

const folder = fileURLToPath(new URL('../../docs/pictures', import.meta.url));

/** What is there once a page has its data, so that no picture shows a stencil. */
const ready: Readonly<Record<PageName, RegExp>> = {
  Home: /Last 14 days/,
  Reviews: /Waiting since/,
  Issues: /What to do/,
  Runs: /Finished/,
};

/** Takes the pictures of README and docs from the processes of `npm start`, as a person sees the pages on a laptop. */
async function takePictures(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await launchBrowser();
  const org = await ConsoleOrg.start(60);
  try {
    await failSomeDeals(org);
    const watched = await WatchedPage.open(browser, org.origin);
    const { page } = watched;
    for (const name of Object.keys(consolePages) as PageName[]) {
      await watched.goto(consolePages[name] + (name === 'Reviews' ? `?c__id=${await heldDeal(org)}` : ''));
      await page.getByRole('main').getByText(ready[name]).first().waitFor();
      await picture(page, name.toLowerCase().replace(' ', '-'));
    }
    const [linked] = await org.query('SELECT Id FROM Opportunity WHERE ImpartnerKey__c != NULL ORDER BY Id LIMIT 1');
    await watched.goto(`/lightning/r/Opportunity/${String(linked?.['Id'])}/view`);
    await page.getByRole('main').getByText('Agrees with Impartner').first().waitFor();
    await picture(page, 'record-panel');
  } finally {
    await browser.close();
    await org.close();
  }
}

/** The window as far down as there is something to see. */
async function picture(page: Page, name: string): Promise<void> {
  const box = await page.getByRole('main').boundingBox();
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const bottom = box ? Math.ceil(box.y + box.height) : height;
  await page.screenshot({
    path: `${folder}/${name}.png`,
    clip: { x: 0, y: 0, width, height: Math.min(height, bottom) },
  });
}

/** Two deals without status and a run that meets them: a page of failures without a failure shows nothing. */
async function failSomeDeals(org: ConsoleOrg): Promise<void> {
  const deals = await org.query(
    "SELECT ImpartnerKey__c FROM ImpartnerRegistration__c WHERE Status__c = 'Submitted' AND Outcome__c = 'Waiting' ORDER BY ImpartnerKey__c LIMIT 2",
  );
  for (const deal of deals)
    await org.changeDeal(String(deal['ImpartnerKey__c']).replace('Deal:', ''), { ApprovalStatus: null });
  await org.apex("ImpartnerRunControl.request(new Set<String>{ 'DealRegistration' });");
  await org.until(
    () => org.query("SELECT Id FROM ImpartnerIssue__c WHERE State__c = 'Open'"),
    (rows) => rows.length === deals.length,
  );
}

async function heldDeal(org: ConsoleOrg): Promise<string> {
  const [held] = await org.query(
    "SELECT Id FROM ImpartnerReview__c WHERE State__c = 'Open' AND Reason__c = 'SEVERAL_ACCOUNTS_SHARE_DOMAIN' ORDER BY HeldAt__c, Id LIMIT 1",
  );
  return String(held?.['Id']);
}

await takePictures();
console.log(`The pictures are in ${folder}.`);
