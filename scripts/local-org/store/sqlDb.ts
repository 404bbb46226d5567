import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** A value as SQLite takes and gives it; integers come back as bigint. */
export type SqlValue = null | number | bigint | string | Uint8Array;

/** A prepared statement; rows come as arrays in column order. */
export interface SqlStatement {
  run(...values: SqlValue[]): number;
  all(...values: SqlValue[]): SqlValue[][];
  get(...values: SqlValue[]): SqlValue[] | undefined;
}

/** The few things that the local org asks of an SQL database. */
export interface SqlDb {
  exec(sql: string): void;
  /** Prepares a statement, or hands out the one prepared before for the same text. */
  prepare(sql: string): SqlStatement;
  /** Adds an SQL function; a deterministic one gives the same answer for the same values. */
  define(name: string, body: (...values: SqlValue[]) => SqlValue, deterministic?: boolean): void;
  readonly isTransaction: boolean;
  close(): void;
}

/** A database file that is none, or is damaged. */
export class DatabaseFileError extends Error {
  constructor(path: string, cause: unknown) {
    super(
      `The database file ${path} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}. Move it away to start with an empty org.`,
    );
    this.name = 'DatabaseFileError';
    this.cause = cause;
  }
}

/** Opens a database file, or a database in memory for `:memory:`. */
export function openSqlDb(path: string): SqlDb {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    const check = path === ':memory:' ? 'ok' : Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0];
    if (check !== 'ok') throw new Error(String(check));
    database.exec(
      path === ':memory:'
        ? 'PRAGMA temp_store=MEMORY'
        : 'PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000; PRAGMA temp_store=MEMORY',
    );
  } catch (error) {
    database?.close();
    throw new DatabaseFileError(path, error);
  }
  return new NodeSqliteDb(database);
}

class NodeSqliteDb implements SqlDb {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, SqlStatement>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  prepare(sql: string): SqlStatement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      // Statements of generated queries could pile up without end in a long-lived org.
      if (this.#statements.size > 2000) this.#statements.clear();
      this.#statements.set(sql, (statement = wrap(this.#database.prepare(sql))));
    }
    return statement;
  }

  define(name: string, body: (...values: SqlValue[]) => SqlValue, deterministic = true): void {
    this.#database.function(
      name,
      { deterministic, varargs: true, useBigIntArguments: true },
      body as (...values: unknown[]) => SQLInputValue,
    );
  }

  get isTransaction(): boolean {
    return this.#database.isTransaction;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

function wrap(statement: StatementSync): SqlStatement {
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  return {
    run: (...values) => Number(statement.run(...values).changes),
    all: (...values) => statement.all(...values) as unknown as SqlValue[][],
    get: (...values) => statement.get(...values) as unknown as SqlValue[] | undefined,
  };
}
