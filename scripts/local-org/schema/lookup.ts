import type { FieldSchema, ObjectSchema } from './model.ts';

const spellings = new WeakMap<ObjectSchema, Map<string, FieldSchema | null>>();
const relationships = new WeakMap<ObjectSchema, Map<string, FieldSchema>>();

/** A field by name in any case. Remembers every spelling, because Apex code repeats the same few thousands of times. */
export function fieldOf(schema: ObjectSchema, name: string): FieldSchema | undefined {
  let known = spellings.get(schema);
  if (!known) spellings.set(schema, (known = new Map()));
  let field = known.get(name);
  if (field === undefined) known.set(name, (field = schema.fields.get(name.toLowerCase()) ?? null));
  return field ?? undefined;
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
  return known.get(name.toLowerCase());
}
