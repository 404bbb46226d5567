import { callServer, deepFreeze } from 'platform/runtime';

type FieldId = string | { readonly objectApiName: string; readonly fieldApiName: string };

interface FieldValue {
  readonly value: unknown;
  readonly displayValue: string | null;
}

interface UiRecord {
  readonly id: string;
  readonly apiName: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

interface RecordConfig {
  readonly recordId?: string;
  readonly fields?: FieldId | readonly FieldId[];
  readonly optionalFields?: FieldId | readonly FieldId[];
}

type Receiver = (value: { data: UiRecord | undefined; error: unknown }) => void;

const nameOf = (field: FieldId): string =>
  typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
const namesOf = (fields: FieldId | readonly FieldId[] | undefined): string =>
  (fields === undefined ? [] : Array.isArray(fields) ? (fields as readonly FieldId[]) : [fields as FieldId])
    .map(nameOf)
    .join(',');

const connected = new Set<getRecord>();

/** Wire adapter for fields of one record, read in the user's own access. */
export class getRecord {
  readonly #receive: Receiver;
  #config: RecordConfig = {};
  #isConnected = false;

  constructor(receive: Receiver) {
    this.#receive = receive;
    receive({ data: undefined, error: undefined });
  }

  get recordId(): string | undefined {
    return this.#config.recordId;
  }

  connect(): void {
    this.#isConnected = true;
    connected.add(this);
    void this.load();
  }

  disconnect(): void {
    this.#isConnected = false;
    connected.delete(this);
  }

  update(config: RecordConfig): void {
    this.#config = config;
    if (this.#isConnected) void this.load();
  }

  async load(): Promise<void> {
    const config = this.#config;
    if (!config.recordId || (config.fields === undefined && config.optionalFields === undefined)) return;
    const query = new URLSearchParams({
      fields: namesOf(config.fields),
      optionalFields: namesOf(config.optionalFields),
    });
    const isCurrent = (): boolean => this.#isConnected && this.#config === config;
    try {
      const data = deepFreeze(
        await callServer<UiRecord>('GET', `/aura/records/${encodeURIComponent(config.recordId)}?${query.toString()}`),
      );
      if (isCurrent()) this.#receive({ data, error: undefined });
    } catch (error) {
      if (isCurrent()) this.#receive({ data: undefined, error });
    }
  }
}

/** Follows `Account.Owner.Name` through the nested records of a UI API record. */
function find(record: UiRecord | undefined, field: FieldId): FieldValue | undefined {
  const path = nameOf(field).split('.').slice(1);
  let place: FieldValue | undefined = record && { value: record, displayValue: null };
  for (const name of path) place = (place?.value as UiRecord | null | undefined)?.fields?.[name];
  return place;
}

export function getFieldValue(record: UiRecord | undefined, field: FieldId): unknown {
  return find(record, field)?.value;
}

export function getFieldDisplayValue(record: UiRecord | undefined, field: FieldId): string | null | undefined {
  return find(record, field)?.displayValue;
}

/** Loads the given records again wherever a `getRecord` shows them. */
export async function notifyRecordUpdateAvailable(records: readonly { readonly recordId: string }[]): Promise<void> {
  const ids = new Set(records.map((record) => record.recordId));
  await Promise.all(
    [...connected].filter((adapter) => ids.has(adapter.recordId ?? '')).map((adapter) => adapter.load()),
  );
}
