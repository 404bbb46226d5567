import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const nodeFlags = ['--disable-warning=ExperimentalWarning'];

interface Step {
  readonly name: string;
  readonly script: string;
  readonly arguments: readonly string[];
}

// What fails soonest and costs least comes first; a later step is not worth its time while an earlier one fails.
const steps: readonly Step[] = [
  { name: 'checks', script: 'scripts/check/main.ts', arguments: ['--all'] },
  { name: 'unit tests', script: 'scripts/test.ts', arguments: ['unit'] },
  { name: 'Apex tests', script: 'scripts/test.ts', arguments: ['apex'] },
  { name: 'component tests', script: 'scripts/test.ts', arguments: ['lwc'] },
  { name: 'end-to-end tests', script: 'scripts/test.ts', arguments: ['e2e'] },
  { name: 'browser tests', script: 'scripts/test.ts', arguments: ['browser'] },
  { name: 'crash tests', script: 'scripts/test.ts', arguments: ['chaos'] },
];

const started = performance.now();
for (const { name, script, arguments: rest } of steps) {
  console.log(`\n== ${name}`);
  const run = spawnSync(process.execPath, [...nodeFlags, join(root, script), ...rest], { cwd: root, stdio: 'inherit' });
  if (run.status !== 0) {
    console.log(`\nNOT READY: ${name} failed; the steps after it did not run.`);
    process.exit(1);
  }
}
console.log(`\nREADY: every step passed, in ${Math.round((performance.now() - started) / 1000)} s.`);
