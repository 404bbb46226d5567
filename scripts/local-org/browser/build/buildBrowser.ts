import { loadSchema } from '../../schema/loadSchema.ts';
import { readAppModel, type AppModel } from '../appModel.ts';
import { buildApp } from './appBundle.ts';
import { buildVendor } from './vendorBundle.ts';
import { findComponents } from './projectSources.ts';

/** What the server needs to serve the pages of a project. */
export interface BrowserBuild {
  readonly vendorFolder: string;
  readonly appFolder: string;
  /** JSON text of the import map. */
  readonly importMap: string;
  readonly model: AppModel;
}

/**
 * Builds the pages of a project, or finds the last build where nothing changed. Undefined when the project has no components:
 * then the local org serves its REST API only.
 */
export async function buildBrowser(options: {
  readonly sourceDirs: readonly string[];
  readonly cacheFolder: string;
  /** That of the managed package whose sources these are. */
  readonly namespace?: string | undefined;
  readonly say: (text: string) => void;
}): Promise<BrowserBuild | undefined> {
  const { sourceDirs, cacheFolder, namespace, say } = options;
  if (findComponents(sourceDirs).length === 0) return undefined;
  const started = performance.now();
  const vendor = await buildVendor(cacheFolder, say);
  const schema = loadSchema([...sourceDirs], namespace === undefined ? {} : { namespace });
  const app = await buildApp(sourceDirs, schema, vendor, cacheFolder);
  if (!app.isCached || !vendor.isCached)
    say(`  ${app.components} components built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return {
    vendorFolder: vendor.folder,
    appFolder: app.folder,
    importMap: JSON.stringify({ imports: { ...vendor.imports, ...app.imports } }),
    model: readAppModel(sourceDirs, namespace),
  };
}
