import type { Org, Transaction } from '../runtime/org.ts';
import { currentTransaction } from '../runtime/transaction.ts';

interface Mocks {
  /** The test transaction that set them; another test starts without mocks. */
  readonly owner: Transaction;
  readonly byInterface: Map<string, unknown>;
}

const mocksOf = new WeakMap<Org, Mocks>();

/** `Test.setMock`: holds for the running test and the asynchronous transactions that it starts. */
export function setMock(interfaceName: string, mock: unknown): void {
  const transaction = currentTransaction();
  let mocks = current(transaction);
  if (!mocks) mocksOf.set(transaction.org, (mocks = { owner: transaction, byInterface: new Map() }));
  mocks.byInterface.set(interfaceName.toLowerCase(), mock);
}

/** The mock for an interface (`System.HttpCalloutMock`); undefined where the test set none. */
export function findMock(interfaceName: string): unknown {
  return current(currentTransaction())?.byInterface.get(interfaceName.toLowerCase());
}

function current(transaction: Transaction): Mocks | undefined {
  const mocks = mocksOf.get(transaction.org);
  // Mocks of an earlier test are stale; jobs run by this test's stopTest are transactions of their own and see its mocks.
  return mocks && (transaction.kind !== 'test' || mocks.owner === transaction) ? mocks : undefined;
}
