import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where each platform's own packages and installers put Chromium or Chrome. */
const places: Readonly<Record<string, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
};

const packages = ['chromium', 'fonts-liberation'];

/** What the search looks at; a test gives a machine of its own. */
export interface Machine {
  readonly platform: string;
  readonly isRoot: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly candidates: readonly string[];
}

const thisMachine: Machine = {
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  environment: process.env,
  candidates: places[process.platform] ?? [],
};

/** Path of the system's Chromium; installs Debian's package where it is missing and this process may. */
export function installChromium(machine: Machine = thisMachine): string {
  const { candidates, environment } = machine;
  const given = environment['CHROMIUM'];
  if (given !== undefined && given !== '') {
    if (!existsSync(given)) throw new Error(`CHROMIUM is ${given}, which does not exist.`);
    return given;
  }
  const find = (): string | undefined => candidates.find((path) => existsSync(path));
  const found = find();
  if (found !== undefined) return found;
  const hasApt = machine.platform === 'linux' && aptGet(machine, ['--version']).status === 0;
  if (!hasApt || !machine.isRoot) throw new Error(advice(hasApt));
  process.stderr.write(`Installing ${packages.join(' and ')} with apt-get ...\n`);
  // A container's image comes without package lists, so they are read first.
  for (const args of [
    ['update'],
    ['install', '--yes', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...packages],
  ]) {
    const run = aptGet(machine, args);
    if (run.status !== 0)
      throw new Error(
        `apt-get ${args[0] ?? ''} failed, so the browser tests have no Chromium:\n${run.said}\n${advice(true)}`,
      );
  }
  const installed = find();
  if (installed === undefined)
    throw new Error(`apt-get installed ${packages[0]}, but there is none at ${candidates.join(', ')}. ${advice(true)}`);
  return installed;
}

function advice(hasApt: boolean): string {
  const how = hasApt ? `as root: apt-get install ${packages.join(' ')}` : 'from https://www.chromium.org or Chrome';
  return `The browser tests need Chromium. Install it (${how}), or set CHROMIUM to the path of a Chromium or Chrome that is there.`;
}

function aptGet(machine: Machine, args: readonly string[]): { readonly status: number | null; readonly said: string } {
  const run = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...machine.environment, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return { status: run.status, said: `${run.stdout ?? ''}${run.stderr ?? ''}`.trim().slice(-2000) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(installChromium());
