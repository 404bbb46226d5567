import assert from 'node:assert/strict';
import { it } from 'node:test';
import { describeConsole, type PageName } from '../consoleSuite.ts';

/** Texts that run a script where a page takes them for markup; `probed` would be set on the window. */
const probes = [
  '<img src=x onerror="window.probed=1">',
  '<script>window.probed=2</script>',
  '"><svg onload=window.probed=3>',
  "javascript:window.probed=4//'",
] as const;
const probe = probes.join(' ');

describeConsole('texts of strangers', 5, (suite) => {
  it('shouldShowMarkupInNamesAndErrorsAsText', async () => {
    const text = JSON.stringify(probe).slice(1, -1).replaceAll("'", "\\'");
    await suite.org.apex(`
      String probe = '${text}';
      insert as system new ImpartnerLink__c(ImpartnerKey__c = 'Deal:9001', Flow__c = 'DealRegistration', State__c = 'Held', CorrelationId__c = 'probe');
      Account account = new Account(Name = probe, Website = 'probe.example', BillingCity = probe.left(40));
      insert as system account;
      ImpartnerReview__c review = new ImpartnerReview__c(
        Key__c = 'Deal:9001', Flow__c = 'DealRegistration', State__c = 'Open', Reason__c = probe.left(80), Explanation__c = probe,
        Subject__c = probe, From__c = probe, About__c = probe, Amount__c = 1, HeldAt__c = System.now().addDays(-9)
      );
      insert as system review;
      insert as system new ImpartnerCandidate__c(
        Review__c = review.Id, RecordId__c = account.Id, RecordName__c = probe, Evidence__c = probe, Rank__c = 1
      );
      insert as system new ImpartnerIssue__c(
        Key__c = 'probe', Flow__c = 'DealRegistration', ImpartnerKey__c = 'Deal:9001', RecordId__c = account.Id, Operation__c = 'Apply',
        Kind__c = 'Rejected', Cause__c = probe.left(80), Message__c = probe, Remedy__c = probe, State__c = 'Open', LastSeenAt__c = System.now()
      );
      ImpartnerRun__c run = new ImpartnerRun__c(
        Flow__c = 'DealRegistration', State__c = 'Failed', Message__c = probe, StartedAt__c = System.now(), CorrelationId__c = 'probe-run'
      );
      insert as system run;
      insert as system new ImpartnerLogEntry__c(
        ImpartnerKey__c = 'Deal:9001', CorrelationId__c = 'probe', Run__c = run.Id, Flow__c = 'DealRegistration', At__c = System.now(),
        Type__c = 'Failed', Reason__c = probe.left(80), Detail__c = probe, RecordId__c = account.Id
      );
      insert as system new ImpartnerLink__c(
        ImpartnerKey__c = 'Customer:9001', RecordId__c = account.Id, RecordObject__c = 'Account', Flow__c = 'DealRegistration', State__c = 'Failed'
      );`);
    const [review] = await suite.org.query("SELECT Id FROM ImpartnerReview__c WHERE Key__c = 'Deal:9001'");
    const [account] = await suite.org.query("SELECT Id FROM Account WHERE Website = 'probe.example'");
    const [run] = await suite.org.query("SELECT Id FROM ImpartnerRun__c WHERE CorrelationId__c = 'probe-run'");
    await suite.signInAs('Administrator');
    const shown: readonly (readonly [PageName, string])[] = [
      ['Reviews', ''],
      ['Reviews', `?c__id=${String(review?.['Id'])}`],
      ['Issues', ''],
      ['Issues', `?c__cause=${encodeURIComponent(probe.slice(0, 80))}`],
      ['Runs', ''],
      ['Runs', `?c__run=${String(run?.['Id'])}`],
      ['Runs', '?c__record=Deal:9001'],
    ];
    for (const [name, query] of shown) {
      await suite.goto(name, query);
      await expectText(`${name}${query}`);
    }
    await suite.watched.goto(`/lightning/r/Account/${String(account?.['Id'])}/view`);
    await expectText('panel');
    await suite.watched.goto('/lightning/o/Account/list');
    await suite.page.getByRole('main').waitFor();
    assert.equal(await suite.page.evaluate('window.probed'), undefined, 'no script ran');

    async function expectText(where: string): Promise<void> {
      await suite.main.getByText(probes[0], { exact: false }).first().waitFor();
      assert.equal(await suite.page.evaluate('window.probed'), undefined, `no script ran on ${where}`);
      const links = await suite.page
        .locator('a')
        .evaluateAll((anchors) => anchors.map((anchor) => (anchor as unknown as { href: string }).href));
      assert.deepEqual(
        links.filter((href) => href.toLowerCase().startsWith('javascript:') && href !== 'javascript:void(0)'),
        [],
        `no link that runs a script on ${where}`,
      );
    }
  });
});
