import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createDataService, type LocalDataService } from '../../../../scripts/local-org/dml/dataService.ts';
import { countAgainst } from '../../../../scripts/local-org/limits/governor.ts';
import { createCounters, limitsFor } from '../../../../scripts/local-org/limits/limitTables.ts';
import type {
  AsyncService,
  Clock,
  CodeService,
  HttpService,
  Org,
  Transaction,
  UserSettings,
  UserTrigger,
} from '../../../../scripts/local-org/runtime/org.ts';
import type { Counters, LedgerEntry, TransactionKind } from '../../../../scripts/local-org/runtime/ledger.ts';
import { currentTransaction, withTransaction } from '../../../../scripts/local-org/runtime/transaction.ts';
import { settingsOf } from '../../../../scripts/local-org/dml/userSettings.ts';
import { loadSchema } from '../../../../scripts/local-org/schema/loadSchema.ts';
import type { ObjectSchema, SchemaRegistry } from '../../../../scripts/local-org/schema/model.ts';
import { administratorId, organizationId } from '../../../../scripts/local-org/store/seed.ts';
import { Types } from '../../../../scripts/local-org/types/apexType.ts';
import { ApexList } from '../../../../scripts/local-org/values/collections.ts';
import { SObject } from '../../../../scripts/local-org/values/sobject.ts';

process.setMaxListeners(0);

/** Writes metadata files (path to text) into a fresh folder and answers the folder. */
export function writeProject(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'local-org-'));
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** A custom object with fields given as `Name__c: '<type>Text</type><length>10</length>'`. */
export function objectFiles(name: string, fields: Readonly<Record<string, string>>, more = ''): Record<string, string> {
  const files: Record<string, string> = {};
  const isCustom = name.includes('__');
  if (isCustom) {
    const nameField =
      name.endsWith('__c') && !more.includes('customSettingsType')
        ? '<nameField><label>Name</label><type>Text</type></nameField>'
        : '';
    files[`objects/${name}/${name}.object-meta.xml`] =
      `<?xml version="1.0"?>\n<CustomObject><label>${name}</label>${nameField}<pluralLabel>${name}s</pluralLabel>${more}</CustomObject>`;
  }
  for (const [field, body] of Object.entries(fields))
    files[`objects/${name}/fields/${field}.field-meta.xml`] =
      `<?xml version="1.0"?>\n<CustomField><fullName>${field}</fullName><label>${field.replace('__c', '')}</label>${body}</CustomField>`;
  return files;
}

/** An org without a compiler: triggers are TypeScript functions. */
export class FakeOrg implements Org {
  readonly schema: SchemaRegistry;
  readonly code: CodeService;
  readonly data: LocalDataService;
  async: AsyncService = undefined as unknown as AsyncService;
  readonly http = undefined as unknown as HttpService;
  readonly clock: Clock;
  readonly ledger: LedgerEntry[] = [];
  readonly organizationId = organizationId;
  readonly instanceUrl = 'http://127.0.0.1';
  readonly triggers: UserTrigger[] = [];
  #now = Date.UTC(2026, 0, 15, 12, 0, 0);

  constructor(files: Readonly<Record<string, string>> = {}, path?: string, code: Partial<CodeService> = {}) {
    this.schema = loadSchema([writeProject(files)]);
    this.clock = { now: () => this.#now, advanceTo: (millis) => void (this.#now = Math.max(this.#now, millis)) };
    this.code = {
      triggersFor: (name: string) => this.triggers.filter((t) => t.objectName === name),
      classes: () => [],
      ...code,
    } as CodeService;
    this.data = createDataService(this, path === undefined ? {} : { path });
  }

  debug(): void {}

  settingsOf(userId: string): UserSettings {
    return settingsOf(this.data.store, userId);
  }

  limitsFor(kind: TransactionKind): Counters {
    return limitsFor(kind);
  }

  trigger(objectName: string, events: readonly string[], run: (context: Transaction['triggerStack'][0]) => void): void {
    this.triggers.push({
      name: `${objectName}Trigger${this.triggers.length}`,
      objectName,
      file: '',
      events: new Set(events),
      run: () => run(currentTransaction().triggerStack.at(-1) as Transaction['triggerStack'][0]),
    });
  }

  runTransaction<T>(
    kind: TransactionKind,
    entryPoint: string,
    body: (transaction: Transaction) => T,
    options: { userId?: string; isTest?: boolean } = {},
  ): T {
    const transaction: Transaction = {
      org: this,
      kind,
      entryPoint,
      isTest: options.isTest ?? false,
      userId: options.userId ?? administratorId,
      statics: new Map(),
      counters: createCounters(),
      count: (limit, amount = 1) => countAgainst(transaction.counters, limitsFor(kind), limit, amount),
      limitOf: (limit) => limitsFor(kind)[limit],
      triggerStack: [],
      sharingStack: [],
      uncommittedWork: false,
      wroteSetupObject: false,
      wroteNonSetupObject: false,
      afterCommit: [],
      slots: new Map(),
    };
    this.data.begin();
    let result: T;
    try {
      result = withTransaction(transaction, () => body(transaction));
    } catch (error) {
      this.data.abort();
      this.ledger.push({
        sequence: this.ledger.length + 1,
        kind,
        entryPoint,
        outcome: 'rolledBack',
        error: String((error as Error).message),
        counters: transaction.counters,
        startedAt: this.#now,
        millis: 0,
      });
      throw error;
    }
    this.data.commit();
    this.ledger.push({
      sequence: this.ledger.length + 1,
      kind,
      entryPoint,
      outcome: 'committed',
      counters: transaction.counters,
      startedAt: this.#now,
      millis: 0,
    });
    for (const task of transaction.afterCommit) task();
    return result;
  }

  /** Runs `body` as anonymous Apex. */
  run<T>(body: (transaction: Transaction) => T): T {
    return this.runTransaction('anonymous', 'test', body);
  }

  object(name: string): ObjectSchema {
    const schema = this.schema.object(name);
    if (!schema) throw new Error(`no object ${name}`);
    return schema;
  }

  /** A new row with field values as Apex would write them. */
  row(name: string, values: Readonly<Record<string, unknown>> = {}): SObject {
    const row = new SObject(this.object(name));
    for (const [field, value] of Object.entries(values)) row.write(field, value);
    return row;
  }

  insert(...rows: SObject[]): void {
    this.data.execute('insert', rows, { allOrNone: true, accessMode: 'system' });
  }

  update(...rows: SObject[]): void {
    this.data.execute('update', rows, { allOrNone: true, accessMode: 'system' });
  }

  query(soql: string, ...binds: unknown[]): SObject[] {
    return this.data.query(this.data.prepare(soql), binds, { accessMode: 'system' }) as SObject[];
  }

  strings(...items: string[]): ApexList {
    return new ApexList(Types.String, items);
  }
}
