import { currentTransaction } from '../runtime/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { fieldOf } from '../schema/lookup.ts';
import { ApexType } from '../types/apexType.ts';
import { createException } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import { stringHash } from '../values/operations.ts';

const types = {
  object: ApexType.platform('Schema.SObjectType'),
  field: ApexType.platform('Schema.SObjectField'),
  objectDescribe: ApexType.platform('Schema.DescribeSObjectResult'),
  fieldDescribe: ApexType.platform('Schema.DescribeFieldResult'),
};

/** Stands for an object of the schema: two of one class are equal when they stand for the same one. */
abstract class ObjectReference extends PlatformObject {
  readonly schema: ObjectSchema;

  constructor(schema: ObjectSchema) {
    super();
    this.schema = schema;
  }

  override $equals(other: unknown): boolean {
    return other instanceof ObjectReference && other.$type === this.$type && other.schema.name === this.schema.name;
  }

  override $hashCode(): number {
    return stringHash(this.schema.name);
  }
}

/** The same for a field of an object. */
abstract class FieldReference extends PlatformObject {
  readonly schema: ObjectSchema;
  readonly field: FieldSchema;

  constructor(schema: ObjectSchema, field: FieldSchema) {
    super();
    this.schema = schema;
    this.field = field;
  }

  override $equals(other: unknown): boolean {
    return (
      other instanceof FieldReference &&
      other.$type === this.$type &&
      other.schema.name === this.schema.name &&
      other.field.name === this.field.name
    );
  }

  override $hashCode(): number {
    return stringHash(`${this.schema.name}.${this.field.name}`);
  }
}

/** `Account.SObjectType`; one object per schema object, so identity is equality. */
export class SObjectTypeToken extends ObjectReference {
  override get $type(): ApexType {
    return types.object;
  }

  override $toString(): string {
    return this.schema.name;
  }
}

/** `Account.Name` as a token. */
export class SObjectFieldToken extends FieldReference {
  override get $type(): ApexType {
    return types.field;
  }

  override $toString(): string {
    return this.field.name;
  }
}

/** `Schema.DescribeSObjectResult`. */
export class ObjectDescribe extends ObjectReference {
  override get $type(): ApexType {
    return types.objectDescribe;
  }
}

/** `Schema.DescribeFieldResult`. */
export class FieldDescribe extends FieldReference {
  override get $type(): ApexType {
    return types.fieldDescribe;
  }
}

const tokens = new WeakMap<ObjectSchema, SObjectTypeToken>();
const fieldTokens = new WeakMap<FieldSchema, WeakMap<ObjectSchema, SObjectFieldToken>>();

function schemaOf(objectName: string): ObjectSchema {
  const schema = currentTransaction().org.schema.object(objectName);
  if (!schema) throw createException('System.InvalidParameterValueException', `No such object: ${objectName}`);
  return schema;
}

/** Token of an object that is already known. */
export function tokenOf(schema: ObjectSchema): SObjectTypeToken {
  let token = tokens.get(schema);
  if (!token) tokens.set(schema, (token = new SObjectTypeToken(schema)));
  return token;
}

/** Token of a field that is already known. */
export function fieldTokenOf(schema: ObjectSchema, field: FieldSchema): SObjectFieldToken {
  let byObject = fieldTokens.get(field);
  if (!byObject) fieldTokens.set(field, (byObject = new WeakMap()));
  let token = byObject.get(schema);
  if (!token) byObject.set(schema, (token = new SObjectFieldToken(schema, field)));
  return token;
}

/** `Account.SObjectType`. */
export function sobjectType(objectName: string): SObjectTypeToken {
  return tokenOf(schemaOf(objectName));
}

/** `Account.Name`. */
export function sobjectField(objectName: string, fieldName: string): SObjectFieldToken {
  const schema = schemaOf(objectName);
  const field = fieldOf(schema, fieldName);
  if (!field) throw createException('System.SObjectException', `Invalid field ${fieldName} for ${schema.name}`);
  return fieldTokenOf(schema, field);
}

/** `Schema.SObjectType.Account`. */
export function describeObject(objectName: string): ObjectDescribe {
  return new ObjectDescribe(schemaOf(objectName));
}

/** `Schema.SObjectType.Account.fields.Name`. */
export function describeField(objectName: string, fieldName: string): FieldDescribe {
  const token = sobjectField(objectName, fieldName);
  return new FieldDescribe(token.schema, token.field);
}

/** Filled by `fieldSets.ts`, which needs the describe classes first. */
export const fieldSetLookup: { find: (schema: ObjectSchema, name: string) => PlatformObject | undefined } = {
  find: () => undefined,
};

/** `Schema.SObjectType.Account.fieldSets.X`. */
export function fieldSet(objectName: string, name: string): PlatformObject {
  const found = fieldSetLookup.find(schemaOf(objectName), name);
  if (!found) throw createException('System.SObjectException', `Field set ${name} does not exist on ${objectName}`);
  return found;
}

/** `List.getSObjectType()`: null for the generic SObject and for anything that is no row. */
export function tokenOfElement(type: ApexType): SObjectTypeToken | null {
  return type.kind === 'sobject' && type.name !== 'SObject' ? sobjectType(type.name) : null;
}
