import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ApexType } from '../types/apexType.ts';
import { makeField, readField, type ValueSets } from './fieldReader.ts';
import type {
  FieldSchema,
  FieldSetSchema,
  ObjectKind,
  ObjectSchema,
  RecordTypeSchema,
  ValidationRuleSchema,
} from './model.ts';
import { ElementReader, readXml, type XmlElement } from './xmlDocument.ts';

/** What the project says of one object, gathered from every folder that names it. */
export interface ObjectParts {
  readonly name: string;
  /** The reader of the `.object-meta.xml`; undefined where only fields of a standard object are given. */
  definition?: ElementReader;
  readonly fields: Map<string, FieldSchema>;
  readonly validationRules: ValidationRuleSchema[];
  readonly recordTypes: RecordTypeSchema[];
  readonly fieldSets: FieldSetSchema[];
  /** What the source folder that is being read has defined already: defining it again there is an error. */
  readonly seen: Set<string>;
}

const objectWithoutEffect = [
  'actionOverrides',
  'allowInChatterGroups',
  'businessProcesses',
  'compactLayoutAssignment',
  'compactLayouts',
  'customHelp',
  'customHelpPage',
  'deploymentStatus',
  'deprecated',
  'description',
  'enableActivities',
  'enableBulkApi',
  'enableDataTranslation',
  'enableDivisions',
  'enableEnhancedLookup',
  'enableFeeds',
  'enableHistory',
  'enableLicensing',
  'enableReports',
  'enableSearch',
  'enableSharing',
  'enableStreamingApi',
  'eventType',
  'externalSharingModel',
  'gender',
  'household',
  'historyRetentionPolicy',
  'indexes',
  'listViews',
  'nameField',
  'profileSearchLayouts',
  'recordTypeTrackFeedHistory',
  'recordTypeTrackHistory',
  'searchLayouts',
  'sharingReasons',
  'sharingRecalculations',
  'startsWith',
  'visibility',
  'webLinks',
];

/** Reads an `objects/<Name>` folder into `parts`. */
export function readObjectFolder(folder: string, partsOf: (name: string) => ObjectParts, valueSets: ValueSets): void {
  const name = basename(folder);
  const parts = partsOf(name);
  const file = join(folder, `${name}.object-meta.xml`);
  if (existsSync(file)) {
    const reader: ElementReader = new ElementReader(file, readXml(file, 'CustomObject'));
    if (parts.seen.has('')) reader.fail(`object ${name} is defined twice, first in ${parts.definition?.file ?? ''}`);
    parts.seen.add('');
    parts.definition = reader;
    for (const element of reader.all('fields')) addField(parts, reader, element, valueSets);
    for (const element of reader.all('validationRules')) addRule(parts, reader, element);
    for (const element of reader.all('recordTypes')) addRecordType(parts, reader, element);
    for (const element of reader.all('fieldSets')) addFieldSet(parts, reader, element);
  }
  for (const child of filesIn(join(folder, 'fields'), '.field-meta.xml')) {
    const element = readXml(child, 'CustomField');
    addField(parts, new ElementReader(child, element), element, valueSets);
  }
  for (const child of filesIn(join(folder, 'validationRules'), '.validationRule-meta.xml')) {
    const element = readXml(child, 'ValidationRule');
    addRule(parts, new ElementReader(child, element), element);
  }
  for (const child of filesIn(join(folder, 'recordTypes'), '.recordType-meta.xml')) {
    const element = readXml(child, 'RecordType');
    addRecordType(parts, new ElementReader(child, element), element);
  }
  for (const child of filesIn(join(folder, 'fieldSets'), '.fieldSet-meta.xml')) {
    const element = readXml(child, 'FieldSet');
    addFieldSet(parts, new ElementReader(child, element), element);
  }
  const known = new Set([
    'fields',
    'validationRules',
    'recordTypes',
    'listViews',
    'compactLayouts',
    'webLinks',
    'fieldSets',
    'businessProcesses',
    'sharingReasons',
    'indexes',
  ]);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory() && !known.has(entry.name))
      throw new Error(`${join(folder, entry.name)}: unknown part of an object`);
}

function filesIn(folder: string, suffix: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((f) => f.endsWith(suffix))
    .sort()
    .map((f) => join(folder, f));
}

function addField(parts: ObjectParts, parent: ElementReader, element: XmlElement, valueSets: ValueSets): void {
  const reader = parent.element === element ? parent : parent.reader(element);
  const name = reader.required('fullName');
  // A standard field's file carries settings of the user interface; its data are the overlay's.
  if (!name.endsWith('__c')) return;
  const key = name.toLowerCase();
  if (parts.seen.has(key)) reader.fail(`field ${parts.name}.${name} is defined twice`);
  parts.seen.add(key);
  parts.fields.set(key, readField(reader, name, valueSets, parts.name));
}

