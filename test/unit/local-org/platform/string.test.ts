import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexType, Types } from '../../../../scripts/local-org/types/apexType.ts';
import { ApexList } from '../../../../scripts/local-org/values/collections.ts';
import { ApexException } from '../../../../scripts/local-org/values/exception.ts';
import { ApexDate, ApexDatetime } from '../../../../scripts/local-org/values/temporal.ts';
import { replaceByRegex, splitByRegex } from '../../../../scripts/local-org/platform/javaRegex.ts';
import { UnsupportedError } from '../../../../scripts/local-org/runtime/unsupported.ts';
import { call, callStatic, inTransaction } from './fakeOrg.ts';

const { String: text, Integer: int } = Types;
const onText = (name: string, self: string, ...args: unknown[]): unknown =>
  call(
    'System.String',
    name,
    args.map((a) => (typeof a === 'number' ? int : text)),
    self,
    ...args,
  );
const list = (...items: unknown[]): ApexList => new ApexList(ApexType.list(Types.Object), items);
const itemsOf = (value: unknown): unknown[] => (value as ApexList).items;

test('shouldFormatLikeMessageFormat', () => {
  const format = (pattern: string, ...args: unknown[]): unknown =>
    callStatic('System.String', 'format', [text, ApexType.list(Types.Object)], pattern, list(...args));
  assert.equal(format('Hello {0}, {1}', 'a', 2), 'Hello a, 2');
  assert.equal(format("it''s {0}", 'x'), "it's x", 'two quotes are one');
  assert.equal(format("Don't {0}", 'x'), 'Dont {0}', 'one quote makes the rest literal');
  assert.equal(format('{0} {3}', null), 'null {3}', 'places without value stay');
});

test('shouldSplitWithJavaRules', () => {
  assert.deepEqual(itemsOf(onText('split', 'a,b,,c,,', ',')), ['a', 'b', '', 'c'], 'trailing empty pieces go');
  assert.deepEqual(itemsOf(onText('split', 'a,b,,', ',', -1)), ['a', 'b', '', ''], 'a negative limit keeps them');
  assert.deepEqual(itemsOf(onText('split', 'a1b2c', '\\d', 2)), ['a', 'b2c'], 'a limit bounds the pieces');
  assert.deepEqual(itemsOf(onText('split', 'abc', '')), ['a', 'b', 'c'], 'an empty pattern gives letters');
  assert.deepEqual(itemsOf(onText('split', '', ',')), [''], 'nothing to split is one piece');
});

test('shouldComplainAboutPositionsAsTheOrgDoes', () => {
  const fails = (message: string) => (e: unknown) => e instanceof ApexException && e.getMessage() === message;
  assert.throws(() => onText('substring', 'abc', -1), fails('Starting position out of bounds: -1'));
  assert.throws(() => onText('substring', 'abc', 0, 9), fails('Ending position out of bounds: 9'));
  assert.throws(
    () => onText('contains', 'abc', null),
    (e) => e instanceof ApexException && e.getTypeName() === 'System.NullPointerException',
  );
});

test('shouldCutAndPadTexts', () => {
  assert.equal(onText('substringAfter', 'a=b=c', '='), 'b=c');
  assert.equal(onText('substringBeforeLast', 'a=b=c', '='), 'a=b');
  assert.equal(onText('substringBetween', '<a>x</a>', '<a>', '</a>'), 'x');
  assert.equal(onText('leftPad', 'x', 4, 'ab'), 'abax');
  assert.equal(onText('center', 'x', 4), ' x  ');
  assert.equal(onText('abbreviate', 'Hello World', 8), 'Hello...');
  assert.equal(onText('right', 'abc', 2), 'bc');
  assert.equal(onText('repeat', 'ab', ',', 3), 'ab,ab,ab');
  assert.equal(onText('getLevenshteinDistance', 'kitten', 'sitting'), 3);
  assert.deepEqual(itemsOf(onText('splitByCharacterTypeCamelCase', 'fooBarXMLParser12')), [
    'foo',
    'Bar',
    'XML',
    'Parser',
    '12',
  ]);
});

