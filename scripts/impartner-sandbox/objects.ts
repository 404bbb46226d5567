/** Field types of a describe answer (impartner-api evidence: `fieldType` values seen in public typings and fixtures). */
export type SandboxFieldType =
  | 'Id'
  | 'Fk'
  | 'String'
  | 'LongText'
  | 'Integer'
  | 'LongInteger'
  | 'Currency'
  | 'Percent'
  | 'Boolean'
  | 'Date'
  | 'DateTime'
  | 'StandardPicklist'
  | 'RelatedList';

export interface SandboxField {
  /** PascalCase describe name; custom ones end in `__cf`. */
  readonly name: string;
  readonly type: SandboxFieldType;
  /** Target object of a lookup. */
  readonly target?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly unique?: boolean;
  readonly values?: readonly string[];
  readonly multiple?: boolean;
}

export interface SandboxObject {
  readonly name: string;
  readonly fields: readonly SandboxField[];
  /** Some status objects have no `Updated` field and must be read in full. */
  readonly hasUpdated: boolean;
  /** Objects that describe lists and queries refuse, as seen with some reward-history objects. */
  readonly failsOnQuery?: boolean;
  readonly creatable: boolean;
}

type Options = Partial<Omit<SandboxField, 'name' | 'type'>>;

const text = (name: string, options: Options = {}): SandboxField => ({ name, type: 'String', ...options });
const lookup = (name: string, target: string, options: Options = {}): SandboxField => ({
  name,
  type: 'Fk',
  target,
  ...options,
});
const field = (name: string, type: SandboxFieldType, options: Options = {}): SandboxField => ({
  name,
  type,
  ...options,
});
const address = (prefix: string): SandboxField[] =>
  ['Street', 'City', 'State', 'PostalCode', 'Country'].map((part) => text(`${prefix}${part}`));
const crm: SandboxField[] = [
  text('CrmId'),
  field('CrmLastExported', 'DateTime'),
  text('ExternalId1'),
  text('ExternalId2'),
];

/** Fields that nearly every object has; all read-only. */
const audit: SandboxField[] = [
  field('Created', 'DateTime', { readOnly: true }),
  field('Updated', 'DateTime', { readOnly: true }),
  field('RecordVersion', 'Integer', { readOnly: true }),
  text('RecordLink', { readOnly: true }),
];

function object(
  name: string,
  fields: SandboxField[],
  options: { hasUpdated?: boolean; failsOnQuery?: boolean } = {},
): SandboxObject {
  const hasUpdated = options.hasUpdated ?? true;
  return {
    name,
    hasUpdated,
    creatable: true,
    fields: [field('Id', 'Id', { readOnly: true }), ...fields, ...(hasUpdated ? audit : [])],
    ...(options.failsOnQuery ? { failsOnQuery: true } : {}),
  };
}

const status = (name: string): SandboxObject =>
  object(name, [text('Name', { required: true }), field('IsDefault', 'Boolean')], { hasUpdated: false });

/**
 * The objects of the sandbox tenant. Names and fields of Account, User, Lead, Deal, DealContact, Contact and Customer follow
 * public evidence; `DealProduct`, `Deal.ApprovalStatus`, the `__cf` fields and `DealRegistration__co` are assumptions of this sandbox.
 */
