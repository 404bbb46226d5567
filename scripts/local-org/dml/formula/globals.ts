import { currentTransaction, isInTransaction } from '../../runtime/transaction.ts';
import { UnsupportedError } from '../../runtime/unsupported.ts';
import { fieldOf } from '../../schema/lookup.ts';
import { quote } from '../../store/columns.ts';
import { SObject } from '../../values/sobject.ts';
import { Permissions } from '../permissions.ts';
import type { FormulaContext } from './formulaContext.ts';

/** Global variables that stand for a record: the record, and what is left of the path (Salesforce Help, "Global Variables"). */
export function globalRow(
  name: string,
  rest: readonly string[],
  context: FormulaContext,
): { readonly row: SObject; readonly path: readonly string[] } | undefined {
  switch (name.toLowerCase()) {
    case '$user':
    case '$profile': {
      const row = recordOf('User', context.userId, context);
      return row && { row, path: name.toLowerCase() === '$profile' ? ['Profile', ...rest] : rest };
    }
    case '$recordtype': {
      if (!fieldOf(context.row.schema, 'RecordTypeId')) return undefined;
      return { row: context.row, path: ['RecordType', ...rest] };
    }
    case '$setup':
      return rest.length === 2 ? settingRow(rest, context) : undefined;
    default:
      return undefined;
  }
}

/** Global variables that stand for a value of their own. */
export function globalText(name: string, rest: readonly string[], context: FormulaContext): string | boolean {
  const key = rest.at(-1) ?? '';
  if (/^\$Label$/i.test(name)) {
    const label = context.store.schema.label(key);
    if (label !== undefined) return label;
  }
  if (/^\$Permission$/i.test(name) && context.userId !== undefined) {
    const known = [...context.store.schema.customPermissions()].some((p) => p.toLowerCase() === key.toLowerCase());
    if (known) return Permissions.of(context.store, context.userId).hasCustomPermission(key);
  }
  throw new UnsupportedError(`formula: ${[name, ...rest].join('.')}`);
}

function recordOf(objectName: string, id: string | undefined, { store }: FormulaContext): SObject | undefined {
  const schema = store.schema.object(objectName);
  return schema && id !== undefined ? store.fetch(schema, [id]).get(id) : undefined;
}

/** `$Setup.Setting__c.Field__c`: of the lowest level that has a value, user before profile before organization. */
function settingRow(
  [settingName = '', fieldName = '']: readonly string[],
  context: FormulaContext,
): { readonly row: SObject; readonly path: readonly string[] } | undefined {
  const { store, userId } = context;
  const schema = store.schema.object(settingName);
  if (schema?.settingsType !== 'Hierarchy' || !isInTransaction()) return undefined;
  const profile = recordOf('User', userId, context)?.get('ProfileId') ?? null;
  const empty = new SObject(schema);
  for (const owner of [userId ?? null, profile, currentTransaction().org.organizationId]) {
    const id = store.db
      .prepare(`SELECT Id FROM ${quote(schema.name)} WHERE SetupOwnerId = ? AND IsDeleted = 0`)
      .get(owner as string | null)?.[0];
    const row = typeof id === 'string' ? store.fetch(schema, [id]).get(id) : undefined;
    if (row && (row.get(fieldName) ?? null) !== null) return { row, path: [fieldName] };
  }
  return { row: empty, path: [fieldName] };
}
