import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Runs the tests of the Lightning Web Components; below 90 % of lines they fail. Further arguments go to Jest. */
export function runJest(root: string, args: readonly string[]): number {
  const runner = join(root, 'node_modules/@salesforce/sfdx-lwc-jest/bin/sfdx-lwc-jest');
  const { status } = spawnSync(
    process.execPath,
    [runner, '--', '--coverage', '--coverageDirectory=.local/jest', ...args],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  return status ?? 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = runJest(fileURLToPath(new URL('../..', import.meta.url)), process.argv.slice(2));
