import type { ApexType } from '../../types/apexType.ts';
import { ApexObject } from '../../values/object.ts';
import { createNullPointerException } from '../../values/exception.ts';
import type { CodeService } from '../org.ts';
import { arithmetic } from './arithmetic.ts';
import { dataHelpers } from './data.ts';
import { exceptionHelpers } from './exceptions.ts';
import { batchesOf, elementsOf } from './iteration.ts';
import { valueHelpers } from './values.ts';

type Callable = (...args: unknown[]) => unknown;

/** A call of a platform method whose receiver may be a user object that implements or overrides it. */
interface VirtualSite {
  readonly slot: string;
  readonly name: string;
  readonly call: Callable;
}

/** What of the compiled code these functions call. */
interface CalledCode extends Pick<CodeService, 'isInstance' | 'cast' | 'hasMethod' | 'invoke'> {
  /** The implementation of a platform method by the runtime type of its receiver. */
  platformMethodOf(target: unknown, name: string, count: number): Callable | undefined;
}

/** Everything emitted code calls by name, `$name` in the scripts. */
export function runtimeHelpers(code: CalledCode): Record<string, unknown> {
  return {
    ...arithmetic,
    ...valueHelpers,
    ...exceptionHelpers,
    ...dataHelpers,
    iterate: elementsOf,
    inBatches: batchesOf,
    isInstance: (value: unknown, type: ApexType): boolean => code.isInstance(value, type),
    cast: (value: unknown, type: ApexType): unknown => code.cast(value, type),
    callVirtual(site: VirtualSite, target: unknown, ...args: unknown[]): unknown {
      if (target === null) throw createNullPointerException();
      if (target instanceof ApexObject) {
        const own = (target as unknown as Record<string, unknown>)[site.slot];
        if (typeof own === 'function') return (own as Callable).apply(target, args);
        if (code.hasMethod(target, site.name, args.length)) return code.invoke(target, site.name, args);
      }
      // The static type may be an interface such as Iterable while the value is a list.
      return (code.platformMethodOf(target, site.name, args.length) ?? site.call)(target, ...args);
    },
  };
}
