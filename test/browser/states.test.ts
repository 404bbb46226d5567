import assert from 'node:assert/strict';
import { it } from 'node:test';
import { consolePages, describeConsole, widths, type PageName } from './consoleSuite.ts';

const names = Object.keys(consolePages) as PageName[];

/** Addresses of pages on which nothing is to be shown, each with what they say then. */
const empty: readonly (readonly [PageName, string, RegExp])[] = [
  ['Held deals', '?c__view=Later', /Nothing/],
  ['Held deals', '?c__text=no-such-deal', /Nothing matches/],
  ['Issues', '', /Nothing has failed/],
  ['Runs', '?c__state=Failed', /Nothing has run yet/],
  ['Runs', '?c__record=Deal:1', /Nothing is known of Deal:1/],
];

describeConsole('states of the pages', 5, (suite) => {
  it('shouldShowAStencilWhileItLoads', async () => {
    const findings: string[] = [];
    for (const width of widths) {
      await suite.page.setViewportSize({ width, height: 900 });
      for (const name of names) {
        let release = (): void => undefined;
        const released = new Promise<void>((resolve) => (release = resolve));
        await suite.page.route('**/aura/apex/**', async (route) => {
          await released;
          await route.continue();
        });
        await suite.goto(name);
        await suite.main.getByRole('status').filter({ hasText: 'Loading' }).first().waitFor();
        findings.push(...(await suite.findings(`Loading ${name}`)));
        release();
        await suite.main.getByText('Loading', { exact: true }).first().waitFor({ state: 'detached' });
        await suite.page.unroute('**/aura/apex/**');
      }
    }
    assert.deepEqual(findings, []);
  });

  it('shouldSayWhatToDoWhenTheServerFailsAndRecover', async () => {
    const findings: string[] = [];
    const sentence = 'Impartner cannot be read. Renew the key in Setup.';
    for (const width of widths) {
      await suite.page.setViewportSize({ width, height: 900 });
      for (const name of names) {
        await suite.page.route('**/aura/apex/**', (route) =>
          route.fulfill({
            json: {
              state: 'ERROR',
              error: { status: 500, statusText: 'Server Error', body: { message: sentence } },
            },
          }),
        );
        await suite.goto(name);
        await suite.main.getByText(sentence).first().waitFor();
        findings.push(...(await suite.findings(`Error ${name}`)));
        await suite.page.unroute('**/aura/apex/**');
        await suite.main.getByRole('button', { name: 'Try again' }).first().click();
        await suite.main.getByText(sentence).first().waitFor({ state: 'detached' });
      }
    }
    assert.deepEqual(findings, []);
  });

  it('shouldSayWhatToDoWhenTheConnectionIsLost', async () => {
    suite.expected = /^(console: Failed to load resource|request: )/;
    await suite.goto('Home');
    await suite.main.getByText('Deal registration').first().waitFor();
    await suite.page.route('**/aura/apex/**', (route) => route.abort());
    await suite.page.reload();
    await suite.main.getByRole('button', { name: 'Try again' }).waitFor();
    const text = await suite.main.innerText();
    assert.doesNotMatch(text, /TypeError|Failed to fetch|undefined|\[object/, 'a sentence, not an exception');
  });

  it('shouldSayWhatWouldBeHereWhenThereIsNothing', async () => {
    const findings: string[] = [];
    for (const width of widths) {
      await suite.page.setViewportSize({ width, height: 900 });
      for (const [name, query, text] of empty) {
        await suite.goto(name, query);
        await suite.main.getByText(text).first().waitFor();
        findings.push(...(await suite.findings(`Empty ${name} ${query.replace(/\W+/g, ' ')}`)));
      }
    }
    assert.deepEqual(findings, []);
  });
});
