import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Makes the folder in which a start keeps its databases. Throws with a sentence when there can be none. */
export function makeStateFolder(folder: string): void {
  const missing: string[] = [];
  let existing = resolve(folder);
  while (!existsSync(existing)) {
    missing.unshift(existing);
    existing = dirname(existing);
  }
  if (!statSync(existing).isDirectory())
    throw new Error(`${existing} is a file, and --state takes a folder. Choose another with --state.`);
  try {
    // One by one: asked for all at once, the platform tries for ever where a system folder takes none.
    for (const next of missing) mkdirSync(next);
    accessSync(resolve(folder), constants.W_OK);
  } catch (failure) {
    throw new Error(
      `Nothing can be written to ${folder} (${(failure as NodeJS.ErrnoException).code ?? String(failure)}). Choose another folder with --state.`,
    );
  }
}

/**
 * Takes the state folder for this process, so that two starts never write to the same databases. A lock whose process is
 * gone, after a crash for example, is taken over. Returns the function that gives the folder back.
 */
export function acquireState(folder: string): () => void {
  const lock = join(folder, 'lock');
  if (existsSync(lock)) {
    const owner = Number(readFileSync(lock, 'utf8'));
    if (owner !== process.pid && isRunning(owner)) {
      throw new Error(
        `Another start (process ${owner}) uses ${folder}. Stop it first, or choose another folder with --state.`,
      );
    }
  }
  writeFileSync(lock, String(process.pid));
  return () => rmSync(lock, { force: true });
}

function isRunning(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (failure) {
    // EPERM: it runs, but belongs to someone else.
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
}
