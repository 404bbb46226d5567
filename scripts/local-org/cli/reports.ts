import type { CompileError } from '../syntax/compileError.ts';
import { coveragePercent, rankMissing, type TestResult, type TestRun } from './testRun.ts';

/** Machine-readable result of a run. */
export function jsonReport(run: TestRun, compileErrors: readonly CompileError[]): string {
  const count = (outcome: string): number => run.results.filter((r) => r.outcome === outcome).length;
  const report = {
    total: run.results.length,
    passed: count('passed'),
    failed: count('failed'),
    unsupported: count('unsupported'),
    classesTotal: run.classesTotal,
    classesCompiled: run.classesCompiled,
    missing: rankMissing(run.results),
    compileErrors: compileErrors.map((e) => ({ file: e.file, line: e.line, column: e.column, message: e.problem })),
    tests: run.results.map((r) => ({
      class: r.className,
      method: r.method,
      outcome: r.outcome,
      message: r.message,
      line: r.line,
      millis: Math.round(r.millis),
    })),
    coverage: {
      percent: coveragePercent(run.coverage),
      perClass: run.coverage.map((c) => ({
        name: c.name,
        covered: c.covered,
        total: c.total,
        percent: Math.round((c.covered / c.total) * 1000) / 10,
        uncoveredLines: c.uncoveredLines,
      })),
    },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

const escape = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** JUnit XML: one suite per class; what is not supported counts as an error, so that no tool reads it as a pass. */
export function junitReport(run: TestRun, compileErrors: readonly CompileError[]): string {
  const suites = new Map<string, TestResult[]>();
  for (const result of run.results) suites.set(result.className, [...(suites.get(result.className) ?? []), result]);
  const seconds = (millis: number): string => (millis / 1000).toFixed(3);
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>'];
  for (const [name, results] of suites) {
    const count = (outcome: string): number => results.filter((r) => r.outcome === outcome).length;
    lines.push(
      `  <testsuite name="${escape(name)}" tests="${results.length}" failures="${count('failed')}" errors="${count('unsupported')}" time="${seconds(results.reduce((s, r) => s + r.millis, 0))}">`,
    );
    for (const r of results) {
      const open = `    <testcase classname="${escape(name)}" name="${escape(r.method)}" time="${seconds(r.millis)}"`;
      if (r.outcome === 'passed') lines.push(`${open}/>`);
      else {
        const tag = r.outcome === 'failed' ? 'failure' : 'error';
        lines.push(
          `${open}>`,
          `      <${tag} message="${escape(r.message ?? '')}">${escape(r.stack)}</${tag}>`,
          '    </testcase>',
        );
      }
    }
    lines.push('  </testsuite>');
  }
  if (compileErrors.length > 0) {
    lines.push(
      `  <testsuite name="compile" tests="${compileErrors.length}" failures="0" errors="${compileErrors.length}">`,
    );
    for (const e of compileErrors)
      lines.push(
        `    <testcase classname="compile" name="${escape(`${e.file}:${e.line}`)}">`,
        `      <error message="${escape(e.problem)}"/>`,
        '    </testcase>',
      );
    lines.push('  </testsuite>');
  }
  lines.push('</testsuites>');
  return `${lines.join('\n')}\n`;
}
