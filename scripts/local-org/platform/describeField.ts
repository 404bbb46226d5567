import type { FieldSchema, FieldType, PicklistValue } from '../schema/model.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import { ApexType } from '../types/apexType.ts';
import { ApexList } from '../values/collections.ts';
import { PlatformObject } from '../values/object.ts';
import { fieldAccess } from './access.ts';
import { describeMembers } from './describeObject.ts';
import { platformEnumValue } from './enums.ts';
import { definePlatformType } from './registry.ts';
import { FieldDescribe, fieldTokenOf, tokenOf } from './schemaTokens.ts';

const entryType = ApexType.platform('Schema.PicklistEntry');

class PicklistEntry extends PlatformObject {
  readonly value: PicklistValue;

  constructor(value: PicklistValue) {
    super();
    this.value = value;
  }

  override get $type(): ApexType {
    return entryType;
  }

  override $equals(other: unknown): boolean {
    return (
      other instanceof PicklistEntry && other.value.value === this.value.value && other.value.label === this.value.label
    );
  }

  override $hashCode(): number {
    return this.value.value.length;
  }
}

/** `Schema.DisplayType` of a field; numbers without fraction digits are still DOUBLE unless they are standard integers. */
export function displayType(field: FieldSchema): string {
  const byType: Readonly<Partial<Record<FieldType, string>>> = {
    Id: 'ID',
    Text: 'STRING',
    TextArea: 'TEXTAREA',
    LongTextArea: 'TEXTAREA',
    Html: 'TEXTAREA',
    EncryptedText: 'ENCRYPTEDSTRING',
    Email: 'EMAIL',
    Phone: 'PHONE',
    Url: 'URL',
    Picklist: 'PICKLIST',
    MultiselectPicklist: 'MULTIPICKLIST',
    Checkbox: 'BOOLEAN',
    Currency: 'CURRENCY',
    Percent: 'PERCENT',
    AutoNumber: 'STRING',
    Date: 'DATE',
    DateTime: 'DATETIME',
    Time: 'TIME',
    Lookup: 'REFERENCE',
    MasterDetail: 'REFERENCE',
    Hierarchy: 'REFERENCE',
    MetadataRelationship: 'REFERENCE',
    Location: 'LOCATION',
    Address: 'ADDRESS',
    Base64: 'BASE64',
    ComboBox: 'COMBOBOX',
    AnyType: 'ANYTYPE',
  };
  if (field.type === 'Number') return field.apexType.name === 'Integer' ? 'INTEGER' : 'DOUBLE';
  const name = byType[field.type];
  if (name === undefined) throw new UnsupportedError(`DisplayType of field type ${field.type}`);
  return name;
}

/** `Schema.SoapType` of a field. */
function soapType(field: FieldSchema): string {
  switch (displayType(field)) {
    case 'ID':
    case 'REFERENCE':
      return 'ID';
    case 'BOOLEAN':
      return 'BOOLEAN';
    case 'INTEGER':
      return 'INTEGER';
    case 'DOUBLE':
    case 'CURRENCY':
    case 'PERCENT':
      return 'DOUBLE';
    case 'DATE':
      return 'DATE';
    case 'DATETIME':
      return 'DATETIME';
    case 'TIME':
      return 'TIME';
    case 'BASE64':
      return 'BASE64BINARY';
    case 'LOCATION':
      return 'LOCATION';
    case 'ADDRESS':
      return 'ADDRESS';
    case 'ANYTYPE':
      return 'ANYTYPE';
    default:
      return 'STRING';
  }
}

const isText = (field: FieldSchema): boolean => field.length > 0;
const isLong = (field: FieldSchema): boolean => field.type === 'LongTextArea' || field.type === 'Html';
const isNameField = (field: FieldSchema): boolean =>
  field.name === 'Name' || (field.type === 'AutoNumber' && !field.custom);

function referenceTo(self: FieldDescribe): ApexList {
  const { schema } = currentTransaction().org;
  const tokens = self.field.referenceTo.flatMap((name) => {
    const target = schema.object(name);
    return target ? [tokenOf(target)] : [];
  });
  return new ApexList(ApexType.list(ApexType.platform('Schema.SObjectType')), tokens);
}

