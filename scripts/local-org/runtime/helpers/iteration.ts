import { ApexList, ApexSet } from '../../values/collections.ts';
import { createNullPointerException } from '../../values/exception.ts';
import { ApexObject } from '../../values/object.ts';
import { currentTransaction } from '../transaction.ts';

/** Elements of anything a for-each loop takes: lists, sets, user and platform iterables and iterators. */
export function elementsOf(value: unknown): Iterable<unknown> {
  if (value === null) throw createNullPointerException();
  if (value instanceof ApexList || value instanceof ApexSet) return value;
  if (value instanceof ApexObject) return iterated(value);
  return value as Iterable<unknown>;
}

function* iterated(source: ApexObject): Generator<unknown, void, undefined> {
  const { code } = currentTransaction().org;
  const iterator = code.hasMethod(source, 'iterator', 0)
    ? code.invoke(source, 'iterator', [])
    : Symbol.iterator in source
      ? source
      : callPlatformIterator(source);
  if (
    iterator instanceof ApexList ||
    iterator instanceof ApexSet ||
    (iterator as object | null)?.[Symbol.iterator as never]
  ) {
    yield* iterator as Iterable<unknown>;
    return;
  }
  while (code.invoke(iterator, 'hasNext', []) === true) yield code.invoke(iterator, 'next', []);
}

/** A platform object is its own iterator, or gives one through `CodeService.invoke`. */
function callPlatformIterator(source: ApexObject): unknown {
  return currentTransaction().org.code.hasMethod(source, 'hasNext', 0)
    ? source
    : currentTransaction().org.code.invoke(source, 'iterator', []);
}

const batchSize = 200;

/** Lists of up to 200 rows, as `for (List<Account> rows : [SELECT ...])` gets them. */
export function* batchesOf(rows: ApexList): Generator<ApexList, void, undefined> {
  for (let at = 0; at < rows.items.length; at += batchSize)
    yield new ApexList(rows.type, rows.items.slice(at, at + batchSize));
}
