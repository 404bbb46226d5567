import { UnsupportedError } from '../runtime/unsupported.ts';
import { fieldOf, relationshipOf } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema, SchemaRegistry } from '../schema/model.ts';
import { hasShadow, isStoredField, quote, shadowColumn } from '../store/columns.ts';
import { noSuchColumn, noSuchObject, noSuchRelationship } from './errors.ts';

/** A column of the query: SQL that reads it and the field it belongs to. */
export interface Column {
  readonly field: FieldSchema;
  /** Object that owns the field. */
  readonly schema: ObjectSchema;
  /** SQL of the stored value. */
  readonly sql: string;
  /** SQL of the folded text; the same as `sql` for other types. */
  readonly folded: string;
  /** Canonical relationship names on the way, empty for own fields. */
  readonly path: readonly string[];
}

/** A step of a parent path that the query joined. */
interface Join {
  readonly schema: ObjectSchema;
  readonly alias: string;
  readonly relationship: string;
  readonly lookup: FieldSchema;
  /** Set where the field itself holds the name of the other side: references of custom metadata to objects and fields. */
  readonly nameSql?: string;
}

/** Resolves field paths against the schema and collects the joins they need; fields and objects read are kept for access checks. */
export class Scope {
  readonly schema: ObjectSchema;
  readonly registry: SchemaRegistry;
  readonly alias: string;
  readonly joins: string[] = [];
  /** Every field that the query touches, for user mode. */
  readonly used: { schema: ObjectSchema; field: FieldSchema }[] = [];
  readonly #joined = new Map<string, Join[]>();
  readonly #prefix: string | undefined;
  readonly #names: () => string;

  constructor(registry: SchemaRegistry, schema: ObjectSchema, prefix: string | undefined, names: () => string) {
    this.registry = registry;
    this.schema = schema;
    this.#prefix = prefix?.toLowerCase();
    this.#names = names;
    this.alias = names();
  }

  column(path: readonly string[]): Column {
    let steps = path;
    const first = path[0] ?? '';
    // A path may begin with the object's alias or its own name.
    if (
      steps.length > 1 &&
      (first.toLowerCase() === this.#prefix || (this.#isOwnName(first) && !relationshipOf(this.schema, first)))
    )
      steps = steps.slice(1);
    const fieldName = steps.at(-1) as string;
    let owners: Join[] = [
      { schema: this.schema, alias: this.alias, relationship: '', lookup: undefined as unknown as FieldSchema },
    ];
    const relationships: string[] = [];
    for (const step of steps.slice(0, -1)) {
      owners = this.#join(owners, step, relationships);
      relationships.push((owners[0] as Join).relationship);
    }
    return this.#columnOf(owners, fieldName, relationships);
  }

  #isOwnName(name: string): boolean {
    if (name.toLowerCase() === this.schema.name.toLowerCase()) return true;
    return name.includes('__') && this.registry.object(name) === this.schema;
  }

  /** SQL of the id of the parent row at the end of a path of relationships that some column has joined. */
  parentId(path: readonly string[]): string {
    const owners = this.#joined.get(path.join('.').toLowerCase());
    if (!owners) throw new Error(`path ${path.join('.')} is not joined`);
    if (owners[0]?.nameSql !== undefined) return owners[0].nameSql;
    return owners.length === 1
      ? `${(owners[0] as Join).alias}.Id`
      : `COALESCE(${owners.map((o) => `${o.alias}.Id`).join(', ')})`;
  }

