import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  access,
  consolePages,
  describeConsole,
  roles,
  widths,
  type ConsoleSuite,
  type PageName,
} from '../consoleSuite.ts';

type Role = (typeof roles)[number];

/** Addresses at which there is nothing to show, each with what the page says then. */
const empty: readonly (readonly [PageName, string, RegExp])[] = [
  ['Reviews', '?c__view=Later', /Nothing/],
  ['Reviews', '?c__text=no-such-deal', /Nothing matches/],
  ['Issues', '', /Nothing has failed/],
  ['Runs', '?c__state=Failed', /No run here/],
  ['Runs', '?c__record=Deal:1', /No record is called "Deal:1"/],
];

describeConsole('states of the pages', 5, (suite) => {
  for (const role of roles) {
    const who = role.replaceAll(' ', '');

    it(`shouldShow${who}AStencilWhileItLoads`, async () => {
      const findings: string[] = [];
      await eachPage(suite, role, async (name, path) => {
        let release = (): void => undefined;
        const released = new Promise<void>((resolve) => (release = resolve));
        await suite.page.route('**/aura/apex/**', async (route) => {
          await released;
          await route.continue();
        });
        await suite.watched.goto(path);
        await suite.main.getByRole('status').filter({ hasText: 'Loading' }).first().waitFor();
        findings.push(...(await suite.findings(`${role} ${name} loading`)));
        release();
        await suite.main.getByText('Loading', { exact: true }).first().waitFor({ state: 'detached' });
        await suite.page.unroute('**/aura/apex/**');
      });
      assert.deepEqual(findings, []);
    });

    it(`shouldTell${who}WhatToDoWhenTheServerFailsAndRecover`, async () => {
      const findings: string[] = [];
      const message = 'Impartner cannot be read. Renew the key in Setup.';
      await eachPage(suite, role, async (name, path) => {
        await suite.page.route('**/aura/apex/**', (route) =>
          route.fulfill({
            json: { state: 'ERROR', error: { status: 500, statusText: 'Server Error', body: { message } } },
          }),
        );
        await suite.watched.goto(path);
        await suite.main.getByText(message).first().waitFor();
        findings.push(...(await suite.findings(`${role} ${name} failing`)));
        await suite.page.unroute('**/aura/apex/**');
        await suite.main.getByRole('button', { name: 'Try again' }).first().click();
        await suite.main.getByText(message).first().waitFor({ state: 'detached' });
      });
      assert.deepEqual(findings, []);
    });

    if (access[role].length > 0)
      it(`shouldTell${who}WhatWouldBeHereWhenThereIsNothing`, async () => {
        const findings: string[] = [];
        await suite.signInAs(role);
        for (const width of widths) {
          await suite.page.setViewportSize({ width, height: 900 });
          for (const [name, query, text] of empty.filter(([page]) => access[role].includes(page))) {
            await suite.goto(name, query);
            await suite.main.getByText(text).first().waitFor();
            findings.push(...(await suite.findings(`${role} ${name} empty${query.replace(/\W+/g, ' ')}`)));
          }
        }
        assert.deepEqual(findings, []);
      });
  }

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
});

/** Every page that the role opens, and a record with the panel, at each width. */
async function eachPage(
  suite: ConsoleSuite,
  role: Role,
  visit: (name: string, path: string) => Promise<void>,
): Promise<void> {
  const [linked] = await suite.org.query(
    'SELECT Id FROM Opportunity WHERE ImpartnerKey__c != NULL ORDER BY Id LIMIT 1',
  );
  await suite.signInAs(role);
  for (const width of widths) {
    await suite.page.setViewportSize({ width, height: 900 });
    for (const name of access[role]) await visit(name, consolePages[name]);
    await visit('panel', `/lightning/r/Opportunity/${String(linked?.['Id'])}/view`);
  }
}
