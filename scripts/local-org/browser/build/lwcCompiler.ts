import { fileURLToPath } from 'node:url';
import lwcPlugin from '@lwc/rollup-plugin';
import replacePlugin from '@rollup/plugin-replace';
import type { Plugin, RollupLog, WarningHandlerWithDefault } from 'rollup';

/** Highest component API version that the pinned LWC knows. */
const apiVersion = 66;

/** Browser-side sources of the local org: shims of platform modules and the page around the components. */
export const clientFolder = fileURLToPath(new URL('../client', import.meta.url));
export const clientModules = fileURLToPath(new URL('../client/modules', import.meta.url));

/** One place where the LWC resolver looks for modules. */
export type ModuleRecord = { name: string; path: string } | { dir: string } | { npm: string };

// Both plugins are CommonJS with `exports.default`; their types describe the ESM form.
type PluginFactory = (options: Record<string, unknown>) => Plugin;
const factoryOf = (module: unknown): PluginFactory =>
  (typeof module === 'function' ? module : (module as { default: unknown }).default) as PluginFactory;

/** The LWC compiler for c- components and shims, or with `isVendor` for base components. */
export function compileLwc(modules: readonly ModuleRecord[], isVendor: boolean): Plugin {
  return factoryOf(lwcPlugin)({
    rootDir: clientFolder,
    modules,
    apiVersion,
    enableDynamicComponents: true,
    sourcemap: false,
    // The client is plain TypeScript; the LWC compiler would refuse its private methods.
    exclude: [/node_modules\/@?lwc\//, `${clientFolder}/**`],
    // The base combobox calls attachInternals(), which synthetic shadow refuses to other components, as an org does.
    ...(isVendor ? { enableSyntheticElementInternals: true } : {}),
  });
}

/** Constants that base components expect from a bundler. */
export function defineConstants(): Plugin {
  return factoryOf(replacePlugin)({
    preventAssignment: true,
    values: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.SSR': 'false' },
  });
}

/**
 * Remembers how bare specifiers resolve within one package: the LWC resolver reads package.json again for every import,
 * which is a third of the time that the base components take.
 */
export function rememberResolutions(plugin: Plugin): Plugin {
  const resolve = plugin.resolveId as (this: unknown, id: string, importer?: string, ...rest: unknown[]) => unknown;
  const known = new Map<string, unknown>();
  return {
    ...plugin,
    resolveId(this: unknown, id: string, importer: string | undefined, ...rest: unknown[]) {
      if (importer === undefined || id.startsWith('.') || id.startsWith('/'))
        return resolve.call(this, id, importer, ...rest);
      const inBase = importer.includes('lightning-base-components');
      const key = `${id}|${inBase ? '' : importer}`;
      if (!known.has(key)) known.set(key, resolve.call(this, id, importer, ...rest));
      return known.get(key);
    },
  } as Plugin;
}

/** Whether a warning is one of those that the base components' own sources cause. */
function isOfBaseComponents(log: RollupLog): boolean {
  return (log.id ?? log.loc?.file ?? log.ids?.[0] ?? '').includes('node_modules');
}

/** Turns what the bundler would only warn about into errors where it would leave a hole in the page. */
export const strictWarnings: WarningHandlerWithDefault = (log) => {
  if (log.code === 'UNRESOLVED_IMPORT' || log.code === 'MISSING_EXPORT') throw new Error(log.message);
  if (log.code === 'CIRCULAR_DEPENDENCY' || log.code === 'SOURCEMAP_BROKEN' || isOfBaseComponents(log)) return;
  process.stderr.write(`${log.loc?.file ?? log.id ?? ''}:${log.loc?.line ?? 1} ${log.message}\n`);
};
