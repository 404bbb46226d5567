import type { DmlRowError } from '../runtime/org.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { childRelationshipOf, fieldOf, relationshipOf } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { ApexType } from '../types/apexType.ts';
import { ApexList } from './collections.ts';
import { createException } from './exception.ts';
import { convertToFieldType } from '../schema/fieldConversion.ts';

/**
 * A row of any object, in memory. Fields, parent rows and child lists share one ordered map, as
 * `getPopulatedFieldsAsMap` shows them; names are taken in any case and kept in the schema's case.
 */
export class SObject {
  readonly schema: ObjectSchema;
  /** Errors added by `addError`; read and cleared by DML. */
  errors: DmlRowError[] = [];
  /** Lower-case names of the fields and relationships that the query selected; null for rows made in Apex. */
  queriedFields: Set<string> | null = null;
  /** True for `Trigger.old` and rows of after triggers: writing is a FinalException. */
  readOnly = false;
  readonly #values = new Map<string, unknown>();

  constructor(schema: ObjectSchema) {
    this.schema = schema;
  }

  get id(): string | null {
    return (this.#values.get('Id') as string | undefined) ?? null;
  }

  set id(value: string | null) {
    if (value === null) this.#values.delete('Id');
    else this.#values.set('Id', value);
  }

  /** Reads a field as Apex does; a field that the row's query left out is a System.SObjectException. */
  read(name: string): unknown {
    const field = this.#field(name);
    const value = this.#values.get(field.name);
    if (value !== undefined) return value;
    if (this.queriedFields && !this.#values.has(field.name) && !this.queriedFields.has(field.name.toLowerCase()))
      throw this.#notQueried(field.name);
    if (field.type === 'Address' || field.type === 'Location')
      throw new UnsupportedError(
        `compound field ${this.schema.name}.${field.name}`,
        'read its component fields instead',
      );
    // An unset checkbox reads as false: SObject Boolean fields are never null in Apex.
    return field.type === 'Checkbox' && !this.#values.has(field.name) ? false : null;
  }

  /** Writes a field as Apex does: converts to the field's type, refuses unknown and read-only fields. */
  write(name: string, value: unknown): void {
    if (this.readOnly) throw createException('System.FinalException', 'Record is read-only');
    const field = this.#field(name);
    if (!field.createable && !field.updateable && field.name !== 'Id')
      throw createException('System.SObjectException', `Field ${field.name} is not editable`);
    this.#values.set(field.name, convertToFieldType(field, value ?? null));
  }

  /** Raw value: no query check, no default; null when unset. */
  get(name: string): unknown {
    const direct = this.#values.get(name);
    if (direct !== undefined) return direct;
    return this.#values.get(this.#field(name).name) ?? null;
  }

  /** Raw write of a value that already has the field's type; also read-only fields. */
  set(name: string, value: unknown): void {
    this.#values.set(this.#field(name).name, value ?? null);
  }

  /** Forgets a field as if it had never been set. */
  unset(name: string): void {
    this.#values.delete(this.#field(name).name);
  }

  isSet(name: string): boolean {
    const field = fieldOf(this.schema, name);
    return field !== undefined && this.#values.has(field.name);
  }

  /** Set fields, parent rows and child lists in set order, by canonical name. */
  *populated(): Generator<[string, unknown], void, undefined> {
    yield* this.#values;
  }

  /** The parent row; null when there is none. A queried row without this relationship is a System.SObjectException. */
  readParent(relationship: string): SObject | null {
    const name = this.#relationship(relationship);
    const value = this.#values.get(name);
    if (value !== undefined) return value as SObject | null;
    if (this.queriedFields && !this.queriedFields.has(name.toLowerCase())) throw this.#notQueried(name);
    return null;
  }

  /** The parent row as it is held: undefined when none was ever set, no query check. */
  heldParent(relationship: string): SObject | null | undefined {
    return this.#values.get(this.#relationship(relationship)) as SObject | null | undefined;
  }

  /** Sets a parent row, also to name the parent by its external id in DML. */
  setParent(relationship: string, parent: SObject | null): void {
    if (this.readOnly) throw createException('System.FinalException', 'Record is read-only');
    this.#values.set(this.#relationship(relationship), parent);
  }

  /** Child rows of a subquery; an empty list when none were queried or found. */
  readChildren(relationship: string): ApexList {
    const child = this.#childRelationship(relationship);
    const value = this.#values.get(child.name) as ApexList | undefined;
    if (value !== undefined) return value;
    if (this.queriedFields && !this.queriedFields.has(child.name.toLowerCase())) throw this.#notQueried(child.name);
    return new ApexList(ApexType.list(ApexType.sobject(child.childObject)), []);
  }

  setChildren(relationship: string, children: ApexList): void {
    this.#values.set(this.#childRelationship(relationship).name, children);
  }

  /**
   * `SObject.clone(preserveId, isDeepClone, preserveReadonlyTimestamps, preserveAutonumber)`; a shallow clone shares its
   * parent rows and child lists with the original.
   */
  clone(preserveId: boolean, deep: boolean, preserveTimestamps: boolean, preserveAutonumber: boolean): SObject {
    const copy = new SObject(this.schema);
    copy.queriedFields = this.queriedFields;
    for (const [name, value] of this.#values) {
      if (name === 'Id' && !preserveId) continue;
      if (!preserveTimestamps && readOnlyStamps.has(name)) continue;
      if (!preserveAutonumber && fieldOf(this.schema, name)?.type === 'AutoNumber') continue;
      copy.#values.set(name, deep ? deepCopy(value) : value);
    }
    return copy;
  }

  /** An independent row with the same raw content, for Trigger.new and Trigger.old; parents and children stay shared. */
  copyRow(): SObject {
    const copy = new SObject(this.schema);
    for (const [name, value] of this.#values) copy.#values.set(name, value);
    return copy;
  }

  #field(name: string): FieldSchema {
    const field = fieldOf(this.schema, name);
    if (!field) throw createException('System.SObjectException', `Invalid field ${name} for ${this.schema.name}`);
    return field;
  }

  #relationship(name: string): string {
    const field = relationshipOf(this.schema, name);
    if (!field)
      throw createException('System.SObjectException', `Invalid relationship ${name} for ${this.schema.name}`);
    return field.relationshipName as string;
  }

  #childRelationship(name: string): { readonly name: string; readonly childObject: string } {
    const child = childRelationshipOf(this.schema, name);
    if (!child)
      throw createException('System.SObjectException', `Invalid relationship ${name} for ${this.schema.name}`);
    return child;
  }

  #notQueried(name: string): Error {
    return createException(
      'System.SObjectException',
      `SObject row was retrieved via SOQL without querying the requested field: ${this.schema.name}.${name}`,
    ) as unknown as Error;
  }
}

const readOnlyStamps = new Set([
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
]);

function deepCopy(value: unknown): unknown {
  if (value instanceof SObject) return value.clone(true, true, true, true);
  if (value instanceof ApexList) return new ApexList(value.type, value.items.map(deepCopy));
  return value;
}
