import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addDecimal,
  ApexDecimal,
  compareDecimal,
  divideDecimal,
  divideToScale,
  multiplyDecimal,
  rescale,
  stripTrailingZeros,
} from '../../../../scripts/local-org/values/decimal.ts';
import { formatDouble } from '../../../../scripts/local-org/values/double.ts';
import { ApexException } from '../../../../scripts/local-org/values/exception.ts';

const d = (text: string): ApexDecimal => ApexDecimal.parse(text) as ApexDecimal;

test('shouldKeepTheLargerScaleWhenAdding', () => {
  assert.equal(addDecimal(d('1.50'), d('2.5')).toString(), '4.00', 'scale is the larger one');
  assert.equal(multiplyDecimal(d('1.50'), d('2.0')).toString(), '3.000', 'scales add up');
});

test('shouldDivideTo34FractionDigitsHalfUp', () => {
  assert.equal(
    divideDecimal(d('1'), d('31')).toString(),
    '0.0322580645161290322580645161290323',
    'the org value of 1/31',
  );
  assert.equal(divideDecimal(d('10'), d('4')).toString(), '2.5', 'exact quotients lose their zeros');
  assert.equal(divideDecimal(d('10.00'), d('2')).toString(), '5.00', 'but keep the scale of the dividend');
  assert.throws(
    () => divideDecimal(d('1'), d('0')),
    (e) => e instanceof ApexException && e.getTypeName() === 'System.MathException' && e.getMessage() === 'Divide by 0',
  );
});

test('shouldRoundByEveryMode', () => {
  const rounded = (text: string, mode: Parameters<typeof rescale>[2]): string => rescale(d(text), 0, mode).toString();
  assert.deepEqual(
    ['UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN'].map((m) => rounded('2.5', m as never)),
    ['3', '2', '3', '2', '3', '2', '2'],
  );
  assert.deepEqual(
    ['UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN'].map((m) => rounded('-2.5', m as never)),
    ['-3', '-2', '-2', '-3', '-3', '-2', '-2'],
  );
  assert.throws(
    () => rounded('2.5', 'UNNECESSARY'),
    (e) => e instanceof ApexException && e.getMessage() === 'Rounding necessary',
  );
  assert.equal(divideToScale(d('12.4567'), d('7'), 2, 'UP').toString(), '1.78', 'the example of the Apex Reference');
});

test('shouldPrintLikeJava', () => {
  assert.equal(d('0.0000001').toString(), '1E-7', 'more than six leading zeros use an exponent');
  assert.equal(d('0.0000001').toPlainString(), '0.0000001', 'plain text never does');
  assert.equal(d('-0.50').toString(), '-0.50', 'trailing zeros are part of the value');
  assert.equal(stripTrailingZeros(d('100')).toString(), '1E+2', 'stripping can make the scale negative');
  assert.equal(d('abc'), undefined, 'text that is no number is refused');
  assert.deepEqual([1, 0.001, 1e7, 123456.789, 1e-5, NaN].map(formatDouble), [
    '1.0',
    '0.001',
    '1.0E7',
    '123456.789',
    '1.0E-5',
    'NaN',
  ]);
});

test('shouldCompareByValue', () => {
  assert.equal(compareDecimal(d('1.0'), d('1.00')), 0, 'scale does not matter');
  assert.ok(compareDecimal(d('-1'), d('0.5')) < 0, 'negative is smaller');
});
