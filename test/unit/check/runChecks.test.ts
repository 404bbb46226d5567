import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wholeFile, type Check, type CheckResult } from '../../../scripts/check/check.ts';
import { describeOutcome, describeTotals } from '../../../scripts/check/report.ts';
import { hasPassed, runChecks, type Outcome } from '../../../scripts/check/runChecks.ts';

const fault = wholeFile('a.ts', 'is wrong', 'Correct it.');

function check(name: string, run: () => Promise<CheckResult>): Check {
  return { name, what: name, run };
}

async function outcomeOf(result: CheckResult): Promise<Outcome> {
  const [outcome] = await runChecks([check('one', () => Promise.resolve(result))], () => undefined);
  assert.ok(outcome);
  return outcome;
}

test('a check that looked at nothing has failed', async () => {
  const outcome = await outcomeOf({ files: 0, findings: [] });

  assert.equal(hasPassed(outcome.result), false);
  assert.match(describeOutcome(outcome), /^failed one .*LOOKED AT NO FILE/);
});

test('a check with findings has failed and shows place, message and remedy', async () => {
  const outcome = await outcomeOf({ files: 3, findings: [fault] });

  assert.equal(hasPassed(outcome.result), false);
  assert.match(describeOutcome(outcome), /3 files, 1 findings .*\n {2}a\.ts:1:1 is wrong\n {6}Correct it\./);
});

test('a check that breaks down has failed, and the others go on', async () => {
  const seen: string[] = [];
  const outcomes = await runChecks(
    [
      check('broken', () => Promise.reject(new Error('no Java'))),
      check('fine', () => Promise.resolve({ files: 1, findings: [] })),
    ],
    ({ check: { name } }) => seen.push(name),
  );

  assert.deepEqual(seen.sort(), ['broken', 'fine']);
  assert.equal(describeTotals(outcomes), '1 checks passed, 1 failed');
  assert.match(describeOutcome(outcomes.find(({ result }) => result.files === 0) as Outcome), /no Java/);
});

test('no more checks run at once than there are lanes', async () => {
  let running = 0;
  let most = 0;
  const busy = (): Promise<CheckResult> => {
    most = Math.max(most, ++running);
    return new Promise((resolve) =>
      setTimeout(() => {
        running--;
        resolve({ files: 1, findings: [] });
      }, 5),
    );
  };
  await runChecks(
    Array.from({ length: 6 }, (_, index) => check(String(index), busy)),
    () => undefined,
    2,
  );

  assert.equal(most, 2);
});

test('a flood of findings is counted, not printed', async () => {
  const outcome = await outcomeOf({ files: 1, findings: Array.from({ length: 150 }, () => fault) });

  assert.match(describeOutcome(outcome), /\.\.\. and 50 more$/);
});
