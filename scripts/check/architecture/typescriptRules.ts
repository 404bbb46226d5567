import { dirname } from 'node:path';
import { wholeFile, type Finding } from '../check.ts';
import { at } from './apexRules.ts';
import { size } from './classRules.ts';

/** Rules on a TypeScript file: size, exports by name, folder names. */
export function checkTypescript(file: string, source: string): Finding[] {
  const defaults = source
    .split('\n')
    .flatMap((content, index) =>
      /^export default\b/.test(content)
        ? [
            at(
              file,
              { line: index + 1, column: 1 },
              'a default export',
              'Export by name: a name is found and renamed everywhere.',
            ),
          ]
        : [],
    );
  const folders = dirname(file)
    .split('/')
    .filter((folder) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(folder));
  return [
    ...size(file, source),
    ...defaults,
    ...folders.map((folder) => wholeFile(file, `the folder ${folder} is not in kebab-case`, 'Rename it.')),
  ];
}
