import type { ApexType } from '../types/apexType.ts';
import type { Namespace } from './namespace.ts';

/** Metadata API field types, plus the few that only standard fields have (`Id`, `Reference` stays `Lookup`). */
export type FieldType =
  | 'Id'
  | 'Text'
  | 'TextArea'
  | 'LongTextArea'
  | 'Html'
  | 'EncryptedText'
  | 'Email'
  | 'Phone'
  | 'Url'
  | 'Picklist'
  | 'MultiselectPicklist'
  | 'Checkbox'
  | 'Number'
  | 'Currency'
  | 'Percent'
  | 'AutoNumber'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Lookup'
  | 'MasterDetail'
  | 'Hierarchy'
  | 'MetadataRelationship'
  | 'Location'
  | 'Address'
  | 'Base64'
  | 'ComboBox'
  | 'AnyType';

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly isDefault: boolean;
  readonly isActive: boolean;
}

/** One field of an object, as it would be described. */
export interface FieldSchema {
  /** API name in its canonical case. */
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  /** The Apex type of a value of this field. */
  readonly apexType: ApexType;
  /** Longest text allowed; 0 where it does not apply. */
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  /** Required at database level (not page layout). */
  readonly required: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly externalId: boolean;
  /** API names of the objects a lookup may point to; empty for other types. */
  readonly referenceTo: readonly string[];
  /** Name for parent traversal (`Account`, `Parent__r`); undefined where there is none. */
  readonly relationshipName?: string;
  /** Name for child subqueries on the parent (`Contacts`, `Children__r`). */
  readonly childRelationshipName?: string;
  readonly deleteConstraint?: 'Cascade' | 'Restrict' | 'SetNull';
  readonly picklist?: readonly PicklistValue[];
  readonly restrictedPicklist: boolean;
  readonly formula?: string;
  readonly defaultValue?: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly nillable: boolean;
  readonly custom: boolean;
  readonly description?: string;
  readonly inlineHelpText?: string;
  /** Where the definition comes from: a file path, or `standard overlay`, or `type jar`. */
  readonly source: string;
  /** Auto-number fields: the format, such as `LNK-{00000000}`. */
  readonly displayFormat?: string;
  /** Roll-up summary fields: what they compute. */
  readonly summary?: {
    readonly operation: 'count' | 'sum' | 'min' | 'max';
    readonly childObject: string;
    readonly foreignKey: string;
    readonly field?: string;
    readonly hasFilter: boolean;
  };
}

/** A validation rule of an object, as its metadata file states it. */
export interface ValidationRuleSchema {
  readonly name: string;
  readonly formula: string;
  readonly message: string;
  /** Field that shows the message; undefined for the top of the page. */
  readonly errorField?: string;
  readonly source: string;
}

export interface CurrencySchema {
  readonly isoCode: string;
  /** Units of it for one of the corporate currency. */
  readonly conversionRate: number;
  readonly decimalPlaces?: number;
}

/** Features that an org switches on in Setup and that shape its standard objects. */
export interface OrgFeatures {
  readonly personAccounts?: boolean | undefined;
  /** Active currencies of a multicurrency org, the corporate one first. */
  readonly currencies?: readonly CurrencySchema[] | undefined;
  /** State and country picklists; undefined where addresses are plain texts. */
  readonly addressPicklists?: AddressPicklists | undefined;
}

/** A country or state of the org's picklists. */
export interface StateValue {
  readonly code: string;
  readonly label: string;
  /** What the text field holds. */
  readonly integrationValue: string;
  readonly isActive: boolean;
}

/** State and country picklists: the active values. */
export interface AddressPicklists {
  readonly countries: readonly (StateValue & { readonly states: readonly StateValue[] })[];
}

/** One criterion of a matching rule. */
export interface MatchingRuleItem {
  readonly field: string;
  /** `Exact`, `CompanyName`, ... as the metadata names it. */
  readonly method: string;
  /** Two blank fields match; otherwise a blank field matches nothing. */
  readonly matchesBlanks: boolean;
}

export interface MatchingRuleSchema {
  readonly name: string;
  readonly objectName: string;
  readonly isActive: boolean;
  /** `1 AND (2 OR 3)`; all criteria where it is left out. */
  readonly filter?: string;
  readonly items: readonly MatchingRuleItem[];
  readonly source: string;
}

/** A duplicate rule of an object, as its metadata file states it. */
export interface DuplicateRuleSchema {
  readonly name: string;
  readonly label: string;
  readonly objectName: string;
  readonly isActive: boolean;
  /** An allowed duplicate is still refused once where the rule alerts. */
  readonly insert: { readonly action: 'Allow' | 'Block'; readonly alerts: boolean };
  readonly update: { readonly action: 'Allow' | 'Block'; readonly alerts: boolean };
  readonly alertText: string;
  /** Compares with the records of the user only. */
  readonly enforcesSharing: boolean;
  readonly sortOrder: number;
  readonly hasFilter: boolean;
  readonly matches: readonly {
    readonly objectName: string;
    readonly matchingRule: string;
    /** Fields of the rule's object by lower-case field of the other object; undefined within one object. */
    readonly mapping: ReadonlyMap<string, string> | undefined;
  }[];
  readonly source: string;
}