export const objects: readonly SandboxObject[] = [
  object('Account', [
    text('Name', { required: true }),
    lookup('PartnerLevel', 'PartnerLevel'),
    lookup('Tier', 'Tier'),
    lookup('Region', 'Region'),
    lookup('ParentAccount', 'Account'),
    lookup('PrimaryUser', 'User'),
    lookup('AccountManager', 'Administrator'),
    field('IsActive', 'Boolean'),
    field('IsTest', 'Boolean'),
    text('Website'),
    text('Phone'),
    ...address('Mailing'),
    ...crm,
  ]),
  object('User', [
    lookup('Account', 'Account', { required: true }),
    text('Email', { required: true, unique: true }),
    text('UserName', { required: true, unique: true }),
    text('FirstName', { required: true }),
    text('LastName', { required: true }),
    text('Title'),
    text('Phone'),
    field('IsActive', 'Boolean'),
    field('IsPrimaryMember', 'Boolean'),
    ...crm,
  ]),
  object('Administrator', [
    text('Name', { required: true }),
    text('Email', { required: true }),
    field('IsActive', 'Boolean'),
  ]),
  object('Tier', [text('Name', { required: true }), field('Rank', 'Integer'), field('IsActive', 'Boolean')]),
  object('Region', [text('Name', { required: true })]),
  object('PartnerLevel', [text('Name', { required: true }), text('ApiName'), field('DisplayOrder', 'Integer')], {
    hasUpdated: false,
  }),
  object('Customer', [
    text('Name', { required: true }),
    text('Website'),
    text('Phone'),
    ...address('Mailing'),
    text('Industry'),
    field('NumberOfEmployees', 'Integer'),
    ...crm,
  ]),
  object('Contact', [
    text('FirstName'),
    text('LastName'),
    text('Email'),
    text('Title'),
    text('Phone'),
    lookup('Customer', 'Customer'),
    ...crm,
  ]),
  object('Product', [text('Name', { required: true }), text('Code'), field('IsActive', 'Boolean')]),
  object('Deal', [
    text('Name', { required: true }),
    field('Amount', 'Currency'),
    field('CloseDate', 'Date'),
    field('Probability', 'Percent'),
    lookup('Stage', 'DealStage'),
    lookup('ApprovalStatus', 'DealApprovalStatus'),
    text('Source'),
    field('Description', 'LongText'),
    lookup('Customer', 'Customer'),
    lookup('PrimaryAccount', 'Account'),
    lookup('PrimaryContact', 'Contact'),
    text('CurrencyCode__cf'),
    field('ExpirationDate__cf', 'Date'),
    text('ReasonDenied__cf'),
    text('CrmUrl__cf'),
    field('Industries__cf', 'StandardPicklist', {
      multiple: true,
      values: ['Energy', 'Finance', 'Health', 'Manufacturing', 'Public'],
    }),
    ...crm,
  ]),
  object('DealContact', [
    lookup('Contact', 'Contact', { required: true }),
    lookup('Deal', 'Deal', { required: true }),
    field('IsPrimary', 'Boolean'),
    text('CrmId'),
  ]),
  object('DealProduct', [
    lookup('Deal', 'Deal', { required: true }),
    lookup('Product', 'Product', { required: true }),
    field('Quantity', 'Integer'),
    field('UnitPrice', 'Currency'),
  ]),
  object('Lead', [
    text('FirstName'),
    text('LastName'),
    text('Email'),
    text('Phone'),
    text('Title'),
    text('Customer'),
    text('Website__cf'),
    field('Description', 'LongText'),
    text('Source'),
    lookup('Status', 'LeadStatus'),
    lookup('ApprovalStatus', 'LeadApprovalStatus'),
    text('MailingCity'),
    text('MailingCountry'),
    lookup('PartnerAccount', 'Account'),
    lookup('PartnerUser', 'User'),
    field('RegistrationDate', 'Date'),
    field('IsDealRegistration', 'Boolean'),
    field('Amount__cf', 'Currency'),
    field('CloseDate__cf', 'Date'),
    text('CurrencyCode__cf'),
    field('ExpirationDate__cf', 'Date'),
    text('ReasonDenied__cf'),
    text('CrmUrl__cf'),
    text('DealName__cf'),
    ...crm,
  ]),
  object('DealRegistration__co', [
    text('Name', { required: true }),
    field('Amount__cf', 'Currency'),
    field('CloseDate__cf', 'Date'),
    field('Status__cf', 'StandardPicklist', {
      values: ['Draft', 'Submitted', 'Approved', 'Denied', 'Expired', 'Withdrawn'],
    }),
    text('CustomerName__cf'),
    text('CustomerWebsite__cf'),
    text('CustomerCity__cf'),
    text('CustomerCountry__cf'),
    lookup('Partner__cf', 'Account'),
    text('ContactEmail__cf'),
    text('ContactFirstName__cf'),
    text('ContactLastName__cf'),
    text('CurrencyCode__cf'),
    field('ExpirationDate__cf', 'Date'),
    text('ReasonDenied__cf'),
    field('Description__cf', 'LongText'),
    text('CrmUrl__cf'),
    ...crm,
  ]),
  status('DealStage'),
  status('DealApprovalStatus'),
  status('LeadStatus'),
  status('LeadApprovalStatus'),
  object('MDFClaimRewardHistory', [text('Name')], { failsOnQuery: true }),
];

const byName = new Map(objects.map((o) => [o.name.toLowerCase(), o]));

/** Case-insensitive, as the API's paths are. */
export function findObject(name: string): SandboxObject | undefined {
  return byName.get(name.toLowerCase());
}

/**
 * Finds a field by describe name or, for a lookup, by its `Id` form (`RegionId`, `XId__cf`), without regard to case.
 */
export function findField(target: SandboxObject, name: string): SandboxField | undefined {
  const lower = name.toLowerCase();
  return target.fields.find(
    (f) => f.name.toLowerCase() === lower || (f.type === 'Fk' && lookupKey(f.name).toLowerCase() === lower),
  );
}

/** `Region` -> `RegionId`, `Partner__cf` -> `PartnerId__cf`. */
export function lookupKey(name: string): string {
  return name.endsWith('__cf') ? `${name.slice(0, -4)}Id__cf` : `${name}Id`;
}

/**
 * JSON key of a describe name: the usual .NET rule that lowers a leading run of capitals except the last before a non-capital.
 * `CRMAccountType` -> `crmAccountType`, `TPA_x__cf` -> `tpA_x__cf`.
 */
export function jsonKey(name: string): string {
  const run = /^[A-Z]+/.exec(name)?.[0].length ?? 0;
  if (run === 0) return name;
  const lowered = run === name.length || run === 1 ? run : run - 1;
  return name.slice(0, lowered).toLowerCase() + name.slice(lowered);
}
