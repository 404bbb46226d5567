import type { ObjectSchema } from '../schema/model.ts';
import { columnType, fold, hasShadow, isIndexed, quote, shadowColumn, storedFields } from './columns.ts';
import type { SqlDb } from './sqlDb.ts';

/** Creates the tables of all stored objects, or adds the columns and indexes that an older database lacks. */
export function createTables(db: SqlDb, objects: Iterable<ObjectSchema>): void {
  db.define('fold', (value) => (typeof value === 'string' ? fold(value) : value === undefined ? null : value));
  const existing = new Map<string, Set<string>>();
  for (const [table, column] of db
    .prepare("SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table'")
    .all()) {
    const columns = existing.get(String(table)) ?? new Set();
    existing.set(String(table), columns.add(String(column)));
  }
  const statements: string[] = [];
  for (const schema of objects) {
    if (schema.isStored === false) continue;
    const known = existing.get(schema.name);
    if (known) addMissingColumns(schema, known, statements);
    else createTable(schema, statements);
  }
  if (statements.length > 0) db.exec(`BEGIN;${statements.join(';')};COMMIT`);
}

function createTable(schema: ObjectSchema, statements: string[]): void {
  const columns: string[] = [];
  for (const field of storedFields(schema)) {
    columns.push(`${quote(field.name)} ${columnType(field)}${field.name === 'Id' ? ' PRIMARY KEY' : ''}`);
    if (hasShadow(field)) columns.push(`${shadowColumn(field)} TEXT`);
  }
  if (!schema.fields.has('isdeleted')) columns.push('"IsDeleted" INTEGER DEFAULT 0');
  // Rows deleted together carry the same number, so that undelete brings a parent's children back with it.
  columns.push('"$deletion" INTEGER');
  statements.push(`CREATE TABLE ${quote(schema.name)} (${columns.join(', ')}) WITHOUT ROWID`);
  for (const field of storedFields(schema)) statements.push(...indexesOf(schema, field));
}

function addMissingColumns(schema: ObjectSchema, known: ReadonlySet<string>, statements: string[]): void {
  for (const field of storedFields(schema)) {
    if (!known.has(field.name))
      statements.push(
        `ALTER TABLE ${quote(schema.name)} ADD COLUMN ${quote(field.name)} ${columnType(field)}${field.type === 'Checkbox' ? ' DEFAULT 0' : ''}`,
      );
    if (hasShadow(field) && !known.has(`${field.name}$folded`)) {
      statements.push(`ALTER TABLE ${quote(schema.name)} ADD COLUMN ${shadowColumn(field)} TEXT`);
      statements.push(`UPDATE ${quote(schema.name)} SET ${shadowColumn(field)} = fold(${quote(field.name)})`);
    }
    statements.push(...indexesOf(schema, field));
  }
}

function indexesOf(schema: ObjectSchema, field: Parameters<typeof isIndexed>[0]): string[] {
  if (!hasShadow(field) && !isIndexed(field)) return [];
  const column = hasShadow(field) ? shadowColumn(field) : quote(field.name);
  const indexes = [
    `CREATE INDEX IF NOT EXISTS ${quote(`${schema.name}.${field.name}`)} ON ${quote(schema.name)} (${column}) WHERE ${column} IS NOT NULL`,
  ];
  // Case-sensitive external ids are compared exactly, which the folded column cannot serve.
  if (hasShadow(field) && field.caseSensitive)
    indexes.push(
      `CREATE INDEX IF NOT EXISTS ${quote(`${schema.name}.${field.name}$exact`)} ON ${quote(schema.name)} (${quote(field.name)}) WHERE ${quote(field.name)} IS NOT NULL`,
    );
  return indexes;
}
