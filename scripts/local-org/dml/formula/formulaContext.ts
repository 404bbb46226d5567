import type { RecordStore } from '../../store/recordStore.ts';
import type { SObject } from '../../values/sobject.ts';

/** What a formula sees: the row, the row as stored before for rules on save, and the org around it. */
export interface FormulaContext {
  readonly store: RecordStore;
  readonly row: SObject;
  readonly old: SObject | null;
  /** True while a new row is validated. */
  readonly isNew: boolean;
  readonly now: number;
  readonly userId: string | undefined;
}