export interface RecordTypeSchema {
  readonly developerName: string;
  readonly label: string;
  readonly isActive: boolean;
  readonly description?: string;
  /** For person accounts. */
  readonly isPerson?: boolean;
}

export type ObjectKind = 'standard' | 'custom' | 'customMetadata' | 'customSetting' | 'platformEvent';

export interface ChildRelationship {
  readonly name: string;
  readonly childObject: string;
  readonly field: string;
}

export interface FieldSetSchema {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly fields: readonly { readonly path: string; readonly required: boolean }[];
}

/** One object: standard ones come from the overlay and the type jar, the others from the project's metadata. */
export interface ObjectSchema {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  /** First three characters of its ids. */
  readonly keyPrefix: string;
  readonly kind: ObjectKind;
  /** For custom settings. */
  readonly settingsType?: 'Hierarchy' | 'List';
  /** For platform events. */
  readonly publishBehavior?: 'PublishAfterCommit' | 'PublishImmediately';
  readonly sharingModel: string;
  /** Keyed by lower-case API name, in definition order. */
  readonly fields: ReadonlyMap<string, FieldSchema>;
  readonly childRelationships: readonly ChildRelationship[];
  readonly apexType: ApexType;
  readonly source: string;
  /** Active validation rules of the project. */
  readonly validationRules?: readonly ValidationRuleSchema[];
  readonly recordTypes?: readonly RecordTypeSchema[];
  readonly fieldSets?: readonly FieldSetSchema[];
  /** Setup objects may not be written in the same transaction as others (mixed DML). */
  readonly isSetup?: boolean;
  /** False where Apex has no insert, update or delete: AsyncApexJob, CronTrigger, custom metadata. */
  readonly isWritable?: boolean;
  /** The namespace whose prefix the package's code may leave out in names of fields and relationships. */
  readonly namespace?: Namespace;
  /** False where the local org knows the object's fields only and has no table: queries and DML are refused by name. */
  readonly isStored?: boolean;
}

/** Everything the compiler, the database and describe calls need to know of the org's metadata. */
export interface SchemaRegistry extends OrgFeatures {
  /** The namespace of the package; undefined where everything is unmanaged. */
  readonly namespace?: Namespace | undefined;
  /** Case-insensitive; undefined where there is no such object. */
  object(name: string): ObjectSchema | undefined;
  objectByPrefix(prefix: string): ObjectSchema | undefined;
  objects(): Iterable<ObjectSchema>;
  /** `System.Label.X`; undefined where there is no such label. */
  label(name: string): string | undefined;
  /** Records of custom metadata types: field values by lower-case API name, plus developername, masterlabel. */
  customMetadataRecords(objectName: string): readonly ReadonlyMap<string, unknown>[];
  staticResource(name: string): { readonly body: Uint8Array; readonly contentType: string } | undefined;
  customPermissions(): ReadonlySet<string>;
  permissionSets(): readonly PermissionSetSchema[];
  namedCredentials(): ReadonlyMap<string, NamedCredentialSchema>;
  /** External credentials by lower-case name. */
  externalCredentials?(): ReadonlyMap<string, ExternalCredentialSchema>;
  /** Active duplicate rules of an object, in their order. */
  duplicateRules?(objectName: string): readonly DuplicateRuleSchema[];
  /** A matching rule of an object; undefined where the project does not define it. */
  matchingRule?(objectName: string, name: string): MatchingRuleSchema | undefined;
  /** `Description`, label and the like of static resources and labels stay with their files; names of all static resources. */
  staticResourceNames?(): Iterable<string>;
}

export interface ExternalCredentialSchema {
  readonly name: string;
  readonly protocol: string;
  /** Names of its principals. */
  readonly principals: readonly string[];
  /** Headers that it adds to every callout of its named credentials; values may hold formulas. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly source: string;
}

export interface PermissionSetSchema {
  readonly name: string;
  readonly label: string;
  /** Lower-case object name to granted CRUD. */
  readonly objects: ReadonlyMap<
    string,
    { read: boolean; create: boolean; edit: boolean; delete: boolean; viewAll: boolean; modifyAll: boolean }
  >;
  /** Lower-case `object.field` to granted access. */
  readonly fields: ReadonlyMap<string, { read: boolean; edit: boolean }>;
  readonly classes: ReadonlySet<string>;
  readonly customPermissions: ReadonlySet<string>;
  readonly userPermissions: ReadonlySet<string>;
  /** Namespace of the package that brings the set. */
  readonly namespacePrefix?: string;
}

export interface NamedCredentialSchema {
  readonly name: string;
  /** Base URL of the `Url` parameter. */
  readonly url: string;
  readonly externalCredential?: string;
  /** Custom headers, values may hold merge fields such as `{!$Credential.ImpartnerApi.ApiKey}`. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly allowMergeFieldsInHeader?: boolean;
  readonly allowMergeFieldsInBody?: boolean;
  readonly source: string;
}
