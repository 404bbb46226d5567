import type { DmlOperation, DmlOptions, DmlRowError, DuplicateRuleHeader } from '../runtime/org.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { ApexType, Types } from '../types/apexType.ts';
import { ApexList } from '../values/collections.ts';
import { ApexException, createException, requireArgument as need } from '../values/exception.ts';
import { SObject } from '../values/sobject.ts';
import { ApexAccessLevel, modeOf } from './accessLevel.ts';
import { duplicateRuleHeader, PropertyBag } from './dmlOptions.ts';
import { ApexDmlResult } from './dmlResults.ts';
import { idOf } from './id.ts';
import { definePlatformType, type PlatformFunction } from './registry.ts';
import { SObjectFieldToken } from './schemaTokens.ts';

const resultTypes: Readonly<Record<DmlOperation, string>> = {
  insert: 'Database.SaveResult',
  update: 'Database.SaveResult',
  upsert: 'Database.UpsertResult',
  delete: 'Database.DeleteResult',
  undelete: 'Database.UndeleteResult',
};

/**
 * The default of `optAllOrNone` is false, so a statement with DMLOptions may succeed in part (Apex Reference, DMLOptions). There
 * are no assignment rules and no e-mails here that the other headers could change.
 */
function isAllOrNone(options: PropertyBag): boolean {
  if (options.values.get('AllowFieldTruncation') === true)
    throw new UnsupportedError('DMLOptions.AllowFieldTruncation');
  return options.values.get('OptAllOrNone') === true;
}

/** What the arguments after the rows say: allOrNone or DMLOptions, external id field, access level, in any of the overloads. */
function optionsOf(args: readonly unknown[]): DmlOptions {
  let allOrNone = true;
  let externalIdField: string | undefined;
  let duplicateRule: DuplicateRuleHeader | undefined;
  for (const arg of args) {
    if (typeof arg === 'boolean') allOrNone = arg;
    else if (arg instanceof SObjectFieldToken) externalIdField = arg.field.name.toLowerCase();
    else if (arg instanceof PropertyBag) {
      allOrNone = isAllOrNone(arg);
      duplicateRule = duplicateRuleHeader(arg);
    } else if (arg !== null && !(arg instanceof ApexAccessLevel))
      throw new UnsupportedError('Database DML with callback arguments');
  }
  return {
    allOrNone,
    accessMode: modeOf(args.find((arg) => arg instanceof ApexAccessLevel)),
    ...(externalIdField === undefined || externalIdField === 'id' ? {} : { externalIdField }),
    ...(duplicateRule === undefined ? {} : { duplicateRule }),
  };
}

/** A row for an id, as delete and undelete take them. */
function rowOf(target: unknown): unknown {
  if (typeof target !== 'string') return need(target);
  const id = idOf(target);
  const schema = currentTransaction().org.schema.objectByPrefix(id.slice(0, 3));
  if (!schema) throw createException('System.SObjectException', `Cannot locate Apex Type for ID: ${id}`);
  const row = new SObject(schema);
  row.id = id;
  return row;
}

function dml(operation: DmlOperation): PlatformFunction {
  return (target: unknown, ...args: unknown[]) => {
    const single = !(need(target) instanceof ApexList);
    const rows = single ? [rowOf(target)] : (target as ApexList).items.map(rowOf);
    const results = currentTransaction()
      .org.data.execute(operation, rows, optionsOf(args))
      .map((row) => new ApexDmlResult(resultTypes[operation], row));
    return single
      ? (results[0] ?? null)
      : new ApexList(ApexType.list(ApexType.platform(resultTypes[operation])), results);
  };
}

/** Forms for external objects, which the local org does not have. */
function unsupported(name: string): PlatformFunction {
  return () => {
    throw new UnsupportedError(`Database.${name}`);
  };
}

function executeBatch(job: unknown, scope: number | null = 200): string {
  need(job);
  const size = scope ?? 200;
  if (size < 1) throw createException('System.AsyncException', 'Batch scope size must be at least 1.');
  return currentTransaction().org.async.executeBatch(job, Math.min(size, 2000));
}

function merge(master: SObject, duplicates: unknown, ...args: unknown[]): unknown {
  const list = need(duplicates) instanceof ApexList;
  const rows = (list ? (duplicates as ApexList).items : [duplicates]).map(rowOf) as SObject[];
  let results: ApexMergeResult[];
  try {
    const moved = currentTransaction().org.data.merge(need(master), rows);
    results = rows.map((row) => new ApexMergeResult(master.id, row.id, moved.get(row.id ?? '') ?? [], []));
  } catch (error) {
    if (!args.includes(false) || !(error instanceof ApexException) || error.dmlFailures.length === 0) throw error;
    const errors = error.dmlFailures.map((f) => f.error);
    results = rows.map(() => new ApexMergeResult(master.id, null, [], errors));
  }
  return list ? new ApexList(ApexType.list(mergeResultType), results) : results[0];
}

const mergeResultType = ApexType.platform('Database.MergeResult');

/** Apex `Database.MergeResult`. */
class ApexMergeResult extends ApexDmlResult {
  readonly mergedIds: readonly string[];
  readonly relatedIds: readonly string[];

  constructor(
    masterId: string | null,
    mergedId: string | null,
    relatedIds: readonly string[],
    errors: readonly DmlRowError[],
  ) {
    super('Database.MergeResult', { id: masterId, success: errors.length === 0, created: false, errors });
    this.mergedIds = mergedId === null ? [] : [mergedId];
    this.relatedIds = relatedIds;
  }
}

const idTexts = (ids: readonly string[]): ApexList => new ApexList(ApexType.list(Types.String), [...ids]);

definePlatformType('Database.MergeResult', {
  methods: {
    getErrors: (self: ApexMergeResult) => self.errors,
    getId: (self: ApexMergeResult) => self.row.id,
    getMergedRecordIds: (self: ApexMergeResult) => idTexts(self.mergedIds),
    getUpdatedRelatedIds: (self: ApexMergeResult) => idTexts(self.relatedIds),
    isSuccess: (self: ApexMergeResult) => self.row.success,
  },
});

definePlatformType('System.Database', {
  statics: {
    insert: dml('insert'),
    update: dml('update'),
    upsert: dml('upsert'),
    delete: dml('delete'),
    undelete: dml('undelete'),
    merge,
    insertAsync: unsupported('insertAsync'),
    updateAsync: unsupported('updateAsync'),
    deleteAsync: unsupported('deleteAsync'),
    executeBatch,
    setSavepoint: () => currentTransaction().org.data.setSavepoint(),
    rollback: (savepoint: unknown) => currentTransaction().org.data.rollback(need(savepoint)),
    releaseSavepoint: (savepoint: unknown) => currentTransaction().org.data.releaseSavepoint(need(savepoint)),
  },
});
