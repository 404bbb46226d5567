import { dirname } from 'node:path';
import { wholeFile, type Finding } from '../check.ts';
import { at } from './apexRules.ts';
import { size } from './classRules.ts';

/** Rules on a TypeScript file: size, exports by name, folder names. */
export function checkTypescript(file: string, source: string): Finding[] {
  return [...size(file, source), ...defaultExports(file, source), ...folderNames(file)];
}

function defaultExports(file: string, source: string): Finding[] {
  // A component of Lightning must be the default export of its module.
  if (isBundle(file) && file.includes('/lwc/')) return [];
  return source.split('\n').flatMap((content, index) => {
    const place = { line: index + 1, column: 1 };
    return /^export default\b/.test(content)
      ? [at(file, place, 'a default export', 'Export by name: a name is found and renamed everywhere.')]
      : [];
  });
}

function folderNames(file: string): Finding[] {
  const parent = dirname(file).split('/').at(-1);
  return dirname(file)
    .split('/')
    .filter((folder) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(folder) && !(isBundle(file) && folder === parent))
    .map((folder) => wholeFile(file, `the folder ${folder} is not in kebab-case`, 'Rename it.'));
}

/** A module bundle of Lightning: its folder carries the name of the module, which the platform wants in camelCase. */
function isBundle(file: string): boolean {
  return dirname(file).split('/').at(-1) === file.replace(/^.*\/|\.ts$/g, '');
}
