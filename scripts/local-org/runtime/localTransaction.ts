import { countAgainst } from '../limits/governor.ts';
import { createCounters, limitsFor } from '../limits/limitTables.ts';
import type { Org, Transaction, TriggerContext } from './org.ts';
import type { Counters, LimitName, TransactionKind } from './ledger.ts';

/** One Apex transaction with fresh statics and counters. */
export class LocalTransaction implements Transaction {
  readonly org: Org;
  readonly kind: TransactionKind;
  readonly entryPoint: string;
  readonly isTest: boolean;
  userId: string;
  readonly statics = new Map<string, unknown>();
  counters: Counters = createCounters();
  readonly triggerStack: TriggerContext[] = [];
  readonly sharingStack: ('with' | 'without' | 'inherited')[] = [];
  uncommittedWork = false;
  wroteSetupObject = false;
  wroteNonSetupObject = false;
  readonly afterCommit: (() => void)[] = [];
  readonly slots = new Map<string, unknown>();
  private readonly limits: Counters;

  constructor(org: Org, kind: TransactionKind, entryPoint: string, options: { userId: string; isTest: boolean }) {
    this.org = org;
    this.kind = kind;
    this.entryPoint = entryPoint;
    this.userId = options.userId;
    this.isTest = options.isTest;
    this.limits = limitsFor(kind);
  }

  count(limit: LimitName, amount = 1): void {
    countAgainst(this.counters, this.limits, limit, amount);
  }

  limitOf(limit: LimitName): number {
    return this.limits[limit];
  }
}
