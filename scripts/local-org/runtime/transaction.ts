import type { Transaction } from './org.ts';

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
