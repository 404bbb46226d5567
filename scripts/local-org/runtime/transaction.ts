import type { Org } from './org.ts';

/** What started a transaction; decides which governor limits hold (Apex Developer Guide, "Execution Governors and Limits"). */
export type TransactionKind =
  | 'anonymous'
  | 'test'
  | 'rest'
  | 'aura'
  | 'scheduled'
  | 'eventTrigger'
  | 'queueable'
  | 'finalizer'
  | 'batchStart'
  | 'batchExecute'
  | 'batchFinish'
  | 'future';

/** The counters the local org keeps per transaction; exact unless limits/README says 'modelled'. */
export type LimitName =
  | 'queries'
  | 'queryRows'
  | 'aggregateQueries'
  | 'queryLocatorRows'
  | 'soslQueries'
  | 'dmlStatements'
  | 'dmlRows'
  | 'callouts'
  | 'calloutMillis'
  | 'futureCalls'
  | 'queueableJobs'
  | 'publishImmediateDml'
  | 'emailInvocations'
  | 'statements'
  | 'cpuMillis'
  | 'heapBytes'
  | 'savepoints';

export type Counters = Record<LimitName, number>;

/** One finished transaction, kept outside of anything Apex can reach. */
export interface LedgerEntry {
  readonly sequence: number;
  readonly kind: TransactionKind;
  /** What ran: a class name, a REST path, a trigger. */
  readonly entryPoint: string;
  readonly outcome: 'committed' | 'rolledBack';
  readonly error?: string;
  readonly counters: Readonly<Counters>;
  /** Virtual time at start, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** Real time used, in milliseconds. */
  readonly millis: number;
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

let current: Transaction | undefined;

/** Statements per millisecond of modelled CPU time (limits/governor.ts): loops ask for a check only beyond what the limit allows. */
const statementsPerMilli = 500;

/** The running transaction where emitted code reads it without a call. */
export const running: { tx: Transaction | undefined; statementLimit: number; overLimit: () => void } = {
  tx: undefined,
  statementLimit: Number.MAX_SAFE_INTEGER,
  overLimit: () => running.tx?.count('statements', 0),
};

function makeCurrent(transaction: Transaction | undefined): void {
  current = transaction;
  running.tx = transaction;
  running.statementLimit = (transaction?.limitOf('cpuMillis') ?? Number.MAX_SAFE_INTEGER) * statementsPerMilli;
}

/** The running transaction; an error of the local org itself if there is none. */
export function currentTransaction(): Transaction {
  if (!current) throw new Error('no Apex transaction is running');
  return current;
}

export function isInTransaction(): boolean {
  return current !== undefined;
}

/** Makes `transaction` the current one while `body` runs. Used by the runtime only. */
export function withTransaction<T>(transaction: Transaction, body: () => T): T {
  const outer = current;
  makeCurrent(transaction);
  try {
    return body();
  } finally {
    makeCurrent(outer);
  }
}
