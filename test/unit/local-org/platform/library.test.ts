import assert from 'node:assert/strict';
import { test } from 'node:test';
import { platformEnumValue } from '../../../../scripts/local-org/platform/enums.ts';
import { enumValueOf } from '../../../../scripts/local-org/platform/objectMethods.ts';
import { ApexType, Types } from '../../../../scripts/local-org/types/apexType.ts';
import { ApexBlob } from '../../../../scripts/local-org/values/blob.ts';
import { ApexList, ApexSet } from '../../../../scripts/local-org/values/collections.ts';
import { ApexDecimal } from '../../../../scripts/local-org/values/decimal.ts';
import { ApexDouble } from '../../../../scripts/local-org/values/double.ts';
import { ApexException, ApexFatalError } from '../../../../scripts/local-org/values/exception.ts';
import { stringify } from '../../../../scripts/local-org/values/operations.ts';
import { ApexDate, ApexDatetime } from '../../../../scripts/local-org/values/temporal.ts';
import { call, callStatic, construct, inTransaction } from './fakeOrg.ts';

const { String: text, Integer: int, Decimal: decimal, Double: double, Blob: blob, Object: object } = Types;
const fails = (type: string, message?: string) => (e: unknown) =>
  e instanceof ApexException && e.getTypeName() === type && (message === undefined || e.getMessage() === message);
const bytes = (value: string): ApexBlob => ApexBlob.fromText(value);
const hex = (value: unknown): unknown => callStatic('System.EncodingUtil', 'convertToHex', [blob], value);

test('shouldReadNumbersOutOfText', () => {
  assert.equal(callStatic('System.Integer', 'valueOf', [text], '5.0'), 5, 'an org cuts the fraction');
  assert.throws(
    () => callStatic('System.Integer', 'valueOf', [text], 'abc'),
    fails('System.TypeException', 'Invalid integer: abc'),
  );
  assert.throws(() => callStatic('System.Integer', 'valueOf', [text], '2147483648'), fails('System.TypeException'));
  assert.equal(stringify(callStatic('System.Decimal', 'valueOf', [text], '1.50')), '1.50');
  assert.equal(callStatic('System.Boolean', 'valueOf', [object], 'TRUE'), true);
  assert.equal(callStatic('System.Long', 'valueOf', [text], '-9223372036854775808'), -9223372036854775808n);
});

test('shouldRoundHalfEvenForDecimals', () => {
  const round = (value: string): unknown => callStatic('System.Math', 'round', [decimal], ApexDecimal.parse(value));
  assert.deepEqual(['4.5', '5.5', '-5.7', '5.2'].map(round), [4, 6, -6, 5], 'the examples of the Apex Reference');
  assert.equal(callStatic('System.Math', 'round', [double], new ApexDouble(2.5)), 3, 'doubles round half up');
  assert.equal(callStatic('System.Math', 'mod', [int, int], -7, 3), -1, 'the sign of the dividend');
  assert.throws(() => callStatic('System.Math', 'mod', [int, int], 1, 0), fails('System.MathException', 'Divide by 0'));
  assert.equal(call('System.Integer', 'format', [], 1234567), '1,234,567');
});

test('shouldReadDatesAsLenientlyAsAnOrg', () => {
  const date = (value: string): string => stringify(callStatic('System.Date', 'valueOf', [text], value)).slice(0, 10);
  for (const value of ['2017-01-02', '2017-01-02T00:00:00', '2017-01-02 00:00:00.000Z', '2017-01-02 00:00:00:00'])
    assert.equal(date(value), '2017-01-02', value);
  assert.throws(() => date('2017-14-31'), fails('System.TypeException', 'Invalid date: 2017-14-31'));
  inTransaction(
    () => {
      assert.equal(
        stringify(callStatic('System.Datetime', 'valueOf', [text], '2024-01-02 03:04:05')),
        '2024-01-02 08:04:05',
        'text is in the zone of the user',
      );
      assert.throws(
        () => callStatic('System.Datetime', 'valueOf', [text], 'x'),
        fails('System.TypeException', 'Invalid date/time: x'),
      );
      assert.equal(call('System.Datetime', 'format', [], ApexDatetime.ofGmt(2024, 1, 2, 20)), '1/2/2024, 3:00 PM');
      assert.equal(callStatic('System.Date', 'today', []) instanceof ApexDate, true);
    },
    { timeZone: 'America/New_York' },
  );
});

test('shouldChangeSetsAndReportIt', () => {
  const type = ApexType.set(text);
  const set = new ApexSet(type, ['a', 'b', 'c']);
  const list = new ApexList(ApexType.list(text), ['b', 'x']);
  assert.equal(call('System.Set', 'removeAll', [list.type], set, list), true);
  assert.equal(call('System.Set', 'retainAll', [list.type], set, new ApexList(list.type, ['a'])), true);
  assert.deepEqual(set.values(), ['a']);
  assert.equal(call('System.Set', 'addAll', [list.type], set, new ApexList(list.type, ['a'])), false, 'nothing new');
});

