import { ApexType } from '../types/apexType.ts';
import { createException } from './exception.ts';
import { KeyedStore, modifiedWhileIterated } from './keyedStore.ts';

/** Apex `List<T>`. `items` is the live array; go through `add`, `insert` and `removeAt` where a loop may be running. */
export class ApexList implements Iterable<unknown> {
  /** The list type itself, `List<Account>`. */
  readonly type: ApexType;
  readonly items: unknown[];
  #loops = 0;
  #readOnly = false;

  constructor(type: ApexType, items: unknown[] = []) {
    this.type = type;
    this.items = items;
  }

  get elementType(): ApexType {
    return this.type.args[0] as ApexType;
  }

  get size(): number {
    return this.items.length;
  }

  get(index: number): unknown {
    this.#checkIndex(index, this.items.length - 1);
    return this.items[index] ?? null;
  }

  set(index: number, value: unknown): unknown {
    if (this.#readOnly) throw readOnlyCollection();
    this.#checkIndex(index, this.items.length - 1);
    return (this.items[index] = value);
  }

  add(value: unknown): void {
    this.refuseDuringLoop();
    this.items.push(value);
  }

  insert(index: number, value: unknown): void {
    this.refuseDuringLoop();
    this.#checkIndex(index, this.items.length);
    this.items.splice(index, 0, value);
  }

  addAll(values: Iterable<unknown>): void {
    this.refuseDuringLoop();
    for (const value of [...values]) this.items.push(value);
  }

  removeAt(index: number): unknown {
    this.refuseDuringLoop();
    this.#checkIndex(index, this.items.length - 1);
    return this.items.splice(index, 1)[0] ?? null;
  }

  clear(): void {
    this.refuseDuringLoop();
    this.items.length = 0;
  }

  /** Makes every later change a FinalException, as for `Trigger.new`. */
  freeze(): this {
    this.#readOnly = true;
    return this;
  }

  /** Iterates as an Apex for-each loop does: adding or removing meanwhile is refused. */
  *[Symbol.iterator](): Generator<unknown, void, undefined> {
    this.#loops++;
    try {
      for (let i = 0; i < this.items.length; i++) yield this.items[i] ?? null;
    } finally {
      this.#loops--;
    }
  }

  /** Throws when a for-each loop over this list is running or the list is read-only. */
  refuseDuringLoop(): void {
    if (this.#readOnly) throw readOnlyCollection();
    if (this.#loops > 0) throw modifiedWhileIterated();
  }

  #checkIndex(index: number, last: number): void {
    if (index === null) throw createException('System.NullPointerException', 'Attempt to de-reference a null object');
    if (index < 0 || index > last) throw createException('System.ListException', `List index out of bounds: ${index}`);
  }
}

/** Apex `Set<T>`, in insertion order. */
export class ApexSet implements Iterable<unknown> {
  /** The set type itself, `Set<Id>`. */
  readonly type: ApexType;
  readonly #store: KeyedStore;
  /** The key set of a map: shows and removes the map's keys, but takes no new ones. */
  readonly #isKeyView: boolean;

  constructor(type: ApexType, values: Iterable<unknown> = [], keysOf?: KeyedStore) {
    this.type = type;
    this.#store = keysOf ?? new KeyedStore();
    this.#isKeyView = keysOf !== undefined;
    for (const value of values) this.#store.put(value, true);
  }

  get elementType(): ApexType {
    return this.type.args[0] as ApexType;
  }

  get size(): number {
    return this.#store.size;
  }

  has(value: unknown): boolean {
    return this.#store.find(value) !== undefined;
  }

  /** True when the set did not hold the value before. */
  add(value: unknown): boolean {
    if (this.#isKeyView) throw readOnlyCollection();
    if (this.#store.find(value)) return false;
    this.#store.put(value, true);
    return true;
  }

  delete(value: unknown): boolean {
    return this.#store.remove(value) !== undefined;
  }

  clear(): void {
    this.#store.clear();
  }

  /** A copy of the values, safe against later changes. */
  values(): unknown[] {
    return Array.from(this.#store.entries(), (e) => e.key);
  }

  /** Iterates as an Apex for-each loop does: adding or removing meanwhile is refused. */
  *[Symbol.iterator](): Generator<unknown, void, undefined> {
    for (const entry of this.#store.loop()) yield entry.key;
  }
}

/** Apex `Map<K, V>`, in insertion order. */
export class ApexMap {
  /** The map type itself, `Map<Id,Account>`. */
  readonly type: ApexType;
  readonly #store = new KeyedStore();
  #readOnly = false;

  constructor(type: ApexType, entries: Iterable<readonly [unknown, unknown]> = []) {
    this.type = type;
    for (const [key, value] of entries) this.#store.put(key, value);
  }

  /** `new Map<Id, T>(listOfSObjects)`: keys are the rows' ids; a row without id or a doubled id is refused. */
  static ofSObjects(type: ApexType, rows: ApexList): ApexMap {
    const map = new ApexMap(type);
    rows.items.forEach((row, index) => {
      const id = (row as { id?: string | null } | null)?.id ?? null;
      if (id === null) throw createException('System.ListException', `Row with null Id at index: ${index}`);
      if (map.has(id)) throw createException('System.ListException', `Row with duplicate Id at index: ${index}`);
      map.put(id, row);
    });
    return map;
  }

  get keyType(): ApexType {
    return this.type.args[0] as ApexType;
  }

  get valueType(): ApexType {
    return this.type.args[1] as ApexType;
  }

  get size(): number {
    return this.#store.size;
  }

  has(key: unknown): boolean {
    return this.#store.find(key) !== undefined;
  }

  get(key: unknown): unknown {
    return this.#store.find(key)?.value ?? null;
  }

  /** Returns the value the key had before, or null. */
  put(key: unknown, value: unknown): unknown {
    if (this.#readOnly) throw readOnlyCollection();
    return this.#store.put(key, value) ?? null;
  }

  delete(key: unknown): unknown {
    if (this.#readOnly) throw readOnlyCollection();
    return this.#store.remove(key)?.value ?? null;
  }

  clear(): void {
    if (this.#readOnly) throw readOnlyCollection();
    this.#store.clear();
  }

  /** Makes every later change a FinalException, as for `Trigger.newMap` and `getPopulatedFieldsAsMap`. */
  freeze(): this {
    this.#readOnly = true;
    return this;
  }

  /**
   * The keys as a view: removing from it removes from the map, adding is refused with 'Collection is read-only'
   * (org behaviour recorded at salesforce.stackexchange.com/questions/207388).
   */
  keySet(): ApexSet {
    return new ApexSet(ApexType.set(this.keyType), [], this.#store);
  }

  /** A copy of the entries, safe against later changes. */
  entries(): [unknown, unknown][] {
    return Array.from(this.#store.entries(), (e) => [e.key, e.value]);
  }

  keys(): unknown[] {
    return Array.from(this.#store.entries(), (e) => e.key);
  }

  values(): unknown[] {
    return Array.from(this.#store.entries(), (e) => e.value);
  }
}

function readOnlyCollection(): Error {
  return createException('System.FinalException', 'Collection is read-only') as unknown as Error;
}
