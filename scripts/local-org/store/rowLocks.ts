/** A transaction waits at most this long for a row that another one holds (Apex Developer Guide, "Locking Statements"). */
const longestWaitMillis = 10_000;

/** Virtual time, which waiting for a lock moves on. */
interface LockClock {
  now(): number;
  advanceTo(millis: number): void;
}

interface Hold {
  readonly ids: Set<string>;
  /** When the holder ends; undefined where nobody knows. */
  readonly until: number | undefined;
  /** How many statements it still stops; undefined for any number. */
  refusals: number | undefined;
}

export interface HoldOptions {
  /** The other transaction ends after this virtual time. A statement that need not wait longer than ten seconds succeeds. */
  readonly forMillis?: number;
  /** The other transaction ends once this many statements have been refused. */
  readonly refusals?: number;
}

/**
 * Row locks of transactions that run beside the one that is looked at. The local org runs one transaction at a time, so nothing
 * holds a row by itself: tests say which rows somebody else holds, and what asks for them then waits or is refused, as in an org.
 */
export class RowLocks {
  readonly #holds = new Set<Hold>();
  readonly #clock: LockClock;

  constructor(clock: LockClock) {
    this.#clock = clock;
  }

  /** Lets another transaction hold rows; the answer ends it. */
  hold(recordIds: Iterable<string>, options: HoldOptions = {}): () => void {
    const hold: Hold = {
      ids: new Set(recordIds),
      until: options.forMillis === undefined ? undefined : this.#clock.now() + options.forMillis,
      refusals: options.refusals,
    };
    this.#holds.add(hold);
    return () => void this.#holds.delete(hold);
  }

  /** Waits for rows; answers those that are still held when the wait is over. */
  await(recordIds: Iterable<string>): ReadonlySet<string> {
    const held = new Set<string>();
    if (this.#holds.size === 0) return held;
    const wanted = [...recordIds];
    const started = this.#clock.now();
    for (const hold of this.#holds) {
      const contended = wanted.filter((id) => hold.ids.has(id));
      if (contended.length === 0) continue;
      if (hold.until !== undefined && hold.until - started <= longestWaitMillis) {
        this.#clock.advanceTo(hold.until);
        this.#holds.delete(hold);
        continue;
      }
      this.#clock.advanceTo(started + longestWaitMillis);
      for (const id of contended) held.add(id);
      if (hold.refusals !== undefined && --hold.refusals <= 0) this.#holds.delete(hold);
    }
    return held;
  }
}