test('shouldIterateUntilTheEnd', () => {
  const iterator = call('System.List', 'iterator', [], new ApexList(ApexType.list(text), ['a']));
  assert.equal(call('System.Iterator', 'next', [], iterator), 'a');
  assert.equal(call('System.Iterator', 'hasNext', [], iterator), false);
  assert.throws(() => call('System.Iterator', 'next', [], iterator), fails('System.NoSuchElementException'));
});

test('shouldAssertWithTheTextsOfAnOrg', () => {
  const failure = (message: string) => (e: unknown) =>
    e instanceof ApexFatalError && e.exception.getMessage() === message;
  assert.throws(
    () => callStatic('System.System', 'assertEquals', [object, object], 'Abc', 'abc'),
    failure('Assertion Failed: Expected: Abc, Actual: abc'),
  );
  assert.throws(
    () => callStatic('System.Assert', 'areEqual', [object, object, text], 1, 2, 'why'),
    failure('Assertion Failed: why: Expected: 1, Actual: 2'),
  );
  assert.throws(
    () => callStatic('System.Assert', 'areNotEqual', [object, object], 1, 1),
    failure('Assertion Failed: Same value: 1'),
  );
  assert.throws(() => callStatic('System.Assert', 'fail', []), failure('Assertion Failed'));
  callStatic('System.System', 'assertEquals', [object, object], 1, 1n);
});

test('shouldDigestSignAndEncrypt', () => {
  const digest = (name: string): unknown =>
    hex(callStatic('System.Crypto', 'generateDigest', [text, blob], name, bytes('abc')));
  assert.equal(digest('MD5'), '900150983cd24fb0d6963f7d28e17f72', 'RFC 1321');
  assert.equal(digest('SHA-256'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 'FIPS 180-2');
  const mac = callStatic(
    'System.Crypto',
    'generateMac',
    [text, blob, blob],
    'hmacSHA256',
    bytes('what do ya want for nothing?'),
    bytes('Jefe'),
  );
  assert.equal(hex(mac), '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843', 'RFC 4231');
  const key = callStatic('System.Crypto', 'generateAesKey', [int], 256);
  const secret = callStatic('System.Crypto', 'encryptWithManagedIV', [text, blob, blob], 'AES256', key, bytes('text'));
  assert.equal(
    (
      callStatic('System.Crypto', 'decryptWithManagedIV', [text, blob, blob], 'AES256', key, secret) as ApexBlob
    ).toText(),
    'text',
  );
  assert.throws(
    () => callStatic('System.Crypto', 'encryptWithManagedIV', [text, blob, blob], 'AES128', key, bytes('x')),
    fails('System.InvalidParameterValueException'),
  );
});

test('shouldEncodeUrlsLikeJava', () => {
  const encode = (value: string): unknown =>
    callStatic('System.EncodingUtil', 'urlEncode', [text, text], value, 'UTF-8');
  assert.equal(encode("a b&c=d/é~*'"), 'a+b%26c%3Dd%2F%C3%A9%7E*%27');
  assert.equal(callStatic('System.EncodingUtil', 'urlDecode', [text, text], 'a+b%26%C3%A9', 'UTF-8'), 'a b&é');
  assert.throws(
    () => callStatic('System.EncodingUtil', 'base64Decode', [text], '§'),
    fails('System.InvalidParameterValueException'),
  );
});

test('shouldTakeUrlsApart', () => {
  const url = construct('System.Url', [text], 'https://user@host.example:8443/a/b?c=d#e');
  const part = (name: string): unknown => call('System.Url', name, [], url);
  assert.deepEqual(
    ['getProtocol', 'getHost', 'getPort', 'getPath', 'getQuery', 'getRef', 'getUserInfo', 'getFile'].map(part),
    ['https', 'host.example', 8443, '/a/b', 'c=d', 'e', 'user', '/a/b?c=d'],
  );
  assert.throws(() => construct('System.Url', [text], 'nothing'), fails('System.StringException'));
});

test('shouldFindEnumConstantsInAnyCase', () => {
  const values = [platformEnumValue('System.RoundingMode', 'UP')];
  assert.equal(enumValueOf('RoundingMode', values, 'up'), values[0]);
  assert.throws(
    () => enumValueOf('RoundingMode', values, 'SIDEWAYS'),
    fails('System.NoSuchElementException', 'No enum constant RoundingMode.SIDEWAYS'),
  );
});

test('shouldTellAuraExceptionsApart', () => {
  const exception = construct('System.AuraHandledException', [text], 'for the client') as ApexException;
  assert.equal(exception.getMessage(), 'Script-thrown exception', 'the text goes to the client only');
  call('System.Exception', 'setMessage', [text], exception, 'set');
  assert.equal(exception.getMessage(), 'set');
});

test('shouldCompleteAndCheckIds', () => {
  const idOf = (value: string): unknown => callStatic('System.Id', 'valueOf', [text], value);
  assert.equal(idOf('001000000000001'), '001000000000001AAA');
  assert.throws(() => idOf('nope'), fails('System.StringException', 'Invalid id: nope'));
});
