import { ApexType, Types } from '../types/apexType.ts';
import type { FieldSchema, FieldType, PicklistValue } from './model.ts';
import type { ElementReader } from './xmlDocument.ts';

const metadataTypes: readonly (FieldType | 'Summary')[] = [
  'Text',
  'TextArea',
  'LongTextArea',
  'Html',
  'EncryptedText',
  'Email',
  'Phone',
  'Url',
  'Picklist',
  'MultiselectPicklist',
  'Checkbox',
  'Number',
  'Currency',
  'Percent',
  'AutoNumber',
  'Date',
  'DateTime',
  'Time',
  'Lookup',
  'MasterDetail',
  'Hierarchy',
  'MetadataRelationship',
  'Location',
  'Summary',
];

const withoutEffect = [
  'businessOwnerUser',
  'businessOwnerGroup',
  'businessStatus',
  'complianceGroup',
  'securityClassification',
  'encryptionScheme',
  'displayLocationInDecimal',
  'fieldManageability',
  'formulaTreatBlanksAs',
  'isAIPredictionField',
  'isFilteringDisabled',
  'isNameField',
  'isSortingDisabled',
  'lookupFilter',
  'maskChar',
  'maskType',
  'populateExistingRows',
  'relationshipLabel',
  'relationshipOrder',
  'reparentableMasterDetail',
  'startingNumber',
  'stripMarkup',
  'trackFeedHistory',
  'trackHistory',
  'trackTrending',
  'visibleLines',
  'writeRequiresMasterRead',
  'deprecated',
  'escapeMarkup',
];

const apexTypes: Partial<Record<FieldType, ApexType>> = {
  Id: Types.Id,
  Lookup: Types.Id,
  MasterDetail: Types.Id,
  Hierarchy: Types.Id,
  Checkbox: Types.Boolean,
  Number: Types.Decimal,
  Currency: Types.Decimal,
  Percent: Types.Decimal,
  Date: Types.Date,
  DateTime: Types.Datetime,
  Time: Types.Time,
  Base64: Types.Blob,
  Address: ApexType.platform('System.Address'),
  Location: ApexType.platform('System.Location'),
};

/** The Apex type of values of a metadata field type. */
export function apexTypeOf(type: FieldType): ApexType {
  return apexTypes[type] ?? Types.String;
}

const fixedLengths: Partial<Record<FieldType, number>> = {
  TextArea: 255,
  Email: 80,
  Phone: 40,
  Url: 255,
  Picklist: 255,
  MultiselectPicklist: 4099,
  Id: 18,
  Lookup: 18,
  MasterDetail: 18,
  Hierarchy: 18,
  AutoNumber: 30,
};

/** Fills in everything that a field definition leaves out. */
export function makeField(name: string, type: FieldType, more: Partial<FieldSchema> = {}): FieldSchema {
  const readOnly =
    type === 'AutoNumber' || more.formula !== undefined || more.summary !== undefined || type === 'Address';
  const required = more.required ?? (type === 'MasterDetail' || type === 'Checkbox');
  return {
    name,
    label: more.label ?? name.replace(/__c$/, ''),
    type,
    apexType: apexTypeOf(type),
    length: fixedLengths[type] ?? 0,
    precision: 0,
    scale: 0,
    unique: false,
    caseSensitive: false,
    externalId: false,
    referenceTo: [],
    restrictedPicklist: false,
    createable: !readOnly,
    updateable: !readOnly,
    custom: name.endsWith('__c'),
    source: 'standard overlay',
    ...more,
    required: type === 'Checkbox' ? false : required,
    nillable: more.nillable ?? (type !== 'Checkbox' && !required),
  };
}

/** Picklist values by name, for fields that point to a global value set. */
export type ValueSets = (name: string) => readonly PicklistValue[] | undefined;

