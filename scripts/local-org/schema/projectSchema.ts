import type {
  AddressPicklists,
  ChildRelationship,
  CurrencySchema,
  DuplicateRuleSchema,
  ExternalCredentialSchema,
  FieldSchema,
  MatchingRuleSchema,
  NamedCredentialSchema,
  ObjectSchema,
  OrgFeatures,
  PermissionSetSchema,
  SchemaRegistry,
} from './model.ts';
import type { Namespace } from './namespace.ts';
import { makeField } from './fieldReader.ts';
import { buildCustomObject, type ObjectParts } from './objectReader.ts';
import { buildShareObject } from './shareObject.ts';
import { buildStandardObject, currencyField, standardChildren, standardOverlays } from './standardObject.ts';

/** The record type that every org with person accounts has. */
const personRecordType = { developerName: 'PersonAccount', label: 'Person Account', isActive: true, isPerson: true };

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The schema of one project: its own objects, and standard objects built when somebody first asks for them. */
export class ProjectSchema implements SchemaRegistry {
  readonly labels = new Map<string, string>();
  readonly resources = new Map<
    string,
    { readonly name: string; readonly body: Uint8Array; readonly contentType: string }
  >();
  readonly customPermissionNames = new Set<string>();
  readonly permissionSetList: PermissionSetSchema[] = [];
  readonly namedCredentialMap = new Map<string, NamedCredentialSchema>();
  readonly duplicateRuleMap = new Map<string, DuplicateRuleSchema>();
  readonly matchingRuleMap = new Map<string, MatchingRuleSchema>();
  readonly externalCredentialMap = new Map<string, ExternalCredentialSchema>();
  readonly #parts: ReadonlyMap<string, ObjectParts>;
  readonly #objects = new Map<string, ObjectSchema | undefined>();
  readonly #prefixes = new Map<string, string>();
  readonly #records = new Map<string, ReadonlyMap<string, unknown>[]>();
  readonly #shares: ObjectSchema[] = [];
  /** Lookups of the project, by lower-case name of the object they point to. */
  readonly #projectChildren = new Map<string, ChildRelationship[]>();

  readonly namespace: Namespace | undefined;
  readonly addressPicklists: AddressPicklists | undefined;
  readonly personAccounts: boolean;
  readonly currencies: readonly CurrencySchema[] | undefined;

