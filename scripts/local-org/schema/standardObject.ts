import { ApexType, Types } from '../types/apexType.ts';
import { loadPlatformTypes, type StandardField, type StandardObject } from '../types/platformTypes.ts';
import { makeField } from './fieldReader.ts';
import type {
  AddressPicklists,
  ChildRelationship,
  CurrencySchema,
  FieldSchema,
  FieldType,
  ObjectSchema,
  OrgFeatures,
} from './model.ts';
import { activityAndProductObjects } from './standard-objects/activity.ts';
import { checkbox, computed, type FieldSpec, type StandardOverlay } from './standard-objects/overlay.ts';
import { personAccountField } from './standard-objects/personAccount.ts';
import { salesObjects } from './standard-objects/sales.ts';
import { setupObjects } from './standard-objects/setup.ts';

/** Everything the overlay knows, by lower-case object name. */
export const standardOverlays: ReadonlyMap<string, StandardOverlay> = new Map(
  [...salesObjects, ...activityAndProductObjects, ...setupObjects].map((o) => [o.name.toLowerCase(), o]),
);

const systemReadOnly = new Set([
  'id',
  'isdeleted',
  'createddate',
  'createdbyid',
  'lastmodifieddate',
  'lastmodifiedbyid',
  'systemmodstamp',
  'lastactivitydate',
  'lastvieweddate',
  'lastreferenceddate',
  'masterrecordid',
]);

/** Fields of features that the local org has switched off: several currencies, divisions, person accounts, state and country codes. */
function belongsToSwitchedOffFeature(name: string): boolean {
  return (
    /^(CurrencyIsoCode|DefaultCurrencyIsoCode|Division|DandbCompanyId|CleanStatus|OperatingHoursId|CallCenterId|JigsawCompanyId|JigsawContactId)$/.test(
      name,
    ) ||
    /^Person[A-Z]/.test(name) ||
    /(State|Country)Code$/.test(name)
  );
}

/** Builds a standard object from the type jar and the overlay; undefined where Salesforce has no such object. */
export function buildStandardObject(
  name: string,
  features: OrgFeatures,
): Omit<ObjectSchema, 'childRelationships'> | undefined {
  const jar = loadPlatformTypes().sobject(name);
  if (!jar) return undefined;
  const overlay = standardOverlays.get(jar.name.toLowerCase());
  const source = overlay ? `standard overlay (${overlay.source})` : 'type jar';
  const fields = new Map<string, FieldSchema>();
  const kept = jar.fields.filter(
    (f) =>
      featureField(f.name, overlay, features) !== undefined ||
      (!overlay?.without?.includes(f.name) &&
        (overlay?.fields[f.name] !== undefined || !belongsToSwitchedOffFeature(f.name))),
  );
  for (const field of [...kept].sort((a, b) => Number(b.name === 'Id') - Number(a.name === 'Id')))
    fields.set(
      field.name.toLowerCase(),
      buildField(jar, field, overlay, source, featureField(field.name, overlay, features)),
    );
  return {
    name: jar.name,
    label: overlay?.label ?? jar.name,
    labelPlural: overlay?.plural ?? jar.name,
    keyPrefix: overlay?.keyPrefix ?? '',
    kind: jar.name.endsWith('Event') && fields.has('replayid') ? 'platformEvent' : 'standard',
    sharingModel: overlay?.sharingModel ?? 'ReadWrite',
    fields,
    apexType: ApexType.sobject(jar.name),
    source,
    isSetup: overlay?.isSetup ?? false,
    isWritable: overlay?.isWritable ?? overlay !== undefined,
    isStored: overlay !== undefined && overlay.keyPrefix !== '',
  };
}

/** A field that the object has because the org has switched a feature on. */
function featureField(
  name: string,
  overlay: StandardOverlay | undefined,
  { addressPicklists, personAccounts, currencies }: OrgFeatures,
): FieldSpec | undefined {
  if (overlay === undefined) return undefined;
  if (currencies && /^(CurrencyIsoCode|DefaultCurrencyIsoCode)$/.test(name)) return currencyField(currencies);
  if (personAccounts && overlay.name === 'Account') {
    const spec = personAccountField(name);
    if (spec) return spec;
  }
  if (personAccounts && overlay.name === 'Contact' && name === 'IsPersonAccount') return computed(checkbox());
  return codedAddress(name, overlay, addressPicklists);
}

