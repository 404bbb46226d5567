import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { wholeFile, type Finding } from '../check.ts';
import { root as projectRoot } from '../project.ts';
import type { MetadataFile } from './projectMetadata.ts';
import { at } from './validateElement.ts';
import { childOf } from './xmlElement.ts';

/** The one API version of the package; platform types, compiler and local org are of this version. */
export const apiVersion = '65.0';

/** Every class and trigger has its `-meta.xml`, and the other way round. */
export function checkSourcePairs(sources: readonly string[], files: readonly MetadataFile[]): Finding[] {
  const described = new Set(files.map(({ file }) => file));
  const lonely = sources
    .filter((source) => !described.has(`${source}-meta.xml`))
    .map((source) => wholeFile(source, 'has no -meta.xml', 'Add one: an org refuses the source without it.'));
  const orphans = files
    .filter(
      ({ kind, file }) =>
        (kind === 'cls' || kind === 'trigger') && !existsSync(join(projectRoot, file.replace(/-meta\.xml$/, ''))),
    )
    .map(({ file, root }) => at(file, root, 'describes a source that does not exist', 'Remove it.'));
  return [...lonely, ...orphans];
}

/** One API version everywhere: behaviour differs between versions. */
export function checkApiVersion({ file, root }: MetadataFile): Finding[] {
  const version = childOf(root, 'apiVersion');
  return version && version.text.trim() !== apiVersion
    ? [at(file, version, `API version ${version.text.trim()}`, `Use ${apiVersion} everywhere.`)]
    : [];
}
