import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UnsupportedError } from '../runtime/unsupported.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { fieldOf, relationshipOf } from '../schema/lookup.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import { ApexType, Types } from '../types/apexType.ts';
import { ApexList, ApexMap } from '../values/collections.ts';
import { createException } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import { stringHash } from '../values/operations.ts';
import { describeMembers } from './describeObject.ts';
import { displayType } from './describeField.ts';
import { platformEnumValue } from './enums.ts';
import { definePlatformType } from './registry.ts';
import { fieldSetLookup, fieldTokenOf, tokenOf, type ObjectDescribe } from './schemaTokens.ts';

/** A field set as the schema reader gives it. */
interface FieldSetSchema {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly fields: readonly { readonly path: string; readonly required: boolean }[];
}

const types = {
  map: ApexType.platform('Schema.SObjectTypeFieldSets'),
  set: ApexType.platform('Schema.FieldSet'),
  member: ApexType.platform('Schema.FieldSetMember'),
};

/** Field sets of an object; a folder of them that the schema reader did not read must not look like none. */
function fieldSetsOf(schema: ObjectSchema): readonly FieldSetSchema[] {
  const known = (schema as { fieldSets?: readonly FieldSetSchema[] }).fieldSets;
  if (known) return known;
  for (const folder of [schema.source, dirname(schema.source)]) {
    if (existsSync(join(folder, 'fieldSets'))) throw new UnsupportedError(`field sets of ${schema.name}`);
  }
  return [];
}

/** `DescribeSObjectResult.fieldSets`. */
class FieldSetMap extends PlatformObject {
  readonly schema: ObjectSchema;

  constructor(schema: ObjectSchema) {
    super();
    this.schema = schema;
  }

  override get $type(): ApexType {
    return types.map;
  }
}

class FieldSet extends PlatformObject {
  readonly schema: ObjectSchema;
  readonly set: FieldSetSchema;

  constructor(schema: ObjectSchema, set: FieldSetSchema) {
    super();
    this.schema = schema;
    this.set = set;
  }

  override get $type(): ApexType {
    return types.set;
  }
}

class FieldSetMember extends PlatformObject {
  readonly owner: ObjectSchema;
  readonly field: FieldSchema;
  readonly path: string;
  readonly required: boolean;

  constructor(schema: ObjectSchema, path: string, required: boolean) {
    super();
    const resolved = resolve(schema, path);
    this.owner = resolved.schema;
    this.field = resolved.field;
    this.path = path;
    this.required = required;
  }

  override get $type(): ApexType {
    return types.member;
  }

  override $equals(other: unknown): boolean {
    return other instanceof FieldSetMember && other.path === this.path && other.owner.name === this.owner.name;
  }

  override $hashCode(): number {
    return stringHash(`${this.owner.name}.${this.path}`);
  }
}

/** The field at the end of `Name` or `Account.Owner.Name`. */
function resolve(schema: ObjectSchema, path: string): { schema: ObjectSchema; field: FieldSchema } {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    const field = fieldOf(schema, first);
    if (field) return { schema, field };
  } else {
    const target = currentTransaction().org.schema.object(relationshipOf(schema, first)?.referenceTo[0] ?? '');
    if (target) return resolve(target, rest.join('.'));
  }
  throw createException('System.SObjectException', `Invalid field ${path} for ${schema.name}`);
}

fieldSetLookup.find = (schema, name) => {
  const found = fieldSetsOf(schema).find((set) => set.name.toLowerCase() === name.toLowerCase());
  return found && new FieldSet(schema, found);
};

const fieldSets = { get: (self: ObjectDescribe) => new FieldSetMap(self.schema) };

definePlatformType('Schema.DescribeSObjectResult', {
  methods: { getFieldSets: fieldSets.get },
  properties: { FieldSets: fieldSets },
});

definePlatformType('Schema.SObjectTypeFieldSets', {
  methods: {
    getMap: (self: FieldSetMap) =>
      new ApexMap(
        ApexType.map(Types.String, types.set),
        fieldSetsOf(self.schema).map((set): [string, FieldSet] => [
          set.name.toLowerCase(),
          new FieldSet(self.schema, set),
        ]),
      ),
  },
});

definePlatformType(
  'Schema.FieldSet',
  describeMembers<FieldSet>({
    getDescription: (self) => self.set.description ?? null,
    getFields: (self) =>
      new ApexList(
        ApexType.list(types.member),
        self.set.fields.map((f) => new FieldSetMember(self.schema, f.path, f.required)),
      ),
    getLabel: (self) => self.set.label,
    getName: (self) => self.set.name,
    getNameSpace: () => null,
    getSObjectType: (self) => tokenOf(self.schema),
  }),
);

const member = describeMembers<FieldSetMember>({
  getDbRequired: (self) => self.field.required,
  getFieldPath: (self) => self.path,
  getLabel: (self) => self.field.label,
  getRequired: (self) => self.required,
  getType: (self) => platformEnumValue('Schema.DisplayType', displayType(self.field)),
});

definePlatformType('Schema.FieldSetMember', {
  ...member,
  methods: { ...member.methods, getSObjectField: (self: FieldSetMember) => fieldTokenOf(self.owner, self.field) },
});
