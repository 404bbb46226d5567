import { wholeFile, type Check, type Finding } from '../check.ts';
import { findFiles, readProjectFile } from '../project.ts';
import { requireJava } from '../apex/java.ts';
import { selfTest } from '../self-test/selfTest.ts';
import { cachedScan } from './cachedScan.ts';
import { rulesOfPackageCode } from './rules.ts';
import type { Scan, Violation } from './scan.ts';
import { findSuppressions } from './suppressions.ts';

const packageFolder = 'force-app';
const faultFolder = 'test/checks/security-faults';
const fewestFaults = 15;

/**
 * PMD and Graph Engine. Package and seeded faults go through one and the same run, so that a run that finds nothing in the package
 * has shown that it can find something.
 */
export const securityCheck: Check = {
  name: 'security',
  what: 'PMD and Graph Engine security rules, and a self-test with seeded faults',
  async run() {
    await requireJava();
    const scan = await cachedScan([packageFolder, faultFolder]);
    const files = findFiles(`${packageFolder}/**/*`);
    const { seeded, note, findings: blindSpots } = selfTest(faultFolder, fewestFaults, faultErrors(scan));
    const findings = [
      ...packageFindings(scan),
      ...blindSpots,
      ...scan.breakdowns.map((message) =>
        wholeFile(
          packageFolder,
          `an engine of the analyzer complains: ${message}`,
          'What it could not read was not scanned.',
        ),
      ),
      ...files.flatMap((file) => findSuppressions(file, readProjectFile(file))),
    ];
    const scanned = scan.files > seeded.length ? files.length : 0;
    return { files: scanned, note: `${scan.rules} rules, ${note}`, findings };
  },
};

function packageFindings({ violations }: Scan): Finding[] {
  return violations
    .filter(({ file }) => file.startsWith(`${packageFolder}/`))
    .filter(({ rule, file }) => !(rulesOfPackageCode.has(rule) && isTest(file)))
    .map(({ rule, file, line, column, message }) => ({
      file,
      line,
      column,
      message: `${rule}: ${message}`,
      remedy: 'Change the code; nothing is suppressed.',
    }));
}

function isTest(file: string): boolean {
  return /\/(tests|testing)\//.test(file);
}

/** A line may break several rules; each is a message of its own. */
function faultErrors({ violations }: Scan): Violation[] {
  return violations
    .filter(({ file }) => file.startsWith(`${faultFolder}/`))
    .map((violation) => ({ ...violation, message: `${violation.rule}: ${violation.message}` }));
}
