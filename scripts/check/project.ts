import { globSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Scratch folder of the checks; not under version control. */
export const scratch = join(root, '.local', 'check');

/** Paths from the root, with forward slashes, sorted. Installed packages and scratch files are never part of the project. */
export function findFiles(...patterns: readonly string[]): string[] {
  return globSync(patterns, {
    cwd: root,
    exclude: (path) => /(^|[\\/])(node_modules|\.local|\.git)([\\/]|$)/.test(path),
  })
    .filter((path) => statSync(join(root, path)).isFile())
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** Text of a file given by its path from the root. */
export function readProjectFile(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** An absolute path as one from the root. */
export function fromRoot(path: string): string {
  return relative(root, path).split(sep).join('/');
}
