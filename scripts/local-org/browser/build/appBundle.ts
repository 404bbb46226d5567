import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rollup, type Plugin } from 'rollup';
import type { SchemaRegistry } from '../../schema/model.ts';
import { checkImports } from './importContract.ts';
import { clientFolder, clientModules, compileLwc, defineConstants, strictWarnings } from './lwcCompiler.ts';
import { ApexSignatures, componentModules, findComponents, findFiles, type ComponentSource } from './projectSources.ts';
import { salesforceModules } from './salesforceModules.ts';
import { stripTypes } from './stripTypes.ts';
import { publicShims, type VendorBundle } from './vendorBundle.ts';

/** The project's components and the page around them, bundled. */
export interface AppBundle {
  /** Folder whose files are served below `/app/`. */
  readonly folder: string;
  /** Bare specifiers that the import map sends to this bundle. */
  readonly imports: Readonly<Record<string, string>>;
  readonly isCached: boolean;
  readonly components: number;
}

/** A build that stopped because the components do not fit the project; the message has one line per problem. */
export class ContractError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ContractError';
    this.problems = problems;
  }
}

/** Checks and bundles the components of the source folders; unchanged sources find the bundle of the last time. */
export async function buildApp(
  sourceDirs: readonly string[],
  schema: SchemaRegistry,
  vendor: VendorBundle,
  cacheFolder: string,
): Promise<AppBundle> {
  const components = findComponents(sourceDirs);
  const imports = Object.fromEntries(publicShims().map((name) => [name, `/app/shim/${name}.js`]));
  const key = contentKey(sourceDirs, components, vendor, schema);
  const folder = join(cacheFolder, `app-${key}`);
  const result = { folder, imports, components: components.length };
  if (existsSync(join(folder, 'main.js'))) return { ...result, isCached: true };
  const problems = checkImports(components, {
    schema,
    apex: new ApexSignatures(sourceDirs),
    lightning: new Set([...Object.keys(vendor.imports), ...publicShims()]),
    components: new Set(components.map((c) => c.name)),
  });
  if (problems.length > 0) throw new ContractError(problems);
  const unfinished = join(cacheFolder, `unfinished-app-${process.pid}`);
  mkdirSync(unfinished, { recursive: true });
  try {
    await bundleInto(unfinished, components, schema).catch((error: unknown) => {
      throw placed(error);
    });
    copyFileSync(join(clientFolder, 'shell.css'), join(unfinished, 'shell.css'));
    if (!existsSync(folder)) renameSync(unfinished, folder);
    forgetOld(cacheFolder, folder);
    return { ...result, isCached: false };
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** An error of the compiler with its place in front, like those of the contract. */
function placed(error: unknown): unknown {
  const { id, loc, location, message } = error as {
    readonly id?: string;
    readonly loc?: { readonly line: number; readonly column: number };
    readonly location?: { readonly line: number; readonly column: number };
    readonly message?: string;
  };
  const place = loc ?? location;
  if (id === undefined || message === undefined) return error;
  return new ContractError([`${id}:${place ? `${place.line}:${place.column}` : '1'} ${message}`]);
}

/** Keeps the four newest others: one of them may be served by another process. */
function forgetOld(cacheFolder: string, current: string): void {
  const old = readdirSync(cacheFolder)
    .filter((name) => name.startsWith('app-') && join(cacheFolder, name) !== current)
    .map((name) => ({ path: join(cacheFolder, name), madeAt: statSync(join(cacheFolder, name)).mtimeMs }))
    .sort((a, b) => a.madeAt - b.madeAt)
    .slice(0, -4);
  for (const { path } of old) rmSync(path, { recursive: true, force: true });
}

/** Everything that the bundle is made of or checked against. */
function contentKey(
  sourceDirs: readonly string[],
  components: readonly ComponentSource[],
  vendor: VendorBundle,
  schema: SchemaRegistry,
): string {
  const hash = createHash('sha256').update(`${vendor.folder}\0${schema.namespace?.name ?? ''}`);
  const files = [
    ...components.flatMap((c) => findFiles([c.folder], '').filter((f) => !f.endsWith('.js') || f === c.entry)),
    ...findFiles([clientFolder, join(clientFolder, '..', 'build')], ''),
    ...findFiles(sourceDirs, '.cls'),
    ...findFiles(sourceDirs, '-meta.xml'),
  ];
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

async function bundleInto(
  folder: string,
  components: readonly ComponentSource[],
  schema: SchemaRegistry,
): Promise<void> {
  const shims = publicShims();
  const input: Record<string, string> = { main: join(clientFolder, 'main.ts') };
  for (const name of shims) input[`shim/${name}`] = join(clientModules, name, `${name.split('/')[1] as string}.ts`);
  const own = new Set(shims);
  const bundle = await rollup({
    input,
    external: (id) => id === 'lwc' || id === '@lwc/synthetic-shadow' || (id.startsWith('lightning/') && !own.has(id)),
    onwarn: strictWarnings,
    plugins: [
      componentRegistry(components),
      salesforceModules(schema),
      stripTypes(),
      defineConstants(),
      compileLwc([...componentModules(components), { dir: clientModules }], false),
    ],
  });
  await bundle.write({
    dir: folder,
    format: 'esm',
    sourcemap: false,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunk/[name]-[hash].js',
  });
  await bundle.close();
}

/** `host/components`: how to load each component by name, so that a page loads only what it shows. */
function componentRegistry(components: readonly ComponentSource[]): Plugin {
  const id = 'host/components';
  return {
    name: 'component-registry',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load: (source) =>
      source === `\0${id}`
        ? `export const components = {${components
            .map((c) => `${JSON.stringify(c.name)}: () => import(${JSON.stringify(`c/${c.name}`)})`)
            .join(',\n')}};`
        : null,
  };
}
