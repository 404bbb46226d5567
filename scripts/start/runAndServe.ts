import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpServiceOptions } from '../local-org/callout/httpService.ts';
import { createOrg, type LocalOrg } from '../local-org/runtime/createOrg.ts';
import { buildWorld } from '../sample-data/world.ts';
import type { StartOptions } from './options.ts';
import { printSummary } from './printSummary.ts';
import { runFlows, type RunResult } from './runFlows.ts';
import { integrationUserId, isSeeded, SAMPLE_SOURCES, schedule, seedOrg } from './sampleOrg.ts';
import { startSandbox, type SandboxHandle } from './sandboxProcess.ts';
import { serveUntilStopped, type OrgShape } from './serve.ts';
import { acquireState } from './stateFolder.ts';

/** Starts both sides, runs the flows once and, unless told otherwise, serves the console until Ctrl-C. */
export async function runAndServe(options: StartOptions): Promise<void> {
  const say = (text: string): void => {
    if (!options.json) console.log(text);
  };
  const release = acquireState(options.state);
  if (options.fresh) forget(options.state);
  let sandbox: SandboxHandle | undefined;
  let org: LocalOrg | undefined;
  const close = async (): Promise<void> => {
    org?.close();
    org = undefined;
    await sandbox?.stop();
    sandbox = undefined;
    release();
  };
  const interrupted = (): void => {
    say('\nStopped. The next start goes on from here.');
    void close().then(() => process.exit(130));
  };
  // One listener from beginning to end: a signal that arrives while listeners are changed would be lost.
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());
  stop.signal.addEventListener('abort', interrupted);
  try {
    say('Starting the Impartner sandbox ...');
    sandbox = await startSandbox({
      port: options.sandboxPort,
      database: join(options.state, 'sandbox.db'),
      seed: options.seed,
      partners: options.partners,
      key: 'sandbox-key',
    });
    say(`  ${sandbox.url}`);
    say('Compiling the package and deploying it into the local org ...');
    const http = {
      credentials: {
        namedCredentialUrls: { Impartner: sandbox.url },
        parameters: { Impartner: { ApiKey: sandbox.key } },
      },
    };
    const databasePath = join(options.state, 'org.db');
    const shape = shapeOf(options);
    org = openOrg(databasePath, http, options.port, shape);
    const [broken] = org.compileErrors;
    if (broken) throw new Error(`The package does not compile: ${broken.message}`);
    if (!isSeeded(org)) {
      say('Filling the org with sample data ...');
      seedOrg(org, buildWorld(options.seed, options.partners));
    }
    const user = integrationUserId(org);
    schedule(org, user);
    say('Running the flows as the integration user ...');
    const result = await runFlows(org, sandbox, user, (counts) => {
      say(
        `  read ${counts['Read'] ?? 0}, created ${counts['Created'] ?? 0}, joined ${counts['Joined'] ?? 0}, held ${counts['Held'] ?? 0}, written back ${counts['WrittenBack'] ?? 0}`,
      );
    });
    if (!options.json) printSummary(result);
    if (!options.once) {
      org.close();
      org = undefined;
      stop.signal.removeEventListener('abort', interrupted);
      await serveUntilStopped({
        port: options.port,
        databasePath,
        http,
        sourceDirs: SAMPLE_SOURCES,
        shape,
        token: 'local',
        say,
        stop: stop.signal,
      });
    }
    if (options.json) console.log(JSON.stringify(result.summary));
    process.exitCode = isGood(result) ? 0 : 1;
  } finally {
    await close();
  }
}

/** The org as it was asked for. */
function shapeOf({ namespace, timeZone }: StartOptions): OrgShape {
  return { ...(namespace === undefined ? {} : { namespace }), ...(timeZone === undefined ? {} : { timeZone }) };
}

/** A database that another program wrote, or half of one, is told with what to do about it. */
function openOrg(databasePath: string, http: HttpServiceOptions, port: number, shape: OrgShape): LocalOrg {
  try {
    return createOrg({
      ...shape,
      sourceDirs: SAMPLE_SOURCES,
      databasePath,
      http,
      instanceUrl: `http://127.0.0.1:${port}`,
    });
  } catch (failure) {
    if (!/database|sqlite|malformed/i.test(String(failure))) throw failure;
    throw new Error(
      `The org in ${databasePath} cannot be read (${failure instanceof Error ? failure.message : String(failure)}). Begin anew with --fresh, or choose another folder with --state.`,
    );
  }
}

/** Deletes what earlier starts left; the lock is this start's own. */
function forget(state: string): void {
  for (const name of ['sandbox.db', 'org.db'])
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(state, name + suffix), { force: true });
}

function isGood(result: RunResult): boolean {
  return result.runStates.length > 0 && result.runStates.every((state) => state === 'Finished');
}
