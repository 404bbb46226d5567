import { randomBytes } from 'node:crypto';
import type { TransactionKind } from '../runtime/ledger.ts';
import type { Transaction } from '../runtime/org.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { ApexType } from '../types/apexType.ts';
import { PlatformObject } from '../values/object.ts';
import { platformEnumValue } from './enums.ts';
import { definePlatformType } from './registry.ts';

const type = ApexType.platform('System.Request');
const SLOT = 'platform/request';

/** `System.Quiddity` of each kind of transaction; kinds that the enum has no constant for are missing. */
const quiddities: Readonly<Partial<Record<TransactionKind, string>>> = {
  anonymous: 'ANONYMOUS',
  test: 'RUNTEST_SYNC',
  rest: 'REST',
  aura: 'AURA',
  scheduled: 'SCHEDULED',
  queueable: 'QUEUEABLE',
  finalizer: 'TRANSACTION_FINALIZER_QUEUEABLE',
  batchStart: 'BATCH_APEX',
  batchExecute: 'BATCH_CHUNK_SERIAL',
  batchFinish: 'BATCH_APEX',
  future: 'FUTURE',
};

/** Apex `Request`: one per transaction. */
class ApexRequest extends PlatformObject {
  readonly id = randomBytes(16).toString('base64url').slice(0, 22);
  readonly kind: TransactionKind;

  constructor(kind: TransactionKind) {
    super();
    this.kind = kind;
  }

  override get $type(): ApexType {
    return type;
  }
}

/** The request of a transaction; also gives the request id that finalizers see. */
export function requestOf(transaction: Transaction): ApexRequest {
  let request = transaction.slots.get(SLOT) as ApexRequest | undefined;
  if (!request) transaction.slots.set(SLOT, (request = new ApexRequest(transaction.kind)));
  return request;
}

definePlatformType('System.Request', {
  statics: { getCurrent: () => requestOf(currentTransaction()) },
  methods: {
    getQuiddity: (self: ApexRequest) => {
      const name = quiddities[self.kind];
      if (name === undefined) throw new UnsupportedError(`Quiddity of a transaction of kind ${self.kind}`);
      return platformEnumValue('System.Quiddity', name);
    },
    getRequestId: (self: ApexRequest) => self.id,
  },
});
