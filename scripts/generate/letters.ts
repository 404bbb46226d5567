import { canonical, plainLetters } from './canonical.ts';
import { writeApexData } from './apexData.ts';

/** Signs that some stand beside a name and are no part of it, though Unicode takes them apart into letters. */
const besideNames = new Set(['™', '℠']);

/** Writes the letters whose canonical form is another: what `String.prototype.normalize` knows and Apex does not. */
export function generateLetters(): void {
  const lines: string[] = [];
  for (let code = 0x80; code <= 0x2fa1d; code++) {
    // Syllables of Hangul are taken apart by arithmetic.
    if ((code >= 0xd800 && code <= 0xf8ff) || (code >= 0xac00 && code <= 0xd7a3)) continue;
    const sign = String.fromCodePoint(code);
    const form = besideNames.has(sign) ? ' ' : canonical(sign);
    // Capital letters are made small before they are looked up.
    if (form !== sign && sign.toLowerCase() === sign) lines.push(sign + form);
  }
  writeApexData({
    file: 'force-app/main/text/classes/ImpartnerLetterData.cls',
    about: [
      `Signs and the small letters that they stand for, marks apart: compositions, widths, ligatures, superscripts.`,
      `Source: Unicode ${process.versions.unicode} as Node has it (form NFKD and the case pairs), licence Unicode-3.0.`,
    ],
    layout: 'A line for each sign: the sign, then what it stands for.',
    lines,
  });
  writeApexData({
    file: 'force-app/main/text/classes/ImpartnerPlainLetterData.cls',
    about: [
      'Letters of names and the plain ones that people write instead of them.',
      'Source: the transform Latin-ASCII of the Unicode CLDR, licence Unicode-3.0; see scripts/generate/canonical.ts.',
    ],
    layout: 'A line for each letter: the letter, then what is written instead.',
    lines: Object.entries(plainLetters).map(([letter, instead]) => letter + instead),
  });
}
