import { ApexType, Types } from '../types/apexType.ts';
import { ApexList } from '../values/collections.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { stringHash, stringify } from '../values/operations.ts';
import type { ApexDate, ApexDatetime } from '../values/temporal.ts';
import { localParts, userTimeZone } from '../values/timeZone.ts';
import { replaceByRegex, splitByRegex } from './javaRegex.ts';
import { iterate } from './list.ts';
import { formatMessage } from './messageFormat.ts';
import { definePlatformType } from './registry.ts';

export const stringList = ApexType.list(Types.String);
const integerList = ApexType.list(Types.Integer);

const isBlank = (text: string | null): boolean => text === null || text.trim() === '' || /^\s*$/.test(text);

/** A String method's complaint about a position, in the org's words. */
function outOfBounds(which: 'Starting' | 'Ending', position: number): Error {
  return createException('System.StringException', `${which} position out of bounds: ${position}`) as unknown as Error;
}

function substring(self: string, start: number, end = self.length): string {
  if (need(start) < 0 || start > self.length) throw outOfBounds('Starting', start);
  if (need(end) < start || end > self.length) throw outOfBounds('Ending', end);
  return self.slice(start, end);
}

/** `String.valueOf(Datetime)` shows the running user's zone; concatenation shows GMT. */
function localText(datetime: ApexDatetime | null): string | null {
  if (datetime === null) return null;
  const { date, time } = localParts(userTimeZone(), datetime);
  return `${date.toString()} ${time.toString().slice(0, 8)}`;
}

function join(values: unknown, separator: string): string {
  return iterate(values).map(stringify).join(need(separator));
}

function charAt(self: string, index: number): number {
  if (need(index) < 0 || index >= self.length)
    throw createException('System.StringException', `String index out of range: ${index}`);
  return self.charCodeAt(index);
}

function codePointAt(self: string, index: number): number {
  charAt(self, index);
  return self.codePointAt(index) as number;
}

function commonPrefix(texts: readonly (string | null)[]): string {
  const known = texts.map((t) => t ?? '');
  let prefix = known[0] ?? '';
  for (const text of known) while (!text.startsWith(prefix)) prefix = prefix.slice(0, -1);
  return prefix;
}

function left(self: string, length: number): string {
  return need(length) <= 0 ? '' : self.slice(0, length);
}

function indexIgnoringCase(self: string, text: string, from = 0): number {
  return self.toLowerCase().indexOf(need(text).toLowerCase(), from);
}

/** Java's `lastIndexOf` with a start: the last match that starts at or before it; none for a negative start. */
function lastIndex(self: string, text: string, from?: number): number {
  return from !== undefined && from < 0 ? -1 : self.lastIndexOf(need(text), from);
}

const orNull = <T>(value: T | null, text: (value: T) => string): string | null => (value === null ? null : text(value));