function addRule(parts: ObjectParts, parent: ElementReader, element: XmlElement): void {
  const reader = parent.element === element ? parent : parent.reader(element);
  const errorField = reader.text('errorDisplayField');
  const rule = {
    name: reader.required('fullName'),
    formula: reader.required('errorConditionFormula'),
    message: reader.required('errorMessage'),
    ...(errorField === undefined ? {} : { errorField }),
    source: `${reader.file}:${element.line}`,
  };
  replaceByName(parts.validationRules, (r) => r.name === rule.name, reader.boolean('active', false) ? rule : undefined);
  reader.close(['description', 'shouldEvaluateOnClient']);
}

function addRecordType(parts: ObjectParts, parent: ElementReader, element: XmlElement): void {
  const reader = parent.element === element ? parent : parent.reader(element);
  const description = reader.text('description');
  const recordType = {
    developerName: reader.required('fullName'),
    label: reader.required('label'),
    isActive: reader.boolean('active', false),
    ...(description === undefined ? {} : { description }),
  };
  replaceByName(parts.recordTypes, (r) => r.developerName === recordType.developerName, recordType);
  reader.close(['picklistValues', 'businessProcess', 'compactLayoutAssignment']);
}

function replaceByName<T>(list: T[], isSame: (item: T) => boolean, item: T | undefined): void {
  const at = list.findIndex(isSame);
  if (at >= 0) list.splice(at, 1);
  if (item !== undefined) list.push(item);
}

function addFieldSet(parts: ObjectParts, parent: ElementReader, element: XmlElement): void {
  const reader = parent.element === element ? parent : parent.reader(element);
  const description = reader.text('description');
  const fields = reader.all('displayedFields').map((e) => {
    const field = reader.reader(e);
    const result = { path: field.required('field'), required: field.boolean('isRequired', false) };
    field.close(['isFieldManaged']);
    return result;
  });
  const name = reader.required('fullName');
  replaceByName(parts.fieldSets, (f) => f.name === name, {
    name,
    label: reader.required('label'),
    ...(description === undefined ? {} : { description }),
    fields,
  });
  reader.close(['availableFields']);
}

/** Finishes an object that the project defines itself (custom object, metadata type, setting, event). */
export function buildCustomObject(parts: ObjectParts, keyPrefix: string): Omit<ObjectSchema, 'childRelationships'> {
  const reader = parts.definition;
  if (!reader) throw new Error(`object ${parts.name} has fields but no definition in the project`);
  const settingsType = reader.oneOf('customSettingsType', ['Hierarchy', 'List'] as const);
  const publishBehavior = reader.oneOf('publishBehavior', ['PublishAfterCommit', 'PublishImmediately'] as const);
  const kind: ObjectKind = settingsType
    ? 'customSetting'
    : parts.name.endsWith('__mdt')
      ? 'customMetadata'
      : parts.name.endsWith('__e')
        ? 'platformEvent'
        : 'custom';
  const label = reader.required('label');
  const sharingModel = reader.text('sharingModel') ?? 'ReadWrite';
  const nameField = reader.one('nameField');
  const plural = reader.text('pluralLabel') ?? label;
  const isBigObject = parts.name.endsWith('__b');
  if (kind === 'custom' && !nameField && !isBigObject) reader.fail(`custom object ${parts.name} needs a <nameField>`);
  reader.close(objectWithoutEffect.concat('fields', 'validationRules', 'recordTypes', 'fieldSets'));
  const source = `${reader.file}:${reader.element.line}`;
  const isDetail = [...parts.fields.values()].some((f) => f.type === 'MasterDetail');
  const fields = new Map<string, FieldSchema>();
  for (const field of systemFieldsOf(kind, isDetail, parts.recordTypes.length > 0, source))
    fields.set(field.name.toLowerCase(), field);
  if (kind === 'custom' && nameField) {
    const name = buildNameField(reader.reader(nameField), source);
    fields.set('name', name);
  }
  for (const [key, field] of parts.fields) {
    fields.set(key, field);
    if (field.type === 'Location') for (const part of locationParts(field)) fields.set(part.name.toLowerCase(), part);
  }
  return {
    name: parts.name,
    label,
    labelPlural: plural,
    keyPrefix,
    kind,
    ...(settingsType ? { settingsType } : {}),
    ...(kind === 'platformEvent' ? { publishBehavior: publishBehavior ?? 'PublishImmediately' } : {}),
    sharingModel: kind === 'custom' ? sharingModel : 'ReadWrite',
    fields,
    apexType: ApexType.sobject(parts.name),
    source,
    validationRules: parts.validationRules,
    recordTypes: parts.recordTypes,
    fieldSets: parts.fieldSets,
    isSetup: false,
    isWritable: kind !== 'customMetadata',
    // Big objects have their own, asynchronous storage, which the local org does not have.
    isStored: kind !== 'platformEvent' && !isBigObject,
  };
}

