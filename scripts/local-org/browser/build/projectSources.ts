import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findSources } from '../../runtime/sourceFiles.ts';
import type { Member, MethodDeclaration } from '../../syntax/ast.ts';
import { ParseCache } from '../../syntax/parseCache.ts';
import type { ModuleRecord } from './lwcCompiler.ts';

/** One Lightning web component, or module without markup, of the project. */
export interface ComponentSource {
  readonly name: string;
  readonly folder: string;
  /** The module's own file: TypeScript where there is one, else JavaScript, else the bare template. */
  readonly entry: string;
}

/** Every file below the folders whose name ends as given, in a fixed order. */
export function findFiles(folders: readonly string[], ending: string): string[] {
  const files: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (entry.name.endsWith(ending)) files.push(path);
    }
  };
  for (const folder of folders) if (existsSync(folder)) visit(folder);
  return files;
}

/** Every component below an `lwc` folder of the source folders. */
export function findComponents(sourceDirs: readonly string[]): ComponentSource[] {
  const components = new Map<string, ComponentSource>();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (!entry.isDirectory() || entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = join(folder, entry.name);
      if (basename(folder) !== 'lwc') visit(path);
      else {
        const file = ['ts', 'js', 'html'].map((end) => join(path, `${entry.name}.${end}`)).find(existsSync);
        if (file !== undefined) components.set(entry.name, { name: entry.name, folder: path, entry: file });
      }
    }
  };
  for (const folder of sourceDirs) if (existsSync(folder)) visit(folder);
  return [...components.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** `c/name` for each component: an SFDX folder has no level for the namespace, so each one is an alias. */
export function componentModules(components: readonly ComponentSource[]): ModuleRecord[] {
  return components.map((c) => ({ name: `c/${c.name}`, path: c.entry }));
}

/** A static method that components may call. */
export interface ApexMethod {
  readonly className: string;
  readonly name: string;
  readonly isAuraEnabled: boolean;
  readonly isCacheable: boolean;
  readonly isVisible: boolean;
  readonly parameters: readonly string[];
}

/** Apex methods of the project as far as components import them. */
export class ApexSignatures {
  readonly #files: ReadonlyMap<string, string>;
  readonly #cache = new ParseCache();

  constructor(sourceDirs: readonly string[]) {
    this.#files = new Map(
      findSources(sourceDirs.filter((folder) => existsSync(folder)))
        .filter((file) => file.endsWith('.cls'))
        .map((file) => [basename(file, '.cls'), file]),
    );
  }

  /** The method, or what is wrong with the name. */
  find(className: string, method: string): ApexMethod | string {
    const file = this.#files.get(className);
    if (file === undefined) {
      const other = [...this.#files.keys()].find((name) => name.toLowerCase() === className.toLowerCase());
      return other ? `the class is written ${other}, not ${className}` : `there is no Apex class ${className}`;
    }
    const unit = this.#cache.parse(file, readFileSync(file, 'utf8'));
    const members: readonly Member[] = unit.members;
    const found = members.filter((m): m is MethodDeclaration => m.kind === 'method');
    const declaration = found.find((m) => m.name === method && m.modifiers.words.includes('static'));
    if (!declaration) return `${className} has no static method ${method}`;
    const annotation = declaration.modifiers.annotations.find((a) => a.name === 'auraenabled');
    return {
      className,
      name: method,
      isAuraEnabled: annotation !== undefined,
      isCacheable: annotation?.values['cacheable']?.toLowerCase() === 'true',
      isVisible: declaration.modifiers.words.some((word) => word === 'public' || word === 'global'),
      parameters: declaration.parameters.map((p) => p.name),
    };
  }
}
