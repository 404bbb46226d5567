import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of the system's Chromium; installs Debian's package where it is missing and this process may. */
export function installChromium(): string {
  const given = process.env['CHROMIUM'];
  if (given !== undefined) {
    if (!existsSync(given)) throw new Error(`CHROMIUM is ${given}, which does not exist.`);
    return given;
  }
  const found = candidates.find((path) => existsSync(path));
  if (found !== undefined) return found;
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(
      'The browser tests need Chromium. Install it (Debian, Ubuntu: apt-get install chromium), or set CHROMIUM to its path.',
    );
  process.stderr.write('Installing Chromium with apt-get ...\n');
  const apt = (...args: string[]): void => {
    const run = spawnSync('apt-get', args, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (run.status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${run.stderr.slice(-2000)}`);
  };
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation');
  const installed = candidates.find((path) => existsSync(path));
  if (installed === undefined) throw new Error('apt-get installed chromium, but there is none in /usr/bin.');
  return installed;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(installChromium());
