import type { LocalOrg } from '../local-org/runtime/createOrg.ts';
import { SObject } from '../local-org/values/sobject.ts';

/** Rows of a SOQL query in system mode; a transaction must be running. */
export function queryAll(org: LocalOrg, soql: string): SObject[] {
  return org.data.query(org.data.prepare(soql), [], { accessMode: 'system' }) as SObject[];
}

/** Inserts rows of one object, all or none, in system mode; returns them with their ids. */
export function insertAll(
  org: LocalOrg,
  objectName: string,
  values: readonly Readonly<Record<string, unknown>>[],
): SObject[] {
  const schema = org.schema.object(objectName);
  if (!schema) throw new Error(`the org has no object ${objectName}`);
  const rows = values.map((fields) => {
    const row = new SObject(schema);
    for (const [name, value] of Object.entries(fields))
      if (value !== null && value !== undefined) row.write(name, value);
    return row;
  });
  if (rows.length > 0) org.data.execute('insert', rows, { allOrNone: true, accessMode: 'system' });
  return rows;
}
