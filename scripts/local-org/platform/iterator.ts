import { ApexType } from '../types/apexType.ts';
import { createException } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import { definePlatformType } from './registry.ts';

/** The iterator of a list, a set or a query locator. */
export class ApexIterator extends PlatformObject {
  readonly #type: ApexType;
  readonly #items: readonly unknown[];
  #at = 0;

  constructor(elementType: ApexType, items: readonly unknown[]) {
    super();
    this.#type = ApexType.platform('System.Iterator', [elementType]);
    this.#items = items;
  }

  override get $type(): ApexType {
    return this.#type;
  }

  hasNext(): boolean {
    return this.#at < this.#items.length;
  }

  next(): unknown {
    if (!this.hasNext()) throw createException('System.NoSuchElementException', 'Iterator has no more elements');
    return this.#items[this.#at++] ?? null;
  }
}

definePlatformType('System.Iterator', {
  methods: {
    hasNext: (self: ApexIterator) => self.hasNext(),
    next: (self: ApexIterator) => self.next(),
  },
});
