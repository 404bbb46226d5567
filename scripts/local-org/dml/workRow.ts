import type { DmlRowError, DuplicateRuleHeader } from '../runtime/org.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { SObject } from '../values/sobject.ts';

/** One row on its way through a save: the caller's object, the copy that triggers see, and what was stored before. */
export interface WorkRow {
  /** Position in the list given to the statement. */
  readonly index: number;
  readonly schema: ObjectSchema;
  readonly original: SObject;
  kind: 'insert' | 'update';
  /** What Trigger.new shows; made afresh for each attempt. */
  row: SObject;
  /** The stored row before the change; null for inserts. */
  old: SObject | null;
  /** Id of the row, known from the start for updates and set on save for inserts. */
  id: string | null;
  errors: DmlRowError[];
}

/** Makes a row error. */
export function rowError(statusCode: string, message: string, fields: readonly string[] = []): DmlRowError {
  return { statusCode, message, fields };
}

const platformRows = new WeakSet<SObject>();

/** Marks a row that the platform itself writes: read-only fields are written too. */
export function asPlatformWrite(row: SObject): SObject {
  platformRows.add(row);
  return row;
}

export function isPlatformWrite(row: SObject): boolean {
  return platformRows.has(row);
}

const duplicateRuleHeaders = new WeakMap<SObject, DuplicateRuleHeader>();

/** `SObject.setOptions`: the header that a row carries itself. */
export function setDuplicateRuleHeader(row: SObject, header: DuplicateRuleHeader): void {
  duplicateRuleHeaders.set(row, header);
}

export function duplicateRuleHeaderOf(row: SObject): DuplicateRuleHeader | undefined {
  return duplicateRuleHeaders.get(row);
}
