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