export function currencyField(currencies: readonly CurrencySchema[]): FieldSpec {
  const values = currencies.map((c) => ({ value: c.isoCode, label: c.isoCode, isDefault: false, isActive: true }));
  return { type: 'Picklist', picklist: values, restrictedPicklist: true, length: 3, label: 'Currency ISO Code' };
}

/** `BillingCountryCode` and its like, which an org with state and country picklists has beside the text fields. */
function codedAddress(
  name: string,
  overlay: StandardOverlay | undefined,
  addresses: AddressPicklists | undefined,
): FieldSpec | undefined {
  const match = /^(.*)(State|Country)Code$/.exec(name);
  if (!addresses || !match || overlay?.fields[`${match[1]}${match[2]}`] === undefined) return undefined;
  const values = match[2] === 'Country' ? addresses.countries : addresses.countries.flatMap((c) => c.states);
  const byCode = new Map(values.map((v) => [v.code, v]));
  return {
    type: 'Picklist',
    // The save itself refuses unknown codes, with texts of its own.
    picklist: [...byCode.values()].map((v) => ({ value: v.code, label: v.label, isDefault: false, isActive: true })),
    length: 10,
  };
}

function buildField(
  jar: StandardObject,
  field: StandardField,
  overlay: StandardOverlay | undefined,
  source: string,
  coded: FieldSpec | undefined,
): FieldSchema {
  const spec = coded ?? overlay?.fields[field.name];
  const relationship = jar.relationships.find((r) => r.field === field.name);
  const type = spec?.type ?? inferType(field, relationship !== undefined);
  const readOnly = systemReadOnly.has(field.name.toLowerCase());
  const isNumber = type === 'Number' || type === 'Currency' || type === 'Percent';
  return {
    ...makeField(field.name, type, {
      ...(isNumber && spec?.precision === undefined
        ? field.type === Types.Integer
          ? { precision: 9, scale: 0 }
          : { precision: 18, scale: 2 }
        : {}),
      ...(type === 'Text' ? { length: 255 } : type === 'LongTextArea' ? { length: 32000 } : {}),
      ...(relationship
        ? {
            relationshipName: relationship.name,
            referenceTo:
              relationship.target === 'Name' || relationship.target === 'SObject'
                ? ['User', 'Group']
                : [relationship.target],
            deleteConstraint: 'SetNull' as const,
          }
        : {}),
      ...(readOnly || field.readOnly ? { createable: false, updateable: false } : {}),
      label: labelOf(field.name),
      ...spec,
      source: spec ? source : 'type jar',
      custom: false,
    }),
    // The jar is right about Apex types: NumberOfEmployees is an Integer although its metadata type is a number.
    apexType: field.name === 'ChangeEventHeader' ? ApexType.platform('eventbus.ChangeEventHeader') : field.type,
  };
}

/** `BillingCity` is Billing City and `AccountId` Account ID in describe results; the overlay names the others, e.g. Account Name. */
function labelOf(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/ Id$/, ' ID');
}

function inferType(field: StandardField, isLookup: boolean): FieldType {
  if (field.name === 'Id') return 'Id';
  if (isLookup) return 'Lookup';
  switch (field.type) {
    case Types.Id:
      return 'Lookup';
    case Types.Boolean:
      return 'Checkbox';
    case Types.Integer:
    case Types.Long:
    case Types.Decimal:
    case Types.Double:
      return 'Number';
    case Types.Date:
      return 'Date';
    case Types.Datetime:
      return 'DateTime';
    case Types.Time:
      return 'Time';
    case Types.Blob:
      return 'Base64';
    case Types.String:
      return field.name.endsWith('Description') ? 'LongTextArea' : 'Text';
    default:
      return field.type.name === 'System.Address'
        ? 'Address'
        : field.type.name === 'System.Location'
          ? 'Location'
          : 'AnyType';
  }
}

/** Child relationships of a standard object to other overlay objects. */
export function standardChildren(name: string): ChildRelationship[] {
  return (standardOverlays.get(name.toLowerCase())?.children ?? []).map(([relationship, childObject, field]) => ({
    name: relationship,
    childObject,
    field,
  }));
}
