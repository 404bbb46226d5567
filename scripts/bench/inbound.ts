import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileAnonymous } from '../local-org/runtime/anonymous.ts';
import { createOrg, type LocalOrg } from '../local-org/runtime/createOrg.ts';
import type { LedgerEntry } from '../local-org/runtime/ledger.ts';
import { buildWorld } from '../sample-data/world.ts';
import { runFlows } from '../start/runFlows.ts';
import { integrationUserId, seedOrg } from '../start/sampleOrg.ts';
import { startSandbox, type SandboxHandle } from '../start/sandboxProcess.ts';

/** Counts of one import, per 1,000 registrations unless named otherwise. */
export interface ImportCounts {
  readonly registrations: number;
  readonly queries: number;
  readonly dmlStatements: number;
  readonly dmlRows: number;
  readonly callouts: number;
  readonly jobs: number;
  readonly statements: number;
  /** Most queries and DML statements of a single transaction. */
  readonly mostQueriesInOneTransaction: number;
  readonly mostDmlStatementsInOneTransaction: number;
  readonly mostDmlRowsInOneTransaction: number;
  /** Wall time on this machine; not a measure of an org. */
  readonly millis: number;
}

export interface InboundBench {
  readonly size: number;
  readonly package: ImportCounts;
  /** The same again without a change on either side. */
  readonly packageSecondRun: ImportCounts;
  /** One record per transaction, on the same runtime; null where it was left out. */
  readonly naive: ImportCounts | null;
  /** Lower bounds per 1,000 registrations; how each is made up stands beside it. */
  readonly lowerBound: Readonly<
    Record<
      'callouts' | 'jobs' | 'queriesPerTransaction' | 'dmlStatementsPerTransaction' | 'statements',
      { readonly value: number; readonly why: string }
    >
  >;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = 500;
const MAPPED_FIELDS = 35;

/** Imports `size` registrations through the real path: HTTP to the sandbox, the package's Apex, the org's database. */
export async function benchInbound(
  size: number,
  withNaive: boolean,
  say: (text: string) => void,
): Promise<InboundBench> {
  const partners = Math.ceil(size / 6);
  const packageRuns = await withSystem(partners, [], async (org, sandbox) => {
    const user = integrationUserId(org);
    const runs: ImportCounts[] = [];
    for (const label of ['first run', 'second run']) {
      say(`  ${size} registrations, package, ${label} ...`);
      const from = org.ledger.length;
      const started = performance.now();
      const { summary } = await runFlows(org, sandbox, user, () => undefined);
      if (label === 'first run' && summary.read < size)
        throw new Error(`the package read ${summary.read} of ${size} registrations`);
      runs.push(countsOf(org.ledger.slice(from), size, performance.now() - started));
    }
    return runs;
  });
  const naive = withNaive
    ? await withSystem(partners, [join(root, 'scripts/bench/naive')], (org) => {
        say(`  ${size} registrations, naive importer ...`);
        const from = org.ledger.length;
        const started = performance.now();
        const { run, errors } = compileAnonymous(
          org.code,
          `System.enqueueJob(new NaiveDealImporter(1000, ${1000 + size - 1}));`,
        );
        if (!run) throw new Error(`the naive importer does not compile: ${errors[0]?.message ?? ''}`);
        org.runTransaction('anonymous', 'naive', run);
        while (org.async.runDue() > 0);
        return Promise.resolve(countsOf(org.ledger.slice(from), size, performance.now() - started));
      })
    : null;
  const [first, second] = packageRuns;
  if (!first || !second) throw new Error('the benchmark ran no import');
  return { size, package: first, packageSecondRun: second, naive, lowerBound: lowerBounds(first) };
}

async function withSystem<T>(
  partners: number,
  sources: readonly string[],
  body: (org: LocalOrg, sandbox: SandboxHandle) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'impartner-bench-'));
  const sandbox = await startSandbox({
    port: 0,
    database: join(folder, 'sandbox.db'),
    seed: 1,
    partners,
    key: 'bench',
  });
  const org = createOrg({
    sourceDirs: [join(root, 'force-app'), ...sources],
    http: {
      credentials: {
        namedCredentialUrls: { Impartner: sandbox.url },
        parameters: { Impartner: { ApiKey: sandbox.key } },
      },
    },
  });
  try {
    seedOrg(org, buildWorld(1, partners));
    return await body(org, sandbox);
  } finally {
    org.close();
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function countsOf(entries: readonly LedgerEntry[], size: number, millis: number): ImportCounts {
  const total = (name: keyof LedgerEntry['counters']): number =>
    entries.reduce((sum, entry) => sum + entry.counters[name], 0);
  const most = (name: keyof LedgerEntry['counters']): number =>
    entries.reduce((max, entry) => Math.max(max, entry.counters[name]), 0);
  const per1000 = (count: number): number => Math.round((count / size) * 100_000) / 100;
  return {
    registrations: size,
    queries: per1000(total('queries')),
    dmlStatements: per1000(total('dmlStatements')),
    dmlRows: per1000(total('dmlRows')),
    callouts: per1000(total('callouts')),
    jobs: per1000(entries.filter((entry) => entry.kind === 'queueable').length),
    statements: per1000(total('statements')),
    mostQueriesInOneTransaction: most('queries'),
    mostDmlStatementsInOneTransaction: most('dmlStatements'),
    mostDmlRowsInOneTransaction: most('dmlRows'),
    millis: Math.round(millis),
  };
}

function lowerBounds(counts: ImportCounts): InboundBench['lowerBound'] {
  return {
    callouts: {
      value: 1000 / PAGE,
      why: `ceil(n / P) pages of ${PAGE}; without children, write-back and reading back`,
    },
    jobs: { value: counts.dmlRows / 10_000, why: 'rows written / 10,000 rows of a transaction' },
    queriesPerTransaction: { value: 1, why: 'one query per object; parents by external id cost none (P4)' },
    dmlStatementsPerTransaction: { value: 2, why: 'one upsert and the checkpoint (P5)' },
    statements: {
      value: 1000 * MAPPED_FIELDS,
      why: `about F statements per record for F = ${MAPPED_FIELDS} mapped fields (P19)`,
    },
  };
}
