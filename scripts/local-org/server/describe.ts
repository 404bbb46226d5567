import type { FieldSchema, FieldType, ObjectSchema } from '../schema/model.ts';
import { Types } from '../types/apexType.ts';
import { dataPath } from './recordJson.ts';

const restTypes: Partial<Record<FieldType, string>> = {
  Id: 'id',
  Text: 'string',
  AutoNumber: 'string',
  TextArea: 'textarea',
  LongTextArea: 'textarea',
  Html: 'textarea',
  EncryptedText: 'encryptedstring',
  Email: 'email',
  Phone: 'phone',
  Url: 'url',
  Picklist: 'picklist',
  MultiselectPicklist: 'multipicklist',
  Checkbox: 'boolean',
  Number: 'double',
  Currency: 'currency',
  Percent: 'percent',
  Date: 'date',
  DateTime: 'datetime',
  Time: 'time',
  Lookup: 'reference',
  MasterDetail: 'reference',
  Hierarchy: 'reference',
  MetadataRelationship: 'reference',
  Location: 'location',
  Address: 'address',
  Base64: 'base64',
  ComboBox: 'combobox',
  AnyType: 'anyType',
};

/** Short description of an object, as in the list of all objects. */
export function describeBrief(schema: ObjectSchema): Record<string, unknown> {
  const writable = schema.isWritable !== false;
  return {
    name: schema.name,
    label: schema.label,
    labelPlural: schema.labelPlural,
    keyPrefix: schema.keyPrefix,
    custom: schema.kind !== 'standard',
    customSetting: schema.kind === 'customSetting',
    createable: writable,
    updateable: writable,
    deletable: writable,
    queryable: schema.isStored !== false,
    urls: {
      sobject: `${dataPath}/sobjects/${schema.name}`,
      describe: `${dataPath}/sobjects/${schema.name}/describe`,
      rowTemplate: `${dataPath}/sobjects/${schema.name}/{ID}`,
    },
  };
}

/** Full description with fields and child relationships. */
export function describeObject(schema: ObjectSchema): Record<string, unknown> {
  return {
    ...describeBrief(schema),
    fields: [...schema.fields.values()].map(describeField),
    childRelationships: schema.childRelationships.map((c) => ({
      relationshipName: c.name,
      childSObject: c.childObject,
      field: c.field,
    })),
    recordTypeInfos: (schema.recordTypes ?? []).map((r) => ({
      developerName: r.developerName,
      name: r.label,
      active: r.isActive,
      available: r.isActive,
    })),
  };
}

function describeField(field: FieldSchema): Record<string, unknown> {
  return {
    name: field.name,
    label: field.label,
    type: field.apexType === Types.Integer ? 'int' : (restTypes[field.type] ?? 'string'),
    length: field.length,
    precision: field.precision,
    scale: field.scale,
    custom: field.custom,
    nillable: field.nillable,
    createable: field.createable,
    updateable: field.updateable,
    unique: field.unique,
    externalId: field.externalId,
    caseSensitive: field.caseSensitive,
    calculated: field.formula !== undefined || field.summary !== undefined,
    autoNumber: field.type === 'AutoNumber',
    nameField: field.name === 'Name',
    defaultedOnCreate: field.type === 'Checkbox' || field.defaultValue !== undefined,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName ?? null,
    restrictedPicklist: field.restrictedPicklist,
    picklistValues: (field.picklist ?? []).map((p) => ({
      value: p.value,
      label: p.label,
      active: p.isActive,
      defaultValue: p.isDefault,
    })),
    inlineHelpText: field.inlineHelpText ?? null,
  };
}