definePlatformType('System.String', {
  statics: {
    escapeSingleQuotes: (text: string | null) => orNull(text, (t) => t.replace(/[\\']/g, '\\$&')),
    format: (pattern: string, values: ApexList) => formatMessage(need(pattern), need(values).items),
    fromCharArray: (codes: ApexList) => String.fromCharCode(...(need(codes).items as number[])),
    getCommonPrefix: (texts: ApexList) => commonPrefix(need(texts).items as (string | null)[]),
    isBlank,
    isNotBlank: (text: string | null) => !isBlank(text),
    isEmpty: (text: string | null) => text === null || text === '',
    isNotEmpty: (text: string | null) => text !== null && text !== '',
    join,
    'valueOf(Date)': (date: ApexDate | null) => orNull(date, (d) => d.toString()),
    'valueOf(Datetime)': localText,
    valueOf: (value: unknown) => orNull(value, stringify),
    valueOfGmt: (datetime: ApexDatetime | null) => orNull(datetime, (d) => d.toString()),
  },
  methods: {
    charAt,
    codePointAt,
    codePointBefore: (self: string, index: number) => {
      charAt(self, index - 1);
      const low = self.charCodeAt(index - 1);
      return low >= 0xdc00 && low <= 0xdfff && index > 1 ? self.codePointAt(index - 2) : low;
    },
    codePointCount: (self: string, start: number, end: number) => [...substring(self, start, end)].length,
    offsetByCodePoints: (self: string, index: number, count: number) => {
      const points = [...self.slice(index)];
      if (count < 0 || count > points.length)
        throw createException('System.StringException', `String index out of range: ${index + count}`);
      return index + points.slice(0, count).join('').length;
    },
    compareTo: (self: string, other: string) => compareTo(self, need(other)),
    contains: (self: string, text: string) => self.includes(need(text)),
    containsAny: (self: string, chars: string | null) => chars !== null && [...chars].some((c) => self.includes(c)),
    containsNone: (self: string, chars: string | null) => chars === null || ![...chars].some((c) => self.includes(c)),
    containsOnly: (self: string, chars: string | null) => chars !== null && [...self].every((c) => chars.includes(c)),
    containsIgnoreCase: (self: string, text: string) => indexIgnoringCase(self, text) >= 0,
    containsWhitespace: (self: string) => /\s/.test(self),
    countMatches: (self: string, text: string | null) =>
      text === null || text === '' ? 0 : self.split(text).length - 1,
    difference: (self: string, other: string) =>
      self === need(other) ? '' : other.slice(firstDifference(self, other)),
    endsWith: (self: string, text: string) => self.endsWith(need(text)),
    endsWithIgnoreCase: (self: string, text: string | null) =>
      text !== null && self.toLowerCase().endsWith(text.toLowerCase()),
    equals: (self: string, other: unknown) => self === other,
    equalsIgnoreCase: (self: string, other: string | null) =>
      other !== null && self.toLowerCase() === other.toLowerCase(),
    getChars: (self: string) =>
      new ApexList(
        integerList,
        Array.from({ length: self.length }, (_, i) => self.charCodeAt(i)),
      ),
    'getLevenshteinDistance/1': (self: string, other: string) => levenshtein(self, need(other)),
    'getLevenshteinDistance/2': (self: string, other: string, threshold: number) => {
      const distance = levenshtein(self, need(other));
      return distance <= need(threshold) ? distance : -1;
    },
    hashCode: (self: string) => stringHash(self),
    indexOf: (self: string, text: string, from = 0) => self.indexOf(need(text), need(from)),
    indexOfIgnoreCase: indexIgnoringCase,
    indexOfAny: (self: string, chars: string | null) =>
      chars === null ? -1 : firstIndex(self, (c) => chars.includes(c)),
    indexOfAnyBut: (self: string, chars: string | null) =>
      chars === null ? -1 : firstIndex(self, (c) => !chars.includes(c)),
    indexOfChar: (self: string, code: number, from = 0) => self.indexOf(String.fromCodePoint(need(code)), need(from)),
    indexOfDifference: (self: string, other: string) => firstDifference(self, need(other)),
    lastIndexOf: lastIndex,
    lastIndexOfChar: (self: string, code: number, from?: number) =>
      lastIndex(self, String.fromCodePoint(need(code)), from),
    lastIndexOfIgnoreCase: (self: string, text: string, from?: number) =>
      lastIndex(self.toLowerCase(), need(text).toLowerCase(), from),
    left,
    right: (self: string, length: number) => (need(length) <= 0 ? '' : self.slice(-length)),
    mid: (self: string, start: number, length: number) =>
      need(length) < 0 || need(start) > self.length ? '' : left(self.slice(Math.max(start, 0)), length),
    length: (self: string) => self.length,
    remove: (self: string, text: string | null) => (text === null || text === '' ? self : self.replaceAll(text, '')),
    removeEnd: (self: string, text: string | null) =>
      text !== null && text !== '' && self.endsWith(text) ? self.slice(0, -text.length) : self,
    removeEndIgnoreCase: (self: string, text: string | null) =>
      text !== null && text !== '' && self.toLowerCase().endsWith(text.toLowerCase())
        ? self.slice(0, -text.length)
        : self,
    removeStart: (self: string, text: string | null) =>
      text !== null && self.startsWith(text) ? self.slice(text.length) : self,
    removeStartIgnoreCase: (self: string, text: string | null) =>
      text !== null && self.toLowerCase().startsWith(text.toLowerCase()) ? self.slice(text.length) : self,
    replace: (self: string, target: string, replacement: string) =>
      self.replaceAll(need(target), () => need(replacement)),
    replaceAll: (self: string, regex: string, replacement: string) =>
      replaceByRegex(self, need(regex), need(replacement), true),
    replaceFirst: (self: string, regex: string, replacement: string) =>
      replaceByRegex(self, need(regex), need(replacement), false),
    split: (self: string, regex: string, limit = 0) =>
      new ApexList(stringList, splitByRegex(self, need(regex), need(limit))),
    startsWith: (self: string, text: string) => self.startsWith(need(text)),
    startsWithIgnoreCase: (self: string, text: string | null) =>
      text !== null && self.toLowerCase().startsWith(text.toLowerCase()),
    substring,
    substringAfter: (self: string, separator: string | null) => after(self, separator, (t, s) => t.indexOf(s), ''),
    substringAfterLast: (self: string, separator: string | null) =>
      after(self, separator === '' ? null : separator, (t, s) => t.lastIndexOf(s), ''),
    substringBefore: (self: string, separator: string | null) => before(self, separator, (t, s) => t.indexOf(s)),
    substringBeforeLast: (self: string, separator: string | null) =>
      before(self, separator === '' ? null : separator, (t, s) => t.lastIndexOf(s)),
    'substringBetween/1': (self: string, tag: string | null) => between(self, tag, tag),
    'substringBetween/2': between,
    toLowerCase: (self: string, locale?: string | null) =>
      locale ? self.toLocaleLowerCase(locale.replaceAll('_', '-')) : self.toLowerCase(),
    toUpperCase: (self: string, locale?: string | null) =>
      locale ? self.toLocaleUpperCase(locale.replaceAll('_', '-')) : self.toUpperCase(),
    toString: (self: string) => self,
    // Java's trim cuts everything up to and including the space, not Unicode white space.
    trim: (self: string) => self.replace(/^[\0-\x20]+|[\0-\x20]+$/g, ''),
  },
});

/** Java's `compareTo`: difference of the first different UTF-16 units, else of the lengths. */
function compareTo(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) if (a.charCodeAt(i) !== b.charCodeAt(i)) return a.charCodeAt(i) - b.charCodeAt(i);
  return a.length - b.length;
}

function firstIndex(text: string, test: (char: string) => boolean): number {
  for (let i = 0; i < text.length; i++) if (test(text.charAt(i))) return i;
  return -1;
}

/** Where two texts begin to differ; -1 for equal texts. */
function firstDifference(a: string, b: string): number {
  if (a === b) return -1;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return i;
}

function after(
  text: string,
  separator: string | null,
  find: (text: string, separator: string) => number,
  otherwise: string,
): string {
  const at = separator === null ? -1 : find(text, separator);
  return at < 0 || separator === null ? otherwise : text.slice(at + separator.length);
}

function before(text: string, separator: string | null, find: (text: string, separator: string) => number): string {
  const at = separator === null ? -1 : find(text, separator);
  return at < 0 ? text : text.slice(0, at);
}

function between(text: string, open: string | null, close: string | null): string | null {
  if (open === null || close === null) return null;
  const start = text.indexOf(open);
  if (start < 0) return null;
  const end = text.indexOf(close, start + open.length);
  return end < 0 ? null : text.slice(start + open.length, end);
}

function levenshtein(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
