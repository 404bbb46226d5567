import { currentTransaction } from '../runtime/transaction.ts';
import type { ChildRelationship, ObjectSchema } from '../schema/model.ts';
import { fieldOf } from '../schema/lookup.ts';
import { ApexType, Types } from '../types/apexType.ts';
import { ApexList, ApexMap } from '../values/collections.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import { stringHash } from '../values/operations.ts';
import { SObject } from '../values/sobject.ts';
import { objectAccess } from './access.ts';
import { definePlatformType, type PlatformFunction, type PlatformProperty } from './registry.ts';
import {
  FieldDescribe,
  fieldTokenOf,
  ObjectDescribe,
  sobjectType,
  SObjectFieldToken,
  SObjectTypeToken,
  tokenOf,
} from './schemaTokens.ts';
import { queryInternally } from './internalQuery.ts';

const types = {
  object: ApexType.platform('Schema.SObjectType'),
  field: ApexType.platform('Schema.SObjectField'),
  fieldMap: ApexType.platform('Schema.SObjectTypeFields'),
  child: ApexType.platform('Schema.ChildRelationship'),
  recordType: ApexType.platform('Schema.RecordTypeInfo'),
};

/** Registers `getX()`/`isX()` and, where the type has it, the property `X` for one value. */
export function describeMembers<T>(members: Readonly<Record<string, (self: T) => unknown>>): {
  methods: Record<string, PlatformFunction>;
  properties: Record<string, PlatformProperty>;
} {
  const methods: Record<string, PlatformFunction> = {};
  const properties: Record<string, PlatformProperty> = {};
  for (const [name, read] of Object.entries(members)) {
    methods[name] = read;
    properties[name.replace(/^(get|is)/, '')] = { get: read };
  }
  return { methods, properties };
}

/** `DescribeSObjectResult.fields`. */
export class FieldMap extends PlatformObject {
  readonly schema: ObjectSchema;

  constructor(schema: ObjectSchema) {
    super();
    this.schema = schema;
  }

  override get $type(): ApexType {
    return types.fieldMap;
  }
}

/**
 * Keys are lower case, as in an org, and carry the prefix of a namespace "even if the namespace is that of currently executing
 * code" (Apex Developer Guide, "Namespace Prefix", API version 34.0 and later): names without it are not found.
 */
function fieldTokens(map: FieldMap): ApexMap {
  const entries = [...map.schema.fields.values()].map((field): [string, SObjectFieldToken] => [
    field.name.toLowerCase(),
    fieldTokenOf(map.schema, field),
  ]);
  return new CaseInsensitiveMap(ApexType.map(Types.String, types.field), entries);
}

/** The maps of describe calls find their keys in any case, unlike every other Map<String, ...>. */
class CaseInsensitiveMap extends ApexMap {
  override has(key: unknown): boolean {
    return super.has(lower(key));
  }

  override get(key: unknown): unknown {
    return super.get(lower(key));
  }
}

const lower = (key: unknown): unknown => (typeof key === 'string' ? key.toLowerCase() : key);

class ChildDescribe extends PlatformObject {
  readonly relationship: ChildRelationship;

  constructor(relationship: ChildRelationship) {
    super();
    this.relationship = relationship;
  }

  override get $type(): ApexType {
    return types.child;
  }

  get schema(): ObjectSchema {
    return sobjectType(this.relationship.childObject).schema;
  }

  /** Two describe calls give equal values, so that a relationship can be the key of a map. */
  override $equals(other: unknown): boolean {
    return (
      other instanceof ChildDescribe &&
      other.relationship.name === this.relationship.name &&
      other.relationship.childObject === this.relationship.childObject &&
      other.relationship.field === this.relationship.field
    );
  }

  override $hashCode(): number {
    return stringHash(`${this.relationship.childObject}.${this.relationship.field}`);
  }

  get deleteConstraint(): string | undefined {
    return fieldOf(this.schema, this.relationship.field)?.deleteConstraint;
  }
}

class RecordTypeDescribe extends PlatformObject {
  readonly id: string;
  readonly name: string;
  readonly developerName: string;
  readonly active: boolean;
  readonly isDefault: boolean;

  constructor(id: string, name: string, developerName: string, active: boolean, isDefault: boolean) {
    super();
    this.id = id;
    this.name = name;
    this.developerName = developerName;
    this.active = active;
    this.isDefault = isDefault;
  }

  override get $type(): ApexType {
    return types.recordType;
  }
}

/** Every object with rows has the master record type; more come from RecordType rows. */
function recordTypes(describe: ObjectDescribe): RecordTypeDescribe[] {
  if (!isData(describe.schema)) return [];
  const master = new RecordTypeDescribe('012000000000000AAA', 'Master', 'Master', true, true);
  if ((describe.schema.recordTypes?.length ?? 0) === 0) return [master];
  const rows = queryInternally('SELECT Id, Name, DeveloperName, IsActive FROM RecordType WHERE SobjectType = :name', [
    describe.schema.name,
  ]);
  return [
    master,
    ...rows.map(
      (row) =>
        new RecordTypeDescribe(
          row.id as string,
          row.get('Name') as string,
          row.get('DeveloperName') as string,
          row.get('IsActive') === true,
          false,
        ),
    ),
  ];
}

const recordTypeMap = (keyType: ApexType, key: (info: RecordTypeDescribe) => string) => (self: ObjectDescribe) =>
  new ApexMap(
    ApexType.map(keyType, types.recordType),
    recordTypes(self).map((info): [string, RecordTypeDescribe] => [key(info), info]),
  );

