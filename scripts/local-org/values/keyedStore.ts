import { createException } from './exception.ts';
import { ApexObject, definesEquality } from './object.ts';
import { collectionKey, hashCode, objectEquals } from './equality.ts';

export interface StoreEntry {
  readonly key: unknown;
  value: unknown;
}

/**
 * Entries in insertion order, found by Apex equality: the common store of sets and maps. Objects whose Apex class defines
 * `equals` or `hashCode` are found through hash buckets, everything else through its canonical key.
 */
export class KeyedStore {
  readonly #entries = new Map<unknown, StoreEntry>();
  #buckets: Map<number, unknown[]> | undefined;
  /** Number of for-each loops running over this store right now. */
  #loops = 0;

  get size(): number {
    return this.#entries.size;
  }

  find(key: unknown): StoreEntry | undefined {
    return this.#entries.get(this.#canonical(key));
  }

  /** Sets a value; the key kept is the first one, as in Java. Returns the value before, or undefined for a new key. */
  put(key: unknown, value: unknown): unknown {
    this.#refuseDuringLoop();
    const canonical = this.#canonical(key);
    const entry = this.#entries.get(canonical);
    if (entry) {
      const before = entry.value;
      entry.value = value;
      return before;
    }
    if (canonical === key && isBucketed(key)) this.#bucket(hashCode(key)).push(key);
    this.#entries.set(canonical, { key, value });
    return undefined;
  }

  remove(key: unknown): StoreEntry | undefined {
    const canonical = this.#canonical(key);
    const entry = this.#entries.get(canonical);
    if (!entry) return undefined;
    this.#refuseDuringLoop();
    this.#entries.delete(canonical);
    if (isBucketed(canonical)) this.#forget(canonical);
    return entry;
  }

  clear(): void {
    if (this.#entries.size > 0) this.#refuseDuringLoop();
    this.#entries.clear();
    this.#buckets = undefined;
  }

  entries(): IterableIterator<StoreEntry> {
    return this.#entries.values();
  }

  /** Entries for a for-each loop: changes while it runs are refused. */
  *loop(): Generator<StoreEntry, void, undefined> {
    this.#loops++;
    try {
      yield* this.#entries.values();
    } finally {
      this.#loops--;
    }
  }

  #refuseDuringLoop(): void {
    if (this.#loops > 0) throw modifiedWhileIterated();
  }

  #bucket(hash: number): unknown[] {
    this.#buckets ??= new Map();
    let bucket = this.#buckets.get(hash);
    if (!bucket) this.#buckets.set(hash, (bucket = []));
    return bucket;
  }

  /** Looks in the bucket of today's hash first; an object that changed since it was put is in another one. */
  #forget(key: unknown): void {
    const own = this.#buckets?.get(hashCode(key));
    for (const bucket of own?.includes(key) ? [own] : (this.#buckets?.values() ?? [])) {
      const at = bucket.indexOf(key);
      if (at >= 0) bucket.splice(at, 1);
    }
  }

  #canonical(key: unknown): unknown {
    if (!isBucketed(key)) return collectionKey(key);
    return this.#buckets?.get(hashCode(key))?.find((known) => known === key || objectEquals(key, known)) ?? key;
  }
}

function isBucketed(key: unknown): boolean {
  return key instanceof ApexObject && definesEquality(key);
}

/** The org's error for changing a collection inside a for-each loop over it (an error for sets since API 62). */
export function modifiedWhileIterated(): Error {
  return createException(
    'System.FinalException',
    'Cannot modify a collection while it is being iterated.',
  ) as unknown as Error;
}
