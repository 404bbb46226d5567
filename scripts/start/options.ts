import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { wholeNumber } from '../impartner-sandbox/wholeNumber.ts';

export const USAGE = `Impartner for Salesforce on this machine: a local org with the package, an Impartner sandbox, and one run of the flows.

  npm start                       runs the flows once, then serves the console until Ctrl-C
  npm start -- --once             runs the flows once and ends
  npm start -- --fresh            forgets what earlier starts left and begins with new sample data

  --json            prints the summary as one JSON object, last on standard output
  --seed S          sample data (1)          --partners N      partners, six deals each (60)
  --port N          port of the local org and its console (4470)
  --sandbox-port N  port of the Impartner sandbox (4480; any free one with --once)
  --namespace NS    the package as a managed package of this namespace
  --time-zone ZONE  zone of a new org and its users, as America/Chicago (GMT)
  --state DIR       where org and tenant live between starts (.local/start)`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const HIGHEST_PORT = 65_535;

export interface StartOptions {
  readonly once: boolean;
  readonly json: boolean;
  readonly fresh: boolean;
  readonly seed: number;
  readonly partners: number;
  readonly port: number;
  readonly sandboxPort: number;
  readonly namespace: string | undefined;
  readonly timeZone: string | undefined;
  readonly state: string;
}

/** Reads the command line; undefined when only the usage was asked for. Throws with a sentence for whatever cannot be done. */
export function parseOptions(args: readonly string[]): StartOptions | undefined {
  const { values } = parse(args);
  if (values.help) return undefined;
  if (values.state.trim() === '') throw new Error('--state takes the name of a folder, and none was given.');
  const options = {
    once: values.once,
    json: values.json,
    fresh: values.fresh,
    seed: number('--seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
    partners: number('--partners', values.partners, 1, 10_000),
    port: number('--port', values.port, 0, HIGHEST_PORT),
    sandboxPort: number('--sandbox-port', values['sandbox-port'] ?? (values.once ? '0' : '4480'), 0, HIGHEST_PORT),
    namespace: values.namespace,
    timeZone: values['time-zone'],
    state: values.state,
  };
  if (options.port !== 0 && options.port === options.sandboxPort)
    throw new Error(`The org and the sandbox cannot share port ${options.port}. Choose another with --sandbox-port.`);
  return options;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        once: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        fresh: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
        partners: { type: 'string', default: '60' },
        port: { type: 'string', default: '4470' },
        'sandbox-port': { type: 'string' },
        namespace: { type: 'string' },
        'time-zone': { type: 'string' },
        state: { type: 'string', default: join(root, '.local', 'start') },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (failure) {
    // The parser's first sentence says what is wrong; what follows speaks of its own syntax.
    const [reason = ''] = (failure instanceof Error ? failure.message : String(failure)).split(/(?<=['.])\. |\n/);
    throw new Error(`${reason.replace(/\.?$/, '.')} "npm start -- --help" lists what there is.`);
  }
}

function number(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? wholeNumber(text) : undefined;
  if (value === undefined || value < least || value > most)
    throw new Error(
      most === Number.MAX_SAFE_INTEGER
        ? `${name} takes a whole number, not "${text}".`
        : `${name} takes a whole number from ${least} to ${most}, not "${text}".`,
    );
  return value;
}
