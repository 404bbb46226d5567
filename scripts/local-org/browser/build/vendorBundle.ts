import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup, type Plugin } from 'rollup';
import { clientModules, compileLwc, defineConstants, rememberResolutions, strictWarnings } from './lwcCompiler.ts';
import { stripTypes } from './stripTypes.ts';

const require = createRequire(import.meta.url);
const basePackage = dirname(require.resolve('lightning-base-components/package.json'));

/** Shims that only base components import; they become part of the vendor bundle. */
const internalShims = new Set(['lightning/mobileCapabilities', 'lightning/primitiveUtils']);

/** What the vendor bundle offers. */
export interface VendorBundle {
  /** Folder whose files are served below `/vendor/`. */
  readonly folder: string;
  /** Bare specifiers that the import map sends to the vendor bundle, with their addresses. */
  readonly imports: Readonly<Record<string, string>>;
  /** Whether an earlier build was found. */
  readonly isCached: boolean;
}

/** Names of the local org's own `lightning/*` modules that components may import. */
export function publicShims(): string[] {
  return readdirSync(join(clientModules, 'lightning'))
    .map((name) => `lightning/${name}`)
    .filter((name) => !internalShims.has(name));
}

/** Bundles lwc and every exposed base component, once per set of versions; later calls find the files of the first. */
export async function buildVendor(cacheFolder: string, say: (text: string) => void): Promise<VendorBundle> {
  const folder = join(cacheFolder, `vendor-${versionKey()}`);
  const mapFile = join(folder, 'imports.json');
  if (existsSync(mapFile))
    return { folder, imports: JSON.parse(readFileSync(mapFile, 'utf8')) as Record<string, string>, isCached: true };
  say('Building the base components, once per version (about half a minute) ...');
  for (const old of existsSync(cacheFolder) ? readdirSync(cacheFolder) : [])
    if (old.startsWith('vendor-')) rmSync(join(cacheFolder, old), { recursive: true, force: true });
  // Written aside and renamed, so that a build that was killed is never taken for a finished one.
  const unfinished = join(cacheFolder, `unfinished-${process.pid}`);
  mkdirSync(unfinished, { recursive: true });
  try {
    const imports = await bundleInto(unfinished);
    writeFileSync(join(unfinished, 'imports.json'), JSON.stringify(imports));
    // Another process may have built the same meanwhile, and may be serving it.
    if (!existsSync(folder)) renameSync(unfinished, folder);
    return { folder, imports, isCached: false };
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Changes whenever a package, a shim's name or this build changes. */
function versionKey(): string {
  const hash = createHash('sha256');
  for (const name of ['lwc', '@lwc/rollup-plugin', '@lwc/synthetic-shadow', 'rollup'])
    hash.update(`${name} ${versionOf(name)}\n`);
  hash.update(readFileSync(join(basePackage, 'package.json')));
  for (const name of publicShims()) hash.update(`${name}\n`);
  for (const name of internalShims) hash.update(readFileSync(sourceOfShim(name)));
  for (const name of ['vendorBundle.ts', 'lwcCompiler.ts'])
    hash.update(readFileSync(fileURLToPath(new URL(name, import.meta.url))));
  return hash.digest('hex').slice(0, 16);
}

function versionOf(name: string): string {
  let folder = dirname(require.resolve(name));
  while (!existsSync(join(folder, 'package.json')) || !readPackage(folder).version) folder = dirname(folder);
  return readPackage(folder).version;
}

function readPackage(folder: string): { version: string } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
}

function sourceOfShim(name: string): string {
  return join(clientModules, name, `${name.split('/')[1] as string}.ts`);
}

async function bundleInto(folder: string): Promise<Record<string, string>> {
  const shims = new Set(publicShims());
  const { lwc } = JSON.parse(readFileSync(join(basePackage, 'package.json'), 'utf8')) as { lwc: { expose: string[] } };
  const entries: Record<string, string> = {};
  for (const name of lwc.expose) {
    const source = join(basePackage, 'src', name, `${name.split('/')[1] ?? ''}.js`);
    if (name.startsWith('lightning/') && !shims.has(name) && !internalShims.has(name) && existsSync(source))
      entries[name] = source;
  }
  const bundle = await rollup({
    input: { lwc: 'lwc', 'synthetic-shadow': '@lwc/synthetic-shadow', ...entries },
    external: (id) => shims.has(id),
    onwarn: strictWarnings,
    plugins: [
      userTimeZone(),
      stripTypes(),
      defineConstants(),
      rememberResolutions(compileLwc([{ dir: clientModules }, { npm: 'lightning-base-components' }], true)),
      nodeResolve(),
    ],
  });
  await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunk/[name].js',
    hoistTransitiveImports: false,
    compact: true,
    manualChunks: chunkOf,
  });
  await bundle.close();
  const imports: Record<string, string> = {
    lwc: '/vendor/lwc.js',
    '@lwc/synthetic-shadow': '/vendor/synthetic-shadow.js',
  };
  for (const name of Object.keys(entries)) imports[name] = `/vendor/${name}.js`;
  return imports;
}

/** Few large chunks: icons by kind, loaded when one of the kind is shown, the engine, and everything else. */
function chunkOf(id: string): string {
  const icons = /iconSvgTemplates(\w+)/.exec(id)?.[0];
  if (icons) return icons;
  if (id.includes('node_modules/@lwc/synthetic-shadow')) return 'synthetic';
  return /node_modules\/@?lwc\//.test(id) ? 'engine' : 'base';
}

/** Base components show times in the zone that their package was built with; here it is the zone of the session's user. */
function userTimeZone(): Plugin {
  return {
    name: 'user-time-zone',
    load: (id) =>
      /@salesforce-i18n-timeZone\.js$/i.test(id.split('?')[0] as string)
        ? `export default JSON.parse(document.getElementById('bootstrap').textContent).user.timeZone;`
        : null,
  };
}
