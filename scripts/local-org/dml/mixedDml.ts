import { currentTransaction } from '../runtime/transaction.ts';
import type { DmlOperation } from '../runtime/org.ts';
import { createDmlException } from '../values/exception.ts';
import type { SObject } from '../values/sobject.ts';
import { rowError } from './workRow.ts';

/** User fields that make an update of a user a setup change. */
const sensitiveUserFields = ['UserRoleId', 'IsActive', 'ForecastEnabled', 'IsPortalEnabled', 'Username', 'ProfileId'];

/**
 * Refuses setup and business objects in one transaction ("sObjects That Cannot Be Used Together in DML Operations"). Users may
 * be inserted with others when they have no role; groups may be inserted and updated. `System.runAs` starts a new round.
 */
export function checkMixedDml(operation: DmlOperation, rows: readonly SObject[]): void {
  const transaction = currentTransaction();
  for (const row of rows) {
    if (isSetupWrite(operation, row)) {
      if (transaction.wroteNonSetupObject)
        throw refusal(operation, row, 'setup object is not permitted after you have updated a non-setup object');
      transaction.wroteSetupObject = true;
    } else if (row.schema.isSetup !== true && row.schema.kind !== 'customSetting') {
      if (transaction.wroteSetupObject)
        throw refusal(operation, row, 'non-setup object is not permitted after you have updated a setup object');
      transaction.wroteNonSetupObject = true;
    }
  }
}

function isSetupWrite(operation: DmlOperation, row: SObject): boolean {
  if (row.schema.isSetup !== true) return false;
  switch (row.schema.name) {
    case 'User':
      if (operation === 'insert' || (operation === 'upsert' && row.id === null)) return row.get('UserRoleId') !== null;
      return sensitiveUserFields.some((f) => row.isSet(f));
    case 'Group':
      return operation === 'delete' || operation === 'undelete';
    default:
      return true;
  }
}

function refusal(operation: DmlOperation, row: SObject, text: string): Error {
  const error = rowError('MIXED_DML_OPERATION', `DML operation on ${text} (or vice versa): ${row.schema.name}`, []);
  return createDmlException(operation, [{ index: 0, id: row.id, error }]) as unknown as Error;
}