  constructor(parts: ReadonlyMap<string, ObjectParts>, namespace?: Namespace, features: OrgFeatures = {}) {
    this.#parts = parts;
    this.namespace = namespace;
    this.addressPicklists = features.addressPicklists;
    this.personAccounts = features.personAccounts ?? false;
    this.currencies = features.currencies;
    for (const overlay of standardOverlays.values())
      if (overlay.keyPrefix !== '') this.#prefixes.set(overlay.keyPrefix, overlay.name);
    for (const part of [...parts.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      for (const field of part.fields.values()) {
        if (field.childRelationshipName === undefined) continue;
        for (const target of field.referenceTo) {
          const key = target.toLowerCase();
          this.#projectChildren.set(key, [
            ...(this.#projectChildren.get(key) ?? []),
            { name: field.childRelationshipName, childObject: part.name, field: field.name },
          ]);
        }
      }
    }
    for (const part of [...parts.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!part.definition || !part.name.includes('__')) continue;
      const prefix = this.#freePrefix(part.name);
      this.#prefixes.set(prefix, part.name);
      const built = buildCustomObject(part, prefix);
      this.#objects.set(part.name.toLowerCase(), {
        ...built,
        fields: built.kind === 'custom' ? withCurrency(built.fields, this.currencies, built.source) : built.fields,
        childRelationships: this.#projectChildren.get(part.name.toLowerCase()) ?? [],
        ...(namespace ? { namespace } : {}),
      });
      if (built.kind === 'custom' && built.isStored !== false && built.fields.has('ownerid')) {
        const share = buildShareObject(built);
        this.#objects.set(share.name.toLowerCase(), share);
        this.#shares.push(share);
      }
    }
  }

  object(name: string): ObjectSchema | undefined {
    const found = this.#object(name);
    if (found) return found;
    const implied = this.namespace?.imply(name);
    return implied === undefined ? undefined : this.#object(implied);
  }

  #object(name: string): ObjectSchema | undefined {
    const key = name.toLowerCase();
    if (this.#objects.has(key)) return this.#objects.get(key);
    // Without several currencies an org has no such object.
    if (key === 'currencytype' && !this.currencies) return undefined;
    const built = buildStandardObject(name, this);
    let schema: ObjectSchema | undefined;
    if (built) {
      const parts = this.#parts.get(key);
      const fields = new Map<string, FieldSchema>([...built.fields, ...(parts?.fields ?? [])]);
      const recordTypes = [
        ...(parts?.recordTypes ?? []),
        ...(built.name === 'Account' && this.personAccounts ? [personRecordType] : []),
      ];
      if (recordTypes.length > 0)
        fields.set(
          'recordtypeid',
          makeField('RecordTypeId', 'Lookup', {
            label: 'Record Type ID',
            referenceTo: ['RecordType'],
            relationshipName: 'RecordType',
            custom: false,
            source: built.source,
          }),
        );
      // An org's own default for sharing stands in the metadata of the object.
      const sharingModel = parts?.definition?.text('sharingModel') ?? built.sharingModel;
      schema = {
        ...built,
        sharingModel,
        fields,
        childRelationships: [...standardChildren(built.name), ...(this.#projectChildren.get(key) ?? [])],
        validationRules: parts?.validationRules ?? [],
        recordTypes,
        fieldSets: parts?.fieldSets ?? [],
        ...(this.namespace ? { namespace: this.namespace } : {}),
      };
    }
    this.#objects.set(key, schema);
    return schema;
  }

  objectByPrefix(prefix: string): ObjectSchema | undefined {
    const name = this.#prefixes.get(prefix);
    return name === undefined ? undefined : this.object(name);
  }

  *objects(): Iterable<ObjectSchema> {
    const names = new Set([...standardOverlays.values()].filter((o) => o.keyPrefix !== '').map((o) => o.name));
    for (const part of this.#parts.values()) names.add(part.name);
    for (const name of names) {
      const schema = this.object(name);
      if (schema) yield schema;
    }
    yield* this.#shares;
  }

  label(name: string): string | undefined {
    return this.labels.get(name.toLowerCase());
  }

  customMetadataRecords(objectName: string): readonly ReadonlyMap<string, unknown>[] {
    return this.#records.get(objectName.toLowerCase()) ?? [];
  }

  addCustomMetadataRecord(type: ObjectSchema, record: ReadonlyMap<string, unknown>): void {
    const key = type.name.toLowerCase();
    // A record of a later source folder replaces the one of the same name.
    const nameOf = (r: ReadonlyMap<string, unknown>): string => String(r.get('qualifiedapiname')).toLowerCase();
    const others = (this.#records.get(key) ?? []).filter((r) => nameOf(r) !== nameOf(record));
    this.#records.set(key, [...others, record]);
  }

  staticResource(name: string): { readonly body: Uint8Array; readonly contentType: string } | undefined {
    return this.resources.get(name.toLowerCase());
  }

  *staticResourceNames(): Iterable<string> {
    for (const resource of this.resources.values()) yield resource.name;
  }

  customPermissions(): ReadonlySet<string> {
    return this.customPermissionNames;
  }

  permissionSets(): readonly PermissionSetSchema[] {
    return this.permissionSetList;
  }

  namedCredentials(): ReadonlyMap<string, NamedCredentialSchema> {
    return this.namedCredentialMap;
  }

  externalCredentials(): ReadonlyMap<string, ExternalCredentialSchema> {
    return this.externalCredentialMap;
  }

  duplicateRules(objectName: string): readonly DuplicateRuleSchema[] {
    return [...this.duplicateRuleMap.values()]
      .filter((r) => r.isActive && r.objectName.toLowerCase() === objectName.toLowerCase())
      .sort((a, b) => a.sortOrder - b.sortOrder);
  }

  matchingRule(objectName: string, name: string): MatchingRuleSchema | undefined {
    return this.matchingRuleMap.get(`${objectName}.${name}`.toLowerCase());
  }

  /** Refuses lookups to objects that do not exist and extensions of objects that Salesforce does not have. */
  checkReferences(): void {
    for (const parts of this.#parts.values()) {
      if (!this.object(parts.name))
        throw new Error(`${[...parts.fields.values()][0]?.source ?? parts.name}: there is no object ${parts.name}`);
      for (const field of parts.fields.values())
        for (const target of field.referenceTo)
          if (!this.object(target) && !/^(EntityDefinition|FieldDefinition|EntityParticle)$/.test(target))
            throw new Error(
              `${field.source}: field ${parts.name}.${field.name} refers to ${target}, which does not exist`,
            );
    }
  }

  /** Prefixes depend on the name alone (apart from rare clashes), so that a stored database keeps its ids when objects are added. */
  #freePrefix(name: string): string {
    const first = name.endsWith('__mdt') ? 'm' : name.endsWith('__e') ? 'e' : 'a';
    let hash = 7;
    for (const char of name.toLowerCase()) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) >>> 0;
    for (let probe = 0; ; probe++) {
      const slot = (hash + probe) % (62 * 62);
      const prefix = first + base62.charAt(Math.floor(slot / 62)) + base62.charAt(slot % 62);
      if (!this.#prefixes.has(prefix)) return prefix;
    }
  }
}

function withCurrency(
  fields: ReadonlyMap<string, FieldSchema>,
  currencies: readonly CurrencySchema[] | undefined,
  source: string,
): ReadonlyMap<string, FieldSchema> {
  if (!currencies) return fields;
  const field = makeField('CurrencyIsoCode', 'Picklist', { ...currencyField(currencies), custom: false, source });
  return new Map([...fields, ['currencyisocode', field]]);
}
