import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { describeConsole, widths, type ConsoleSuite } from '../consoleSuite.ts';

const APPROVED = 3;
/** What a spreadsheet would run if a partner got it into a cell; no quotes, which CSV would double. */
const formula = '=2+5+HYPERLINK(A1)';

describeConsole('failed records', 20, (suite) => {
  it('shouldReplayAFailedRecordOnceItsCauseIsGone', async () => {
    const [deal] = await failDeals(suite, 1);
    assert.ok(deal);
    await suite.signInAs('Operator');
    await suite.goto('Issues');
    await suite.main
      .getByText(/is required, and the record has none/)
      .first()
      .waitFor();
    await suite.main
      .getByText(/Enter it in Impartner/)
      .first()
      .waitFor();
    assert.deepEqual(await suite.findings('Issues by cause'), []);

    await suite.org.changeDeal(deal, { ApprovalStatus: APPROVED });
    await suite.main
      .getByRole('button', { name: /^Replay all/ })
      .first()
      .click();
    const sure = suite.page.getByRole('button', { name: 'OK' });
    await sure.waitFor();
    assert.deepEqual(await suite.findings('Replay all'), []);
    await sure.click();

    const [registration] = await suite.org.until(
      () =>
        suite.org.query(
          `SELECT Outcome__c, Opportunity__c FROM ImpartnerRegistration__c WHERE ImpartnerKey__c = 'Deal:${deal}'`,
        ),
      (rows) => rows[0]?.['Opportunity__c'] != null,
    );
    const held = await suite.org.until(
      () => suite.org.deal(deal),
      (answer) => answer['crmId'] != null,
    );
    assert.equal(held['crmId'], registration?.['Opportunity__c'], 'Impartner holds the id of the new Opportunity');
    await suite.page.reload();
    await suite.main.getByText('Nothing has failed').first().waitFor();
  });

  it('shouldListTheRecordsOfACauseAndDiscardOnlyWithANote', async () => {
    const [first] = await failDeals(suite, 3);
    await suite.org.apex(
      `ImpartnerIssue__c issue = [SELECT Id FROM ImpartnerIssue__c WHERE ImpartnerKey__c = 'Deal:${first ?? ''}' LIMIT 1];
      issue.Message__c = '${formula}';
      update as system issue;`,
    );
    await suite.signInAs('Operator');
    await suite.goto('Issues');
    await suite.main
      .getByRole('button', { name: /^Show records/ })
      .first()
      .click();
    const findings: string[] = [];
    for (const width of widths) {
      await suite.page.setViewportSize({ width, height: 900 });
      await suite.main
        .getByText(/^3 records/)
        .first()
        .waitFor();
      findings.push(...(await suite.findings('Issues of a cause')));
    }
    assert.deepEqual(findings, []);
    await suite.page.setViewportSize({ width: widths[0], height: 900 });

    const saved = suite.page.waitForEvent('download');
    await suite.main.getByRole('button', { name: 'Export as CSV' }).click();
    const csv = await readFile(await (await saved).path(), 'utf8');
    assert.equal(csv.trim().split('\n').length, 4, `a heading and three rows:\n${csv}`);
    assert.ok(csv.includes(`"'${formula}"`), `an apostrophe keeps a spreadsheet from running the cell:\n${csv}`);
    for (const cell of csv.split(/[\n,]/)) assert.doesNotMatch(cell, /^"?[=+\-@\t]/, 'no cell that a sheet would run');

    await suite.main.getByRole('checkbox').nth(1).check({ force: true });
    const discard = async (note: string): Promise<void> => {
      await suite.main.getByRole('button', { name: 'Discard' }).click();
      const dialog = suite.page.getByRole('dialog', { name: /^Discard 1 / });
      await dialog.waitFor();
      assert.deepEqual(await suite.findings('Discard'), []);
      await dialog.getByRole('textbox').fill(note);
      await dialog.getByRole('button', { name: 'OK' }).click();
    };
    await discard(' ');
    await suite.page
      .getByText(/note is missing/)
      .first()
      .waitFor();
    await discard('Entered twice by the partner');

    const discarded = await suite.org.until(
      () => suite.org.query("SELECT Note__c FROM ImpartnerIssue__c WHERE State__c = 'Discarded'"),
      (rows) => rows.length === 1,
    );
    assert.match(String(discarded[0]?.['Note__c']), /Entered twice by the partner$/, 'the note is kept');
  });

  it('shouldSayWhatAReplayDidAndNotUrgeToTheNext', async () => {
    await failDeals(suite, 2);
    const total = (await openIssues(suite)).length;
    await suite.goto('Issues');
    const replay = suite.main.getByRole('button', { name: /^Replay all/ }).first();
    await replay.waitFor();
    await suite.main
      .getByText(/Nothing that we can see has changed/)
      .first()
      .waitFor();
    await replay.click();
    await suite.page.getByRole('button', { name: 'OK' }).click();
    await suite.main
      .getByText(new RegExp(`: ${total} tried again .* 0 went through, ${total} still fail, 0 not tried yet`))
      .first()
      .waitFor();
    assert.deepEqual(await suite.findings('Issues after a replay'), []);
    await suite.goto('Home');
    await suite.main.getByText(new RegExp(`^${total} records failed`)).waitFor();
  });
});

/** Takes the status of deals that have no Opportunity away in Impartner and lets a run meet them; returns their ids. */
async function failDeals(suite: ConsoleSuite, count: number): Promise<string[]> {
  const rows = await suite.org.query(
    `SELECT ImpartnerKey__c FROM ImpartnerRegistration__c WHERE Status__c = 'Submitted' AND Outcome__c = 'Waiting' ORDER BY ImpartnerKey__c DESC LIMIT ${count}`,
  );
  assert.equal(rows.length, count, 'the sample data has deals that wait for approval');
  const ids = rows.map((row) => String(row['ImpartnerKey__c']).replace('Deal:', ''));
  for (const id of ids) {
    // Of a customer of its own, so that nothing but the status stands in the way.
    const Customer = await suite.org.newCustomer(`Kundenwerk ${id}`);
    await suite.org.changeDeal(id, { ApprovalStatus: null, Customer });
  }
  const before = (await openIssues(suite)).length;
  await suite.signInAs('Operator');
  await suite.goto('Home');
  await suite.main
    .getByRole('button', { name: /^Run now/ })
    .first()
    .click();
  await suite.org.until(
    () => openIssues(suite),
    (found) => found.length === before + count,
  );
  return ids;
}

function openIssues(suite: ConsoleSuite): Promise<Record<string, unknown>[]> {
  return suite.org.query("SELECT Id FROM ImpartnerIssue__c WHERE State__c = 'Open'");
}
