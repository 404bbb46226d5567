import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
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
  /** Says what there is to say through `say`: layers run side by side, and each prints in one piece. */
  run(say: Say): Promise<LayerResult>;
}

type Say = (text: string) => void;

interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

/** Runs one of our own scripts, or node's test runner, to its end. */
async function runNode(options: readonly string[], environment: Environment = {}): Promise<Finished> {
  const child = spawn(process.execPath, [...nodeFlags, ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const [stdout, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve)),
  ]);
  return { status, stdout, stderr };
}

interface TestFiles {
  readonly pattern: string;
  /** Files at a time; two where nothing is said. */
  readonly concurrency?: number;
  readonly environment?: Environment;
}

/** Runs node's test runner over the files; counts come from its own closing lines. */
async function nodeTests(say: Say, { pattern, concurrency = 2, environment = {} }: TestFiles): Promise<LayerResult> {
  const files = globSync(pattern, { cwd: root }).sort();
  if (files.length === 0) {
    say(`  No file matches ${pattern}.`);
    return { passed: 0, failed: 1 };
  }
  const name = [pattern, ...Object.values(environment)].join('-').replaceAll(/[^a-z]+/gi, '-');
  const run = await runNode(
    [
      '--test',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      // What `npm run features` reads.
      '--test-reporter=junit',
      `--test-reporter-destination=${join(results, `${name}.junit.xml`)}`,
      `--test-concurrency=${concurrency}`,
      ...files,
    ],
    environment,
  );
  const count = (word: string): number => Number(new RegExp(`^. ${word} (\\d+)$`, 'm').exec(run.stdout)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  if (failed > 0 || run.status !== 0) say(run.stdout.slice(run.stdout.indexOf('failing tests:') - 2) + run.stderr);
  return { passed: count('pass'), failed: failed === 0 && run.status !== 0 ? 1 : failed };
}

function sum(results: readonly LayerResult[]): LayerResult {
  return {
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failed: results.reduce((total, { failed }) => total + failed, 0),
  };
}

interface ApexReport {
  readonly passed: number;
  readonly failed: number;
  readonly unsupported: number;
  readonly coverage: { readonly percent: number };
}

/** Runs the package's own Apex tests on the local org with these options of its command line; no report means that they did not run. */
async function apexRun(say: Say, file: string, ...options: readonly string[]): Promise<ApexReport | undefined> {
  const path = join(results, file);
  const run = await runNode([join(root, 'scripts/local-org/cli/main.ts'), 'test', ...options, '--json', path]);
  if (run.status !== 0) say(`${options.join(' ')}\n${run.stdout}${run.stderr}`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ApexReport) : undefined;
}

/** The package's own Apex tests; too little coverage is a failure of its own. */
async function apexTests(say: Say): Promise<LayerResult> {
  const report = await apexRun(say, 'apex.json');
  if (!report) return { passed: 0, failed: 1 };
  const isCovered = report.coverage.percent >= 90;
  say(
    `  Apex coverage of the package: ${report.coverage.percent.toFixed(1)} %${isCovered ? '' : ', below the 90 % that are asked for'}`,
  );
  return { passed: report.passed, failed: report.failed + report.unsupported + (isCovered ? 0 : 1) };
}

/**
 * Zones on both sides of the date line, with and without summer time. At every hour the day of at least one of them is not the
 * day of UTC, so that what mixes the two is found whenever the tests run.
 */
const ZONES = ['America/Chicago', 'Europe/Berlin', 'Pacific/Auckland', 'Pacific/Pago_Pago'];

/** The same tests once more, as another kind of org runs them. */
async function apexVariant(say: Say, ...options: readonly string[]): Promise<LayerResult> {
  const report = await apexRun(say, `variant-${options.join('-').replaceAll(/[^\w-]/g, '-')}.json`, ...options);
  return report ? { passed: report.passed, failed: report.failed + report.unsupported } : { passed: 0, failed: 1 };
}

/** End to end as other orgs have it. */
async function managedTests(say: Say): Promise<LayerResult> {
  const results = [
    await nodeTests(say, {
      // Without what needs no org of its own, and what is only about size.
      pattern: 'test/e2e/!(start|firstDay).test.ts',
      concurrency: 1,
      environment: { IMPARTNER_TEST_NAMESPACE: 'imptest', IMPARTNER_TEST_TIME_ZONE: 'Pacific/Auckland' },
    }),
  ];
  for (const zone of ZONES.filter((other) => other !== 'Pacific/Auckland')) {
    results.push(
      await nodeTests(say, {
        pattern: 'test/e2e/{dealRegistration,reading}.test.ts',
        concurrency: 1,
        environment: { IMPARTNER_TEST_TIME_ZONE: zone },
      }),
    );
  }
  return sum(results);
}

/** Runs the Jest tests of the Lightning Web Components; too little coverage is a failure of its own. */
async function componentTests(say: Say): Promise<LayerResult> {
  const run = await runNode([
    join(root, 'scripts/build/jest.ts'),
    '--json',
    `--outputFile=${join(results, 'lwc.json')}`,
  ]);
  const summary = /^Tests: .*$/m.exec(run.stderr + run.stdout)?.[0] ?? '';
  const count = (word: string): number => Number(new RegExp(`(\\d+) ${word}`).exec(summary)?.[1] ?? 0);
  if (run.status !== 0) say(run.stdout + run.stderr);
  const failed = count('failed');
  return { passed: count('passed'), failed: failed === 0 && run.status !== 0 ? 1 : failed };
}

/**
 * The harness first: it builds the base components, once, and finds out whether a page works at all. What is timed runs alone:
 * another browser beside it would be timed as well.
 */
async function browserTests(say: Say): Promise<LayerResult> {
  try {
    // Before the test files that run side by side all find it missing.
    installChromium();
  } catch (failure) {
    say(failure instanceof Error ? failure.message : String(failure));
    return { passed: 0, failed: 1 };
  }
  return sum([
    await nodeTests(say, { pattern: 'test/browser/*.test.ts' }),
    // The longest come first by their names (every...), so that none of them runs on alone at the end.
    await nodeTests(say, { pattern: 'test/browser/console/*.test.ts' }),
    await nodeTests(say, { pattern: 'test/browser/speed/*.test.ts', concurrency: 1 }),
  ]);
}

/** Runs the static checks; each counts as one test. */
async function checks(say: Say): Promise<LayerResult> {
  const run = await runNode([join(root, 'scripts/check/main.ts'), '--all']);
  say(run.stdout + run.stderr);
  const [, passed = '0', failed = '1'] = /^(\d+) checks passed, (\d+) failed$/m.exec(run.stdout) ?? [];
  return { passed: Number(passed), failed: Number(failed) };
}

const layers: readonly Layer[] = [
  {
    name: 'unit',
    what: 'TypeScript: local org, sandbox, tooling',
    run: (say) => nodeTests(say, { pattern: 'test/unit/**/*.test.ts' }),
  },
  { name: 'apex', what: "the package's own Apex tests on the local org", run: apexTests },
  {
    name: 'zones',
    what: 'the same in four time zones',
    run: async (say) => sum(await Promise.all(ZONES.map((zone) => apexVariant(say, '--time-zone', zone)))),
  },
  {
    name: 'namespace',
    what: 'the same as a managed package',
    run: (say) => apexVariant(say, '--namespace', 'imptest'),
  },
  { name: 'lwc', what: 'Jest tests of the Lightning Web Components', run: componentTests },
  {
    name: 'browser',
    what: "Playwright in Debian's Chromium against npm start's own processes",
    run: browserTests,
  },
  {
    name: 'checks',
    what: 'Apex compiler, metadata, security, architecture, types, lint, format',
    run: checks,
  },
  {
    name: 'e2e',
    what: 'package, local org and sandbox together, over HTTP',
    run: (say) => nodeTests(say, { pattern: 'test/e2e/**/*.test.ts', concurrency: 1 }),
  },
  {
    name: 'managed',
    what: 'the same as a managed package in an org of another time zone, and the core of it in three further zones',
    run: managedTests,
  },
  {
    name: 'chaos',
    what: 'killed at random moments and started again',
    run: (say) => nodeTests(say, { pattern: 'test/chaos/**/*.test.ts', concurrency: 1 }),
  },
  {
    name: 'fuzz',
    what: 'hostile values, wandering states, merges, deletes and faults over 200 runs',
    run: (say) => nodeTests(say, { pattern: 'test/fuzz/**/*.test.ts', concurrency: 1 }),
  },
];

/** Side by side, because each lane keeps one processor busy. What is left needs both, and is timed: it comes afterwards, alone. */
const lanes = [
  ['unit', 'apex', 'zones', 'namespace', 'lwc', 'e2e', 'managed', 'fuzz'],
  ['checks', 'chaos'],
];

/** The inner loop: what is quick and finds most. */
const quick = ['unit', 'apex', 'lwc'];
const wanted = process.argv.slice(2).flatMap((name) => (name === '--quick' ? quick : [name]));
const unknown = wanted.find((name) => !layers.some((layer) => layer.name === name));
if (unknown) {
  console.error(`There is no layer "${unknown}". Layers: ${layers.map((layer) => layer.name).join(', ')}.`);
  process.exit(1);
}

/** Runs a layer, prints what it said and returns its line of the closing table. */
async function runLayer(layer: Layer): Promise<{ readonly result: LayerResult; readonly line: string }> {
  console.log(`\n${layer.name}: ${layer.what} ...`);
  const started = performance.now();
  const said: string[] = [];
  const result = await layer.run((words) => said.push(words));
  if (said.length > 0) console.log(`\n${layer.name} says:\n${said.join('\n')}`);
  const ranNone = result.passed + result.failed === 0;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return {
    result: ranNone ? { passed: 0, failed: 1 } : result,
    line: `  ${layer.name.padEnd(9)} ${String(result.passed).padStart(5)} passed ${String(result.failed).padStart(4)} failed  ${seconds.padStart(6)} s${ranNone ? '  RAN NO TEST, which is a failure' : ''}`,
  };
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const chosen = layers.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const finished: Awaited<ReturnType<typeof runLayer>>[] = [];
const runInTurn = async (some: readonly Layer[]): Promise<void> => {
  for (const layer of some) finished.push(await runLayer(layer));
};
await Promise.all(lanes.map((names) => runInTurn(chosen.filter(({ name }) => names.includes(name)))));
await runInTurn(chosen.filter(({ name }) => !lanes.flat().includes(name)));
const { passed, failed } = sum(finished.map(({ result }) => result));
console.log(`\n${finished.map(({ line }) => line).join('\n')}\n\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
