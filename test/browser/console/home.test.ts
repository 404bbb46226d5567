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
      (await suite.org.query('SELECT Id FROM ImpartnerSettings__c WHERE PausedFlows__c != NULL')).length === 1;
    await suite.signInAs('Operator');
    await suite.goto('Home');
    const choose = async (item: string): Promise<void> => {
      await suite.main.getByRole('button', { name: 'More for Deal registration' }).click();
      await suite.page.getByRole('menuitem', { name: item }).click();
    };

    await choose('Pause this flow');

    await suite.main.getByText('Paused', { exact: true }).waitFor();
    const runNow = suite.main.getByRole('button', { name: 'Run now: Deal registration' });
    assert.equal(await runNow.count(), 0, 'a paused flow cannot be run');
    await suite.org.until(isPaused, (is) => is);
    assert.deepEqual(await suite.findings('Home with a paused flow'), []);

    await choose('Resume this flow');
    await runNow.waitFor();
    await suite.org.until(isPaused, (is) => !is);
  });

  // regression: finding D7
  it('shouldCountTheSameInHomeAndRunsAndSayWhoStartedARun', async () => {
    await suite.signInAs('Operator');
    await suite.goto('Home');
    const before = await suite.main.locator('[data-tile="doneToday"]').innerText();
    const [, created, joined, updated] = /(\d+) created, (\d+) joined, (\d+) updated/.exec(before)?.map(Number) ?? [];
    assert.equal(Number(/^\d+/.exec(before)?.[0]), (created ?? 0) + (joined ?? 0) + (updated ?? 0), before);
    await suite.main.locator('[data-tile="doneToday"]').click();
    const rows = suite.main.getByRole('table').locator('tbody tr');
    await rows.first().waitFor();
    assert.match(await suite.main.getByRole('table').innerText(), /Run now, /, 'who asked for a run is told');
    let done = 0;
    for (const row of await rows.all()) {
      // Before them how long it took, behind them what was sent.
      const [read = 0, ...counts] = (await row.locator('td.number').allInnerTexts()).slice(1, -1).map(Number);
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        read,
        'the columns add up to what was read',
      );
      done += (counts[0] ?? 0) + (counts[1] ?? 0) + (counts[2] ?? 0);
    }
    assert.equal(done, Number(/^\d+/.exec(before)?.[0]), 'the runs of today did what Home says');
    assert.deepEqual(await suite.findings('Runs of today'), []);
  });

  it('shouldFindTheTimeLineOfARecordByItsName', async () => {
    const [deal] = await suite.org.query(
      'SELECT DealName__c, ImpartnerKey__c, PartnerName__c FROM ImpartnerRegistration__c WHERE Opportunity__c != NULL ORDER BY ImpartnerKey__c LIMIT 1',
    );
    await suite.signInAs('Operator');
    await suite.goto('Runs');
    for (const typed of [String(deal?.['DealName__c']), String(deal?.['ImpartnerKey__c']).replace('Deal:', '')]) {
      await suite.main.getByRole('searchbox').fill(typed);
      await suite.main.getByRole('searchbox').press('Enter');
      await suite.main.getByRole('heading', { name: `Time line of ${String(deal?.['DealName__c'])}` }).waitFor();
      await suite.main.getByText(String(deal?.['PartnerName__c'])).first().waitFor();
    }
    assert.deepEqual(await suite.findings('Time line'), []);
  });

  it('shouldShowTheRecordsOfARunByName', async () => {
    const [deal] = await suite.org.query(
      "SELECT DealName__c FROM ImpartnerRegistration__c WHERE Outcome__c = 'Held' ORDER BY ImpartnerKey__c DESC LIMIT 1",
    );
    const [run] = await suite.org.query(
      "SELECT Id FROM ImpartnerRun__c WHERE Trigger__c = 'Schedule' ORDER BY StartedAt__c LIMIT 1",
    );
    await suite.signInAs('Operator');
    await suite.goto('Runs', `?c__run=${String(run?.['Id'])}&c__outcome=Held`);
    await suite.main
      .getByRole('button', { name: `Time line of ${String(deal?.['DealName__c'])}` })
      .first()
      .waitFor();
    const findings: string[] = [];
    for (const width of [1366, 390]) {
      await suite.page.setViewportSize({ width, height: 900 });
      findings.push(...(await suite.findings('Records of a run')));
    }
    assert.deepEqual(findings, []);
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
    await suite.main.getByText(/Everything is stopped since .* by /).waitFor();
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
