import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexType, Types } from '../../../../scripts/local-org/types/apexType.ts';
import { ApexList, ApexMap, ApexSet } from '../../../../scripts/local-org/values/collections.ts';
import { ApexDecimal } from '../../../../scripts/local-org/values/decimal.ts';
import { ApexException } from '../../../../scripts/local-org/values/exception.ts';
import { ApexObject } from '../../../../scripts/local-org/values/object.ts';
import {
  apexEquals,
  compareValues,
  exactlyEquals,
  hashCode,
  objectEquals,
  sortCompare,
  stringify,
} from '../../../../scripts/local-org/values/operations.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../../../scripts/local-org/values/temporal.ts';
import { SObject } from '../../../../scripts/local-org/values/sobject.ts';
import { account } from '../platform/fakeOrg.ts';

const strings = ApexType.list(Types.String);
const list = (...items: unknown[]): ApexList => new ApexList(strings, items);
const set = (...items: unknown[]): ApexSet => new ApexSet(ApexType.set(Types.String), items);
const isApex = (type: string, message: string) => (e: unknown) =>
  e instanceof ApexException && e.getTypeName() === type && e.getMessage() === message;

class Point extends ApexObject {
  readonly x: number;
  constructor(x: number) {
    super();
    this.x = x;
  }
  get $type(): ApexType {
    return ApexType.user('Point');
  }
  override $equals(other: unknown): boolean {
    return other instanceof Point && other.x === this.x;
  }
  override $hashCode(): number {
    return this.x % 2;
  }
}

test('shouldRefuseChangesWhileACollectionIsIterated', () => {
  const message = 'Cannot modify a collection while it is being iterated.';
  const numbers = set('a', 'b');
  assert.throws(
    () => {
      for (const x of numbers) numbers.delete(x);
    },
    isApex('System.FinalException', message),
  );
  assert.equal(numbers.add('c'), true, 'after the loop changes are allowed again');
  const items = list('a');
  assert.throws(
    () => {
      for (const x of items) items.add(x);
    },
    isApex('System.FinalException', message),
  );
  const map = new ApexMap(ApexType.map(Types.String, Types.Integer), [['a', 1]]);
  assert.throws(
    () => {
      for (const k of map.keySet()) map.delete(k);
    },
    isApex('System.FinalException', message),
  );
});

test('shouldShowMapKeysAsAViewThatOnlyRemoves', () => {
  const map = new ApexMap(ApexType.map(Types.String, Types.Integer), [
    ['a', 1],
    ['b', 2],
  ]);
  map.keySet().delete('a');
  assert.deepEqual(map.keys(), ['b'], 'removing from the key set removes from the map');
  assert.throws(() => map.keySet().add('c'), isApex('System.FinalException', 'Collection is read-only'));
});

test('shouldCheckListBounds', () => {
  assert.throws(() => list().get(0), isApex('System.ListException', 'List index out of bounds: 0'));
  assert.throws(() => list('a').set(-1, 'b'), isApex('System.ListException', 'List index out of bounds: -1'));
});

test('shouldFindObjectsByTheirOwnEquality', () => {
  const points = new ApexSet(ApexType.set(ApexType.user('Point')), [new Point(1), new Point(3), new Point(1)]);
  assert.equal(points.size, 2, 'equal points are one element');
  assert.equal(points.has(new Point(3)), true, 'found through its hash bucket');
  assert.equal(points.delete(new Point(1)), true, 'removed by equality');
  assert.equal(points.has(new Point(1)), false, 'and gone from its bucket');
  assert.equal(points.add(new Point(1)), true, 'so that it can come back');
});

test('shouldKeepStringCaseInCollectionsButNotInEquals', () => {
  assert.equal(apexEquals('Abc', 'aBC'), true, '== ignores case');
  assert.equal(objectEquals('Abc', 'aBC'), false, 'equals does not');
  assert.equal(set('a', 'A').size, 2, 'sets tell them apart');
  assert.equal(exactlyEquals(list('a'), list('a')), false, '=== on lists is identity');
  assert.equal(apexEquals(list('a'), list('a')), true, '== on lists is by content');
  assert.equal(apexEquals(1, 1n), true, 'numbers compare across types');
  assert.equal(apexEquals(ApexDecimal.parse('1.00'), 1), true, 'decimals too');
  assert.equal(Number.isNaN(compareValues(1, null)), true, 'a number compares to null in no way');
  assert.ok(compareValues('a', null) > 0, 'a string is greater than null');
});

test('shouldSortNullFirstAndWithCase', () => {
  assert.deepEqual(['b', null, 'B', 'a'].sort(sortCompare), [null, 'B', 'a', 'b'], 'capital letters come first');
  assert.throws(() => sortCompare(new Object(), 1), 'values without order are refused');
});

test('shouldPrintEveryKindOfValue', () => {
  assert.equal(stringify(list('1', '2')), '(1, 2)');
  assert.equal(stringify(set('a', 'b')), '{a, b}');
  assert.equal(stringify(new ApexMap(ApexType.map(Types.String, Types.Object), [['k', null]])), '{k=null}');
  assert.equal(
    stringify(list(...Array.from({ length: 12 }, (_, i) => String(i)))),
    '(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...)',
    'ten elements, then dots',
  );
  assert.equal(stringify(ApexDatetime.ofGmt(2024, 1, 2, 3, 4, 5)), '2024-01-02 03:04:05');
  assert.equal(stringify(ApexDate.of(2024, 1, 2)), '2024-01-02 00:00:00', 'concatenated dates carry a time');
  assert.equal(stringify(ApexTime.of(3, 4, 5, 6)), '03:04:05.006Z');
  const row = new SObject(account);
  row.write('Name', 'x');
  assert.equal(stringify(row), 'Account:{Name=x}');
  const loop = new ApexList(ApexType.list(Types.Object));
  loop.add(loop);
  assert.equal(stringify(loop), '((already output))', 'cycles end');
});

test('shouldCompareRowsByTheirFieldValues', () => {
  const row = (name: string): SObject => {
    const r = new SObject(account);
    r.write('Name', name);
    return r;
  };
  assert.equal(apexEquals(row('a'), row('a')), true);
  assert.equal(apexEquals(row('a'), row('b')), false);
  assert.equal(new ApexSet(ApexType.set(Types.SObject), [row('a'), row('a')]).size, 1, 'sets hold equal rows once');
  assert.equal(hashCode(row('a')), hashCode(row('a')), 'equal rows have equal hash codes');
  assert.equal(hashCode('hello'), 99162322, "Java's String.hashCode");
});

test('shouldKeyMapsOfRowsById', () => {
  const row = new SObject(account);
  row.id = '001000000000001AAA';
  const type = ApexType.map(Types.Id, ApexType.sobject('Account'));
  assert.equal(ApexMap.ofSObjects(type, new ApexList(strings, [row])).get('001000000000001AAA'), row);
  assert.throws(
    () => ApexMap.ofSObjects(type, new ApexList(strings, [new SObject(account)])),
    isApex('System.ListException', 'Row with null Id at index: 0'),
  );
});
