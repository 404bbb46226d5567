import { storeOf } from '../dml/dataService.ts';
import { ValueCodec } from '../async/codec.ts';
import type { LocalOrg } from '../runtime/createOrg.ts';
import type { SObject } from '../values/sobject.ts';
import { valueToJson } from './recordJson.ts';

/** A platform event as `lightning/empApi` hands it to a component. */
export interface StreamedEvent {
  readonly channel: string;
  readonly data: {
    readonly schema: string;
    readonly payload: Readonly<Record<string, unknown>>;
    readonly event: { readonly replayId: number; readonly EventUuid: unknown };
  };
}

/** Reads the platform events that the org has published, in their order. Only committed events are ever in the stream. */
export class EventFeed {
  readonly #org: LocalOrg;
  readonly #codec: ValueCodec;
  #position: number;

  constructor(org: LocalOrg) {
    this.#org = org;
    this.#codec = new ValueCodec(org);
    this.#position = Number(storeOf(org).db.prepare('SELECT MAX(replayId) FROM "$event"').get()?.[0] ?? 0);
  }

  /** What was published since the last call. */
  next(): StreamedEvent[] {
    const rows = storeOf(this.#org)
      .db.prepare('SELECT replayId, objectName, payload FROM "$event" WHERE replayId > ? ORDER BY replayId')
      .all(this.#position);
    this.#position = Number(rows.at(-1)?.[0] ?? this.#position);
    return rows.map((row) => this.#toEvent(row));
  }

  /** Kept events of one object: none for -1, all for -2, else those after the replay id. */
  since(objectName: string, replayId: number): StreamedEvent[] {
    if (replayId === -1 || Number.isNaN(replayId)) return [];
    return storeOf(this.#org)
      .db.prepare(
        'SELECT replayId, objectName, payload FROM "$event" WHERE objectName = ? AND replayId > ? AND replayId <= ? ORDER BY replayId',
      )
      .all(objectName, Math.max(0, replayId), this.#position)
      .map((row) => this.#toEvent(row));
  }

  #toEvent([replayId, objectName, payload]: readonly unknown[]): StreamedEvent {
    const row = this.#codec.decode(String(payload)) as SObject;
    const values: Record<string, unknown> = {};
    for (const [name, value] of row.populated())
      if (name !== 'Id' && name !== 'EventUuid' && name !== 'ReplayId') values[name] = valueToJson(value);
    return {
      channel: `/event/${String(objectName)}`,
      data: {
        schema: String(objectName),
        payload: values,
        event: { replayId: Number(replayId), EventUuid: row.get('EventUuid') },
      },
    };
  }
}