test('shouldEscapeAndUnescape', () => {
  assert.equal(callStatic('System.String', 'escapeSingleQuotes', [text], "it's"), "it\\'s");
  assert.equal(onText('escapeHtml4', '<é "€">'), '&lt;&eacute; &quot;&euro;&quot;&gt;');
  assert.equal(onText('unescapeHtml4', '&lt;&eacute;&#8364;&unknown;'), '<é€&unknown;');
  assert.equal(onText('escapeJava', 'a"\n\u00e9'), 'a\\"\\n\\u00E9');
  assert.equal(onText('unescapeJava', 'a\\"\\n\\u00E9'), 'a"\n\u00e9');
  assert.equal(onText('escapeCsv', 'a,"b"'), '"a,""b"""');
  assert.equal(onText('escapeXml', "<a b='c'>"), '&lt;a b=&apos;c&apos;&gt;');
});

test('shouldShowDatesDifferentlyByValueOfAndConcatenation', () => {
  const date = ApexDate.of(2024, 1, 2);
  assert.equal(
    callStatic('System.String', 'valueOf', [Types.Date], date),
    '2024-01-02',
    'the typed overload has no time',
  );
  assert.equal(
    callStatic('System.String', 'valueOf', [Types.Object], date),
    '2024-01-02 00:00:00',
    'the Object overload has',
  );
  const moment = ApexDatetime.ofGmt(2024, 1, 2, 12);
  inTransaction(
    () =>
      assert.equal(
        callStatic('System.String', 'valueOf', [Types.Datetime], moment),
        '2024-01-02 04:00:00',
        'in the zone of the user',
      ),
    { timeZone: 'America/Los_Angeles' },
  );
  assert.equal(callStatic('System.String', 'valueOf', [Types.Object], null), null, 'null stays null');
});

test('shouldTranslateJavaRegularExpressions', () => {
  assert.equal(
    replaceByRegex('Hello', '(?i)(h)(e*+)', '$2-$1', true),
    'e-Hllo',
    'possessive quantifiers keep group numbers',
  );
  assert.equal(replaceByRegex('abc', '[a-z&&[^b]]', '_', true), '_b_', 'intersections');
  assert.equal(replaceByRegex('a\u00a0b c', '\\s', '_', true), 'a\u00a0b_c', 'white space is ASCII');
  assert.equal(replaceByRegex('ab12', '\\p{Alpha}+', '<$0>', true), '<ab>12', 'POSIX classes');
  assert.equal(replaceByRegex('x.y', '\\Q.\\E', '-', true), 'x-y', 'quotations');
  assert.equal(replaceByRegex('line\n', 'e$', 'E', true), 'linE\n', '$ matches before a last line end');
  assert.equal(replaceByRegex('aXbX', '(?<l>[a-z])X', '${l}', true), 'ab', 'named groups');
  assert.equal(replaceByRegex('aa', '(?>a*)a', 'x', true), 'aa', 'atomic groups give nothing back');
  assert.deepEqual(splitByRegex('fooBarBaz', '(?<=[a-z])(?=[A-Z])'), ['foo', 'Bar', 'Baz'], 'lookarounds');
  assert.throws(
    () => splitByRegex('x', '('),
    (e) => e instanceof ApexException && e.getTypeName() === 'System.StringException',
  );
  assert.throws(
    () => splitByRegex('x', '\\p{IsNoSuchThing}'),
    UnsupportedError,
    'unknown properties are refused by name',
  );
});

test('shouldMatchWithMatcher', () => {
  const pattern = callStatic('System.Pattern', 'compile', [text], '(\\w)(\\d)?');
  const matcher = call('System.Pattern', 'matcher', [text], pattern, 'a1-b');
  const m = (name: string, ...args: unknown[]): unknown =>
    call(
      'System.Matcher',
      name,
      args.map(() => int),
      matcher,
      ...args,
    );
  assert.equal(m('matches'), false, 'the whole text has to match');
  assert.throws(
    () => m('group'),
    (e) => e instanceof ApexException && e.getMessage() === 'No match found',
  );
  call('System.Matcher', 'reset', [], matcher);
  assert.deepEqual([m('find'), m('group', 1), m('start', 2), m('end')], [true, 'a', 1, 2]);
  assert.deepEqual([m('find'), m('group'), m('group', 2), m('start', 2)], [true, 'b', null, -1]);
  assert.equal(m('find'), false);
});
