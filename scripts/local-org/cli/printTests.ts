import { basename, relative } from 'node:path';
import type { CompileError } from '../syntax/compileError.ts';
import { coveragePercent, rankMissing, type TestResult, type TestRun } from './testRun.ts';

const useColor = process.stdout.isTTY && process.env.NO_COLOR === undefined;
const paint =
  (code: number) =>
  (text: string): string =>
    useColor ? `\u001b[${code}m${text}\u001b[0m` : text;
const red = paint(31);
const green = paint(32);
const yellow = paint(33);
const dim = paint(2);

const write = (text: string): void => void process.stdout.write(`${text}\n`);

/** A path as a user types it: relative where that is shorter. */
function shortPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path.length < file.length && !path.startsWith('../../..') ? path : file;
}

/** Compile errors as `file:line:column: problem`, in the order of the files. */
export function printCompileErrors(errors: readonly CompileError[]): void {
  for (const e of [...errors].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)))
    write(red(`${shortPath(e.file)}:${e.line}:${e.column}: ${e.problem}`));
}

/** Prints one line per test class as soon as its last test is done, with the failures below. */
export class ClassProgress {
  private current: TestResult[] = [];

  add(result: TestResult): void {
    if (this.current.length > 0 && this.current[0]?.className !== result.className) this.finish();
    this.current.push(result);
  }

  finish(): void {
    const results = this.current;
    this.current = [];
    const [first] = results;
    if (!first) return;
    const count = (outcome: string): number => results.filter((r) => r.outcome === outcome).length;
    const parts = [green(`${count('passed')} passed`)];
    if (count('failed') > 0) parts.push(red(`${count('failed')} failed`));
    if (count('unsupported') > 0) parts.push(yellow(`${count('unsupported')} not supported`));
    const millis = Math.round(results.reduce((sum, r) => sum + r.millis, 0));
    write(
      `${count('passed') === results.length ? green('ok  ') : red('FAIL')} ${first.className}: ${parts.join(', ')} ${dim(`(${millis} ms)`)}`,
    );
    for (const result of results) if (result.outcome !== 'passed') printFailure(result);
  }
}

function printFailure(result: TestResult): void {
  const mark = result.outcome === 'failed' ? red('  x') : yellow('  ?');
  write(`${mark} ${result.className}.${result.method} ${dim(`${basename(result.file)}:${result.line ?? 1}`)}`);
  for (const line of (result.message ?? '').split('\n')) write(`      ${line}`);
  if (result.stack) for (const line of result.stack.split('\n')) write(dim(`      ${line}`));
}

/** The closing summary: counts, coverage, and what the local org lacks for the tests it could not run. */
export function printRun(run: TestRun, compileErrors: number, compileMillis: number): void {
  const count = (outcome: string): number => run.results.filter((r) => r.outcome === outcome).length;
  const missing = rankMissing(run.results);
  if (missing.length > 0) {
    write('');
    write(yellow('Not supported by the local org, by number of tests stopped:'));
    for (const { name, count: tests } of missing.slice(0, 25)) write(`  ${String(tests).padStart(4)}  ${name}`);
    if (missing.length > 25) write(`        and ${missing.length - 25} more`);
  }
  const worst = run.coverage
    .filter((c) => c.covered < c.total)
    .sort((a, b) => a.covered / a.total - b.covered / b.total);
  if (worst.length > 0 && run.results.length > 0) {
    write('');
    write('Least covered classes:');
    for (const c of worst.slice(0, 10))
      write(
        `  ${String(Math.floor((c.covered / c.total) * 100)).padStart(3)} %  ${c.name} ${dim(`${c.covered} of ${c.total} lines`)}`,
      );
  }
  write('');
  write(
    [
      `${run.results.length} tests`,
      green(`${count('passed')} passed`),
      count('failed') > 0 ? red(`${count('failed')} failed`) : '0 failed',
      count('unsupported') > 0 ? yellow(`${count('unsupported')} not supported`) : '0 not supported',
    ].join(', '),
  );
  write(
    `${run.classesCompiled} of ${run.classesTotal} classes compiled${compileErrors > 0 ? red(`, ${compileErrors} compile errors`) : ''}; coverage ${coveragePercent(run.coverage)} %`,
  );
  write(dim(`compiled in ${(compileMillis / 1000).toFixed(1)} s, tests ran in ${(run.millis / 1000).toFixed(1)} s`));
}
