import type { ObjectSchema } from '../schema/model.ts';
import { ApexBlob } from '../values/blob.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { ApexDatetime } from '../values/temporal.ts';
import { SObject } from '../values/sobject.ts';
import { quote } from './columns.ts';
import { makeId } from './recordId.ts';
import type { RecordStore } from './recordStore.ts';

/** Id of the local organisation and of its first user, a System Administrator. */
export const organizationId = makeId('00D', 1);
export const administratorId = makeId('005', 1);
/** The user behind platform event triggers ("Automated Process"). */
export const automatedProcessId = makeId('005', 2);

/** Stages of a new org: name, probability, forecast category and its label, closed, won. */
const stages: readonly (readonly [string, number, string, string, boolean, boolean])[] = [
  ['Prospecting', 10, 'Pipeline', 'Pipeline', false, false],
  ['Qualification', 10, 'Pipeline', 'Pipeline', false, false],
  ['Needs Analysis', 20, 'Pipeline', 'Pipeline', false, false],
  ['Value Proposition', 50, 'Pipeline', 'Pipeline', false, false],
  ['Id. Decision Makers', 60, 'Pipeline', 'Pipeline', false, false],
  ['Perception Analysis', 70, 'Pipeline', 'Pipeline', false, false],
  ['Proposal/Price Quote', 75, 'Pipeline', 'Pipeline', false, false],
  ['Negotiation/Review', 90, 'Pipeline', 'Pipeline', false, false],
  ['Closed Won', 100, 'Closed', 'Closed', true, true],
  ['Closed Lost', 0, 'Omitted', 'Omitted', true, false],
];

const profiles = [
  'System Administrator',
  'Standard User',
  'Minimum Access - Salesforce',
  'Read Only',
  'Marketing User',
  'Solution Manager',
  'Contract Manager',
];

/** Profile of the partners' own people: users with it belong to another firm. */
const partnerProfile = 'Partner Community User';

/** Writes the rows that every org has from the start, and brings those that mirror metadata up to date. */
export function seedOrg(store: RecordStore, now: number, timeZone = 'GMT'): void {
  store.begin();
  try {
    const seeder = new Seeder(store, now);
    if (store.isNew) {
      seeder.setupRows(timeZone);
      store.setMeta('seeded', 'true');
    }
    seeder.mirrorMetadata();
    store.commit();
  } catch (error) {
    store.abort();
    throw error;
  }
}

/** Records of a package and of the subscriber may share a developer name. */
function recordKey(type: ObjectSchema, record: ReadonlyMap<string, unknown>): string {
  return `${type.name}.${String(record.get('qualifiedapiname'))}`.toLowerCase();
}

class Seeder {
  readonly #store: RecordStore;
  readonly #stamp: ApexDatetime;

  constructor(store: RecordStore, now: number) {
    this.#store = store;
    this.#stamp = new ApexDatetime(Math.floor(now / 1000) * 1000);
  }

