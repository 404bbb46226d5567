import { currentTransaction } from '../runtime/transaction.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { ApexType, Types } from '../types/apexType.ts';
import { ApexMap } from '../values/collections.ts';
import { createException } from '../values/exception.ts';
import { SObject } from '../values/sobject.ts';
import { idOf } from './id.ts';
import { queryInternally } from './internalQuery.ts';

/**
 * The static calls that custom settings and custom metadata types have by their own name: `My_Setting__c.getInstance()`,
 * `My_Type__mdt.getAll()`. Emitted code calls this with the object's name.
 */
export function callObjectStatic(objectName: string, method: string, args: readonly unknown[]): unknown {
  const schema = currentTransaction().org.schema.object(objectName);
  const name = method.toLowerCase();
  if (schema?.kind === 'customMetadata') {
    if (name === 'getinstance') return findMetadata(schema, args[0] as string | null);
    if (name === 'getall') return byKey(schema, rowsOf(schema), 'DeveloperName');
  } else if (schema?.settingsType === 'List') {
    if (name === 'getinstance' || name === 'getvalues')
      return rowsOf(schema).find((row) => sameText(row.get('Name'), args[0])) ?? null;
    if (name === 'getall') return byKey(schema, rowsOf(schema), 'Name');
  } else if (schema?.kind === 'customSetting') {
    if (name === 'getorgdefaults')
      return ownerRow(schema, currentTransaction().org.organizationId) ?? new SObject(schema);
    if (name === 'getinstance') return merged(schema, args);
    if (name === 'getvalues') return ownerRow(schema, idOf(args[0] as string)) ?? null;
  }
  throw new UnsupportedError(`${objectName}.${method}`);
}

const sameText = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' && a.toLowerCase() === b.toLowerCase();

/** Compound fields cannot be selected together with their parts and are left out. */
function rowsOf(schema: ObjectSchema): SObject[] {
  const fields = [...schema.fields.values()]
    .filter((f) => f.type !== 'Address' && f.type !== 'Location')
    .map((f) => f.name);
  return queryInternally(`SELECT ${fields.join(', ')} FROM ${schema.name}`);
}

function byKey(schema: ObjectSchema, rows: readonly SObject[], field: string): ApexMap {
  return new ApexMap(
    ApexType.map(Types.String, schema.apexType),
    rows.map((row): [unknown, unknown] => [row.get(field), row]),
  );
}

/** By developer name, qualified name or record id. */
function findMetadata(schema: ObjectSchema, key: string | null): SObject | null {
  if (key === null) throw createException('System.NullPointerException', 'Argument cannot be null.');
  return (
    rowsOf(schema).find(
      (row) =>
        sameText(row.get('DeveloperName'), key) ||
        row.id === key ||
        (schema.fields.has('qualifiedapiname') && sameText(row.get('QualifiedApiName'), key)),
    ) ?? null
  );
}

function ownerRow(schema: ObjectSchema, ownerId: string): SObject | undefined {
  return rowsOf(schema).find((row) => row.get('SetupOwnerId') === ownerId);
}

/**
 * A hierarchy setting for a user or profile: the lowest level that has a row is the answer, and its empty fields are filled from
 * the levels above (Apex Reference, "Custom Settings Methods"). Without any row it is a row without id.
 */
function merged(schema: ObjectSchema, args: readonly unknown[]): SObject {
  const { org, userId } = currentTransaction();
  const target = args.length > 0 && typeof args[0] === 'string' ? idOf(args[0]) : userId;
  const levels = target.startsWith('005')
    ? [target, profileOf(target), org.organizationId]
    : [target, org.organizationId];
  const rows = rowsOf(schema);
  const found = levels.flatMap((owner) => rows.filter((row) => row.get('SetupOwnerId') === owner));
  const result = new SObject(schema);
  for (const row of found) {
    for (const [name, value] of row.populated())
      if (value !== null && (result.isSet(name) ? result.get(name) : null) === null) result.set(name, value);
  }
  return result;
}

function profileOf(userId: string): string | null {
  return (
    (queryInternally('SELECT ProfileId FROM User WHERE Id = :userId', [userId])[0]?.get('ProfileId') as
      string | undefined) ?? null
  );
}
