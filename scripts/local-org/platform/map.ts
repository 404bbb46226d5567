import { ApexType } from '../types/apexType.ts';
import { ApexList, ApexMap } from '../values/collections.ts';
import { requireArgument as need } from '../values/exception.ts';
import { hashCode, objectEquals, stringify } from '../values/operations.ts';
import { SObject } from '../values/sobject.ts';
import { definePlatformType } from './registry.ts';
import { tokenOfElement } from './schemaTokens.ts';

function putAll(self: ApexMap, source: ApexMap | ApexList): void {
  const map =
    need(source) instanceof ApexList ? ApexMap.ofSObjects(self.type, source as ApexList) : (source as ApexMap);
  for (const [key, value] of map.entries()) self.put(key, value);
}

definePlatformType('System.Map', {
  methods: {
    clear: (self: ApexMap) => self.clear(),
    clone: (self: ApexMap) => new ApexMap(self.type, self.entries()),
    containsKey: (self: ApexMap, key: unknown) => self.has(key),
    // Rows keep their ids in a deep clone of a map, unlike in one of a list.
    deepClone: (self: ApexMap) =>
      new ApexMap(
        self.type,
        self
          .entries()
          .map(([key, value]): [unknown, unknown] => [
            key,
            value instanceof SObject ? value.clone(true, true, true, true) : value,
          ]),
      ),
    equals: (self: ApexMap, other: unknown) => objectEquals(self, other),
    get: (self: ApexMap, key: unknown) => self.get(key),
    getSObjectType: (self: ApexMap) => tokenOfElement(self.valueType),
    hashCode: (self: ApexMap) => hashCode(self),
    isEmpty: (self: ApexMap) => self.size === 0,
    keySet: (self: ApexMap) => self.keySet(),
    put: (self: ApexMap, key: unknown, value: unknown) => self.put(key, value),
    putAll,
    remove: (self: ApexMap, key: unknown) => self.delete(key),
    size: (self: ApexMap) => self.size,
    toString: (self: ApexMap) => stringify(self),
    values: (self: ApexMap) => new ApexList(ApexType.list(self.valueType), self.values()),
  },
});
