import { availableParallelism } from 'node:os';
import { wholeFile, type Check, type CheckResult } from './check.ts';

/** A check with its result and how long it took. */
export interface Outcome {
  readonly check: Check;
  readonly result: CheckResult;
  readonly seconds: number;
}

/** True if the check looked at something and found nothing. */
export function hasPassed(result: CheckResult): boolean {
  return result.files > 0 && result.findings.length === 0;
}

/**
 * Runs checks side by side, as many as there are processors but at most two: the scanners take a gigabyte each. Outcomes are
 * handed over as they come.
 */
export async function runChecks(
  checks: readonly Check[],
  onOutcome: (outcome: Outcome) => void,
  lanes = Math.min(2, availableParallelism()),
): Promise<Outcome[]> {
  const waiting = [...checks];
  const outcomes: Outcome[] = [];
  const drain = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const started = performance.now();
      const result = await runOne(check);
      const outcome = { check, result, seconds: (performance.now() - started) / 1000 };
      outcomes.push(outcome);
      onOutcome(outcome);
    }
  };
  await Promise.all(Array.from({ length: lanes }, drain));
  return outcomes;
}

/** A check that breaks down has failed; the others go on. */
async function runOne(check: Check): Promise<CheckResult> {
  try {
    return await check.run();
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : String(failure);
    const finding = wholeFile(
      'scripts/check',
      `the check ${check.name} broke down: ${message}`,
      'Repair what it says, then run it again.',
    );
    return { files: 0, findings: [finding] };
  }
}
