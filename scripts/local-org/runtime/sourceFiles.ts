import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Every Apex class and trigger below the folders, in a fixed order. */
export function findSources(folders: readonly string[]): string[] {
  const files = new Set<string>();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) visit(path);
      } else if (/\.(cls|trigger)$/i.test(entry.name)) files.add(path);
    }
  };
  for (const folder of folders) visit(resolve(folder));
  return [...files];
}

/** Source folders of a project: the package directories of its sfdx-project.json, or the folder itself. */
export function sourceFolders(project: string): string[] {
  const folder = resolve(project);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`${project} is not a folder`);
  const file = join(folder, 'sfdx-project.json');
  if (!existsSync(file)) return [folder];
  const { packageDirectories = [] } = JSON.parse(readFileSync(file, 'utf8')) as {
    packageDirectories?: { path: string }[];
  };
  const paths = packageDirectories.map((p) => resolve(folder, p.path)).filter((p) => existsSync(p));
  // A directory may lie inside another one; reading it twice would double its classes.
  const outermost = paths.filter((p) => !paths.some((other) => other !== p && p.startsWith(`${other}/`)));
  return outermost.length > 0 ? [...new Set(outermost)] : [folder];
}
