import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { classIdOf } from '../dml/codeRows.ts';
import type { RecordStore } from '../store/recordStore.ts';
import { ApexDatetime } from '../values/temporal.ts';
import { SObject } from '../values/sobject.ts';

export type WorkKind =
  'queueable' | 'finalizer' | 'future' | 'batchStart' | 'batchExecute' | 'batchFinish' | 'scheduled';

/** One transaction that waits: what to run, for which job, from when on. */
export interface WorkItem {
  readonly sequence: number;
  readonly kind: WorkKind;
  readonly jobId: string;
  readonly due: number;
  readonly userId: string;
  readonly className: string;
  /** Encoded value that the transaction works on. */
  readonly payload: string;
  /** Small facts about the item, such as depth and retry count. */
  readonly facts: Readonly<Record<string, string | number | null>>;
}

const columns = 'sequence, kind, jobId, due, userId, className, payload, facts';

/** Waiting work and the AsyncApexJob rows that show it, both in the org's database, so that both survive a crash. */
export class JobQueue {
  readonly store: RecordStore;

  constructor(store: RecordStore) {
    this.store = store;
    store.db.exec(
      'CREATE TABLE IF NOT EXISTS "$work" (sequence INTEGER PRIMARY KEY, kind TEXT, jobId TEXT, due INTEGER, userId TEXT, className TEXT, payload TEXT, facts TEXT);' +
        'CREATE INDEX IF NOT EXISTS "$work.due" ON "$work" (due, sequence);' +
        'CREATE TABLE IF NOT EXISTS "$batch" (jobId TEXT PRIMARY KEY, state TEXT, processed INTEGER, total INTEGER, errors INTEGER)',
    );
  }

  add(item: Omit<WorkItem, 'sequence'>): void {
    const sequence = this.store.next('$work');
    this.store.db
      .prepare(`INSERT INTO "$work" (${columns}) VALUES (?,?,?,?,?,?,?,?)`)
      .run(
        sequence,
        item.kind,
        item.jobId,
        item.due,
        item.userId,
        item.className,
        item.payload,
        JSON.stringify(item.facts),
      );
  }

  /** The item that is due first; undefined when nothing waits. */
  first(where = '1', ...values: (string | number)[]): WorkItem | undefined {
    const row = this.store.db
      .prepare(`SELECT ${columns} FROM "$work" WHERE ${where} ORDER BY due, sequence LIMIT 1`)
      .get(...values);
    return row && toItem(row);
  }

  all(where: string, ...values: (string | number)[]): WorkItem[] {
    return this.store.db
      .prepare(`SELECT ${columns} FROM "$work" WHERE ${where} ORDER BY sequence`)
      .all(...values)
      .map(toItem);
  }

  remove(item: Pick<WorkItem, 'sequence'>): void {
    this.store.db.prepare('DELETE FROM "$work" WHERE sequence = ?').run(item.sequence);
  }

  removeJob(jobId: string): number {
    return this.store.db.prepare('DELETE FROM "$work" WHERE jobId = ?').run(jobId);
  }

  lastSequence(): number {
    return Number(this.store.db.prepare('SELECT MAX(sequence) FROM "$work"').get()?.[0] ?? 0);
  }

  /** Makes the AsyncApexJob row of a new job and answers its id. */
  createJob(
    jobType: string,
    className: string,
    userId: string,
    now: number,
    more: Readonly<Record<string, unknown>> = {},
  ): string {
    return this.addRow('AsyncApexJob', {
      JobType: jobType,
      ApexClassId: classIdOf(this.store, className, now),
      Status: 'Queued',
      TotalJobItems: 0,
      JobItemsProcessed: 0,
      NumberOfErrors: 0,
      CreatedById: userId,
      CreatedDate: stampOf(now),
      ...more,
    });
  }

  updateJob(jobId: string, values: Readonly<Record<string, unknown>>): void {
    this.updateRow('AsyncApexJob', jobId, values);
  }

  statusOf(jobId: string): string | undefined {
    return this.store.db.prepare('SELECT Status FROM "AsyncApexJob" WHERE Id = ?').get(jobId)?.[0] as
      string | undefined;
  }

  /** Writes a row of a setup object that Apex itself may not write. */
  addRow(objectName: string, values: Readonly<Record<string, unknown>>): string {
    const schema = this.#schema(objectName);
    const row = new SObject(schema);
    row.id = this.store.newId(schema);
    for (const [name, value] of Object.entries(values)) if (schema.fields.has(name.toLowerCase())) row.set(name, value);
    this.store.insert(row);
    return row.id;
  }

  updateRow(objectName: string, id: string, values: Readonly<Record<string, unknown>>): void {
    const schema = this.#schema(objectName);
    this.store.update(
      schema,
      id,
      Object.entries(values).map(
        ([name, value]) => [schema.fields.get(name.toLowerCase()) as FieldSchema, value] as const,
      ),
    );
  }

  eraseRow(objectName: string, id: string): void {
    this.store.erase(this.#schema(objectName), id);
  }

  #schema(name: string): ObjectSchema {
    const schema = this.store.schema.object(name);
    if (!schema) throw new Error(`there is no object ${name}`);
    return schema;
  }
}

export function stampOf(now: number): ApexDatetime {
  return new ApexDatetime(Math.floor(now / 1000) * 1000);
}

function toItem(row: unknown[]): WorkItem {
  const [sequence, kind, jobId, due, userId, className, payload, facts] = row as [
    bigint,
    WorkKind,
    string,
    bigint,
    string,
    string,
    string,
    string,
  ];
  return {
    sequence: Number(sequence),
    kind,
    jobId,
    due: Number(due),
    userId,
    className,
    payload,
    facts: JSON.parse(facts) as WorkItem['facts'],
  };
}
