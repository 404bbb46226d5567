import { currentTransaction } from '../runtime/transaction.ts';
import type { ApexType } from '../types/apexType.ts';
import { ApexList, ApexSet } from '../values/collections.ts';
import { requireArgument as need } from '../values/exception.ts';
import { hashCode, objectEquals, sortCompare, stringify } from '../values/operations.ts';
import { SObject } from '../values/sobject.ts';
import { ApexIterator } from './iterator.ts';
import { definePlatformType } from './registry.ts';
import { tokenOfElement } from './schemaTokens.ts';

/** Elements of a List or Set argument. */
export function elementsOf(collection: ApexList | ApexSet): readonly unknown[] {
  const known = need(collection);
  return known instanceof ApexList ? known.items : known.values();
}

/** An iterable argument as an array; user classes may implement Iterable themselves. */
export function iterate(source: unknown): readonly unknown[] {
  const known = need(source);
  if (known instanceof ApexList || known instanceof ApexSet) return elementsOf(known);
  const code = currentTransaction().org.code;
  const iterator = code.invoke(known, 'iterator', []);
  if (iterator instanceof ApexIterator) {
    const items: unknown[] = [];
    while (iterator.hasNext()) items.push(iterator.next());
    return items;
  }
  const items: unknown[] = [];
  while (code.invoke(iterator, 'hasNext', []) === true) items.push(code.invoke(iterator, 'next', []));
  return items;
}

function deepCopies(
  type: ApexType,
  items: readonly unknown[],
  preserveId = false,
  preserveTimestamps = false,
  preserveAutonumber = false,
): ApexList {
  return new ApexList(
    type,
    items.map((item) =>
      item instanceof SObject ? item.clone(preserveId, true, preserveTimestamps, preserveAutonumber) : item,
    ),
  );
}

/** Stable, like Java's; a comparator is asked for pairs only. */
function sort(self: ApexList, comparator?: unknown): void {
  self.refuseDuringLoop();
  if (comparator === undefined) {
    self.items.sort(sortCompare);
    return;
  }
  const code = currentTransaction().org.code;
  const target = need(comparator);
  self.items.sort((a, b) => code.invoke(target, 'compare', [a, b]) as number);
}

definePlatformType('System.List', {
  methods: {
    'add/1': (self: ApexList, value: unknown) => self.add(value),
    'add/2': (self: ApexList, index: number, value: unknown) => self.insert(index, value),
    addAll: (self: ApexList, values: ApexList | ApexSet) => self.addAll([...elementsOf(values)]),
    clear: (self: ApexList) => self.clear(),
    clone: (self: ApexList) => new ApexList(self.type, [...self.items]),
    contains: (self: ApexList, value: unknown) => self.items.some((item) => objectEquals(item, value)),
    deepClone: (self: ApexList, ...flags: boolean[]) =>
      deepCopies(self.type, self.items, ...(flags as [boolean?, boolean?, boolean?])),
    equals: (self: ApexList, other: unknown) => objectEquals(self, other),
    get: (self: ApexList, index: number) => self.get(index),
    getSObjectType: (self: ApexList) => tokenOfElement(self.elementType),
    hashCode: (self: ApexList) => hashCode(self),
    indexOf: (self: ApexList, value: unknown) => self.items.findIndex((item) => objectEquals(item, value)),
    isEmpty: (self: ApexList) => self.size === 0,
    iterator: (self: ApexList) => new ApexIterator(self.elementType, self.items),
    remove: (self: ApexList, index: number) => self.removeAt(index),
    set: (self: ApexList, index: number, value: unknown) => {
      self.set(index, value);
    },
    size: (self: ApexList) => self.size,
    'sort/0': (self: ApexList) => sort(self),
    'sort/1': sort,
    toString: (self: ApexList) => stringify(self),
  },
});
