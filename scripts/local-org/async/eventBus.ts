import { randomUUID } from 'node:crypto';
import { normaliseValues, validateRow } from '../dml/validation.ts';
import type { WorkRow } from '../dml/workRow.ts';
import { defaultOf, fieldsWithDefault } from '../dml/defaults.ts';
import type { DmlRowResult, UserTrigger } from '../runtime/org.ts';
import { currentTransaction, isInTransaction } from '../runtime/transaction.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { automatedProcessId } from '../store/seed.ts';
import { ApexType } from '../types/apexType.ts';
import { ApexList } from '../values/collections.ts';
import { ApexException, ApexFatalError, createException } from '../values/exception.ts';
import { SObject } from '../values/sobject.ts';
import { userTimeZone } from '../values/timeZone.ts';
import { bookkeep, shareStatics, type AsyncContext } from './context.ts';
import { stampOf } from './jobQueue.ts';
import { EVENT_FRAME, type EventFrame } from './triggerContext.ts';

/** Events that one run of a trigger gets at most, and tries before its subscription stops ("Retry Event Triggers"). */
const batchSize = 2000;
const maximumTries = 10;
/** Modelled wait before a batch is tried again. */
const retryDelayMillis = 5_000;
/** Events that one test method may publish ("Test Your Platform Event Trigger"). */
const testLimit = 500;

interface StoredEvent {
  readonly objectName: string;
  readonly payload: string;
}

/** Publishes and delivers platform events; every trigger on an event is a subscriber with its own place in the stream. */
export class EventBus {
  readonly #context: AsyncContext;
  /** Events with immediate publishing: they outlive a rollback, so they wait outside of the database for its end. */
  #immediate: StoredEvent[] = [];

  constructor(context: AsyncContext) {
    this.#context = context;
    context.store.db.exec(
      'CREATE TABLE IF NOT EXISTS "$event" (replayId INTEGER PRIMARY KEY, objectName TEXT, payload TEXT, publishedAt INTEGER);' +
        'CREATE TABLE IF NOT EXISTS "$subscriberUser" (name TEXT PRIMARY KEY, userId TEXT) WITHOUT ROWID;' +
        'CREATE TABLE IF NOT EXISTS "$subscriber" (name TEXT PRIMARY KEY, position INTEGER, retries INTEGER, lastError TEXT, due INTEGER, state TEXT) WITHOUT ROWID',
    );
  }

  publish(events: readonly unknown[]): DmlRowResult[] {
    const transaction = currentTransaction();
    if (events.length === 0) return [];
    const rows = events.map((e) => {
      if (!(e instanceof SObject))
        throw createException('System.NullPointerException', 'Attempt to de-reference a null object');
      if (e.schema.kind !== 'platformEvent')
        throw createException('System.TypeException', `EventBus.publish takes platform events, not ${e.schema.name}`);
      return e;
    });
    // Calls count per behaviour: after commit as a DML statement, immediate against a limit of their own.
    if (rows.some((r) => r.schema.publishBehavior !== 'PublishImmediately')) {
      transaction.count('dmlStatements');
      transaction.uncommittedWork = true;
    }
    if (rows.some((r) => r.schema.publishBehavior === 'PublishImmediately')) transaction.count('publishImmediateDml');
    return rows.map((row, index) => this.#publishOne(row, index, transaction.userId, transaction.isTest));
  }

  #publishOne(original: SObject, index: number, userId: string, isTest: boolean): DmlRowResult {
    const { org, store, codec } = this.#context;
    const { schema } = original;
    const now = org.clock.now();
    const row = original.copyRow();
    const work: WorkRow = { index, schema, original, kind: 'insert', row, old: null, id: null, errors: [] };
    for (const field of fieldsWithDefault(schema))
      if (!row.isSet(field.name)) row.set(field.name, defaultOf(schema, field, now, userTimeZone()));
    normaliseValues(row);
    validateRow(work);
    if (work.errors.length > 0) return { id: null, success: false, created: false, errors: work.errors };
    if (isTest && Number(store.db.prepare('SELECT COUNT(*) FROM "$event"').get()?.[0] ?? 0) >= testLimit)
      throw createException('System.LimitException', `Too many platform events in a test: ${testLimit + 1}`);
    row.set('EventUuid', randomUUID());
    row.set('CreatedDate', stampOf(now));
    row.set('CreatedById', userId);
    original.set('EventUuid', row.get('EventUuid'));
    const event = { objectName: schema.name, payload: codec.encode(row) };
    // In a test there is no rollback to outlive, and delivery waits for deliver() or stopTest() anyway.
    if (schema.publishBehavior === 'PublishImmediately' && !isTest) this.#immediate.push(event);
    else this.#store(event);
    return { id: store.newId(schema), success: true, created: true, errors: [] };
  }

