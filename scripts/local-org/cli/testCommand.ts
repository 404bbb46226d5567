import { writeFileSync } from 'node:fs';
import { createOrg } from '../runtime/createOrg.ts';
import { sourcesOf, type CommandOptions } from './commandOptions.ts';
import { printCompileErrors, printRun, ClassProgress } from './printTests.ts';
import { jsonReport, junitReport } from './reports.ts';
import { runTests } from './testRun.ts';

/** `Order*` or `OrderTest.should*` as a pattern over class names and `Class.method`, in any case. */
export function globPattern(glob: string): RegExp {
  const parts = glob.split(',').map((part) =>
    part
      .trim()
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.'),
  );
  return new RegExp(`^(?:${parts.join('|')})$`, 'i');
}

/** Runs the tests of a project; 0 only when everything compiled and passed. */
export function testCommand(options: CommandOptions): number {
  const started = performance.now();
  const org = createOrg({
    ...sourcesOf(options),
    ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }),
    ...(options.verbose
      ? {
          debug: (level: string, line: number, text: string) =>
            process.stdout.write(`    ${level} [${line}] ${text}\n`),
        }
      : {}),
  });
  const compileMillis = performance.now() - started;
  printCompileErrors(org.compileErrors);
  const progress = new ClassProgress();
  const run = runTests(org, options.tests === undefined ? undefined : globPattern(options.tests), (result) =>
    progress.add(result),
  );
  progress.finish();
  printRun(run, org.compileErrors.length, compileMillis);
  if (options.json !== undefined) writeFileSync(options.json, jsonReport(run, org.compileErrors));
  if (options.junit !== undefined) writeFileSync(options.junit, junitReport(run, org.compileErrors));
  org.close();
  if (run.results.length === 0)
    process.stderr.write(options.tests === undefined ? 'No tests found.\n' : `No tests match ${options.tests}.\n`);
  const isGreen =
    run.results.length > 0 && org.compileErrors.length === 0 && run.results.every((r) => r.outcome === 'passed');
  return isGreen ? 0 : 1;
}
