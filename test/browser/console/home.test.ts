import assert from 'node:assert/strict';
import { it } from 'node:test';
import { describeConsole } from '../consoleSuite.ts';

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
