import { UnsupportedError } from '../runtime/unsupported.ts';

/** Line terminators of Java, as content of a class. */
export const LINE_END = '\\n\\r\\u0085\\u2028\\u2029';
/** Any character, line terminators too. */
export const anyChar = '[\\s\\S]';

/** Java's predefined and POSIX classes as content of a JavaScript class (`v` flag). Java's `\s` and `\w` are ASCII. */
export const classEscapes: Readonly<Record<string, string>> = {
  d: '0-9',
  w: 'A-Za-z0-9_',
  s: ' \\t\\n\\x0b\\f\\r',
  h: ' \\t\\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000',
  v: '\\n\\x0b\\f\\r\\x85\\u2028\\u2029',
};

const posix: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7f',
  Alpha: 'A-Za-z',
  Digit: '0-9',
  Alnum: 'A-Za-z0-9',
  Punct: '\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e',
  Graph: '\\x21-\\x7e',
  Print: '\\x20-\\x7e',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1f\\x7f',
  XDigit: '0-9a-fA-F',
  Space: ' \\t\\n\\x0b\\f\\r',
  javaLowerCase: '\\p{Lowercase}',
  javaUpperCase: '\\p{Uppercase}',
  javaWhitespace: '\\s',
  IsAlphabetic: '\\p{Alphabetic}',
  IsLetter: '\\p{L}',
  IsDigit: '\\p{Nd}',
  IsUppercase: '\\p{Uppercase}',
  IsLowercase: '\\p{Lowercase}',
  IsPunctuation: '\\p{P}',
  IsWhite_Space: '\\p{White_Space}',
  IsIdeographic: '\\p{Ideographic}',
};

/** `$` and `\Z`: at the end, or before a line terminator that ends the input. */
export const endBeforeTerminator = `(?=(?:\\r\\n|[${LINE_END}])?(?!${anyChar}))`;

/** Escapes that stand for positions or for more than one character. */
export const anchors: Readonly<Record<string, string>> = {
  A: `(?<!${anyChar})`,
  z: `(?!${anyChar})`,
  Z: endBeforeTerminator,
  b: '\\b',
  B: '\\B',
  R: `(?:\\r\\n|[\\n\\x0b\\f\\r\\x85\\u2028\\u2029])`,
  E: '',
};

/** `\p{name}` as class content; a property that JavaScript does not know is refused by name. */
export function propertyContent(name: string, source: string): string {
  const known = posix[name];
  if (known !== undefined) return known;
  const candidates = [
    name,
    name.replace(/^Is/, ''),
    `Script=${name.replace(/^Is/, '')}`,
    name.replace(/^(?:script|sc)=/i, 'Script=').replace(/^(?:general_category|gc)=/i, ''),
  ];
  for (const candidate of candidates) {
    try {
      new RegExp(`\\p{${candidate}}`, 'v');
      return `\\p{${candidate}}`;
    } catch {
      // Not a property that JavaScript knows under this name; try the next spelling.
    }
  }
  throw new UnsupportedError(`regular expression property \\p{${name}} in ${source}`);
}

/** One character as a JavaScript pattern that matches it. */
export function escapeLiteral(char: string): string {
  return /^[\^$\\.*+?()[\]{}|/-]$/.test(char) ? (char === '-' ? '-' : `\\${char}`) : encode(char);
}

/** One character as content of a JavaScript class. */
export function escapeInClass(char: string): string {
  return /^[A-Za-z0-9]$/.test(char) ? char : `\\u{${(char.codePointAt(0) as number).toString(16)}}`;
}

function encode(char: string): string {
  return /^[\n\r\u2028\u2029]$/.test(char) ? `\\u{${(char.codePointAt(0) as number).toString(16)}}` : char;
}
