import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface SandboxHandle {
  readonly url: string;
  readonly key: string;
  /** Writes that took effect in the tenant so far. */
  countWrites(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the Impartner sandbox in a process of its own; it ends with this process, however this one ends. */
export function startSandbox(options: {
  port: number;
  database: string;
  seed: number;
  partners: number;
  key: string;
  /** Further options of its command line. */
  arguments?: readonly string[];
}): Promise<SandboxHandle> {
  const child = fork(
    fileURLToPath(new URL('../impartner-sandbox/main.ts', import.meta.url)),
    [
      '--port',
      String(options.port),
      '--db',
      options.database,
      '--seed',
      String(options.seed),
      '--partners',
      String(options.partners),
      '--key',
      options.key,
      ...(options.arguments ?? []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: ['--disable-warning=ExperimentalWarning'] },
  );
  return new Promise((resolve, reject) => {
    let errors = '';
    child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.once('exit', (code) =>
      reject(
        new Error(
          errors
            .trim()
            .replace('--port', '--sandbox-port')
            .replace(/Delete the file, .*$/, 'Begin anew with --fresh, or choose another folder with --state.') ||
            `The Impartner sandbox ended with code ${String(code)} before it was ready.`,
        ),
      ),
    );
    child.stdout?.on('data', (chunk: Buffer) => {
      const url = /listens on (http:\/\/\S+)/.exec(chunk.toString())?.[1];
      if (!url) return;
      child.removeAllListeners('exit');
      resolve({ url, key: options.key, countWrites: () => countWrites(url), stop: () => stop(child) });
    });
  });
}

async function countWrites(url: string): Promise<number> {
  // A connection of its own: one that was kept from before a long import is closed by the other side at this very moment.
  const response = await fetch(`${url}/_sandbox/log`, { headers: { connection: 'close' } });
  return ((await response.json()) as unknown[]).length;
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
