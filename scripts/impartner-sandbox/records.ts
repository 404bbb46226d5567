import { DatabaseSync } from 'node:sqlite';
import { ApiError } from './apiError.ts';
import { findField, findObject, jsonKey, type SandboxField, type SandboxObject } from './objects.ts';

/** Stored values by describe name; lookups hold the id, dates and times hold text or milliseconds (`Created`, `Updated`). */
export type Row = Record<string, unknown> & { Id: number };

export interface LogEntry {
  readonly sequence: number;
  readonly at: number;
  readonly operation: 'create' | 'update' | 'delete';
  readonly object: string;
  readonly id: number;
  readonly fields: readonly string[];
}

/**
 * The tenant's records: SQLite is the truth, a map per object serves reads. Every write that took effect is in an append-only
 * log, which tests compare with what the other side believes to have done.
 */
export class RecordStore {
  private readonly db: DatabaseSync;
  private readonly rows = new Map<string, Map<number, Row>>();
  private readonly insertRow;
  private readonly deleteRow;
  private readonly insertLog;
  private beforeChange: ((objectName: string) => void) | undefined;
  private readonly keepsFractions: boolean;
  private writes = 0;

  /** `keepsFractions`: times of change have fractions of a second, which answers do not show. */
  constructor(file: string, keepsFractions = false) {
    this.keepsFractions = keepsFractions;
    this.db = new DatabaseSync(file);
    this.db.exec(`pragma journal_mode = wal; pragma synchronous = normal;
      create table if not exists record (object text not null, id integer not null, body text not null, primary key (object, id));
      create table if not exists log (sequence integer primary key autoincrement, at integer not null, operation text not null,
        object text not null, id integer not null, fields text not null);
      create table if not exists setting (name text primary key, value text not null);`);
    this.insertRow = this.db.prepare('insert or replace into record (object, id, body) values (?, ?, ?)');
    this.deleteRow = this.db.prepare('delete from record where object = ? and id = ?');
    this.insertLog = this.db.prepare('insert into log (at, operation, object, id, fields) values (?, ?, ?, ?, ?)');
    for (const row of this.db.prepare('select object, id, body from record order by object, id').all()) {
      this.table(String(row['object'])).set(Number(row['id']), JSON.parse(String(row['body'])) as Row);
    }
  }

  isEmpty(): boolean {
    return this.rows.size === 0;
  }

  setting(name: string): string | undefined {
    const row = this.db.prepare('select value from setting where name = ?').get(name);
    return row ? String(row['value']) : undefined;
  }

  saveSetting(name: string, value: string): void {
    this.db.prepare('insert or replace into setting (name, value) values (?, ?)').run(name, value);
  }

  table(objectName: string): Map<number, Row> {
    let table = this.rows.get(objectName);
    if (!table) this.rows.set(objectName, (table = new Map()));
    return table;
  }

  get(objectName: string, id: number): Row | undefined {
    return this.table(objectName).get(id);
  }

  /** Runs several writes as one database transaction; on a throw neither the file nor the map keeps any of them. */
  atomically<T>(body: () => T): T {
    this.db.exec('begin immediate');
    const before = new Map<string, Map<number, Row>>();
    this.beforeChange = (objectName) => {
      if (!before.has(objectName)) before.set(objectName, new Map(this.table(objectName)));
    };
    try {
      const result = body();
      this.db.exec('commit');
      return result;
    } catch (failure) {
      this.db.exec('rollback');
      for (const [objectName, rows] of before) this.rows.set(objectName, rows);
      throw failure;
    } finally {
      this.beforeChange = undefined;
    }
  }

  /** Seeds a record without validation and without a log entry. */
  seed(objectName: string, row: Row): void {
    this.beforeChange?.(objectName);
    this.table(objectName).set(row.Id, row);
    this.insertRow.run(objectName, row.Id, JSON.stringify(row));
  }

