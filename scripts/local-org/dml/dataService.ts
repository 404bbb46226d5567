import type {
  DataService,
  DmlOperation,
  DmlOptions,
  DmlRowResult,
  DuplicateFinding,
  Org,
  PreparedQuery,
  QueryOptions,
  Transaction,
} from '../runtime/org.ts';
import { currentTransaction, isInTransaction } from '../runtime/transaction.ts';
import { fieldOf } from '../schema/lookup.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { RecordStore } from '../store/recordStore.ts';
import { seedOrg } from '../store/seed.ts';
import { createException } from '../values/exception.ts';
import type { SObject } from '../values/sobject.ts';
import type { ApexDatetime } from '../values/temporal.ts';
import { userSettings } from '../values/timeZone.ts';
import { SoqlEngine, type ParsedQuery } from '../soql/engine.ts';
import type { Viewer } from '../soql/access.ts';
import type { RunContext } from '../soql/filterValues.ts';
import { mirrorCode } from './codeRows.ts';
import { defineCurrencyFunction } from './currencies.ts';
import { defineFormulaFunction } from './formula/fields.ts';
import { duplicatesOf, indexMatchKeys } from './duplicates.ts';
import { defineMatchKeyFunction } from './matchKeys.ts';
import { mergeRows } from './merge.ts';
import { enforcesSharing, Permissions } from './permissions.ts';
import { runStatement } from './statement.ts';

export interface DataServiceOptions {
  /** Database file; a database in memory when left out. */
  readonly path?: string;
  /** Zone of a new org and of its own users; GMT when left out. */
  readonly timeZone?: string;
}

/** The data service with what the local org's own parts need besides: the store under it. */
export interface LocalDataService extends DataService {
  readonly store: RecordStore;
  /** Permissions of a user, for describe calls and FeatureManagement. */
  permissionsOf(userId: string): Permissions;
  /** CRUD of a user on an object, as describe calls show it. */
  objectAccess(userId: string, objectName: string): { read: boolean; create: boolean; edit: boolean; delete: boolean };
  /** Field-level security of a user. */
  fieldAccess(userId: string, objectName: string, fieldName: string): { read: boolean; edit: boolean };
  hasCustomPermission(userId: string, name: string): boolean;
  /** `Test.setCreatedDate`. */
  setCreatedDate(id: string, value: ApexDatetime): void;
}

/** Database, DML and SOQL of one org. */
export function createDataService(
  org: Pick<Org, 'schema' | 'clock'> & Partial<Org>,
  options: DataServiceOptions = {},
): LocalDataService {
  return new SqlDataService(org, options.path ?? ':memory:', options.timeZone ?? 'GMT');
}

/** The store behind an org's data service; an error where the service is another implementation. */
export function storeOf(org: Org): RecordStore {
  const { store } = org.data as Partial<LocalDataService>;
  if (!store) throw new Error('this org has no record store');
  return store;
}

class SqlDataService implements LocalDataService {
  readonly store: RecordStore;
  readonly #org: Pick<Org, 'schema' | 'clock'> & Partial<Org>;
  readonly #soql: SoqlEngine;

  constructor(org: Pick<Org, 'schema' | 'clock'> & Partial<Org>, path: string, timeZone: string) {
    this.#org = org;
    this.store = new RecordStore(org.schema, path, org.clock);
    seedOrg(this.store, org.clock.now(), timeZone);
    defineFormulaFunction(this.store, () => org.clock.now());
    defineMatchKeyFunction(this.store.db);
    defineCurrencyFunction(this.store.db, org.schema.currencies);
    indexMatchKeys(this.store);
    this.#soql = new SoqlEngine(this.store);
  }

  execute(operation: DmlOperation, rows: readonly unknown[], options: DmlOptions): DmlRowResult[] {
    return runStatement(this.store, operation, rows, options);
  }

  merge(master: unknown, duplicates: readonly unknown[]): ReadonlyMap<string, readonly string[]> {
    return mergeRows(this.store, master as SObject, duplicates as readonly (SObject | string)[]);
  }

  findDuplicates(row: unknown): readonly DuplicateFinding[] {
    return duplicatesOf(row as SObject, this.store);
  }

  prepare(soql: string): PreparedQuery {
    return this.#soql.prepare(soql);
  }

