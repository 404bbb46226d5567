import type { ChildRelationship, FieldSchema, ObjectSchema } from './model.ts';

const spellings = new WeakMap<ObjectSchema, Map<string, FieldSchema>>();
const relationships = new WeakMap<ObjectSchema, Map<string, FieldSchema>>();

/** A field by name in any case. Remembers every spelling, because Apex code repeats the same few thousands of times. */
export function fieldOf(schema: ObjectSchema, name: string): FieldSchema | undefined {
  let known = spellings.get(schema);
  if (!known) spellings.set(schema, (known = new Map()));
  let field = known.get(name);
  if (field !== undefined) return field;
  field = schema.fields.get(name.toLowerCase());
  // What a name without prefix means may depend on who asks.
  const isCertain = field !== undefined || schema.namespace?.isEverywhere === true;
  field ??= implied(schema, name, (key) => schema.fields.get(key));
  if (field && isCertain) known.set(name, field);
  return field;
}

/** The lookup field behind a parent relationship name in any case: `Account` to AccountId, `Parent__r` to Parent__c. */
export function relationshipOf(schema: ObjectSchema, name: string): FieldSchema | undefined {
  let known = relationships.get(schema);
  if (!known) {
    known = new Map();
    for (const field of schema.fields.values())
      if (field.relationshipName) known.set(field.relationshipName.toLowerCase(), field);
    relationships.set(schema, known);
  }
  return known.get(name.toLowerCase()) ?? implied(schema, name, (key) => known.get(key));
}

/** A child relationship by name in any case. */
export function childRelationshipOf(schema: ObjectSchema, name: string): ChildRelationship | undefined {
  const find = (key: string): ChildRelationship | undefined =>
    schema.childRelationships.find((c) => c.name.toLowerCase() === key);
  return find(name.toLowerCase()) ?? implied(schema, name, find);
}

/** What the name means to code of the package, which may leave the prefix of its namespace out. */
function implied<T>(schema: ObjectSchema, name: string, find: (key: string) => T | undefined): T | undefined {
  const key = schema.namespace?.imply(name);
  return key === undefined ? undefined : find(key);
}
