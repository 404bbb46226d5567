import { basename } from 'node:path';
import { hasAnnotation } from '../check/symbols.ts';
import type { LocalOrg } from '../runtime/createOrg.ts';
import type { UserClass, UserMethod } from '../runtime/org.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { ApexException, ApexFatalError } from '../values/exception.ts';

export type Outcome = 'passed' | 'failed' | 'unsupported';

export interface TestResult {
  readonly className: string;
  readonly method: string;
  readonly outcome: Outcome;
  readonly message: string | null;
  /** Line of the failure in `file`; null when the test passed. */
  readonly line: number | null;
  readonly file: string;
  /** Apex stack trace of a failure. */
  readonly stack: string;
  /** What the local org lacks, for `unsupported`. */
  readonly missing: string | null;
  readonly millis: number;
}

export interface ClassCoverage {
  readonly name: string;
  readonly file: string;
  readonly covered: number;
  readonly total: number;
  readonly uncoveredLines: readonly number[];
}

export interface TestRun {
  readonly results: readonly TestResult[];
  readonly classesTotal: number;
  readonly classesCompiled: number;
  readonly coverage: readonly ClassCoverage[];
  readonly millis: number;
}

const isTestMethod = (m: UserMethod): boolean =>
  m.isStatic && (m.annotations.has('istest') || m.modifiers.has('testmethod'));

/** A class's name, and the same without its namespace. */
function namesOf(org: LocalOrg, owner: UserClass): string[] {
  const prefix = `${org.schema.namespace?.name ?? ''}.`;
  return owner.name.startsWith(prefix) && prefix !== '.' ? [owner.name, owner.name.slice(prefix.length)] : [owner.name];
}

/** Tests of the org's classes whose `Class.method` or class name fits the pattern. */
export function findTests(org: LocalOrg, pattern: RegExp | undefined): { owner: UserClass; methods: UserMethod[] }[] {
  const found: { owner: UserClass; methods: UserMethod[] }[] = [];
  for (const owner of org.code.classes()) {
    const methods = owner.methods.filter(
      (m) =>
        isTestMethod(m) &&
        (!pattern || namesOf(org, owner).some((n) => pattern.test(n) || pattern.test(`${n}.${m.name}`))),
    );
    if (methods.length > 0) found.push({ owner, methods: methods.sort((a, b) => a.line - b.line) });
  }
  return found.sort((a, b) => (a.owner.name.toLowerCase() < b.owner.name.toLowerCase() ? -1 : 1));
}

/** Runs tests, each in a transaction that is undone afterwards; `report` sees every result as it comes. */
export function runTests(
  org: LocalOrg,
  pattern: RegExp | undefined,
  report: (result: TestResult) => void = () => undefined,
): TestRun {
  const started = performance.now();
  const results: TestResult[] = [];
  for (const { owner, methods } of findTests(org, pattern)) {
    const before = org.data.snapshot();
    const setups = owner.methods.filter((m) => m.annotations.has('testsetup'));
    let setupFailure: TestResult | undefined;
    for (const setup of setups) {
      const result = runOne(org, owner, setup);
      if (result.outcome !== 'passed') setupFailure ??= result;
    }
    for (const method of methods) {
      let result: TestResult;
      if (setupFailure)
        result = {
          ...setupFailure,
          method: method.name,
          message: `@TestSetup ${setupFailure.method} failed: ${setupFailure.message}`,
        };
      else {
        const snapshot = org.data.snapshot();
        result = runOne(org, owner, method);
        org.data.restore(snapshot);
      }
      results.push(result);
      report(result);
    }
    org.data.restore(before);
  }
  const { program } = org.code;
  const files = new Set([...program.classes.values()].map((c) => c.file));
  const failedFiles = new Set(org.compileErrors.map((e) => e.file));
  for (const file of failedFiles) if (/\.cls$/i.test(file)) files.add(file);
  return {
    results,
    classesTotal: files.size,
    classesCompiled: [...files].filter((f) => !failedFiles.has(f)).length,
    coverage: coverageOf(org),
    millis: performance.now() - started,
  };
}

function runOne(org: LocalOrg, owner: UserClass, method: UserMethod): TestResult {
  const started = performance.now();
  const base = { className: owner.name, method: method.name };
  const fault = org.compileErrors.find((e) => e.file === owner.file);
  if (fault) {
    const message = `class ${owner.name} does not compile: ${fault.message}`;
    return {
      ...base,
      outcome: 'unsupported',
      message,
      line: fault.line,
      file: fault.file,
      stack: '',
      missing: `class ${owner.name}, which does not compile`,
      millis: 0,
    };
  }
  try {
    org.runTransaction(
      'test',
      `${owner.name}.${method.name}`,
      () => org.code.invokeStatic(owner.name, method.name, []),
      { isTest: true },
    );
    return {
      ...base,
      outcome: 'passed',
      message: null,
      line: null,
      file: owner.file,
      stack: '',
      missing: null,
      millis: performance.now() - started,
    };
  } catch (thrown) {
    return { ...base, ...describeFailure(thrown, owner.file, method.line), millis: performance.now() - started };
  }
}

/** What a thrown value means for a test: an Apex failure, something unsupported, or a fault of the local org. */
export function describeFailure(
  thrown: unknown,
  file: string,
  line: number,
): Pick<TestResult, 'outcome' | 'message' | 'line' | 'file' | 'stack' | 'missing'> {
  if (thrown instanceof UnsupportedError)
    return { outcome: 'unsupported', message: thrown.message, line, file, stack: '', missing: thrown.missing };
  const exception = thrown instanceof ApexFatalError ? thrown.exception : thrown;
  if (exception instanceof ApexException) {
    const frame = exception.frames[0];
    return {
      outcome: 'failed',
      message: exception.$toString(),
      line: frame?.line ?? line,
      file: frame?.file ?? file,
      stack: exception.getStackTraceString(),
      missing: null,
    };
  }
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
  return {
    outcome: 'failed',
    message: `Fault of the local org itself: ${String(thrown instanceof Error ? thrown.message : thrown)}`,
    line,
    file,
    stack,
    missing: null,
  };
}

/** Covered lines per class that is not a test. */
function coverageOf(org: LocalOrg): ClassCoverage[] {
  const tests = new Set(
    [...org.code.program.classes.values()]
      .filter((c) => hasAnnotation(c.declaration.modifiers, 'istest'))
      .map((c) => c.file),
  );
  return org.code.coverage
    .filter((c) => !tests.has(c.file) && c.executableLines.length > 0)
    .map((c) => {
      const uncoveredLines = c.executableLines.filter((line) => c.hits[line] === 0);
      return {
        name: basename(c.file).replace(/\.(cls|trigger)$/i, ''),
        file: c.file,
        covered: c.executableLines.length - uncoveredLines.length,
        total: c.executableLines.length,
        uncoveredLines,
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function coveragePercent(coverage: readonly ClassCoverage[]): number {
  const total = coverage.reduce((sum, c) => sum + c.total, 0);
  const covered = coverage.reduce((sum, c) => sum + c.covered, 0);
  return total === 0 ? 100 : Math.round((covered / total) * 1000) / 10;
}

/** Names of what is missing with the number of tests each one stopped, most frequent first. */
export function rankMissing(results: readonly TestResult[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { missing } of results) if (missing !== null) counts.set(missing, (counts.get(missing) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