  #store(event: StoredEvent): void {
    const { store, org } = this.#context;
    store.db
      .prepare('INSERT INTO "$event" VALUES (?, ?, ?, ?)')
      .run(store.next('$event'), event.objectName, event.payload, org.clock.now());
  }

  /** As a `PlatformEventSubscriberConfig` with a user does: the trigger runs as this user instead of Automated Process. */
  setSubscriberUser(triggerName: string, userId: string): void {
    bookkeep(this.#context, () =>
      this.#context.store.db
        .prepare('INSERT OR REPLACE INTO "$subscriberUser" VALUES (?, ?)')
        .run(triggerName.toLowerCase(), userId),
    );
  }

  #userOf(trigger: UserTrigger): string {
    const row = this.#context.store.db
      .prepare('SELECT userId FROM "$subscriberUser" WHERE name = ?')
      .get(trigger.name.toLowerCase());
    return row ? String(row[0]) : automatedProcessId;
  }

  /** Writes immediate events once no transaction is open. */
  flush(): void {
    if (this.#immediate.length === 0 || isInTransaction()) return;
    const waiting = this.#immediate;
    this.#immediate = [];
    bookkeep(this.#context, () => waiting.forEach((e) => this.#store(e)));
  }

  /** The subscription that has events and is due first. */
  next(): { readonly trigger: UserTrigger; readonly schema: ObjectSchema; readonly due: number } | undefined {
    const { store, org } = this.#context;
    let found: { trigger: UserTrigger; schema: ObjectSchema; due: number } | undefined;
    for (const [name] of store.db.prepare('SELECT DISTINCT objectName FROM "$event"').all()) {
      const schema = org.schema.object(String(name));
      if (!schema) continue;
      for (const trigger of org.code.triggersFor(schema.name)) {
        const [position, , , waitUntil, state] = this.#subscriber(trigger);
        if (state === 'error') continue;
        const first = store.db
          .prepare('SELECT publishedAt FROM "$event" WHERE objectName = ? AND replayId > ? ORDER BY replayId LIMIT 1')
          .get(schema.name, position);
        if (!first) continue;
        const due = Math.max(Number(first[0]), waitUntil);
        if (!found || due < found.due) found = { trigger, schema, due };
      }
    }
    return found;
  }

  #subscriber(trigger: UserTrigger): [number, number, string | null, number, string] {
    const row = this.#context.store.db
      .prepare('SELECT position, retries, lastError, due, state FROM "$subscriber" WHERE name = ?')
      .get(trigger.name);
    return row
      ? [Number(row[0]), Number(row[1]), row[2] as string | null, Number(row[3]), String(row[4])]
      : [0, 0, null, 0, 'running'];
  }

  #settle(
    trigger: UserTrigger,
    position: number,
    retries: number,
    lastError: string | null,
    due: number,
    state: string,
  ): void {
    this.#context.store.db
      .prepare(
        'INSERT INTO "$subscriber" VALUES (?,?,?,?,?,?) ON CONFLICT (name) DO UPDATE SET position=excluded.position, retries=excluded.retries, lastError=excluded.lastError, due=excluded.due, state=excluded.state',
      )
      .run(trigger.name, position, retries, lastError, due, state);
  }

  /** Runs one subscription on its next batch, as a transaction of the Automated Process user. */
  deliver(trigger: UserTrigger, schema: ObjectSchema): void {
    const { org, store, codec, isTest } = this.#context;
    const [position, retries, lastError] = this.#subscriber(trigger);
    const stored = store.db
      .prepare('SELECT replayId, payload FROM "$event" WHERE objectName = ? AND replayId > ? ORDER BY replayId LIMIT ?')
      .all(schema.name, position, batchSize);
    const events = stored.map(([replayId, payload]) => {
      const row = codec.decode(String(payload)) as SObject;
      row.set('ReplayId', String(replayId));
      row.readOnly = true;
      return row;
    });
    const last = Number(stored.at(-1)?.[0] ?? position);
    const frame: EventFrame = {
      retries,
      lastError,
      checkpoint: null,
      replayIds: new Set(stored.map(([id]) => String(id))),
    };
    let failure: ApexException | undefined;
    const outer = isInTransaction() ? currentTransaction() : undefined;
    try {
      org.runTransaction(
        'eventTrigger',
        trigger.name,
        (transaction) => {
          transaction.slots.set(EVENT_FRAME, frame);
          transaction.triggerStack.push({
            operation: 'AFTER_INSERT',
            objectName: schema.name,
            newList: new ApexList(ApexType.list(schema.apexType), events).freeze(),
            oldList: null,
            newMap: null,
            oldMap: null,
            size: events.length,
          });
          try {
            shareStatics(this.#context, outer, transaction, () => trigger.run());
          } catch (error) {
            const exception = error instanceof ApexFatalError ? error.exception : error;
            if (!(exception instanceof ApexException) || isRetryable(exception)) throw error;
            // Any other uncaught exception stops the trigger but keeps what it wrote before
            // (Platform Events Developer Guide, "Considerations for Platform Event Triggers").
            failure = exception;
          } finally {
            transaction.triggerStack.pop();
          }
          this.#settle(trigger, frame.checkpoint === null ? last : Number(frame.checkpoint), 0, null, 0, 'running');
        },
        { userId: isTest ? automatedProcessId : this.#userOf(trigger), isTest },
      );
    } catch (error) {
      if (!(error instanceof ApexException) || !isRetryable(error)) throw error;
      const tries = retries + 1;
      const message = error.getMessage();
      bookkeep(this.#context, () =>
        tries >= maximumTries
          ? this.#settle(trigger, position, tries, message, 0, 'error')
          : this.#settle(trigger, position, tries, message, org.clock.now() + retryDelayMillis, 'running'),
      );
      org.debug('ERROR', 0, `${trigger.name}: RetryableException, try ${tries}: ${message}`);
    }
    if (failure) org.debug('ERROR', 0, `${trigger.name} threw unhandled exception: ${failure.$toString()}`);
  }

  /** Puts stopped subscriptions to work again after the newest event, as "Resume" in Setup does. */
  resume(): void {
    const { store } = this.#context;
    const last = Number(store.db.prepare('SELECT MAX(replayId) FROM "$event"').get()?.[0] ?? 0);
    bookkeep(this.#context, () =>
      store.db
        .prepare(
          "UPDATE \"$subscriber\" SET position = ?, retries = 0, lastError = NULL, due = 0, state = 'running' WHERE state = 'error'",
        )
        .run(last),
    );
  }
}

function isRetryable(exception: ApexException): boolean {
  return exception.getTypeName().toLowerCase() === 'eventbus.retryableexception';
}