/** Reads the elements of one custom field (or of a standard field that the project changes). */
export function readField(reader: ElementReader, name: string, valueSets: ValueSets, objectName: string): FieldSchema {
  const declared = reader.oneOf('type', metadataTypes);
  if (!declared) reader.fail(`field ${name} needs a <type>`);
  const formula = reader.text('formula');
  const summary = declared === 'Summary' ? readSummary(reader) : undefined;
  const type: FieldType = declared === 'Summary' ? 'Number' : declared;
  const lookup = type === 'Lookup' || type === 'MasterDetail' || type === 'MetadataRelationship';
  const referenceTo = lookup ? [reader.required('referenceTo')] : type === 'Hierarchy' ? ['User'] : [];
  const childName = reader.text('relationshipName');
  const deleteConstraint = reader.oneOf('deleteConstraint', ['Cascade', 'Restrict', 'SetNull'] as const);
  const picklist = readPicklist(reader, valueSets);
  if ((type === 'Picklist' || type === 'MultiselectPicklist') && !picklist && formula === undefined)
    reader.fail(`picklist ${name} needs a <valueSet>`);
  const length =
    type === 'Text' || type === 'LongTextArea' || type === 'Html' || type === 'EncryptedText'
      ? formula === undefined
        ? reader.integer('length', 0)
        : 1300
      : (fixedLengths[type] ?? 0);
  if ((type === 'Text' || type === 'LongTextArea') && length === 0) reader.fail(`field ${name} needs a <length>`);
  const isNumber = type === 'Number' || type === 'Currency' || type === 'Percent';
  const label = reader.text('label');
  const defaultValue = reader.text('defaultValue');
  const displayFormat = reader.text('displayFormat');
  const description = reader.text('description');
  const inlineHelpText = reader.text('inlineHelpText');
  const required = reader.boolean('required', false);
  const field = makeField(name, type, {
    ...(label === undefined ? {} : { label }),
    length,
    precision: isNumber ? reader.integer('precision', 18) : 0,
    // A summary's own scale is its summarised field's; two digits hold money and counts alike.
    scale: summary
      ? summary.operation === 'count'
        ? 0
        : reader.integer('scale', 2)
      : isNumber
        ? reader.integer('scale', 0)
        : type === 'Location'
          ? reader.integer('scale', 0)
          : 0,
    required: required || type === 'MasterDetail',
    unique: reader.boolean('unique', false),
    caseSensitive: reader.boolean('caseSensitive', false),
    externalId: reader.boolean('externalId', false),
    referenceTo,
    ...(lookup || type === 'Hierarchy' ? { relationshipName: name.replace(/__c$/, '__r') } : {}),
    ...(childName === undefined
      ? {}
      : { childRelationshipName: objectName.includes('__') || name.endsWith('__c') ? `${childName}__r` : childName }),
    ...(type === 'MasterDetail'
      ? { deleteConstraint: 'Cascade' as const }
      : type === 'Lookup'
        ? { deleteConstraint: deleteConstraint ?? ('SetNull' as const) }
        : {}),
    ...(picklist ? { picklist: picklist.values } : {}),
    restrictedPicklist: picklist?.restricted ?? false,
    ...(formula === undefined ? {} : { formula }),
    ...(summary ? { summary } : {}),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    ...(displayFormat === undefined ? {} : { displayFormat }),
    ...(description === undefined ? {} : { description }),
    ...(inlineHelpText === undefined ? {} : { inlineHelpText }),
    source: `${reader.file}:${reader.element.line}`,
  });
  reader.close(
    withoutEffect.concat(
      'precision',
      'scale',
      'length',
      'fullName',
      'metadataRelationshipControllingField',
      'summaryFilterItems',
    ),
  );
  return field;
}

function readSummary(reader: ElementReader): NonNullable<FieldSchema['summary']> {
  const operation = reader.oneOf('summaryOperation', ['count', 'sum', 'min', 'max'] as const);
  if (!operation) reader.fail('a roll-up summary needs a <summaryOperation>');
  const [childObject = '', foreignKey = ''] = reader.required('summaryForeignKey').split('.');
  const field = reader.text('summarizedField')?.split('.')[1];
  return {
    operation,
    childObject,
    foreignKey,
    ...(field === undefined ? {} : { field }),
    hasFilter: reader.all('summaryFilterItems').length > 0,
  };
}

function readPicklist(
  reader: ElementReader,
  valueSets: ValueSets,
): { values: readonly PicklistValue[]; restricted: boolean } | undefined {
  const valueSet = reader.one('valueSet');
  if (!valueSet) return undefined;
  const set: ElementReader = reader.reader(valueSet);
  const restricted = set.boolean('restricted', false);
  const globalName = set.text('valueSetName');
  const definition = set.one('valueSetDefinition');
  set.close(['controllingField', 'valueSettings']);
  if (globalName !== undefined) {
    const values = valueSets(globalName);
    if (!values) set.fail(`there is no global value set '${globalName}'`);
    return { values, restricted: true };
  }
  if (!definition) set.fail('<valueSet> needs a <valueSetDefinition> or <valueSetName>');
  const definitionReader: ElementReader = reader.reader(definition);
  const values = definitionReader.all('value').map((v) => readPicklistValue(reader.reader(v)));
  definitionReader.close(['sorted']);
  return { values, restricted };
}

/** One `<value>` of a value set or `<customValue>` of a global one. */
export function readPicklistValue(reader: ElementReader): PicklistValue {
  const value = reader.required('fullName');
  const result = {
    value,
    label: reader.text('label') ?? value,
    isDefault: reader.boolean('default', false),
    isActive: reader.boolean('isActive', true),
  };
  reader.close([
    'color',
    'description',
    'forecastCategory',
    'probability',
    'closed',
    'won',
    'converted',
    'highPriority',
    'groupingString',
    'groupingStringEnum',
    'cssExposed',
    'allowEmail',
  ]);
  return result;
}
