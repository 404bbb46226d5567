import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWorld } from '../sample-data/world.ts';
import { RecordStore } from './records.ts';
import { seedTenant } from './seed.ts';
import { SandboxServer } from './server.ts';
import { wholeNumber } from './wholeNumber.ts';

const USAGE = `Impartner sandbox: an HTTP server that behaves as Impartner's Objects API is known to behave.

  npm run sandbox -- [--port N] [--seed S] [--partners N] [--db FILE] [--time-zone ZONE] [--key KEY] [--atomic-batches]

  --port N           port on this machine, 0 for any free one (4480)
  --seed S           the same seed gives the same sample data (1)
  --partners N       partners in a new tenant; each has six deal registrations (60)
  --db FILE          where the tenant lives; without it, in memory
  --time-zone ZONE   zone in which the API reads date literals (America/Los_Angeles)
  --key KEY          key that clients send as "Authorization: prm-key KEY" (sandbox-key)
  --atomic-batches   one bad row fails its whole batch
  --fractions        times of change have fractions of a second, which answers do not show`;

/** Starts the sandbox from the command line; prints one line with its address once it listens. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4480' },
      seed: { type: 'string', default: '1' },
      partners: { type: 'string', default: '60' },
      db: { type: 'string' },
      'time-zone': { type: 'string', default: 'America/Los_Angeles' },
      key: { type: 'string', default: 'sandbox-key' },
      'atomic-batches': { type: 'boolean', default: false },
      fractions: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const port = wholeOption('--port', values.port);
  if (values.db) mkdirSync(dirname(values.db), { recursive: true });
  const store = openStore(values.db ?? ':memory:', values.fractions);
  if (store.isEmpty())
    seedTenant(
      store,
      buildWorld(wholeOption('--seed', values.seed), wholeOption('--partners', values.partners)),
      Date.now(),
    );
  const server = new SandboxServer({
    store,
    timeZone: values['time-zone'],
    apiKey: values.key,
    userName: 'integration',
    password: 'sandbox',
    tenantId: 1,
    maximumTake: 1000,
    isBatchAtomic: values['atomic-batches'],
    now: Date.now,
  });
  let actual: number;
  try {
    actual = await server.listen(port);
  } catch (failure) {
    const isTaken = (failure as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw new Error(
      isTaken ? `Port ${port} is taken. Choose another with --port, or 0 for any free one.` : String(failure),
    );
  }
  console.log(
    `Impartner sandbox listens on http://127.0.0.1:${actual} (key: ${values.key}, ${store.table('Deal').size} deals, zone ${values['time-zone']})`,
  );
  const stop = (): void => {
    void server.close().then(() => {
      store.close();
      process.exit(0);
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // A child whose parent is gone has nobody to serve.
  if (process.send) process.once('disconnect', stop);
}

function openStore(file: string, keepsFractions: boolean): RecordStore {
  try {
    return new RecordStore(file, keepsFractions);
  } catch (failure) {
    throw new Error(
      `The sandbox cannot use ${file}: ${failure instanceof Error ? failure.message : String(failure)}. Delete the file, or name another with --db.`,
    );
  }
}

function wholeOption(name: string, text: string): number {
  const value = wholeNumber(text);
  if (value === undefined) throw new Error(`${name} takes a whole number, not "${text}".`);
  return value;
}

try {
  await main();
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : String(failure));
  process.exitCode = 1;
}
