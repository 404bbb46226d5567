import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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
