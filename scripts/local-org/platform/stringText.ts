import { createException, requireArgument as need } from '../values/exception.ts';
import { ApexList } from '../values/collections.ts';
import { escapeHtml, escapeJavaText, escapeXml, unescapeEntities, unescapeJavaText } from './escapes.ts';
import { definePlatformType } from './registry.ts';
import { stringList } from './string.ts';

/** Commons Lang semantics: true only for a text that is not empty and has nothing else. */
const every =
  (test: RegExp) =>
  (self: string): boolean =>
    self.length > 0 && [...self].every((c) => test.test(c));

function padding(length: number, filler: string): string {
  return filler.repeat(Math.ceil(length / filler.length)).slice(0, length);
}

function pad(self: string, size: number, filler: string | null | undefined, side: 'left' | 'right' | 'both'): string {
  const missing = need(size) - self.length;
  if (missing <= 0) return self;
  const text = filler === undefined || filler === null || filler === '' ? ' ' : filler;
  const before = side === 'left' ? missing : side === 'right' ? 0 : Math.floor(missing / 2);
  return padding(before, text) + self + padding(missing - before, text);
}

/** Commons Lang `abbreviate`: keeps `width` characters with `...`, the offset inside of what is kept. */
function abbreviate(self: string, width: number, offset = 0): string {
  if (need(width) < 4) throw createException('System.StringException', 'Minimum abbreviation width is 4');
  if (self.length <= width) return self;
  let from = Math.min(need(offset), self.length);
  if (self.length - from < width - 3) from = self.length - (width - 3);
  if (from <= 4) return `${self.slice(0, width - 3)}...`;
  if (width < 7) throw createException('System.StringException', 'Minimum abbreviation width with offset is 7');
  return from + width - 3 < self.length
    ? `...${abbreviate(self.slice(from), width - 3)}`
    : `...${self.slice(self.length - (width - 3))}`;
}

function overlay(self: string, text: string | null, start: number, end: number): string {
  const clamp = (n: number): number => Math.min(Math.max(need(n), 0), self.length);
  const [from, to] = [clamp(start), clamp(end)].sort((a, b) => a - b) as [number, number];
  return self.slice(0, from) + (text ?? '') + self.slice(to);
}

/** Type of a character as `splitByCharacterType` groups them (Java's `Character.getType`, by general category). */
function category(char: string): string {
  for (const name of [
    'Lu',
    'Ll',
    'Lt',
    'Lm',
    'Lo',
    'Nd',
    'Nl',
    'No',
    'Zs',
    'Zl',
    'Zp',
    'Cc',
    'Cf',
    'Pd',
    'Ps',
    'Pe',
    'Pc',
    'Po',
    'Pi',
    'Pf',
    'Sm',
    'Sc',
    'Sk',
    'So',
    'Mn',
    'Mc',
    'Me',
    'Co',
    'Cs',
  ]) {
    if (new RegExp(`\\p{${name}}`, 'u').test(char)) return name;
  }
  return 'Cn';
}

function splitByType(self: string, camelCase: boolean): ApexList {
  const pieces: string[] = [];
  let start = 0;
  let current = self === '' ? '' : category(self.charAt(0));
  for (let i = 1; i < self.length; i++) {
    const type = category(self.charAt(i));
    if (type === current) continue;
    if (camelCase && type === 'Ll' && current === 'Lu') {
      // The capital letter belongs to the lower-case letters that follow it.
      if (i - 1 !== start) {
        pieces.push(self.slice(start, i - 1));
        start = i - 1;
      }
    } else {
      pieces.push(self.slice(start, i));
      start = i;
    }
    current = type;
  }
  if (self !== '') pieces.push(self.slice(start));
  return new ApexList(stringList, pieces);
}

function unescapeCsv(self: string): string {
  if (self.length < 2 || !self.startsWith('"') || !self.endsWith('"')) return self;
  const inner = self.slice(1, -1);
  return /[,"\r\n]/.test(inner) ? inner.replaceAll('""', '"') : self;
}

/** Tags out, entities back to characters. */
function stripHtmlTags(self: string): string {
  return self.replace(/<!--[\s\S]*?-->|<\/?[A-Za-z!][^>]*>/g, '');
}

const isUpper = (c: string): boolean => /\p{Lu}/u.test(c);
const isLower = (c: string): boolean => /\p{Ll}/u.test(c);

definePlatformType('System.String', {
  methods: {
    abbreviate,
    capitalize: (self: string) => self.charAt(0).toUpperCase() + self.slice(1),
    uncapitalize: (self: string) => self.charAt(0).toLowerCase() + self.slice(1),
    center: (self: string, size: number, filler?: string | null) => pad(self, size, filler, 'both'),
    leftPad: (self: string, size: number, filler?: string | null) => pad(self, size, filler, 'left'),
    rightPad: (self: string, size: number, filler?: string | null) => pad(self, size, filler, 'right'),
    deleteWhitespace: (self: string) => self.replace(/\s+/g, ''),
    escapeCsv: (self: string) => (/[,"\r\n]/.test(self) ? `"${self.replaceAll('"', '""')}"` : self),
    escapeEcmaScript: (self: string) => escapeJavaText(self, true),
    escapeHtml3: (self: string) => escapeHtml(self, 3),
    escapeHtml4: (self: string) => escapeHtml(self, 4),
    escapeJava: (self: string) => escapeJavaText(self, false),
    escapeUnicode: (self: string) =>
      self.replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`),
    escapeXml,
    unescapeCsv,
    unescapeEcmaScript: unescapeJavaText,
    unescapeHtml3: (self: string) => unescapeEntities(self, 'html'),
    unescapeHtml4: (self: string) => unescapeEntities(self, 'html'),
    unescapeJava: unescapeJavaText,
    unescapeUnicode: (self: string) =>
      self.replace(/\\u+([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    unescapeXml: (self: string) => unescapeEntities(self, 'xml'),
    isAllLowerCase: every(/\p{Ll}/u),
    isAllUpperCase: every(/\p{Lu}/u),
    isAlpha: every(/\p{L}/u),
    isAlphaSpace: (self: string) => /^[\p{L} ]*$/u.test(self),
    isAlphanumeric: every(/[\p{L}\p{Nd}]/u),
    isAlphanumericSpace: (self: string) => /^[\p{L}\p{Nd} ]*$/u.test(self),
    isAsciiPrintable: (self: string) => /^[\x20-\x7e]*$/.test(self),
    isNumeric: every(/\p{Nd}/u),
    isNumericSpace: (self: string) => /^[\p{Nd} ]*$/u.test(self),
    isWhitespace: (self: string) => /^\s*$/.test(self),
    normalizeSpace: (self: string) => self.trim().replace(/\s+/g, ' '),
    overlay,
    'repeat/1': (self: string, count: number) => (need(count) <= 0 ? '' : self.repeat(count)),
    'repeat/2': (self: string, separator: string | null, count: number) =>
      need(count) <= 0
        ? ''
        : Array<string>(count)
            .fill(self)
            .join(separator ?? ''),
    reverse: (self: string) => [...self].reverse().join(''),
    splitByCharacterType: (self: string) => splitByType(self, false),
    splitByCharacterTypeCamelCase: (self: string) => splitByType(self, true),
    stripHtmlTags,
    swapCase: (self: string) =>
      [...self].map((c) => (isUpper(c) ? c.toLowerCase() : isLower(c) ? c.toUpperCase() : c)).join(''),
  },
});
