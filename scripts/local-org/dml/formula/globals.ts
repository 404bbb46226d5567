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
    case '$profile':
    case '$userrole': {
      const row = recordOf('User', context.userId, context);
      return row && { row, path: name.toLowerCase() === '$user' ? rest : [name.slice(1), ...rest] };
    }
    case '$organization': {
      const row = isInTransaction()
        ? recordOf('Organization', currentTransaction().org.organizationId, context)
        : undefined;
      return row && { row, path: rest };
    }
    case '$custommetadata':
      return rest.length === 3 ? metadataRow(rest, context) : undefined;
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

/** `$CustomMetadata.Type__mdt.Record.Field__c`. */
function metadataRow(
  [typeName = '', recordName = '', fieldName = '']: readonly string[],
  { store }: FormulaContext,
): { readonly row: SObject; readonly path: readonly string[] } | undefined {
  const schema = store.schema.object(typeName);
  if (schema?.kind !== 'customMetadata') return undefined;
  const id = store.db
    .prepare(
      `SELECT Id FROM ${quote(schema.name)} WHERE DeveloperName = ?1 COLLATE NOCASE OR QualifiedApiName = ?1 COLLATE NOCASE`,
    )
    .get(recordName)?.[0];
  const row = typeof id === 'string' ? store.fetch(schema, [id]).get(id) : undefined;
  return row && { row, path: [fieldName] };
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