const members = describeMembers<FieldDescribe>({
  getByteLength: (self) => (isText(self.field) ? self.field.length * 3 : 0),
  getCalculatedFormula: (self) => self.field.formula ?? null,
  getDefaultValueFormula: (self) => self.field.defaultValue ?? null,
  getCompoundFieldName: () => null,
  getController: () => null,
  getDigits: (self) => (displayType(self.field) === 'INTEGER' ? self.field.precision : 0),
  getInlineHelpText: (self) => self.field.inlineHelpText ?? null,
  getLabel: (self) => self.field.label,
  getLength: (self) => self.field.length,
  getLocalName: (self) => self.schema.namespace?.localName(self.field.name) ?? self.field.name,
  getName: (self) => self.field.name,
  getPicklistValues: (self) =>
    new ApexList(
      ApexType.list(entryType),
      (self.field.picklist ?? []).map((value) => new PicklistEntry(value)),
    ),
  getPrecision: (self) => self.field.precision,
  getReferenceTo: referenceTo,
  getRelationshipName: (self) => self.field.relationshipName ?? null,
  getScale: (self) => self.field.scale,
  getSoapType: (self) => platformEnumValue('Schema.SoapType', soapType(self.field)),
  getSobjectField: (self) => fieldTokenOf(self.schema, self.field),
  getType: (self) => platformEnumValue('Schema.DisplayType', displayType(self.field)),
  isAccessible: (self) => fieldAccess(self.schema, self.field).read,
  isAutoNumber: (self) => self.field.type === 'AutoNumber',
  isCalculated: (self) => self.field.formula !== undefined,
  isCascadeDelete: (self) => self.field.deleteConstraint === 'Cascade' || self.field.type === 'MasterDetail',
  isCaseSensitive: (self) => self.field.caseSensitive,
  isCreateable: (self) => fieldAccess(self.schema, self.field).create,
  isCustom: (self) => self.field.custom,
  isDefaultedOnCreate: (self) =>
    self.field.type === 'Checkbox' ||
    self.field.defaultValue !== undefined ||
    (self.field.picklist?.some((v) => v.isDefault) ?? false),
  isAggregatable: (self) =>
    !isLong(self.field) && self.field.type !== 'Checkbox' && self.field.type !== 'MultiselectPicklist',
  isDependentPicklist: () => false,
  isDeprecatedAndHidden: () => false,
  isWriteRequiresMasterRead: () => false,
  isEncrypted: (self) => self.field.type === 'EncryptedText',
  isExternalId: (self) => self.field.externalId,
  isFilterable: (self) => !isLong(self.field),
  isGroupable: (self) =>
    !isLong(self.field) &&
    self.field.formula === undefined &&
    !['DOUBLE', 'CURRENCY', 'PERCENT', 'DATETIME', 'TIME', 'MULTIPICKLIST', 'BASE64', 'ENCRYPTEDSTRING'].includes(
      displayType(self.field),
    ),
  isHtmlFormatted: (self) => self.field.type === 'Html',
  isIdLookup: (self) =>
    self.field.externalId ||
    self.field.name === 'Id' ||
    (self.field.name === 'Name' && self.field.type !== 'AutoNumber'),
  isNameField: (self) => isNameField(self.field),
  isNamePointing: (self) => self.field.referenceTo.length > 1,
  isNillable: (self) => self.field.nillable,
  isPermissionable: (self) =>
    !self.field.required &&
    self.field.name !== 'Id' &&
    !isNameField(self.field) &&
    self.field.type !== 'MasterDetail' &&
    (self.field.createable || self.field.formula !== undefined),
  isRestrictedDelete: (self) => self.field.deleteConstraint === 'Restrict',
  isRestrictedPicklist: (self) => self.field.restrictedPicklist,
  isSortable: (self) =>
    !isLong(self.field) && self.field.type !== 'MultiselectPicklist' && self.field.type !== 'EncryptedText',
  isUnique: (self) => self.field.unique,
  isUpdateable: (self) => fieldAccess(self.schema, self.field).edit,
});

definePlatformType('Schema.DescribeFieldResult', {
  ...members,
  methods: { ...members.methods, getSObjectType: (self: FieldDescribe) => tokenOf(self.schema) },
});

definePlatformType(
  'Schema.PicklistEntry',
  describeMembers<PicklistEntry>({
    getLabel: (self) => self.value.label,
    getValue: (self) => self.value.value,
    isActive: (self) => self.value.isActive,
    isDefaultValue: (self) => self.value.isDefault,
  }),
);