  setupRows(timeZone: string): void {
    this.#add('Organization', {
      Name: 'Local Org',
      OrganizationType: 'Developer Edition',
      InstanceName: 'LOC1',
      IsSandbox: false,
      TimeZoneSidKey: timeZone,
      LanguageLocaleKey: 'en_US',
      DefaultLocaleSidKey: 'en_US',
      FiscalYearStartMonth: 1,
    });
    const licenseId = this.#add('UserLicense', {
      Name: 'Salesforce',
      MasterLabel: 'Salesforce',
      LicenseDefinitionKey: 'SFDC',
      Status: 'Active',
      TotalLicenses: 100,
      UsedLicenses: 1,
    });
    const profileIds = profiles.map((name) =>
      this.#add('Profile', { Name: name, UserType: 'Standard', UserLicenseId: licenseId }),
    );
    this.#add('Profile', { Name: partnerProfile, UserType: 'PowerPartner' });
    const common = {
      IsActive: true,
      UserType: 'Standard',
      TimeZoneSidKey: timeZone,
      LocaleSidKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
      ProfileId: profileIds[0],
    };
    this.#add('User', {
      ...common,
      FirstName: 'Local',
      LastName: 'Administrator',
      Name: 'Local Administrator',
      Username: 'admin@local-org.example',
      Email: 'admin@local-org.example',
      Alias: 'admin',
      CommunityNickname: 'admin',
    });
    this.#add('User', {
      ...common,
      FirstName: 'Automated',
      LastName: 'Process',
      Name: 'Automated Process',
      Username: 'autoproc@local-org.example',
      Email: 'autoproc@local-org.example',
      Alias: 'autoproc',
      CommunityNickname: 'autoproc',
      UserType: 'AutomatedProcess',
    });
    this.#add('Pricebook2', { Name: 'Standard Price Book', IsActive: true, IsStandard: true });
    for (const [name, probability, category, categoryName, isClosed, isWon] of stages)
      this.#add('OpportunityStage', {
        MasterLabel: name,
        ApiName: name,
        DefaultProbability: ApexDecimal.fromInteger(probability),
        ForecastCategory: category,
        ForecastCategoryName: categoryName,
        IsActive: true,
        IsClosed: isClosed,
        IsWon: isWon,
        SortOrder: stages.findIndex((s) => s[0] === name) + 1,
      });
  }

  /** Permission sets, custom permissions, record types and custom metadata records follow the project's files. */
  mirrorMetadata(): void {
    const { schema } = this.#store;
    const permissionIds = new Map<string, string>();
    for (const name of schema.customPermissions()) permissionIds.set(name.toLowerCase(), this.#ensurePermission(name));
    for (const set of schema.permissionSets()) {
      const id = this.#ensure('PermissionSet', 'Name', set.name, {
        Name: set.name,
        Label: set.label,
        NamespacePrefix: set.namespacePrefix ?? null,
        IsOwnedByProfile: false,
        IsCustom: true,
        Type: 'Regular',
      });
      for (const name of set.customPermissions) {
        const permission = permissionIds.get(name.toLowerCase());
        if (permission === undefined)
          throw new Error(`permission set ${set.name} grants the custom permission ${name}, which does not exist`);
        if (
          !this.#store.db
            .prepare('SELECT 1 FROM "SetupEntityAccess" WHERE ParentId = ? AND SetupEntityId = ?')
            .get(id, permission)
        )
          this.#add('SetupEntityAccess', {
            ParentId: id,
            SetupEntityId: permission,
            SetupEntityType: 'CustomPermission',
          });
      }
    }
    for (const object of schema.objects())
      for (const type of object.recordTypes ?? [])
        if (
          !this.#store.db
            .prepare('SELECT 1 FROM "RecordType" WHERE SobjectType = ? AND DeveloperName = ?')
            .get(object.name, type.developerName)
        )
          this.#add('RecordType', {
            Name: type.label,
            DeveloperName: type.developerName,
            SobjectType: object.name,
            IsActive: type.isActive,
            IsPersonType: type.isPerson ?? false,
            Description: type.description ?? null,
          });
    for (const [index, currency] of (schema.currencies ?? []).entries())
      this.#ensure('CurrencyType', 'IsoCode', currency.isoCode, {
        IsoCode: currency.isoCode,
        ConversionRate: ApexDecimal.fromDouble(currency.conversionRate),
        DecimalPlaces: currency.decimalPlaces ?? 2,
        IsActive: true,
        IsCorporate: index === 0,
      });
    this.#store.db.prepare('DELETE FROM "StaticResource"').run();
    for (const name of schema.staticResourceNames?.() ?? []) {
      const resource = schema.staticResource(name);
      if (resource)
        this.#add('StaticResource', {
          Name: name,
          ContentType: resource.contentType,
          Body: new ApexBlob(resource.body),
          BodyLength: resource.body.length,
          CacheControl: 'Private',
        });
    }
    this.#mirrorCustomMetadata([...schema.objects()].filter((o) => o.kind === 'customMetadata'));
  }

  #mirrorCustomMetadata(types: readonly ObjectSchema[]): void {
    const ids = new Map<string, string>();
    for (const type of types) {
      this.#store.db.prepare(`DELETE FROM ${quote(type.name)}`).run();
      // Ids follow the records' order of names, so that they are the same at each start.
      const records = [...this.#store.schema.customMetadataRecords(type.name)].sort((a, b) =>
        `${String(a.get('developername'))} ${recordKey(type, a)}` <
        `${String(b.get('developername'))} ${recordKey(type, b)}`
          ? -1
          : 1,
      );
      records.forEach((record, index) => ids.set(recordKey(type, record), makeId(type.keyPrefix, index + 1)));
    }
    const idOf = (target: string, name: string, namespace: unknown): string | undefined =>
      (typeof namespace === 'string' ? ids.get(`${target}.${namespace}__${name}`.toLowerCase()) : undefined) ??
      ids.get(`${target}.${name}`.toLowerCase());
    for (const type of types)
      for (const record of this.#store.schema.customMetadataRecords(type.name)) {
        const row = new SObject(type);
        row.id = ids.get(recordKey(type, record)) ?? null;
        for (const field of type.fields.values()) {
          const value = record.get(field.name.toLowerCase());
          if (value === undefined) continue;
          const target = field.referenceTo[0];
          row.set(
            field.name,
            field.type === 'MetadataRelationship' && target?.endsWith('__mdt') && value !== null
              ? (idOf(target, String(value), record.get('namespaceprefix')) ?? value)
              : value,
          );
        }
        row.set('SystemModstamp', this.#stamp);
        this.#store.insert(row);
      }
  }

  /** Rows hold the developer name and the namespace apart. */
  #ensurePermission(name: string): string {
    const { namespace } = this.#store.schema;
    const local = namespace?.localName(name) ?? name;
    return this.#ensure('CustomPermission', 'DeveloperName', local, {
      DeveloperName: local,
      MasterLabel: local,
      NamespacePrefix: local === name ? null : namespace?.name,
    });
  }

  #ensure(objectName: string, key: string, value: string, values: Record<string, unknown>): string {
    const id = this.#store.db
      .prepare(`SELECT Id FROM ${quote(objectName)} WHERE ${quote(key)} = ? COLLATE NOCASE`)
      .get(value)?.[0];
    return id === undefined || id === null ? this.#add(objectName, values) : String(id);
  }

  #add(objectName: string, values: Record<string, unknown>): string {
    const schema = this.#store.schema.object(objectName);
    if (!schema) throw new Error(`there is no object ${objectName}`);
    const row = new SObject(schema);
    row.id = this.#store.newId(schema);
    for (const [name, value] of Object.entries(values)) if (schema.fields.has(name.toLowerCase())) row.set(name, value);
    for (const field of schema.fields.values())
      if (field.type === 'Checkbox' && !row.isSet(field.name)) row.set(field.name, false);
    const system = {
      CreatedDate: this.#stamp,
      CreatedById: administratorId,
      LastModifiedDate: this.#stamp,
      LastModifiedById: administratorId,
      SystemModstamp: this.#stamp,
    };
    for (const [name, value] of Object.entries(system)) if (schema.fields.has(name.toLowerCase())) row.set(name, value);
    this.#store.insert(row);
    return row.id;
  }
}