  create(target: SandboxObject, body: Record<string, unknown>, now: number): Row {
    const table = this.table(target.name);
    let id = 1;
    for (const known of table.keys()) if (known >= id) id = known + 1;
    const row: Row = { Id: id };
    const fields = this.assign(target, row, body);
    for (const field of target.fields) {
      if (field.required && (row[field.name] === undefined || row[field.name] === null || row[field.name] === '')) {
        throw new ApiError(400, 'REQUIRED', `${field.name} is required`, [jsonKey(field.name)]);
      }
    }
    return this.save(target, row, fields, 'create', now);
  }

  update(target: SandboxObject, id: number, body: Record<string, unknown>, now: number): Row {
    const known = this.get(target.name, id);
    if (!known) throw new ApiError(404, 'NOT_FOUND', 'Record not found');
    const row = { ...known };
    const fields = this.assign(target, row, body);
    return this.save(target, row, fields, 'update', now);
  }

  delete(target: SandboxObject, id: number, now: number): void {
    this.beforeChange?.(target.name);
    if (!this.table(target.name).delete(id)) throw new ApiError(404, 'NOT_FOUND', 'Record not found');
    this.deleteRow.run(target.name, id);
    this.insertLog.run(now, 'delete', target.name, id, '[]');
  }

  log(since = 0): LogEntry[] {
    return this.db
      .prepare('select * from log where sequence > ? order by sequence')
      .all(since)
      .map((row) => ({
        sequence: Number(row['sequence']),
        at: Number(row['at']),
        operation: String(row['operation']) as LogEntry['operation'],
        object: String(row['object']),
        id: Number(row['id']),
        fields: JSON.parse(String(row['fields'])) as string[],
      }));
  }

  close(): void {
    this.db.close();
  }

  private save(target: SandboxObject, row: Row, fields: string[], operation: 'create' | 'update', now: number): Row {
    if (target.hasUpdated) {
      // Second precision, as responses show it; a tenant may keep fractions that it does not show.
      const second = Math.floor(now / 1000) * 1000;
      row['Updated'] = this.keepsFractions ? second + (this.writes++ % 1000) : second;
      row['Created'] ??= second;
      row['RecordVersion'] = Number(row['RecordVersion'] ?? 0) + 1;
    }
    this.beforeChange?.(target.name);
    this.table(target.name).set(row.Id, row);
    this.insertRow.run(target.name, row.Id, JSON.stringify(row));
    this.insertLog.run(now, operation, target.name, row.Id, JSON.stringify(fields));
    return row;
  }

  private assign(target: SandboxObject, row: Row, body: Record<string, unknown>): string[] {
    const changed: string[] = [];
    for (const [key, value] of Object.entries(body)) {
      if (key.toLowerCase() === 'id') continue;
      const field = findField(target, key);
      if (!field) throw new ApiError(400, 'UNKNOWN_FIELD', `${target.name} has no field ${key}`, [key]);
      if (field.readOnly || field.type === 'RelatedList')
        throw new ApiError(400, 'READ_ONLY', `${field.name} is read-only`, [key]);
      row[field.name] = this.checked(target, field, value, row.Id);
      changed.push(field.name);
    }
    return changed;
  }

  private checked(target: SandboxObject, field: SandboxField, value: unknown, ownId: number): unknown {
    if (value === null || value === undefined) return null;
    if (field.type === 'Fk') {
      const id = Number(value);
      if (!Number.isInteger(id) || !this.get(findObject(field.target ?? '')?.name ?? '', id)) {
        throw new ApiError(400, 'NOT_FOUND', `${field.name}: Record not found: ${field.target}[@Id=${String(value)}]`, [
          jsonKey(field.name),
        ]);
      }
      return id;
    }
    if (field.type === 'Date') {
      if (!/^\d{4}-\d{2}-\d{2}/.test(String(value)))
        throw new ApiError(400, 'INVALID', `${field.name} is not a date`, [jsonKey(field.name)]);
      return `${String(value).slice(0, 10)}T00:00:00`;
    }
    if (field.unique) {
      for (const other of this.table(target.name).values()) {
        if (other.Id !== ownId && String(other[field.name] ?? '').toLowerCase() === String(value).toLowerCase()) {
          throw new ApiError(400, 'NOT_UNIQUE', `${field.name}: ${String(value)} is not a unique value`, [
            jsonKey(field.name),
          ]);
        }
      }
    }
    return value;
  }
}
