import type { FieldSchema, ObjectSchema, SchemaRegistry } from '../schema/model.ts';
import { SObject } from '../values/sobject.ts';
import {
  decodeValue,
  encodeValue,
  fold,
  hasShadow,
  isStoredField,
  quote,
  shadowColumn,
  storedFields,
} from './columns.ts';
import { makeId } from './recordId.ts';
import { RowLocks } from './rowLocks.ts';
import { openSqlDb, type SqlDb, type SqlValue } from './sqlDb.ts';
import { createTables } from './tables.ts';

/**
 * Rows of all objects in one SQLite database, with nested transactions. Everything that an Apex transaction does (rows,
 * jobs, events) goes through one `begin`/`commit` pair, so a killed process leaves all of it or nothing.
 */
export class RecordStore {
  readonly db: SqlDb;
  readonly schema: SchemaRegistry;
  readonly locks: RowLocks;
  /** True when the database was empty and wants its setup rows. */
  readonly isNew: boolean;
  readonly #sequences = new Map<string, number>();
  readonly #dirtySequences = new Set<string>();
  /** Open savepoints, outermost first; the first entry of an outer BEGIN is the empty name. */
  readonly #scopes: string[] = [];
  #counter = 0;
  #deletion = 0;

  constructor(schema: SchemaRegistry, path: string, clock: ConstructorParameters<typeof RowLocks>[0]) {
    this.schema = schema;
    this.locks = new RowLocks(clock);
    this.db = openSqlDb(path);
    this.db.exec(
      'CREATE TABLE IF NOT EXISTS "$meta" (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID; CREATE TABLE IF NOT EXISTS "$sequence" (prefix TEXT PRIMARY KEY, last INTEGER) WITHOUT ROWID',
    );
    for (const [prefix, last] of this.db.prepare('SELECT prefix, last FROM "$sequence"').all())
      this.#sequences.set(String(prefix), Number(last));
    this.#deletion = this.#sequences.get('$deletion') ?? 0;
    createTables(this.db, schema.objects());
    this.isNew = this.meta('seeded') === undefined;
  }

  meta(key: string): string | undefined {
    return this.db.prepare('SELECT value FROM "$meta" WHERE key = ?').get(key)?.[0] as string | undefined;
  }

