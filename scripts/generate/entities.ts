import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { writeApexData } from './apexData.ts';

const require = createRequire(import.meta.url);

/** Signs that texts of firms hold: Latin, Greek, Cyrillic, punctuation, currencies, letter-like. Mathematics and arrows stay. */
const ranges: readonly (readonly [number, number])[] = [
  [0x09, 0x24f],
  [0x2b0, 0x45f],
  [0x2000, 0x20cf],
  [0x2100, 0x214f],
  [0xfb00, 0xfb06],
];

/** Writes the named character references of HTML that stand for one sign of a text. */
export function generateEntities(): void {
  // The package offers functions only; its list lies beside them.
  const folder = dirname(require.resolve('html-entities/package.json'));
  const { namedReferences } = require(join(folder, 'dist/commonjs/named-references.js')) as {
    namedReferences: { html5: { entities: Record<string, string> } };
  };
  const lines = Object.entries(namedReferences.html5.entities)
    .filter(([name, sign]) => name.endsWith(';') && [...sign].length === 1 && isOfTexts(sign))
    .map(([name, sign]) => `${name.slice(1)}${sign === '\n' ? ' ' : sign}`);
  writeApexData({
    file: 'force-app/main/text/classes/ImpartnerEntityData.cls',
    about: [
      'The named character references of HTML, as far as texts hold their signs.',
      `Source: the npm package html-entities ${versionOf()} (MIT), whose list is that of the HTML standard of the WHATWG.`,
    ],
    layout: 'A line for each name: the name up to its semicolon, then the sign.',
    lines: [...new Set(lines)].sort(),
  });
}

function isOfTexts(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return ranges.some(([from, to]) => code >= from && code <= to);
}

const versionOf = (): string => (require('html-entities/package.json') as { version: string }).version;
