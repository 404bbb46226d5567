import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runApex, showApex, thrownByApex } from '../runApex.ts';

const expectAll = (cases: Readonly<Record<string, string>>): void => {
  for (const [expression, expected] of Object.entries(cases)) assert.equal(showApex(expression), expected, expression);
};

test('shouldWrapIntegersAndCutDivisions', () => {
  expectAll({
    '2147483647 + 1': '-2147483648',
    '65536 * 65536': '0',
    '7 / 2': '3',
    '-7 / 2': '-3',
    '9223372036854775807L + 1': '-9223372036854775808',
    '1 << 33': '2',
    '-1 >>> 28': '15',
    '5L << 2': '20',
  });
});

test('shouldWidenNumbersAcrossTypes', () => {
  expectAll({
    '1 + 2L': '3',
    '5 / 2.0': '2.5',
    '1.5d * 2': '3.0',
    '1 == 1.0': 'true',
    '1.50': '1.50',
    '(Integer) 3.99': '3',
  });
});

test('shouldConcatenateWithTextsOfEveryType', () => {
  expectAll({
    "'a' + 1 + 2": 'a12',
    "1 + 2 + 'a'": '3a',
    "'x' + null": 'xnull',
    "'d' + Date.newInstance(2024, 2, 1)": 'd2024-02-01 00:00:00',
    "'' + new List<Integer>{ 1, 2 }": '(1, 2)',
  });
});

test('shouldCompareStringsByCaseOnlyWithTripleEquals', () => {
  expectAll({
    "'ABC' == 'abc'": 'true',
    "(Object) 'ABC' === (Object) 'abc'": 'false',
    "'a' < 'B'": 'true',
    "'a' > null": 'true',
    "'ABC'.equals('abc')": 'false',
  });
});

test('shouldRefuseNullOperands', () => {
  const pointer = 'System.NullPointerException: Attempt to de-reference a null object';
  assert.equal(thrownByApex('Integer x; Integer y = x + 1;'), pointer, 'arithmetic');
  assert.equal(thrownByApex('Boolean b; if (b) {}'), pointer, 'conditions');
  assert.equal(thrownByApex('Boolean b; Boolean c = !b;'), pointer, 'negation');
  assert.equal(thrownByApex('Integer x = 5; x = null; x++;'), pointer, 'increments of a variable that was set to null');
  assert.deepEqual(
    runApex('Integer x; System.debug(x < 5); System.debug(x == null);'),
    ['false', 'true'],
    'comparisons with null are false',
  );
});

test('shouldThrowForDivisionByZeroAndListIndexes', () => {
  assert.equal(thrownByApex('Integer z = 0; Integer y = 1 / z;'), 'System.MathException: Divide by 0', 'division');
  assert.equal(
    thrownByApex('List<Integer> l = new List<Integer>{ 1 }; Integer x = l[5];'),
    'System.ListException: List index out of bounds: 5',
    'index',
  );
});

test('shouldEvaluateReceiversOfCompoundAssignmentsOnce', () => {
  const output = runApex(`
    List<Integer> l = new List<Integer>{ 1, 2, 3 };
    Integer k = 0;
    l[k++] += 10;
    System.debug(l + ' ' + k);
    Account a = new Account(Name = 'x');
    a.Name += 'y';
    System.debug(a.Name);
    Integer i = 0;
    Integer sum = i++ + ++i;
    System.debug(sum + ' ' + i);
    Decimal d = 1;
    d += 0.5;
    System.debug(d);
    String s;
    s += 'x';
    System.debug(s);`);
  assert.deepEqual(output, ['(11, 2, 3) 1', 'xy', '2 2', '1.5', 'nullx'], 'each receiver and index runs once');
});

test('shouldSkipTheWholeChainAfterASafeNavigation', () => {
  assert.deepEqual(
    runApex(
      "Account a; System.debug(a?.Name?.length()); System.debug(a?.Name.toUpperCase()); System.debug(a?.Name ?? 'none'); Account b = new Account(Name = 'n'); System.debug(b?.Name.length());",
    ),
    ['null', 'null', 'none', '1'],
    'null ends the chain',
  );
});

test('shouldReadThroughAMissingParentRow', () => {
  assert.deepEqual(
    runApex('Contact c = new Contact(); System.debug(c.Account.Name);'),
    ['null'],
    'a relationship path gives null',
  );
});