  #join(owners: readonly Join[], step: string, before: readonly string[]): Join[] {
    const canonical = owners.map((o) => relationshipOf(o.schema, step)?.relationshipName).find((n) => n !== undefined);
    const key = [...before, canonical ?? step].join('.').toLowerCase();
    const known = this.#joined.get(key);
    if (known) return known;
    const result: Join[] = [];
    for (const owner of owners) {
      const lookup = relationshipOf(owner.schema, step);
      if (!lookup) continue;
      this.used.push({ schema: owner.schema, field: lookup });
      for (const target of lookup.referenceTo) {
        const schema = this.registry.object(target);
        if (schema && lookup.type === 'MetadataRelationship' && !target.endsWith('__mdt')) {
          result.push({
            schema,
            alias: '',
            relationship: lookup.relationshipName as string,
            lookup,
            nameSql: `${owner.alias}.${quote(lookup.name)}`,
          });
          continue;
        }
        if (!schema || schema.isStored === false) continue;
        const alias = this.#names();
        this.joins.push(
          `LEFT JOIN ${quote(schema.name)} ${alias} ON ${alias}.Id = ${owner.alias}.${quote(lookup.name)}`,
        );
        result.push({ schema, alias, relationship: lookup.relationshipName as string, lookup });
      }
      if (result.length === 0)
        throw new UnsupportedError(
          `SOQL: relationship ${owner.schema.name}.${step}`,
          `${lookup.referenceTo.join(', ')} has no table`,
        );
    }
    if (result.length === 0) throw noSuchRelationship(step);
    this.#joined.set(key, result);
    return result;
  }

  #columnOf(owners: readonly Join[], fieldName: string, path: readonly string[]): Column {
    if (owners.length > 1 && fieldName.toLowerCase() === 'type') {
      // `Owner.Type` and `What.Type` name the object of a polymorphic parent.
      const cases = owners
        .map((o) => `WHEN ${o.alias}.Id IS NOT NULL THEN '${o.schema.name === 'Group' ? 'Queue' : o.schema.name}'`)
        .join(' ');
      const first = owners[0] as Join;
      const field = fieldOf(this.registry.object('Name') ?? first.schema, 'Type') ?? fieldOf(first.schema, 'Name');
      if (!field) throw new Error(`${first.schema.name} has no name`);
      return { field, schema: first.schema, sql: `CASE ${cases} END`, folded: `fold(CASE ${cases} END)`, path };
    }
    const found = owners
      .map((o) => ({ owner: o, field: fieldOf(o.schema, fieldName) }))
      .filter((f): f is { owner: Join; field: FieldSchema } => f.field !== undefined);
    const first = found[0];
    if (first?.owner.nameSql !== undefined) return this.#definitionColumn(first.owner, first.field, path);
    if (!first) throw noSuchColumn(fieldName, owners.length > 1 ? 'Name' : (owners[0] as Join).schema.name);
    for (const { owner, field } of found) {
      if (field.formula === undefined && !isStoredField(field))
        throw new UnsupportedError(`SOQL: compound field ${owner.schema.name}.${field.name}`);
      this.used.push({ schema: owner.schema, field });
    }
    const plain = found.map(({ owner, field }) => columnSql(owner, field));
    const folded = found.map(({ owner, field }) =>
      field.formula === undefined && hasShadow(field)
        ? `${owner.alias}.${shadowColumn(field)}`
        : `fold(${columnSql(owner, field)})`,
    );
    const join = (parts: readonly string[]): string =>
      parts.length === 1 ? (parts[0] as string) : `COALESCE(${parts.join(', ')})`;
    return { field: first.field, schema: first.owner.schema, sql: join(plain), folded: join(folded), path };
  }

  /** `Object__r.QualifiedApiName` and the like: EntityDefinition and FieldDefinition have no rows, their names are all there is. */
  #definitionColumn(owner: Join, field: FieldSchema, path: readonly string[]): Column {
    const whole = owner.nameSql as string;
    // A field is stored as Object.Field, its API name is the second part.
    const name = `substr(${whole}, instr(${whole}, '.') + 1)`;
    const sql =
      field.name === 'QualifiedApiName'
        ? name
        : field.name === 'DeveloperName'
          ? `replace(${name}, '__c', '')`
          : field.name === 'DurableId'
            ? whole
            : undefined;
    if (sql === undefined) throw new UnsupportedError(`SOQL: ${owner.schema.name}.${field.name}`);
    return { field, schema: owner.schema, sql, folded: `fold(${sql})`, path };
  }
}

/** SQL that reads a field: its column, or the evaluation of its formula. */
function columnSql(owner: Join, field: FieldSchema): string {
  if (field.formula === undefined) return `${owner.alias}.${quote(field.name)}`;
  return `formula_value('${owner.schema.name}', '${field.name.toLowerCase()}', ${owner.alias}.Id)`;
}

/** The object of a FROM clause. */
export function fromObject(registry: SchemaRegistry, name: string): ObjectSchema {
  const schema = registry.object(name);
  if (!schema) throw noSuchObject(name);
  if (schema.isStored === false)
    throw new UnsupportedError(
      `SOQL on ${schema.name}`,
      schema.kind === 'platformEvent'
        ? 'platform events cannot be queried'
        : 'the object has no table in the local org',
    );
  return schema;
}