  query(prepared: PreparedQuery, binds: readonly unknown[], options: QueryOptions): unknown[] {
    const transaction = this.#countQuery(prepared);
    const outcome = this.#soql.query(
      prepared as ParsedQuery,
      this.#context(binds),
      this.#viewer(prepared as ParsedQuery, options),
    );
    if (transaction && !this.#isFree(prepared)) {
      if (outcome.subqueryCount > 0) transaction.count('aggregateQueries', outcome.subqueryCount);
      transaction.count('queryRows', outcome.rowCount);
    }
    return outcome.rows;
  }

  count(prepared: PreparedQuery, binds: readonly unknown[], options: QueryOptions): number {
    const transaction = this.#countQuery(prepared);
    const result = this.#soql.count(
      prepared as ParsedQuery,
      this.#context(binds),
      this.#viewer(prepared as ParsedQuery, options),
    );
    // COUNT() counts as one row, however many it found.
    transaction?.count('queryRows', 1);
    return result;
  }

  setSavepoint(): unknown {
    if (isInTransaction()) currentTransaction().count('dmlStatements');
    return this.store.savepoint();
  }

  rollback(savepoint: unknown): void {
    if (isInTransaction()) currentTransaction().count('dmlStatements');
    if (!this.store.rollbackTo(String(savepoint)))
      throw createException(
        'System.TypeException',
        'Invalid savepoint: it was released, or an earlier savepoint was rolled back',
      );
  }

  releaseSavepoint(savepoint: unknown): void {
    if (isInTransaction()) currentTransaction().count('dmlStatements');
    if (!this.store.release(String(savepoint)))
      throw createException('System.TypeException', 'Invalid savepoint: it was already released');
  }

  begin(): void {
    this.store.begin();
  }

  commit(): void {
    this.store.commit();
  }

  abort(): void {
    this.store.abort();
  }

  snapshot(): unknown {
    return this.store.snapshot();
  }

  restore(snapshot: unknown): void {
    this.store.restore(String(snapshot));
  }

  close(): void {
    this.store.close();
  }

  permissionsOf(userId: string): Permissions {
    return Permissions.of(this.store, userId);
  }

  objectAccess(userId: string, objectName: string): { read: boolean; create: boolean; edit: boolean; delete: boolean } {
    const schema = this.#object(objectName);
    const permissions = this.permissionsOf(userId);
    const writable = schema.isWritable !== false;
    const may = (access: 'read' | 'create' | 'edit' | 'delete'): boolean =>
      (access === 'read' || writable) && permissions.allowsObject(schema, access);
    return { read: may('read'), create: may('create'), edit: may('edit'), delete: may('delete') };
  }

  fieldAccess(userId: string, objectName: string, fieldName: string): { read: boolean; edit: boolean } {
    const schema = this.#object(objectName);
    const field = fieldOf(schema, fieldName);
    if (!field) throw new Error(`${objectName} has no field ${fieldName}`);
    const permissions = this.permissionsOf(userId);
    return {
      read: permissions.allowsField(schema, field, 'read'),
      edit: (field.createable || field.updateable) && permissions.allowsField(schema, field, 'edit'),
    };
  }

  hasCustomPermission(userId: string, name: string): boolean {
    return this.permissionsOf(userId).hasCustomPermission(name);
  }

  setCreatedDate(id: string, value: ApexDatetime): void {
    const schema = this.#org.schema.objectByPrefix(id.slice(0, 3));
    const field = schema?.fields.get('createddate');
    if (!schema || !field)
      throw createException('System.UnexpectedException', `Unable to set the created date of ${id}`);
    this.store.update(schema, id, [[field, value]]);
  }

  #object(name: string): ObjectSchema {
    const schema = this.#org.schema.object(name);
    if (!schema) throw new Error(`there is no object ${name}`);
    return schema;
  }

  /** Queries on custom metadata are free (Apex Developer Guide, "Execution Governors and Limits"). */
  #isFree(prepared: PreparedQuery): boolean {
    return prepared.objectName.toLowerCase().endsWith('__mdt');
  }

  #countQuery(prepared: PreparedQuery): Transaction | undefined {
    if (!isInTransaction()) return undefined;
    const transaction = currentTransaction();
    if (!this.#isFree(prepared)) transaction.count('queries');
    if (/^Apex(Class|Trigger)$/.test(prepared.objectName)) mirrorCode(this.store, transaction.org);
    return transaction;
  }

  #context(binds: readonly unknown[]): RunContext {
    return { binds, now: this.#org.clock.now(), ...userSettings() };
  }

  #viewer(prepared: ParsedQuery, options: QueryOptions): Viewer {
    if (!isInTransaction()) return { permissions: Permissions.administrator, sharing: false, options };
    const transaction = currentTransaction();
    const isUserMode =
      prepared.query.mode === 'user' || (prepared.query.mode === undefined && options.accessMode === 'user');
    const sharing = isUserMode || enforcesSharing(transaction);
    const checks = sharing || options.securityEnforced === true || prepared.query.mode === 'securityEnforced';
    return {
      permissions: checks ? Permissions.of(this.store, transaction.userId) : Permissions.administrator,
      sharing,
      options,
    };
  }
}
