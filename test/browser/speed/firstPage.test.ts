import assert from 'node:assert/strict';
import { it } from 'node:test';
import { describeConsole } from '../consoleSuite.ts';

describeConsole('the first page', 60, (suite) => {
  it('shouldShowTheFirstPageInUnderTwoSecondsAndAgainInUnderOne', async (test) => {
    const started = Date.now();
    await suite.watched.goto('/');
    await suite.main.getByText('Waiting for a person').first().waitFor();
    const cold = Date.now() - started;
    const again = Date.now();
    await suite.page.reload();
    await suite.main.getByText('Waiting for a person').first().waitFor();
    const warm = Date.now() - again;
    test.diagnostic(`cold ${cold} ms, reload ${warm} ms`);
    assert.ok(cold < 2000, `cold ${cold} ms`);
    assert.ok(warm < 1000, `reload ${warm} ms`);
  });
});
