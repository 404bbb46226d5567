import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { jsonReport, junitReport } from '../../../../scripts/local-org/cli/reports.ts';
import { globPattern } from '../../../../scripts/local-org/cli/testCommand.ts';
import { runTests } from '../../../../scripts/local-org/cli/testRun.ts';
import { sourceFolders } from '../../../../scripts/local-org/runtime/sourceFiles.ts';
import { compileApex } from '../runApex.ts';

const sources = {
  Calc: 'public class Calc {\n  public static Integer half(Integer n) {\n    if (n == 1) {\n      return 0;\n    }\n    return n / 2;\n  }\n}',
  Calc_Tests: `@IsTest
private class Calc_Tests {
  @TestSetup
  static void setup() {
    insert new Account(Name = 'shared');
  }
  @IsTest
  static void shouldHalve() {
    delete [SELECT Id FROM Account];
    Assert.areEqual(2, Calc.half(4));
  }
  @IsTest
  static void shouldSeeTheSetupRow() {
    Assert.areEqual(1, [SELECT COUNT() FROM Account]);
  }
  @IsTest
  static void shouldFail() {
    Assert.areEqual(3, Calc.half(4), 'wrong on purpose');
  }
  @IsTest
  static void shouldStop() {
    Approval.lock((Id) null);
  }
}`,
};

test('shouldRunEveryTestInItsOwnUndoneTransaction', () => {
  const org = compileApex({ sources });
  const run = runTests(org, undefined);
  assert.deepEqual(
    run.results.map((r) => `${r.method} ${r.outcome} ${r.line ?? ''}`.trim()),
    ['shouldHalve passed', 'shouldSeeTheSetupRow passed', 'shouldFail failed 18', 'shouldStop unsupported 21'],
    'a deletion in one test is not seen by the next; failures carry their line',
  );
  assert.equal(
    run.coverage.find((c) => c.name === 'Calc')?.uncoveredLines.join(),
    '4',
    'one line of the class never ran',
  );
  const json = JSON.parse(jsonReport(run, [])) as { passed: number; unsupported: number; missing: { name: string }[] };
  assert.deepEqual([json.passed, json.unsupported], [2, 1], 'the report counts what is not supported apart');
  assert.match(json.missing[0]?.name ?? '', /Approval\.lock/, 'and names it');
  assert.match(
    junitReport(run, []),
    /<failure message="System.AssertException: Assertion Failed: wrong on purpose/,
    'JUnit holds the message',
  );
  org.close();
});

test('shouldSelectTestsByGlob', () => {
  const org = compileApex({ sources });
  assert.deepEqual(
    runTests(org, globPattern('Calc_*.shouldH*')).results.map((r) => r.method),
    ['shouldHalve'],
    'class and method may hold stars',
  );
  org.close();
});

test('shouldReadPackageDirectoriesOrThePlainFolder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-org-'));
  try {
    assert.deepEqual(sourceFolders(folder), [folder], 'a folder without project file is the source itself');
    mkdirSync(join(folder, 'force-app', 'inner'), { recursive: true });
    writeFileSync(
      join(folder, 'sfdx-project.json'),
      JSON.stringify({ packageDirectories: [{ path: 'force-app' }, { path: 'force-app/inner' }, { path: 'missing' }] }),
    );
    assert.deepEqual(sourceFolders(folder), [join(folder, 'force-app')], 'nested and missing directories are left out');
    assert.throws(() => sourceFolders(join(folder, 'nowhere')), /is not a folder/, 'a wrong path is said');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