function buildNameField(reader: ElementReader, source: string): FieldSchema {
  const type = reader.oneOf('type', ['Text', 'AutoNumber'] as const) ?? 'Text';
  const displayFormat = reader.text('displayFormat');
  const label = reader.text('label') ?? 'Name';
  reader.close(['trackHistory', 'trackFeedHistory', 'startingNumber', 'fieldManageability']);
  // The Name of a custom object is filled with the record's id when it is left out, so it is not required at database level.
  return makeField('Name', type, {
    label,
    length: 80,
    required: false,
    nillable: true,
    custom: false,
    source,
    ...(displayFormat === undefined ? {} : { displayFormat }),
  });
}

function locationParts(field: FieldSchema): FieldSchema[] {
  const base = field.name.replace(/__c$/, '');
  const part = (suffix: string): FieldSchema =>
    makeField(`${base}__${suffix}__s`, 'Number', {
      label: `${field.label} (${suffix})`,
      precision: 18,
      scale: 15,
      custom: true,
      source: field.source,
    });
  return [part('Latitude'), part('Longitude')];
}

const readOnly = { createable: false, updateable: false } as const;

/** Fields that the platform itself gives to an object of this kind (Object Reference, "System Fields"). */
export function systemFieldsOf(
  kind: ObjectKind,
  isDetail: boolean,
  hasRecordTypes: boolean,
  source: string,
): FieldSchema[] {
  const user = { referenceTo: ['User'], source };
  const id = makeField('Id', 'Id', { ...readOnly, label: 'Record ID', nillable: false, source });
  const createdDate = makeField('CreatedDate', 'DateTime', { ...readOnly, label: 'Created Date', source });
  const createdBy = makeField('CreatedById', 'Lookup', {
    ...readOnly,
    ...user,
    label: 'Created By ID',
    relationshipName: 'CreatedBy',
  });
  if (kind === 'customMetadata')
    return [
      id,
      makeField('DeveloperName', 'Text', { length: 40, label: 'Custom Metadata Record Name', source }),
      makeField('MasterLabel', 'Text', { length: 40, label: 'Label', source }),
      makeField('Label', 'Text', { length: 40, label: 'Label', source }),
      makeField('Language', 'Picklist', { label: 'Master Language', picklist: [], source }),
      makeField('NamespacePrefix', 'Text', { length: 15, label: 'Namespace Prefix', source }),
      makeField('QualifiedApiName', 'Text', { length: 71, label: 'Qualified API Name', source }),
      makeField('SystemModstamp', 'DateTime', { ...readOnly, label: 'System Modstamp', source }),
    ];
  if (kind === 'platformEvent')
    return [
      makeField('ReplayId', 'Text', { ...readOnly, length: 1000, label: 'Replay ID', source }),
      makeField('EventUuid', 'Text', { ...readOnly, length: 36, label: 'Event UUID', source }),
      createdDate,
      createdBy,
    ];
  const fields = [
    id,
    ...(kind === 'customSetting'
      ? [
          makeField('Name', 'Text', { length: 80, required: false, source }),
          makeField('SetupOwnerId', 'Lookup', {
            label: 'Location',
            referenceTo: ['Organization', 'Profile', 'User'],
            relationshipName: 'SetupOwner',
            source,
          }),
        ]
      : isDetail
        ? []
        : [
            makeField('OwnerId', 'Lookup', {
              label: 'Owner ID',
              referenceTo: ['User', 'Group'],
              relationshipName: 'Owner',
              source,
            }),
          ]),
    makeField('IsDeleted', 'Checkbox', { ...readOnly, label: 'Deleted', source }),
    ...(hasRecordTypes
      ? [
          makeField('RecordTypeId', 'Lookup', {
            label: 'Record Type ID',
            referenceTo: ['RecordType'],
            relationshipName: 'RecordType',
            source,
          }),
        ]
      : []),
    createdDate,
    createdBy,
    makeField('LastModifiedDate', 'DateTime', { ...readOnly, label: 'Last Modified Date', source }),
    makeField('LastModifiedById', 'Lookup', {
      ...readOnly,
      ...user,
      label: 'Last Modified By ID',
      relationshipName: 'LastModifiedBy',
    }),
    makeField('SystemModstamp', 'DateTime', { ...readOnly, label: 'System Modstamp', source }),
  ];
  return fields;
}
