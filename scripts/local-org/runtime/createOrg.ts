import { createAsyncService } from '../async/asyncService.ts';
import { checkProgram } from '../check/checkProgram.ts';
import { Program, type SourceText } from '../check/program.ts';
import { createHttpService, type HttpServiceOptions } from '../callout/httpService.ts';
import { createDataService, storeOf } from '../dml/dataService.ts';
import { settingsOf } from '../dml/userSettings.ts';
import { limitsFor } from '../limits/limitTables.ts';
import '../platform/index.ts';
import { loadSchema } from '../schema/loadSchema.ts';
import type { OrgFeatures, SchemaRegistry } from '../schema/model.ts';
import { administratorId, organizationId } from '../store/seed.ts';
import type { RowLocks } from '../store/rowLocks.ts';
import { CompileError } from '../syntax/compileError.ts';
import { ApexException } from '../values/exception.ts';
import { isKnownZone } from '../values/timeZone.ts';
import { CompiledCode } from './compiledCode.ts';
import { asApexError } from './helpers/exceptions.ts';
import { LocalTransaction } from './localTransaction.ts';
import './stub.ts';
import type { AsyncService, Clock, DataService, HttpService, Org, Transaction, UserSettings } from './org.ts';
import type { Counters, LedgerEntry, TransactionKind } from './ledger.ts';
import { isInTransaction, currentTransaction, withTransaction } from './transaction.ts';
import { findSources } from './sourceFiles.ts';

export interface OrgOptions {
  /** Folders with Apex and metadata in source format. */
  readonly sourceDirs: readonly string[];
  /** Classes and triggers beside those of the folders. */
  readonly texts?: readonly SourceText[];
  /** Database file; in memory when left out. */
  readonly databasePath?: string;
  /** Virtual time at start, milliseconds since the epoch; now when left out. */
  readonly startTime?: number;
  /** Zone of a new org and of its own users, as `America/Chicago`; GMT when left out. An existing database keeps its own. */
  readonly timeZone?: string;
  readonly instanceUrl?: string;
  /** Where `System.debug` goes; nowhere when left out. */
  readonly debug?: (level: string, line: number, text: string) => void;
  /** Remote sites and credentials of callouts. */
  readonly http?: HttpServiceOptions;
  /** Runs the sources as a managed package of this namespace. */
  readonly namespace?: string;
  /** Folders of the subscriber's org beside the package: no namespace, and only what is global is in reach. */
  readonly subscriberDirs?: readonly string[];
  /** What the org has switched on: person accounts, several currencies. */
  readonly features?: Pick<OrgFeatures, 'personAccounts' | 'currencies'>;
  /** A schema already loaded, for tests. */
  readonly schema?: SchemaRegistry;
}

/** A local org with what its own tools need besides the interface that platform code sees. */
export interface LocalOrg extends Org {
  readonly code: CompiledCode;
  readonly compileErrors: readonly CompileError[];
  /** Lets a test hold rows as a transaction of somebody else would. */
  readonly locks: RowLocks;
  close(): void;
}

/** Virtual time: stands on real time at start and moves with it and with `advanceTo`. */
class VirtualClock implements Clock {
  private offset: number;

  constructor(start: number) {
    this.offset = start - Date.now();
  }

  now(): number {
    return Date.now() + this.offset;
  }

  advanceTo(millis: number): void {
    const ahead = millis - this.now();
    if (ahead > 0) this.offset += ahead;
  }
}

/** Compiles the sources and assembles a running org around them. */
export function createOrg(options: OrgOptions): LocalOrg {
  if (options.timeZone !== undefined && !isKnownZone(options.timeZone))
    throw new Error(`${options.timeZone} is no time zone; zones are named like America/Chicago`);
  const { namespace, subscriberDirs = [] } = options;
  const schema =
    options.schema ??
    loadSchema([...options.sourceDirs], {
      ...(namespace === undefined ? {} : { namespace }),
      subscriberDirs,
      ...(options.features ? { features: options.features } : {}),
    });
  const program = new Program(schema);
  program.load(findSources([...options.sourceDirs, ...subscriberDirs]), options.texts);
  checkProgram(program);
  return new AssembledOrg(options, schema, program);
}

class AssembledOrg implements LocalOrg {
  readonly schema: SchemaRegistry;
  readonly code: CompiledCode;
  readonly data: DataService;
  readonly async: AsyncService;
  readonly http: HttpService;
  readonly clock: Clock;
  readonly ledger: LedgerEntry[] = [];
  readonly organizationId = organizationId;
  readonly instanceUrl: string;
  readonly compileErrors: readonly CompileError[];
  private readonly options: OrgOptions;
  private sequence = 0;

  constructor(options: OrgOptions, schema: SchemaRegistry, program: Program) {
    this.options = options;
    this.schema = schema;
    this.clock = new VirtualClock(options.startTime ?? Date.now());
    this.instanceUrl = options.instanceUrl ?? 'https://localorg.my.salesforce.com';
    this.code = new CompiledCode(program);
    this.compileErrors = program.errors;
    this.http = createHttpService(this, options.http);
    this.data = createDataService(this, {
      ...(options.databasePath === undefined ? {} : { path: options.databasePath }),
      ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }),
    });
    this.async = createAsyncService(this);
    this.checkQueries(program);
  }

  /** Unknown objects and fields of inline queries are compile errors, as in an org. */
  private checkQueries(program: Program): void {
    for (const { text, file, line, column } of program.queries.splice(0)) {
      try {
        program.within(file, () => this.data.prepare(text));
      } catch (error) {
        if (!(error instanceof ApexException)) continue; // not supported: said when the query runs
        program.errors.push(new CompileError(file, line, column, error.message));
      }
    }
  }

  get locks(): RowLocks {
    return storeOf(this).locks;
  }

  debug(level: string, line: number, text: string): void {
    this.options.debug?.(level, line, text);
  }

  limitsFor(kind: TransactionKind): Counters {
    return limitsFor(kind);
  }

  settingsOf(userId: string): UserSettings {
    return settingsOf(storeOf(this), userId);
  }

  runTransaction<T>(
    kind: TransactionKind,
    entryPoint: string,
    body: (transaction: Transaction) => T,
    options: { userId?: string; isTest?: boolean } = {},
  ): T {
    const isTest = options.isTest ?? (isInTransaction() && currentTransaction().isTest);
    const transaction = new LocalTransaction(this, kind, entryPoint, {
      userId: options.userId ?? administratorId,
      isTest,
    });
    const startedAt = this.clock.now();
    const started = performance.now();
    const record = (outcome: LedgerEntry['outcome'], error?: unknown): void => {
      this.ledger.push({
        sequence: ++this.sequence,
        kind,
        entryPoint,
        outcome,
        counters: { ...transaction.counters },
        startedAt,
        millis: performance.now() - started,
        ...(error === undefined
          ? {}
          : { error: error instanceof ApexException ? error.$toString() : String((error as Error).message ?? error) }),
      });
    };
    return withTransaction(transaction, () => {
      this.data.begin();
      let result: T;
      try {
        result = body(transaction);
      } catch (thrown) {
        const error = asApexError(thrown);
        this.data.abort();
        record('rolledBack', error);
        throw error;
      }
      this.data.commit();
      record('committed');
      for (const work of transaction.afterCommit.splice(0)) work();
      return result;
    });
  }

  close(): void {
    this.http.close();
    this.data.close();
  }
}