  setMeta(key: string, value: string): void {
    this.db
      .prepare('INSERT INTO "$meta" VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
      .run(key, value);
  }

  /** Next running number of a name. Numbers used by a transaction that is rolled back stay used, as in an org. */
  next(name: string): number {
    const value = (this.#sequences.get(name) ?? 0) + 1;
    this.#sequences.set(name, value);
    this.#dirtySequences.add(name);
    return value;
  }

  newId(schema: ObjectSchema): string {
    return makeId(schema.keyPrefix, this.next(schema.keyPrefix));
  }

  newDeletion(): number {
    this.#deletion = this.next('$deletion');
    return this.#deletion;
  }

  /** Opens a transaction, or a nested one inside of another. */
  begin(): void {
    if (this.#scopes.length === 0) {
      this.db.exec('BEGIN IMMEDIATE');
      this.#scopes.push('');
    } else this.#scopes.push(this.#newSavepoint('t'));
  }

  commit(): void {
    this.#saveSequences();
    const scope = this.#scopes.pop();
    if (scope === undefined) throw new Error('commit without begin');
    this.db.exec(scope === '' ? 'COMMIT' : `RELEASE ${scope}`);
  }

  abort(): void {
    const scope = this.#scopes.pop();
    if (scope === undefined) throw new Error('abort without begin');
    if (scope === '') this.db.exec('ROLLBACK');
    else this.db.exec(`ROLLBACK TO ${scope}; RELEASE ${scope}`);
  }

  /** Where to come back to with `restore`, however many commits follow. */
  snapshot(): string {
    if (this.#scopes.length === 0) this.begin();
    const name = this.#newSavepoint('s');
    this.#scopes.push(name);
    return name;
  }

  /** Undoes everything since the snapshot and ends it. */
  restore(snapshot: string): void {
    const at = this.#scopes.indexOf(snapshot);
    if (at < 0) throw new Error(`snapshot ${snapshot} is no longer open`);
    this.db.exec(`ROLLBACK TO ${snapshot}; RELEASE ${snapshot}`);
    this.#scopes.length = at;
    if (at === 1 && this.#scopes[0] === '') this.commit();
  }

  savepoint(): string {
    return this.#newSavepoint('p');
  }

  /** Undoes everything since the savepoint, which stays usable; false when it is no longer valid. */
  rollbackTo(savepoint: string): boolean {
    try {
      this.db.exec(`ROLLBACK TO ${savepoint}`);
      return true;
    } catch {
      return false;
    }
  }

  release(savepoint: string): boolean {
    try {
      this.db.exec(`RELEASE ${savepoint}`);
      return true;
    } catch {
      return false;
    }
  }

  /** Writes a new row with every value it has set. */
  insert(row: SObject): void {
    const columns: FieldSchema[] = [];
    const values: SqlValue[] = [];
    const shadows: SqlValue[] = [];
    let key = '';
    for (const [name, value] of row.populated()) {
      const field = row.schema.fields.get(name.toLowerCase());
      if (!field || !isStoredField(field)) continue;
      columns.push(field);
      key += `${name},`;
      const encoded = encodeValue(field, value);
      values.push(encoded);
      if (hasShadow(field)) shadows.push(typeof encoded === 'string' ? fold(encoded) : null);
    }
    const statement = this.#insertStatement(row.schema, key, columns);
    statement.run(...values, ...shadows);
  }

  readonly #insertTexts = new Map<string, string>();

  #insertStatement(schema: ObjectSchema, key: string, columns: readonly FieldSchema[]): ReturnType<SqlDb['prepare']> {
    const cacheKey = `${schema.name}:${key}`;
    let sql = this.#insertTexts.get(cacheKey);
    if (sql === undefined) {
      const names = columns.map((f) => quote(f.name)).concat(columns.filter(hasShadow).map(shadowColumn));
      sql = `INSERT INTO ${quote(schema.name)} (${names.join(',')}) VALUES (${names.map(() => '?').join(',')})`;
      this.#insertTexts.set(cacheKey, sql);
    }
    return this.db.prepare(sql);
  }

  /** Writes some fields of a stored row. */
  update(schema: ObjectSchema, id: string, changes: readonly (readonly [FieldSchema, unknown])[]): void {
    const stored = changes.filter(([f]) => isStoredField(f) && f.name !== 'Id');
    if (stored.length === 0) return;
    const sets: string[] = [];
    const values: SqlValue[] = [];
    for (const [field, value] of stored) {
      const encoded = encodeValue(field, value);
      sets.push(`${quote(field.name)}=?`);
      values.push(encoded);
      if (hasShadow(field)) {
        sets.push(`${shadowColumn(field)}=?`);
        values.push(typeof encoded === 'string' ? fold(encoded) : null);
      }
    }
    this.db.prepare(`UPDATE ${quote(schema.name)} SET ${sets.join(',')} WHERE Id=?`).run(...values, id);
  }

  markDeleted(schema: ObjectSchema, id: string, deletion: number, isDeleted: boolean): void {
    this.db
      .prepare(`UPDATE ${quote(schema.name)} SET IsDeleted=?, "$deletion"=? WHERE Id=?`)
      .run(isDeleted ? 1 : 0, isDeleted ? deletion : null, id);
  }

  erase(schema: ObjectSchema, id: string): void {
    this.db.prepare(`DELETE FROM ${quote(schema.name)} WHERE Id=?`).run(id);
  }

  /** Full rows by id; ids without a row are missing from the answer. */
  fetch(
    schema: ObjectSchema,
    ids: readonly string[],
    which: 'live' | 'deleted' | 'all' = 'live',
  ): Map<string, SObject> {
    return new Map(
      this.select(schema, `Id IN (SELECT value FROM json_each(?))${condition[which]}`, JSON.stringify(ids)).map((r) => [
        r.id as string,
        r,
      ]),
    );
  }

  /** Full rows by an SQL condition over the object's own columns. */
  select(schema: ObjectSchema, where: string, ...values: SqlValue[]): SObject[] {
    const fields = storedFields(schema);
    const rows = this.db
      .prepare(`SELECT ${fields.map((f) => quote(f.name)).join(',')} FROM ${quote(schema.name)} WHERE ${where}`)
      .all(...values);
    return rows.map((values) => {
      const row = new SObject(schema);
      fields.forEach((field, i) => row.set(field.name, decodeValue(field, values[i] as SqlValue)));
      return row;
    });
  }

  /** Ids of the live rows whose text field has one of these (already folded, or exact for case-sensitive fields) values. */
  findByText(schema: ObjectSchema, field: FieldSchema, values: readonly SqlValue[]): { id: string; value: string }[] {
    const column = hasShadow(field) && !field.caseSensitive ? shadowColumn(field) : quote(field.name);
    const json = `[${values.map((v) => (typeof v === 'bigint' ? v.toString() : JSON.stringify(v))).join(',')}]`;
    return this.db
      .prepare(
        `SELECT Id, ${column} FROM ${quote(schema.name)} WHERE ${column} IN (SELECT value FROM json_each(?)) AND ${column} IS NOT NULL AND IsDeleted=0`,
      )
      .all(json)
      .map(([id, value]) => ({ id: String(id), value: String(value) }));
  }

  close(): void {
    while (this.#scopes.length > 0) this.abort();
    this.db.close();
  }

  #newSavepoint(kind: string): string {
    const name = `${kind}${++this.#counter}`;
    this.db.exec(`SAVEPOINT ${name}`);
    return name;
  }

  #saveSequences(): void {
    if (this.#dirtySequences.size === 0) return;
    const statement = this.db.prepare(
      'INSERT INTO "$sequence" VALUES (?, ?) ON CONFLICT (prefix) DO UPDATE SET last = excluded.last',
    );
    for (const name of this.#dirtySequences) statement.run(name, this.#sequences.get(name) as number);
    // A nested commit may still be undone by its outer transaction, so only the outermost one settles the numbers.
    if (this.#scopes.length === 1 && this.#scopes[0] === '') this.#dirtySequences.clear();
  }
}

const condition = { live: ' AND IsDeleted=0', deleted: ' AND IsDeleted=1', all: '' } as const;
