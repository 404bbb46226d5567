import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { readAddressSettings } from './addressSettingsReader.ts';
import { readExternalCredential, readNamedCredential, readPermissionSet } from './accessReader.ts';
import { readCustomMetadataRecord } from './customMetadataReader.ts';
import { readDuplicateRule, readMatchingRules } from './duplicateRuleReader.ts';
import { readPicklistValue } from './fieldReader.ts';
import type { OrgFeatures, PermissionSetSchema, PicklistValue, SchemaRegistry } from './model.ts';
import { Namespace } from './namespace.ts';
import { namespacedParts, namespacedPermissionSet } from './namespacedParts.ts';
import { readObjectFolder, type ObjectParts } from './objectReader.ts';
import { ProjectSchema } from './projectSchema.ts';
import { ElementReader, MetadataError, readXml } from './xmlDocument.ts';

/** Folders that hold no metadata files with an effect on data, skipped to save time. */
const foldersWithoutData = new Set(['aura', 'lwc', 'node_modules']);

/** Sources that are deployed as a managed package, and what lies beside it in the subscriber's org. */
export interface ManagedSources {
  /** Namespace of the package: everything in the source folders belongs to it. */
  readonly namespace?: string;
  /** Folders of the subscriber's org, read after the package; they name what is the package's with its prefix. */
  readonly subscriberDirs?: readonly string[];
  /** What the org has switched on. */
  readonly features?: Pick<OrgFeatures, 'personAccounts' | 'currencies'>;
}

/**
 * Reads every metadata file of the source folders; the first file that cannot be understood is a `MetadataError`. What a
 * later folder defines again replaces the definition of an earlier one, as a second deployment would.
 */
export function loadSchema(sourceDirs: string[], managed: ManagedSources = {}): SchemaRegistry {
  const subscriberDirs = (managed.subscriberDirs ?? []).map((dir) => resolve(dir));
  const namespace = managed.namespace === undefined ? undefined : new Namespace(managed.namespace, subscriberDirs);
  const layers = [...sourceDirs, ...subscriberDirs].map((dir) => {
    if (!existsSync(dir)) throw new Error(`source folder ${dir} does not exist`);
    const files: string[] = [];
    const objectFolders: string[] = [];
    collect(dir, files, objectFolders);
    return { files: files.sort(), objectFolders: objectFolders.sort(), isForeign: subscriberDirs.includes(dir) };
  });
  const withSuffix = (suffix: string): string[] => layers.flatMap((l) => l.files.filter((f) => f.endsWith(suffix)));

  const valueSets = new Map<string, readonly PicklistValue[]>();
  for (const file of withSuffix('.globalValueSet-meta.xml')) {
    const reader: ElementReader = new ElementReader(file, readXml(file, 'GlobalValueSet'));
    valueSets.set(
      nameOf(file, '.globalValueSet-meta.xml').toLowerCase(),
      reader.all('customValue').map((v) => readPicklistValue(reader.reader(v))),
    );
    reader.close(['description', 'masterLabel', 'sorted']);
  }

  let parts = new Map<string, ObjectParts>();
  const partsOf = (name: string): ObjectParts => {
    const key = name.toLowerCase();
    const known = parts.get(key) ?? {
      name,
      fields: new Map(),
      validationRules: [],
      recordTypes: [],
      fieldSets: [],
      seen: new Set(),
    };
    parts.set(key, known);
    return known;
  };
  const readObjects = (read: typeof layers): void => {
    for (const layer of read) {
      for (const known of parts.values()) known.seen.clear();
      for (const folder of layer.objectFolders)
        readObjectFolder(folder, partsOf, (name) => valueSets.get(name.toLowerCase()));
    }
  };
  readObjects(layers.filter((l) => !l.isForeign));
  if (namespace) parts = namespacedParts(parts, namespace);
  const packaged = fieldNames(parts);
  readObjects(layers.filter((l) => l.isForeign));
  if (namespace) refuseShadows(parts, packaged, namespace);

  const addressSettings = withSuffix('Address.settings-meta.xml').at(-1);
  const registry = new ProjectSchema(parts, namespace, {
    ...managed.features,
    addressPicklists: addressSettings === undefined ? undefined : readAddressSettings(addressSettings),
  });
  /** Package files name what is their own without prefix, those of the subscriber with it. */
  const asOwner = <T>(file: string, body: () => T): T =>
    namespace ? namespace.within(!namespace.isForeign(file), body) : body();
  for (const file of withSuffix('.md-meta.xml'))
    asOwner(file, () => {
      const { type, record } = readCustomMetadataRecord(file, (name) => registry.object(name), namespace);
      registry.addCustomMetadataRecord(type, record);
    });
  for (const layer of layers) {
    const seen = new Set<string>();
    for (const file of layer.files) if (file.endsWith('.labels-meta.xml')) readLabels(file, registry, seen);
  }
  for (const file of withSuffix('.resource-meta.xml')) readStaticResource(file, registry);
  const permissionSets = new Map<string, PermissionSetSchema>();
  for (const file of withSuffix('.permissionset-meta.xml')) {
    const read = readPermissionSet(file);
    const set = namespace && !namespace.isForeign(file) ? namespacedPermissionSet(read, namespace) : read;
    permissionSets.set(set.name.toLowerCase(), set);
  }
  registry.permissionSetList.push(...permissionSets.values());
  for (const file of withSuffix('.customPermission-meta.xml')) {
    const reader: ElementReader = new ElementReader(file, readXml(file, 'CustomPermission'));
    reader.required('label');
    reader.close(['description', 'isLicensed', 'connectedApp', 'requiredPermission', 'isProtected']);
    const name = nameOf(file, '.customPermission-meta.xml');
    registry.customPermissionNames.add(namespace && !namespace.isForeign(file) ? `${namespace.name}__${name}` : name);
  }
  readCredentials(withSuffix, registry);
  for (const file of withSuffix('.matchingRule-meta.xml'))
    for (const rule of readMatchingRules(file))
      registry.matchingRuleMap.set(`${rule.objectName}.${rule.name}`.toLowerCase(), rule);
  for (const file of withSuffix('.duplicateRule-meta.xml')) {
    const rule = readDuplicateRule(file);
    registry.duplicateRuleMap.set(`${rule.objectName}.${rule.name}`.toLowerCase(), rule);
  }
  if (namespace) namespace.within(true, () => registry.checkReferences());
  else registry.checkReferences();
  return registry;
}

