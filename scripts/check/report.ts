import type { Finding } from './check.ts';
import { hasPassed, type Outcome } from './runChecks.ts';

/** More findings than these are counted, not printed. */
const mostFindings = 100;

/** The line of a check, followed by its findings. */
export function describeOutcome({ check, result, seconds }: Outcome): string {
  const files = result.files === 0 ? 'LOOKED AT NO FILE, which is a failure' : `${result.files} files`;
  const note = result.note ? `, ${result.note}` : '';
  const faults = result.findings.length > 0 ? `, ${result.findings.length} findings` : '';
  const verdict = hasPassed(result) ? 'ok    ' : 'failed';
  const head = `${verdict} ${check.name.padEnd(12)} ${files}${note}${faults} (${seconds.toFixed(1)} s)`;
  const shown = result.findings.slice(0, mostFindings).map(describeFinding);
  const more = result.findings.length - shown.length;
  return [head, ...shown, ...(more > 0 ? [`  ... and ${more} more`] : [])].join('\n');
}

/** The line that scripts/test.ts reads. */
export function describeTotals(outcomes: readonly Outcome[]): string {
  const passed = outcomes.filter(({ result }) => hasPassed(result)).length;
  return `${passed} checks passed, ${outcomes.length - passed} failed`;
}

function describeFinding({ file, line, column, message, remedy }: Finding): string {
  return `  ${file}:${line}:${column} ${message}\n      ${remedy}`;
}
