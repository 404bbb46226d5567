import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installChromium } from './browser/installChromium.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, '.local', 'test');
const nodeFlags = ['--disable-warning=ExperimentalWarning'];

interface LayerResult {
  readonly passed: number;
  readonly failed: number;
}

interface Layer {
  readonly name: string;
  readonly what: string;
  run(): LayerResult;
}

/** Runs node's test runner over the files; counts come from its own closing lines. */
function nodeTests(pattern: string, concurrency = 2): LayerResult {
  const files = globSync(pattern, { cwd: root }).sort();
  if (files.length === 0) {
    console.log(`  No file matches ${pattern}.`);
    return { passed: 0, failed: 1 };
  }
  const run = spawnSync(
    process.execPath,
    [
      ...nodeFlags,
      '--test',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      // What `npm run features` reads.
      '--test-reporter=junit',
      `--test-reporter-destination=${join(results, `${pattern.replaceAll(/[^a-z]+/gi, '-')}.junit.xml`)}`,
      `--test-concurrency=${concurrency}`,
      ...files,
    ],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  const count = (name: string): number => Number(new RegExp(`^. ${name} (\\d+)$`, 'm').exec(run.stdout)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  if (failed > 0 || run.status !== 0)
    console.log(run.stdout.slice(run.stdout.indexOf('failing tests:') - 2) + run.stderr);
  return { passed: count('pass'), failed: failed === 0 && run.status !== 0 ? 1 : failed };
}

function sum(...results: readonly LayerResult[]): LayerResult {
  return {
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failed: results.reduce((total, { failed }) => total + failed, 0),
  };
}

/** Runs the package's own Apex tests on the local org; too little coverage is a failure of its own. */
function apexTests(): LayerResult {
  const file = join(results, 'apex.json');
  const run = spawnSync(
    process.execPath,
    [...nodeFlags, join(root, 'scripts/local-org/cli/main.ts'), 'test', '--json', file],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (!existsSync(file)) {
    console.log(run.stdout + run.stderr);
    return { passed: 0, failed: 1 };
  }
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    passed: number;
    failed: number;
    unsupported: number;
    coverage: { percent: number };
  };
  const isCovered = report.coverage.percent >= 90;
  if (run.status !== 0) console.log(run.stdout + run.stderr);
  console.log(
    `  Apex coverage of the package: ${report.coverage.percent.toFixed(1)} %${isCovered ? '' : ', below the 90 % that are asked for'}`,
  );
  return { passed: report.passed, failed: report.failed + report.unsupported + (isCovered ? 0 : 1) };
}

/**
 * Zones on both sides of the date line, with and without summer time. At every hour the day of at least one of them is not the
 * day of UTC, so that what mixes the two is found whenever the tests run.
 */
const ZONES = ['America/Chicago', 'Europe/Berlin', 'Pacific/Auckland', 'Pacific/Pago_Pago'];

/** The package's Apex tests once more, as another kind of org runs them: each with its options of the command line. */
function apexVariants(variants: readonly (readonly string[])[]): LayerResult {
  return sum(
    ...variants.map((options) => {
      const file = join(results, `variant-${options.join('-').replaceAll(/[^\w-]/g, '-')}.json`);
      const run = spawnSync(
        process.execPath,
        [...nodeFlags, join(root, 'scripts/local-org/cli/main.ts'), 'test', ...options, '--json', file],
        { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 },
      );
      if (run.status !== 0) console.log(`${options.join(' ')}:\n${run.stdout}${run.stderr}`);
      if (!existsSync(file)) return { passed: 0, failed: 1 };
      const report = JSON.parse(readFileSync(file, 'utf8')) as { passed: number; failed: number; unsupported: number };
      return { passed: report.passed, failed: report.failed + report.unsupported };
    }),
  );
}

/** Runs the Jest tests of the Lightning Web Components; too little coverage is a failure of its own. */
function componentTests(): LayerResult {
  const run = spawnSync(
    process.execPath,
    [...nodeFlags, join(root, 'scripts/build/jest.ts'), '--json', `--outputFile=${join(results, 'lwc.json')}`],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  const summary = /^Tests: .*$/m.exec(run.stderr + run.stdout)?.[0] ?? '';
  const count = (word: string): number => Number(new RegExp(`(\\d+) ${word}`).exec(summary)?.[1] ?? 0);
  if (run.status !== 0) console.log(run.stdout + run.stderr);
  const failed = count('failed');
  return { passed: count('passed'), failed: failed === 0 && run.status !== 0 ? 1 : failed };
}

/**
 * The harness first: it builds the base components, once, and finds out whether a page works at all. What is timed runs alone:
 * another browser beside it would be timed as well.
 */
function browserTests(): LayerResult {
  try {
    // Before the test files that run side by side all find it missing.
    installChromium();
  } catch (failure) {
    console.log(failure instanceof Error ? failure.message : String(failure));
    return { passed: 0, failed: 1 };
  }
  return sum(
    nodeTests('test/browser/*.test.ts'),
    // The longest come first by their names (every...), so that none of them runs on alone at the end.
    nodeTests('test/browser/console/*.test.ts'),
    nodeTests('test/browser/speed/*.test.ts', 1),
  );
}

/** Runs the static checks; each counts as one test. */
function checks(): LayerResult {
  const run = spawnSync(process.execPath, [...nodeFlags, join(root, 'scripts/check/main.ts'), '--all'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  process.stdout.write(run.stdout + run.stderr);
  const [, passed = '0', failed = '1'] = /^(\d+) checks passed, (\d+) failed$/m.exec(run.stdout) ?? [];
  return { passed: Number(passed), failed: Number(failed) };
}

const layers: readonly Layer[] = [
  { name: 'unit', what: 'TypeScript: local org, sandbox, tooling', run: () => nodeTests('test/unit/**/*.test.ts') },
  { name: 'apex', what: "the package's own Apex tests on the local org", run: apexTests },
  {
    name: 'zones',
    what: 'the same in four time zones',
    run: () => apexVariants(ZONES.map((zone) => ['--time-zone', zone])),
  },
  {
    name: 'namespace',
    what: 'the same as a managed package',
    run: () => apexVariants([['--namespace', 'imptest']]),
  },
  { name: 'lwc', what: 'Jest tests of the Lightning Web Components', run: componentTests },
  {
    name: 'e2e',
    what: 'package, local org and sandbox together, over HTTP',
    run: () => nodeTests('test/e2e/**/*.test.ts', 1),
  },
  {
    name: 'browser',
    what: "Playwright in Debian's Chromium against npm start's own processes",
    run: browserTests,
  },
  {
    name: 'chaos',
    what: 'killed at random moments and started again',
    run: () => nodeTests('test/chaos/**/*.test.ts', 1),
  },
  {
    name: 'fuzz',
    what: 'hostile values, wandering states, merges, deletes and faults over 200 runs',
    run: () => nodeTests('test/fuzz/**/*.test.ts', 1),
  },
  { name: 'checks', what: 'Apex compiler, metadata, security, architecture, types, lint, format', run: checks },
];

/** The inner loop: what is quick and finds most. */
const quick = ['unit', 'apex', 'lwc'];
const wanted = process.argv.slice(2).flatMap((name) => (name === '--quick' ? quick : [name]));
const unknown = wanted.find((name) => !layers.some((layer) => layer.name === name));
if (unknown) {
  console.error(`There is no layer "${unknown}". Layers: ${layers.map((layer) => layer.name).join(', ')}.`);
  process.exit(1);
}
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const totals = { passed: 0, failed: 0 };
const table: string[] = [];
for (const layer of layers.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n${layer.name}: ${layer.what} ...`);
  const started = performance.now();
  const { passed, failed } = layer.run();
  const ranNone = passed + failed === 0;
  totals.passed += passed;
  totals.failed += failed + (ranNone ? 1 : 0);
  table.push(
    `  ${layer.name.padEnd(8)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s${ranNone ? '  RAN NO TEST, which is a failure' : ''}`,
  );
}
console.log(`\n${table.join('\n')}\n\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;