function fieldNames(parts: ReadonlyMap<string, ObjectParts>): Set<string> {
  return new Set([...parts.values()].flatMap((p) => [...p.fields.keys()].map((f) => `${p.name.toLowerCase()}.${f}`)));
}

/** One name for a field of the package and one of the subscriber would need the caller's namespace at each use. */
function refuseShadows(
  parts: ReadonlyMap<string, ObjectParts>,
  packaged: ReadonlySet<string>,
  namespace: Namespace,
): void {
  for (const part of parts.values())
    for (const [key, field] of part.fields)
      if (
        packaged.has(`${part.name.toLowerCase()}.${namespace.qualify(key).toLowerCase()}`) &&
        namespace.qualify(key) !== key
      )
        throw new UnsupportedError(`a field of the subscriber named as one of the package: ${field.source}`);
}

function nameOf(file: string, suffix: string): string {
  return basename(file).slice(0, -suffix.length);
}

function readCredentials(withSuffix: (suffix: string) => string[], registry: ProjectSchema): void {
  for (const file of withSuffix('.externalCredential-meta.xml')) {
    const credential = readExternalCredential(file);
    registry.externalCredentialMap.set(credential.name.toLowerCase(), credential);
  }
  for (const file of withSuffix('.namedCredential-meta.xml')) {
    const credential = readNamedCredential(file);
    const external =
      credential.externalCredential === undefined
        ? undefined
        : registry.externalCredentialMap.get(credential.externalCredential.toLowerCase());
    if (credential.externalCredential !== undefined && !external)
      throw new MetadataError(file, 1, `there is no external credential ${credential.externalCredential}`);
    registry.namedCredentialMap.set(credential.name.toLowerCase(), {
      ...credential,
      headers: [...(external?.headers ?? []), ...credential.headers],
    });
  }
}

function collect(folder: string, files: string[], objectFolders: string[]): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) {
      if (entry.name.endsWith('-meta.xml')) files.push(path);
      continue;
    }
    if (entry.name === 'objects') {
      for (const object of readdirSync(path, { withFileTypes: true }))
        if (object.isDirectory()) objectFolders.push(join(path, object.name));
    } else if (!foldersWithoutData.has(entry.name) && !entry.name.startsWith('.') && !entry.name.startsWith('__'))
      collect(path, files, objectFolders);
  }
}

function readLabels(file: string, registry: ProjectSchema, seen: Set<string>): void {
  const reader: ElementReader = new ElementReader(file, readXml(file, 'CustomLabels'));
  for (const element of reader.all('labels')) {
    const label = reader.reader(element);
    const name = label.required('fullName');
    if (seen.has(name.toLowerCase())) label.fail(`label ${name} is defined twice`);
    seen.add(name.toLowerCase());
    registry.labels.set(name.toLowerCase(), label.required('value'));
    label.close(['categories', 'language', 'protected', 'shortDescription']);
  }
  reader.close();
}

const extensions: Record<string, string> = {
  'application/json': 'json',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'text/xml': 'xml',
  'application/xml': 'xml',
  'text/javascript': 'js',
  'application/javascript': 'js',
  'text/css': 'css',
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/svg+xml': 'svg',
  'text/html': 'html',
  'application/pdf': 'pdf',
};

function readStaticResource(file: string, registry: ProjectSchema): void {
  const reader: ElementReader = new ElementReader(file, readXml(file, 'StaticResource'));
  const contentType = reader.required('contentType');
  reader.close(['cacheControl', 'description']);
  const name = basename(file).replace('.resource-meta.xml', '');
  const folder = dirname(file);
  const candidates = [`${name}.${extensions[contentType] ?? 'resource'}`, `${name}.resource`];
  const body =
    candidates.map((c) => join(folder, c)).find((c) => existsSync(c)) ??
    readdirSync(folder)
      .filter((f) => f.startsWith(`${name}.`) && !f.endsWith('-meta.xml'))
      .map((f) => join(folder, f))[0];
  if (body === undefined) {
    // A zipped resource is kept as a folder in source format; it is packed only on deployment.
    if (existsSync(join(folder, name))) return;
    throw new MetadataError(file, 1, `static resource ${name} has no content file`);
  }
  registry.resources.set(name.toLowerCase(), { name, body: new Uint8Array(readFileSync(body)), contentType });
}
