import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { installChromium } from '../../scripts/browser/installChromium.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Resolves once nothing fades or slides any more: half transparent, a toast has colours that nobody reads. */
const settled = `Promise.allSettled(document.getAnimations()
  .filter((animation) => animation.effect.getComputedTiming().endTime !== Infinity)
  .map((animation) => animation.finished))`;

/** Starts Chromium with a profile of its own and nothing that calls home. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: installChromium(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      // The shared memory of a container is too small for a page.
      '--disable-dev-shm-usage',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page that notes whatever must not happen: errors on the console, and requests to anywhere else. */
export class WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly problems: string[] = [];
  readonly #origin: string;

  private constructor(page: Page, context: BrowserContext, origin: string) {
    this.page = page;
    this.context = context;
    this.#origin = origin;
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.problems.push(`page: ${error.stack ?? error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) this.problems.push(`request: ${url}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) this.problems.push(`response: ${response.status()} ${response.url()}`);
    });
  }

  static async open(browser: Browser, origin: string, width = 1366): Promise<WatchedPage> {
    const context = await browser.newContext({
      viewport: { width, height: width < 500 ? 844 : 900 },
      timezoneId: 'UTC',
      locale: 'en-US',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    return new WatchedPage(page, context, origin);
  }

  goto(path: string): Promise<unknown> {
    return this.page.goto(this.#origin + path);
  }

  /** Goes on as the user whose role is given, as the switcher of the page does. */
  async signInAs(role: string): Promise<void> {
    await this.page.getByLabel('Signed in as').waitFor();
    const option = this.page.locator('#localorg-user option', { hasText: `(${role})` });
    const value = await option.getAttribute('value');
    if (value === null || value === (await this.page.getByLabel('Signed in as').inputValue())) return;
    await Promise.all([this.page.waitForEvent('load'), this.page.getByLabel('Signed in as').selectOption(value)]);
  }

  /**
   * WCAG 2.1 A and AA violations. axe runs in a world of its own: synthetic shadow patches the DOM of the page's world, where
   * axe misses, for one, colour contrast inside of components.
   */
  async violations(): Promise<string[]> {
    const session = await this.context.newCDPSession(this.page);
    try {
      const { frameTree } = await session.send('Page.getFrameTree');
      const { executionContextId } = await session.send('Page.createIsolatedWorld', {
        frameId: frameTree.frame.id,
        worldName: 'axe',
      });
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression: `${axeSource};${settled}.then(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }).then((r) =>
          r.violations.map((v) => v.id + ' in ' + v.nodes.length + ' places: ' + v.nodes[0].html.slice(0, 200) + ' ' + v.nodes[0].failureSummary)))`,
        contextId: executionContextId,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as string[];
    } finally {
      await session.detach();
    }
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
