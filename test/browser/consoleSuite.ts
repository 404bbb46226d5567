import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, WatchedPage } from './browserSession.ts';
import { ConsoleOrg, type OrgShape } from './consoleOrg.ts';

const screenshots = fileURLToPath(new URL('../../.local/screenshots', import.meta.url));

/** The pages of the console, by the label of their tab. */
export const consolePages = {
  Home: '/lightning/n/ImpartnerHome',
  Reviews: '/lightning/n/ImpartnerReviews',
  Issues: '/lightning/n/ImpartnerIssues',
  Runs: '/lightning/n/ImpartnerRuns',
} as const;

export type PageName = keyof typeof consolePages;

export const roles = ['Administrator', 'Operator', 'Reviewer', 'Sales rep'] as const;

/** The pages that each role opens; the others' tabs are not there, and their addresses are refused. */
export const access: Readonly<Record<(typeof roles)[number], readonly PageName[]>> = {
  Administrator: ['Home', 'Reviews', 'Issues', 'Runs'],
  Operator: ['Home', 'Reviews', 'Issues', 'Runs'],
  Reviewer: ['Reviews'],
  'Sales rep': [],
};

/** The widths of a laptop and of a phone: everything has to work at both. */
export const widths = [1366, 390] as const;

/** What a test of the console has: the processes of `npm start`, and a page of its own that notes whatever must not happen. */
export class ConsoleSuite {
  #org?: ConsoleOrg;
  #browser?: Browser;
  #watched?: WatchedPage;
  /** What the test itself brings about, e.g. an answer with status 500, is no problem. */
  expected: RegExp | undefined;

  get org(): ConsoleOrg {
    assert.ok(this.#org, 'the org has been started');
    return this.#org;
  }

  get watched(): WatchedPage {
    assert.ok(this.#watched, 'the page has been opened');
    return this.#watched;
  }

  get page(): Page {
    return this.watched.page;
  }

  get main(): ReturnType<Page['getByRole']> {
    return this.page.getByRole('main');
  }

  async start(partners: number, shape: OrgShape): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    this.#browser = await launchBrowser();
    this.#org = await ConsoleOrg.start(partners, shape);
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    await this.#org?.close();
  }

  async openPage(): Promise<void> {
    assert.ok(this.#browser, 'the browser has been started');
    this.expected = undefined;
    this.#watched = await WatchedPage.open(this.#browser, this.org.origin);
  }

  async closePage(): Promise<void> {
    await this.watched.close();
    const { expected } = this;
    assert.deepEqual(
      this.watched.problems.filter((problem) => !expected?.test(problem)),
      [],
      'no error on the console and no request to anywhere else',
    );
  }

  /** Goes on as the user of the role, on a page that everybody has, so that nothing is refused on the way. */
  async signInAs(role: (typeof roles)[number]): Promise<void> {
    await this.watched.goto('/lightning/o/Opportunity/list');
    await this.watched.signInAs(role);
  }

  /** Paths and queries are written as they are where the package is unmanaged. */
  goto(name: PageName, query = ''): Promise<unknown> {
    const { prefix } = this.org;
    const path = consolePages[name].replace('/n/', `/n/${prefix}`);
    return this.watched.goto(path + (prefix === '' ? query : query.replaceAll('c__', prefix)));
  }

  /** What is wrong with the page as it stands: violations of WCAG 2.1 A and AA, and content wider than the window. */
  async findings(name: string): Promise<string[]> {
    const findings = (await this.watched.violations()).map((finding) => `${name}: ${finding}`);
    const width = this.page.viewportSize()?.width ?? 0;
    const overflow = Number(await this.page.evaluate('document.documentElement.scrollWidth'));
    if (overflow > width) findings.push(`${name} is ${overflow} wide on ${width}`);
    await this.page.screenshot({ path: `${screenshots}/${name} ${width}.png`, fullPage: true });
    return findings;
  }
}

/** A suite with one started org and a fresh page for each test. */
export function describeConsole(
  name: string,
  partners: number,
  tests: (suite: ConsoleSuite) => void,
  shape: OrgShape = {},
): void {
  // One test after the other, whatever the suite around it says: they share the page.
  describe(name, { concurrency: 1 }, () => {
    const suite = new ConsoleSuite();
    before(() => suite.start(partners, shape));
    after(() => suite.stop());
    beforeEach(() => suite.openPage());
    afterEach(() => suite.closePage());
    tests(suite);
  });
}
