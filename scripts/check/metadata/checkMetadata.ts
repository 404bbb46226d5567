import type { Finding } from '../check.ts';
import { standardFields } from '../apex/standardFields.ts';
import { checkField } from './fieldRules.ts';
import { loadMetadataModel } from './metadataModel.ts';
import { checkPermissionSet, type Existing } from './permissionRules.ts';
import { fieldKey, fieldType, ofKind, readProjectMetadata, type ProjectMetadata } from './projectMetadata.ts';
import { checkRecord } from './recordRules.ts';
import { checkApiVersion, checkSourcePairs } from './sourceRules.ts';
import { validateElement } from './validateElement.ts';
import { childOf, childrenOf, textOf } from './xmlElement.ts';

const systemFields = [
  'id',
  'name',
  'ownerid',
  'createddate',
  'createdbyid',
  'lastmodifieddate',
  'lastmodifiedbyid',
  'systemmodstamp',
  'recordtypeid',
  'currencyisocode',
];

/** Files that were looked at and what is wrong with them. */
export interface MetadataVerdict {
  readonly files: number;
  readonly findings: readonly Finding[];
}

/** Holds every metadata file of the folders against the Metadata API's types, and against each other. */
export async function checkMetadata(folders: readonly string[]): Promise<MetadataVerdict> {
  const project = readProjectMetadata(folders);
  const existing = await findExisting(project);
  const model = loadMetadataModel();
  const findings = [
    ...project.faults,
    ...project.files.flatMap(({ file, root }) => validateElement(file, root, root.name, model)),
    ...project.files.flatMap(checkApiVersion),
    ...checkSourcePairs(project.sources, project.files),
    ...project.fields.flatMap((field) => checkField(field, (name) => existing.object(name))),
    ...ofKind(project.files, 'permissionset').flatMap((file) => checkPermissionSet(file, existing)),
    ...ofKind(project.files, 'md').flatMap((file) => checkRecord(file, project.fields)),
  ];
  return { files: project.files.length, findings };
}

async function findExisting({ files, fields, sources }: ProjectMetadata): Promise<Existing> {
  const objects = new Set(ofKind(files, 'object').map(({ name }) => name.toLowerCase()));
  const custom = new Map(fields.map((field) => [fieldKey(field), field]));
  const classes = new Set(sources.map((source) => source.replace(/^.*\/|\.\w+$/g, '').toLowerCase()));
  const customPermissions = new Set(ofKind(files, 'customPermission').map(({ name }) => name.toLowerCase()));
  const standard = await standardFields(namedStandardObjects(files));
  const isStandardObject = (name: string): boolean => standard.has(`${name}.id`.toLowerCase());
  const typeOf = (path: string): string | undefined => {
    const field = custom.get(path.toLowerCase());
    return field && fieldType(field);
  };
  return {
    object: (name) => (name.includes('__') ? objects.has(name.toLowerCase()) : isStandardObject(name)),
    field: (path) => {
      const key = path.toLowerCase();
      const [object = '', name = ''] = key.split('.');
      return (
        custom.has(key) ||
        standard.has(key) ||
        (objects.has(object) && object.includes('__') && systemFields.includes(name))
      );
    },
    apexClass: (name) => classes.has(name.toLowerCase()),
    customPermission: (name) => customPermissions.has(name.toLowerCase()),
    requiredField: (path) => {
      const field = custom.get(path.toLowerCase());
      return field !== undefined && (textOf(field.root, 'required') === 'true' || typeOf(path) === 'MasterDetail');
    },
    readOnlyField: (path) => {
      const field = custom.get(path.toLowerCase());
      return (
        field !== undefined &&
        (childOf(field.root, 'formula') !== undefined || ['AutoNumber', 'Summary'].includes(typeOf(path) ?? ''))
      );
    },
  };
}

/** Standard objects that permission sets and lookups speak of. */
function namedStandardObjects(files: ProjectMetadata['files']): string[] {
  const permissionSets = ofKind(files, 'permissionset');
  const names = [
    ...permissionSets.flatMap(({ root }) =>
      childrenOf(root, 'objectPermissions').map((entry) => textOf(entry, 'object') ?? ''),
    ),
    ...permissionSets.flatMap(({ root }) =>
      childrenOf(root, 'fieldPermissions').map((entry) => (textOf(entry, 'field') ?? '').split('.')[0] ?? ''),
    ),
    ...ofKind(files, 'field').flatMap(({ root }) => childrenOf(root, 'referenceTo').map(({ text }) => text.trim())),
  ];
  return [...new Set(names)].filter((name) => /^[A-Za-z0-9]+$/.test(name));
}