const isData = (schema: ObjectSchema): boolean => schema.kind === 'standard' || schema.kind === 'custom';
/** Custom metadata is never written through DML; events can only be published (octoberswimmer/aer-dist issue 385). */
const may = (right: 'read' | 'create' | 'edit' | 'delete') => (self: ObjectDescribe) => {
  const { kind } = self.schema;
  if (kind === 'customMetadata' || (kind === 'platformEvent' && right !== 'create')) return false;
  return objectAccess(self.schema)[right];
};

const object = describeMembers<ObjectDescribe>({
  getAssociateEntityType: () => null,
  getAssociateParentEntity: () => null,
  getChildRelationships: (self) =>
    new ApexList(
      ApexType.list(types.child),
      self.schema.childRelationships.map((child) => new ChildDescribe(child)),
    ),
  getKeyPrefix: (self) => self.schema.keyPrefix,
  getLabel: (self) => self.schema.label,
  getLabelPlural: (self) => self.schema.labelPlural,
  getLocalName: (self) => self.schema.namespace?.localName(self.schema.name) ?? self.schema.name,
  getName: (self) => self.schema.name,
  getRecordTypeInfos: (self) => new ApexList(ApexType.list(types.recordType), recordTypes(self)),
  getRecordTypeInfosByDeveloperName: recordTypeMap(Types.String, (info) => info.developerName),
  getRecordTypeInfosById: recordTypeMap(Types.Id, (info) => info.id),
  getRecordTypeInfosByName: recordTypeMap(Types.String, (info) => info.name),
  getSObjectType: (self) => tokenOf(self.schema),
  isAccessible: (self) => objectAccess(self.schema).read,
  isCreateable: may('create'),
  isCustom: (self) => /__[a-z]+$/i.test(self.schema.name),
  isCustomSetting: (self) => self.schema.kind === 'customSetting',
  isDeletable: may('delete'),
  isDeprecatedAndHidden: () => false,
  isMergeable: (self) => ['Account', 'Contact', 'Lead', 'Case'].includes(self.schema.name),
  isQueryable: (self) => self.schema.kind !== 'platformEvent',
  isUndeletable: (self) => isData(self.schema) && may('delete')(self),
  isUpdateable: may('edit'),
});

definePlatformType('Schema.DescribeSObjectResult', {
  methods: { ...object.methods, getFields: (self: ObjectDescribe) => new FieldMap(self.schema) },
  properties: { ...object.properties, Fields: { get: (self: ObjectDescribe) => new FieldMap(self.schema) } },
});

definePlatformType('Schema.SObjectTypeFields', { methods: { getMap: fieldTokens } });

definePlatformType(
  'Schema.ChildRelationship',
  describeMembers<ChildDescribe>({
    getChildSObject: (self) => tokenOf(self.schema),
    getField: (self) => {
      const field = fieldOf(self.schema, self.relationship.field);
      return field ? fieldTokenOf(self.schema, field) : null;
    },
    getRelationshipName: (self) => self.relationship.name,
    isCascadeDelete: (self) => self.deleteConstraint === 'Cascade',
    isDeprecatedAndHidden: () => false,
    isRestrictedDelete: (self) => self.deleteConstraint === 'Restrict',
  }),
);

definePlatformType(
  'Schema.RecordTypeInfo',
  describeMembers<RecordTypeDescribe>({
    getDeveloperName: (self) => self.developerName,
    getName: (self) => self.name,
    getRecordTypeId: (self) => self.id,
    isActive: (self) => self.active,
    isAvailable: (self) => self.active,
    isDefaultRecordTypeMapping: (self) => self.isDefault,
    isMaster: (self) => self.developerName === 'Master',
  }),
);

function newSObject(self: SObjectTypeToken, id: string | null = null): SObject {
  const row = new SObject(self.schema);
  if (id !== null) row.write('Id', id);
  return row;
}

definePlatformType('Schema.SObjectType', {
  methods: {
    getDescribe: (self: SObjectTypeToken) => new ObjectDescribe(self.schema),
    'newSObject/0': (self: SObjectTypeToken) => newSObject(self),
    'newSObject/1': newSObject,
    'newSObject/2': (self: SObjectTypeToken, id: string | null, loadDefaults: boolean) => {
      const row = newSObject(self, id);
      if (need(loadDefaults)) applyDefaults(row);
      return row;
    },
  },
});

/** Default values that need no formula: checkboxes, default picklist entries, literals. */
function applyDefaults(row: SObject): void {
  for (const field of row.schema.fields.values()) {
    const entry = field.picklist?.find((value) => value.isDefault && value.isActive);
    if (entry) row.set(field.name, entry.value);
    else if (field.type === 'Checkbox' && field.defaultValue !== undefined)
      row.set(field.name, field.defaultValue.toLowerCase() === 'true');
  }
}

definePlatformType('Schema.SObjectField', {
  methods: { getDescribe: (self: SObjectFieldToken) => new FieldDescribe(self.schema, self.field) },
});

function describeSObjects(names: ApexList): ApexList {
  const results = (need(names).items as string[]).map((name) => {
    const schema = currentTransaction().org.schema.object(need(name));
    if (!schema) throw createException('System.InvalidParameterValueException', `Invalid sObject type: ${name}`);
    return new ObjectDescribe(schema);
  });
  return new ApexList(ApexType.list(ApexType.platform('Schema.DescribeSObjectResult')), results);
}

definePlatformType('System.Schema', {
  statics: {
    describeSObjects,
    getGlobalDescribe: () =>
      new CaseInsensitiveMap(
        ApexType.map(Types.String, types.object),
        Array.from(currentTransaction().org.schema.objects(), (schema): [string, SObjectTypeToken] => [
          schema.name.toLowerCase(),
          tokenOf(schema),
        ]),
      ),
  },
});
