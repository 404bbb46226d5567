import assert from 'node:assert/strict';
import { it } from 'node:test';
import { describeConsole } from '../consoleSuite.ts';

const APPROVED = 3;

describeConsole('Home while runs go on', 20, (suite) => {
  it('shouldShowWhatARunBringsWithoutAReload', async () => {
    const [deal] = await suite.org.query(
      "SELECT ImpartnerKey__c FROM ImpartnerRegistration__c WHERE Status__c = 'Submitted' AND Outcome__c = 'Waiting' ORDER BY ImpartnerKey__c LIMIT 1",
    );
    await suite.signInAs('Operator');
    await suite.goto('Home');
    await suite.main.getByText('Done today').waitFor();
    const before = await suite.main.getByText(/^\d+ read: /).innerText();
    await suite.org.changeDeal(String(deal?.['ImpartnerKey__c']).replace('Deal:', ''), { ApprovalStatus: null });

    await suite.main
      .getByRole('button', { name: /^Run now/ })
      .first()
      .click();

    await suite.main.getByText('1 failed').first().waitFor();
    assert.notEqual(await suite.main.getByText(/^\d+ read: /).innerText(), before, 'the figures of the new run');
    assert.deepEqual(await suite.findings('Home with a failure'), []);
  });

  it('shouldFollowARunThatSomebodyElseHasAskedFor', async () => {
    await suite.signInAs('Operator');
    await suite.goto('Home');
    const figures = suite.main.getByText(/^\d+ read: /);
    await figures.waitFor();
    const before = await figures.innerText();
    const [deal] = await suite.org.query(
      "SELECT ImpartnerKey__c FROM ImpartnerRegistration__c WHERE Status__c = 'Submitted' AND Outcome__c = 'Waiting' ORDER BY ImpartnerKey__c DESC LIMIT 1",
    );
    await suite.org.changeDeal(String(deal?.['ImpartnerKey__c']).replace('Deal:', ''), { ApprovalStatus: APPROVED });

    await suite.org.apex("ImpartnerRunControl.request(new Set<String>{ 'DealRegistration' });");

    // Left alone the page looks again after half a minute, which is more than this waits: only events bring it sooner.
    await figures
      .filter({ hasNotText: before })
      .filter({ hasText: /: [1-9]/ })
      .waitFor({ timeout: 15_000 });
  });

  it('shouldPauseOneFlowAndGoOn', async () => {
    const isPaused = async (): Promise<boolean> =>
      (await suite.org.query('SELECT Id FROM ImpartnerCheckpoint__c WHERE IsPaused__c = TRUE')).length === 1;
    await suite.signInAs('Operator');
    await suite.goto('Home');
    const choose = async (item: string): Promise<void> => {
      await suite.main.getByRole('button', { name: 'More for Deal registration' }).click();
      await suite.page.getByRole('menuitem', { name: item }).click();
    };

    await choose('Pause this flow');

    await suite.main.getByText('Paused', { exact: true }).waitFor();
    assert.equal(await suite.main.getByRole('button', { name: /^Run now/ }).count(), 0, 'a paused flow cannot be run');
    await suite.org.until(isPaused, (is) => is);
    assert.deepEqual(await suite.findings('Home with a paused flow'), []);

    await choose('Resume this flow');
    await suite.main.getByRole('button', { name: /^Run now/ }).waitFor();
    await suite.org.until(isPaused, (is) => !is);
  });

  it('shouldStopEverythingAndGoOn', async () => {
    const runs = async (): Promise<number> => (await suite.org.query('SELECT Id FROM ImpartnerRun__c')).length;
    await suite.signInAs('Operator');
    await suite.goto('Home');
    await suite.main.getByRole('button', { name: 'Stop everything' }).click();
    await suite.page.getByRole('button', { name: 'OK' }).click();
    await suite.main
      .getByText(/Everything is stopped/)
      .first()
      .waitFor();
    assert.deepEqual(await suite.findings('Home stopped'), []);
    const before = await runs();

    await suite.main.getByRole('button', { name: 'Resume' }).first().click();
    await suite.main.getByRole('button', { name: 'Stop everything' }).waitFor();
    await suite.main
      .getByRole('button', { name: /^Run now/ })
      .first()
      .click();
    await suite.org.until(runs, (now) => now > before);
  });
});
