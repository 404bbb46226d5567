import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createOrg, type LocalOrg } from './local-org/runtime/createOrg.ts';
import { buildWorld } from './sample-data/world.ts';
import { runFlows, type RunResult } from './start/runFlows.ts';
import { integrationUserId, isSeeded, schedule, seedOrg } from './start/sampleOrg.ts';
import { startSandbox, type SandboxHandle } from './start/sandboxProcess.ts';
import { acquireState } from './start/stateFolder.ts';
import { printSummary } from './start/printSummary.ts';
import { serveUntilStopped } from './start/serve.ts';

const USAGE = `Impartner for Salesforce on this machine: a local org with the package, an Impartner sandbox, and one run of the flows.

  npm start                       runs the flows once, then serves the org until Ctrl-C
  npm start -- --once             runs the flows once and ends
  npm start -- --fresh            forgets what earlier starts left and begins with new sample data

  --json            prints the summary as one JSON object, last on standard output
  --seed S          sample data (1)          --partners N      partners, six deals each (60)
  --port N          port of the local org (4470)
  --sandbox-port N  port of the Impartner sandbox (4480; any free one with --once)
  --state DIR       where org and tenant live between starts (.local/start)`;

const root = fileURLToPath(new URL('..', import.meta.url));

interface Options {
  readonly once: boolean;
  readonly json: boolean;
  readonly fresh: boolean;
  readonly seed: number;
  readonly partners: number;
  readonly port: number;
  readonly sandboxPort: number;
  readonly state: string;
}

function parse(): Options | undefined {
  const { values } = parseArgs({
    options: {
      once: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      partners: { type: 'string', default: '60' },
      port: { type: 'string', default: '4470' },
      'sandbox-port': { type: 'string' },
      state: { type: 'string', default: join(root, '.local', 'start') },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  const number = (name: string, text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 0) throw new Error(`${name} takes a whole number, not "${text}".`);
    return value;
  };
  const partners = number('--partners', values.partners);
  if (partners < 1) throw new Error('--partners takes 1 or more.');
  return {
    once: values.once,
    json: values.json,
    fresh: values.fresh,
    seed: number('--seed', values.seed),
    partners,
    port: number('--port', values.port),
    sandboxPort: number('--sandbox-port', values['sandbox-port'] ?? (values.once ? '0' : '4480')),
    state: values.state,
  };
}

async function main(): Promise<void> {
  const options = parse();
  if (!options) {
    console.log(USAGE);
    return;
  }
  const say = (text: string): void => {
    if (!options.json) console.log(text);
  };
  if (options.fresh) rmSync(options.state, { recursive: true, force: true });
  mkdirSync(options.state, { recursive: true });
  const release = acquireState(options.state);
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
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
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
    org = createOrg({
      sourceDirs: [join(root, 'force-app')],
      databasePath,
      http,
      instanceUrl: `http://127.0.0.1:${options.port}`,
    });
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
      process.removeListener('SIGINT', interrupted);
      process.removeListener('SIGTERM', interrupted);
      await serveUntilStopped({
        port: options.port,
        databasePath,
        http,
        sourceDir: join(root, 'force-app'),
        token: 'local',
        say,
      });
    }
    if (options.json) console.log(JSON.stringify(result.summary));
    process.exitCode = isGood(result) ? 0 : 1;
  } finally {
    await close();
  }
}

function isGood(result: RunResult): boolean {
  return result.runStates.length > 0 && result.runStates.every((state) => state === 'Finished');
}

try {
  await main();
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : String(failure));
  process.exitCode = 1;
}
