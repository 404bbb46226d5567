import assert from 'node:assert/strict';
import { it } from 'node:test';
import { access, consolePages, describeConsole, roles, widths, type PageName } from '../consoleSuite.ts';

/** A text of each page that is there once its data is. */
const shows: Readonly<Record<PageName, RegExp>> = {
  Home: /Deal registration/,
  Reviews: /Spotify Technology/,
  Issues: /Nothing has failed/,
  Runs: /Finished/,
};

describeConsole('what each role sees', 20, (suite) => {
  for (const role of roles)
    for (const width of widths)
      it(`shouldShow${role.replaceAll(' ', '')}TheirPagesAt${width}Pixels`, async () => {
        await suite.page.setViewportSize({ width, height: 900 });
        await suite.signInAs(role);
        const findings: string[] = [];
        for (const name of Object.keys(consolePages) as PageName[]) {
          await suite.goto(name);
          const isOpen = access[role].includes(name);
          await suite.main
            .getByText(isOpen ? shows[name] : 'You cannot open this page')
            .first()
            .waitFor();
          const tabs = await suite.page.getByRole('link', { name, exact: true }).count();
          assert.equal(tabs, isOpen ? 1 : 0, `${role} ${isOpen ? 'has' : 'does not have'} the tab ${name}`);
          findings.push(...(await suite.findings(`${role} ${name}`)));
        }
        assert.deepEqual(findings, []);
      });

  for (const role of roles)
    it(`shouldShow${role.replaceAll(' ', '')}ThePanelOfARecord`, async () => {
      const [linked] = await suite.org.query(
        'SELECT Id, Name, AccountId FROM Opportunity WHERE ImpartnerKey__c != NULL ORDER BY Id LIMIT 1',
      );
      assert.ok(linked, 'an Opportunity of a deal');
      await suite.signInAs(role);
      const findings: string[] = [];
      for (const width of widths) {
        await suite.page.setViewportSize({ width, height: 900 });
        for (const [object, id] of [
          ['Opportunity', linked['Id']],
          ['Account', linked['AccountId']],
        ]) {
          await suite.watched.goto(`/lightning/r/${String(object)}/${String(id)}/view`);
          await suite.main.getByText('Agrees with Impartner').first().waitFor();
          findings.push(...(await suite.findings(`${role} ${String(object)}`)));
        }
      }
      assert.deepEqual(findings, []);
      const mayRun = role === 'Administrator' || role === 'Operator';
      assert.equal(
        await suite.main.getByRole('button', { name: 'Sync now' }).count(),
        mayRun ? 1 : 0,
        'the button obeys the permission',
      );
    });

  it('shouldSayOnContactAndLeadThatNothingIsLinkedYet', async () => {
    await suite.org.apex(`
      insert as system new Contact(FirstName = 'Ada', LastName = 'Panel', Email = 'ada@panel.example');
      insert as system new Lead(FirstName = 'Bo', LastName = 'Panel', Company = 'Panel Ltd');`);
    await suite.signInAs('Sales rep');
    const findings: string[] = [];
    for (const object of ['Contact', 'Lead']) {
      const [record] = await suite.org.query(`SELECT Id FROM ${object} WHERE LastName = 'Panel'`);
      for (const width of widths) {
        await suite.page.setViewportSize({ width, height: 900 });
        await suite.watched.goto(`/lightning/r/${object}/${String(record?.['Id'])}/view`);
        await suite.main.getByText('Not linked to Impartner').first().waitFor();
        findings.push(...(await suite.findings(`Sales rep ${object}`)));
      }
    }
    assert.deepEqual(findings, []);
  });
});
