import { existsSync, readFileSync } from 'node:fs';
import type { Org } from '../runtime/org.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { administratorId } from '../store/seed.ts';
import type { RecordStore } from '../store/recordStore.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { SObject } from '../values/sobject.ts';
import { ApexDatetime } from '../values/temporal.ts';

/** Id of the ApexClass row of a class, made when somebody first asks: jobs and queries refer to classes by it. */
export function classIdOf(store: RecordStore, name: string, now: number): string {
  const [first = '', second] = name.split('.');
  const isManaged = first.toLowerCase() === store.schema.namespace?.name.toLowerCase() && second !== undefined;
  const topLevel = isManaged ? second : first;
  const namespacePrefix = isManaged ? first : null;
  const known = store.db
    .prepare('SELECT Id FROM "ApexClass" WHERE Name = ? COLLATE NOCASE AND NamespacePrefix IS ?')
    .get(topLevel, namespacePrefix)?.[0];
  if (typeof known === 'string') return known;
  const schema = store.schema.object('ApexClass') as ObjectSchema;
  const row = new SObject(schema);
  row.id = store.newId(schema);
  const stamp = new ApexDatetime(Math.floor(now / 1000) * 1000);
  const values: Record<string, unknown> = {
    Name: topLevel,
    NamespacePrefix: namespacePrefix,
    Status: 'Active',
    IsValid: true,
    CreatedDate: stamp,
    CreatedById: administratorId,
    LastModifiedDate: stamp,
    LastModifiedById: administratorId,
    SystemModstamp: stamp,
  };
  for (const [field, value] of Object.entries(values))
    if (schema.fields.has(field.toLowerCase())) row.set(field, value);
  store.insert(row);
  return row.id;
}

/** Gives every loaded class its ApexClass row, with the text of its file. */
export function mirrorCode(store: RecordStore, org: Org): void {
  const schema = store.schema.object('ApexClass') as ObjectSchema;
  for (const loaded of org.code.classes()) {
    if (loaded.isInner) continue;
    const id = classIdOf(store, loaded.name, org.clock.now());
    if (!existsSync(loaded.file)) continue;
    const body = readFileSync(loaded.file, 'utf8');
    const known = store.db.prepare('SELECT Body FROM "ApexClass" WHERE Id = ?').get(id)?.[0];
    if (known === body) continue;
    const length = body.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').length;
    const values: Record<string, unknown> = {
      Body: body,
      ApiVersion: new ApexDecimal(650n, 1),
      LengthWithoutComments: length,
    };
    store.update(
      schema,
      id,
      Object.entries(values).flatMap(([name, value]) => {
        const field = schema.fields.get(name.toLowerCase());
        return field ? [[field, value] as const] : [];
      }),
    );
  }
}
