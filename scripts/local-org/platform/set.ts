import { ApexList, ApexSet } from '../values/collections.ts';
import { hashCode, objectEquals, stringify } from '../values/operations.ts';
import { ApexIterator } from './iterator.ts';
import { elementsOf } from './list.ts';
import { definePlatformType } from './registry.ts';

/** Applies `change` to every value; true when one of them changed the set. */
function any(values: readonly unknown[], change: (value: unknown) => boolean): boolean {
  return values.reduce<boolean>((changed, value) => change(value) || changed, false);
}

function retainAll(self: ApexSet, values: ApexList | ApexSet): boolean {
  const kept = values instanceof ApexSet ? values : new ApexSet(self.type, elementsOf(values));
  return any(
    self.values().filter((value) => !kept.has(value)),
    (value) => self.delete(value),
  );
}

definePlatformType('System.Set', {
  methods: {
    add: (self: ApexSet, value: unknown) => self.add(value),
    addAll: (self: ApexSet, values: ApexList | ApexSet) => any(elementsOf(values), (value) => self.add(value)),
    clear: (self: ApexSet) => self.clear(),
    clone: (self: ApexSet) => new ApexSet(self.type, self.values()),
    contains: (self: ApexSet, value: unknown) => self.has(value),
    containsAll: (self: ApexSet, values: ApexList | ApexSet) => elementsOf(values).every((value) => self.has(value)),
    equals: (self: ApexSet, other: unknown) => objectEquals(self, other),
    hashCode: (self: ApexSet) => hashCode(self),
    isEmpty: (self: ApexSet) => self.size === 0,
    iterator: (self: ApexSet) => new ApexIterator(self.elementType, self.values()),
    remove: (self: ApexSet, value: unknown) => self.delete(value),
    removeAll: (self: ApexSet, values: ApexList | ApexSet) => any(elementsOf(values), (value) => self.delete(value)),
    retainAll,
    size: (self: ApexSet) => self.size,
    toString: (self: ApexSet) => stringify(self),
  },
});
