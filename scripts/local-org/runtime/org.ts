import type { ApexType } from '../types/apexType.ts';
import type { SchemaRegistry } from '../schema/model.ts';
import type { Counters, LedgerEntry, LimitName, TransactionKind } from './ledger.ts';

/** Milliseconds since the epoch, as the org sees them. Virtual: async jobs and schedules move it on, nothing sleeps. */
export interface Clock {
  now(): number;
  /** Moves virtual time forward; never backward. */
  advanceTo(millis: number): void;
}

/** A field or automatic property of a user class, for JSON, reflection and debugging. */
export interface UserField {
  readonly name: string;
  readonly type: ApexType;
  readonly isStatic: boolean;
  readonly isTransient: boolean;
  get(instance: unknown): unknown;
  set(instance: unknown, value: unknown): void;
}

export interface UserMethod {
  readonly name: string;
  readonly isStatic: boolean;
  readonly parameterTypes: readonly ApexType[];
  readonly parameterNames: readonly string[];
  readonly returnType: ApexType;
  /** Lower-case annotation name to its lower-case-keyed arguments: `auraenabled` -> {cacheable: 'true'}. */
  readonly annotations: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly modifiers: ReadonlySet<string>;
  readonly line: number;
}

export interface UserClass {
  /** `Outer` or `Outer.Inner`, canonical case; with the namespace in front where the class is a package's. */
  readonly name: string;
  readonly type: ApexType;
  readonly isInner: boolean;
  readonly isGlobal: boolean;
  readonly file: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly superType?: ApexType;
  /** All interfaces, inherited ones too, user and platform. */
  readonly interfaces: ReadonlySet<ApexType>;
  readonly isAbstract: boolean;
  readonly sharing: 'with' | 'without' | 'inherited' | 'none';
  readonly fields: readonly UserField[];
  readonly methods: readonly UserMethod[];
  readonly enumValues: readonly unknown[];
  readonly annotations: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface UserTrigger {
  readonly name: string;
  /** Namespace of the package that the trigger belongs to. */
  readonly namespace?: string | undefined;
  readonly objectName: string;
  readonly file: string;
  /** `before insert`, `after update`, ... */
  readonly events: ReadonlySet<string>;
  run(): void;
}

/** The compiled project: what the platform part may ask of user code. Implemented by the emitter. */
export interface CodeService {
  findClass(name: string): UserClass | undefined;
  classes(): Iterable<UserClass>;
  triggersFor(objectName: string): readonly UserTrigger[];
  /** `new T()` with the no-argument constructor; Apex TypeException if there is none. */
  newInstance(type: ApexType): unknown;
  /** An instance whose fields are at their defaults, no constructor run: for JSON.deserialize. */
  allocate(type: ApexType): unknown;
  /** Virtual call by name and number of arguments; for platform interfaces implemented by user classes. */
  invoke(target: unknown, methodName: string, args: readonly unknown[]): unknown;
  hasMethod(target: unknown, methodName: string, argumentCount: number): boolean;
  invokeStatic(className: string, methodName: string, args: readonly unknown[]): unknown;
  /** Runtime type of any value (`Integer` for 42, the list type for a list); undefined for null. */
  typeOf(value: unknown): ApexType | undefined;
  isInstance(value: unknown, type: ApexType): boolean;
  /** Casts as Apex does: TypeException 'Invalid conversion from runtime type X to Y'. */
  cast(value: unknown, type: ApexType): unknown;
  /** Resolves a type name as `Type.forName` does. */
  resolveType(name: string): ApexType | undefined;
}

export interface DmlOptions {
  readonly allOrNone: boolean;
  /** `user`: check CRUD, FLS and sharing of the running user. */
  readonly accessMode: 'user' | 'system';
  /** For upsert: lower-case field name; Id when absent. */
  readonly externalIdField?: string;
  /** `DMLOptions.DuplicateRuleHeader`; `off` for writes on which duplicate rules do not run. */
  readonly duplicateRule?: DuplicateRuleHeader | 'off';
  /** Where deleted rows have lost a merge: who won, and the children that went to it, by the loser's id. */
  readonly merge?: MergeTarget;
}

export interface MergeTarget {
  readonly masterId: string;
  readonly movedIds: Map<string, readonly string[]>;
}

export interface DuplicateRuleHeader {
  /** Saves past a rule that only alerts. */
  readonly allowSave: boolean;
  /** Compares with the records of the running user only. */
  readonly runAsCurrentUser: boolean;
}

/** What a duplicate rule found for one row. */
export interface DuplicateFinding {
  /** Developer name of the rule. */
  readonly rule: string;
  readonly ruleObject: string;
  readonly allowSave: boolean;
  readonly message: string;
  readonly matches: readonly {
    readonly rule: string;
    readonly objectName: string;
    readonly isFuzzy: boolean;
    readonly recordIds: readonly string[];
  }[];
}

export interface DmlRowError {
  /** System.StatusCode name, e.g. `REQUIRED_FIELD_MISSING`. */
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
  /** For `DUPLICATES_DETECTED`. */
  readonly duplicate?: DuplicateFinding;
}

export interface DmlRowResult {
  readonly id: string | null;
  readonly success: boolean;
  /** For upsert: whether the row was inserted. */
  readonly created: boolean;
  readonly errors: readonly DmlRowError[];
}

export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';

export interface QueryOptions {
  readonly accessMode: 'user' | 'system';
  /** True for `WITH SECURITY_ENFORCED`. */
  readonly securityEnforced?: boolean;
}

/** A parsed and bound query; made once per text, run with fresh bind values. */
export interface PreparedQuery {
  /** API name of the FROM object. */
  readonly objectName: string;
  /** `COUNT()` without field: the result is one Integer. */
  readonly isCount: boolean;
  /** Result rows are AggregateResult. */
  readonly isAggregate: boolean;
  /** Names or source texts of `:binds`, in the order their values are to be given. */
  readonly binds: readonly string[];
}

/** Database and DML: implemented by store, soql and dml. Rows are `SObject` values. */
export interface DataService {
  /** Apex `insert`, `update`, ...: triggers, validation, chunks of 200. With allOrNone a failure throws DmlException. */
  execute(operation: DmlOperation, rows: readonly unknown[], options: DmlOptions): DmlRowResult[];
  /** What the duplicate rules find for a row that nobody saves. */
  findDuplicates?(row: unknown): readonly DuplicateFinding[];
  /** Gives the ids of the children that each duplicate has lost to the master. */
  merge(master: unknown, duplicates: readonly unknown[]): ReadonlyMap<string, readonly string[]>;
  convertLead?(request: unknown): unknown;
  /** Parses SOQL text; `:name` binds are reported in order. Unknown objects or fields are QueryException (dynamic) or compile errors (inline). */
  prepare(soql: string): PreparedQuery;
  /** Rows for an ordinary query, `AggregateResult` SObjects for aggregates; for COUNT() use `count`. */
  query(prepared: PreparedQuery, binds: readonly unknown[], options: QueryOptions): unknown[];
  count(prepared: PreparedQuery, binds: readonly unknown[], options: QueryOptions): number;
  setSavepoint(): unknown;
  rollback(savepoint: unknown): void;
  releaseSavepoint(savepoint: unknown): void;
  /** Opens and closes the database transaction around an Apex transaction. */
  begin(): void;
  commit(): void;
  abort(): void;
  /** Nested snapshot for tests: everything after it can be undone, commits included. */
  snapshot(): unknown;
  restore(snapshot: unknown): void;
  close(): void;
}

/** Jobs, schedules, events: implemented by async. All of it is stored in the org's database, so it survives a crash. */
export interface AsyncService {
  enqueueQueueable(
    job: unknown,
    options: { delayMinutes?: number; maximumDepth?: number; duplicateSignature?: string },
  ): string;
  attachFinalizer(finalizer: unknown): void;
  callFuture(className: string, methodName: string, args: readonly unknown[]): void;
  executeBatch(batch: unknown, scope: number): string;
  schedule(jobName: string, cron: string, schedulable: unknown): string;
  abortJob(id: string): void;
  publish(events: readonly unknown[]): DmlRowResult[];
  /** Runs everything due at the clock's time, commit by commit; returns how many transactions ran. */
  runDue(): number;
  /** Moves the clock to the next due time and runs; false when nothing waits. */
  runNext(): boolean;
  /** `Test.startTest` / `stopTest` / `Test.getEventBus().deliver()`. */
  startTest(): void;
  stopTest(): void;
  deliverEvents(): void;
  /** Lets a trigger on an event run as this user instead of Automated Process, as a PlatformEventSubscriberConfig does. */
  setSubscriberUser?(triggerName: string, userId: string): void;
}

export interface HttpRequestData {
  readonly method: string;
  readonly endpoint: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array | null;
  readonly timeoutMillis: number;
}

export interface HttpResponseData {
  readonly status: number;
  readonly statusText: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

/** Synchronous HTTP: implemented by callout. A failure is an Apex CalloutException with the org's text. */
export interface HttpService {
  send(request: HttpRequestData): HttpResponseData;
  close(): void;
}

/** What of a user's row decides how Apex reads and writes dates, times and numbers. */
export interface UserSettings {
  /** `User.TimeZoneSidKey`: an IANA zone. */
  readonly timeZone: string;
  /** `User.LocaleSidKey`, as `en_US`. */
  readonly locale: string;
}

/** One running local org. */
export interface Org {
  readonly schema: SchemaRegistry;
  readonly code: CodeService;
  readonly data: DataService;
  readonly async: AsyncService;
  readonly http: HttpService;
  readonly clock: Clock;
  readonly ledger: LedgerEntry[];
  /** 18-character organisation id. */
  readonly organizationId: string;
  readonly instanceUrl: string;
  /** Time zone and locale of a user, as the User row says at this moment. */
  settingsOf(userId: string): UserSettings;
  /** Where `System.debug` goes. */
  debug(level: string, line: number, text: string): void;
  /**
   * Runs `body` as one Apex transaction: begin, commit (or abort on any throw), after-commit work, ledger entry.
   * Returns the body's result; rethrows what it threw.
   */
  runTransaction<T>(
    kind: TransactionKind,
    entryPoint: string,
    body: (transaction: Transaction) => T,
    options?: { userId?: string; isTest?: boolean },
  ): T;
  limitsFor(kind: TransactionKind): Counters;
}

/** Trigger context variables of the innermost running trigger. */
export interface TriggerContext {
  readonly operation:
    | 'BEFORE_INSERT'
    | 'BEFORE_UPDATE'
    | 'BEFORE_DELETE'
    | 'AFTER_INSERT'
    | 'AFTER_UPDATE'
    | 'AFTER_DELETE'
    | 'AFTER_UNDELETE';
  readonly objectName: string;
  /** `ApexList` of SObject or null, as `Trigger.new` and `Trigger.old` show them. */
  readonly newList: unknown;
  readonly oldList: unknown;
  /** `ApexMap` of Id to SObject or null. */
  readonly newMap: unknown;
  readonly oldMap: unknown;
  readonly size: number;
}

/**
 * One Apex transaction: limits, statics, running user, trigger stack, after-commit work. Everything that belongs to a
 * transaction and not to the org hangs here; `currentTransaction()` finds it from anywhere, because Apex is synchronous.
 */
export interface Transaction {
  readonly org: Org;
  readonly kind: TransactionKind;
  readonly entryPoint: string;
  readonly isTest: boolean;
  /** Id of the running user; changed by `System.runAs`. */
  userId: string;
  /** Static state per class name; a class initialises itself on first use and stores its holder here. */
  readonly statics: Map<string, unknown>;
  /** Live counters; `Test.startTest` swaps them for a fresh set and `stopTest` swaps back. */
  counters: Counters;
  /** Throws the uncatchable limit exception once a counter passes its limit. */
  count(limit: LimitName, amount?: number): void;
  limitOf(limit: LimitName): number;
  readonly triggerStack: TriggerContext[];
  /** Sharing mode of the innermost class: decides record visibility of queries. */
  readonly sharingStack: ('with' | 'without' | 'inherited')[];
  /** True once this transaction did DML, publish or enqueue that is not committed: a callout then is refused. */
  uncommittedWork: boolean;
  /** Kind of objects written so far, for the mixed-DML rule. */
  wroteSetupObject: boolean;
  wroteNonSetupObject: boolean;
  /** Run after a successful commit (event delivery, job release); dropped on rollback. */
  readonly afterCommit: (() => void)[];
  /** Free place for platform implementations that keep state per transaction (mocks, savepoints, fixed ids), by module name. */
  readonly slots: Map<string, unknown>;
}
