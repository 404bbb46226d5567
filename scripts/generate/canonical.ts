/** One form for texts that Unicode holds to be the same: compatible forms taken apart, letters small. As in Apex, see ImpartnerLetters. */
export function canonical(text: string): string {
  let form = text.toLowerCase().normalize('NFKD');
  // A small letter may have come out of a sign that had no case, and the other way round.
  for (let next = form.toLowerCase().normalize('NFKD'); next !== form; next = next.toLowerCase().normalize('NFKD'))
    form = next;
  return form.replaceAll('ς', 'σ');
}

/** Marks that readers of a name leave out: accents, and the points of Hebrew and Arabic. Those of other scripts are vowels. */
const marks = [
  '0300-036f 1ab0-1aff 1dc0-1dff 20d0-20ff fe20-fe2f',
  '0591-05bd 05bf-05bf 05c1-05c2 05c4-05c5 05c7-05c7',
  '0640-0640 064b-065f 0670-0670 06d6-06ed',
].flatMap((line) => line.split(' ').map((range) => range.split('-').map((code) => parseInt(code, 16))));

/** The text without accents. */
export const withoutMarks = (text: string): string =>
  [...text].filter((sign) => !marks.some(([from = 0, to = 0]) => isWithin(sign, from, to))).join('');

const isWithin = (sign: string, from: number, to: number): boolean => {
  const code = sign.codePointAt(0) ?? 0;
  return code >= from && code <= to;
};

/**
 * Letters that are no composition for Unicode and still have a plain form that people write instead. Source: the transform
 * Latin-ASCII of CLDR, as far as languages in use have the letter; `ä` stays apart from `ae`, as its parts are `a` and a mark.
 */
export const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  ø: 'o',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ĸ: 'q',
  ł: 'l',
  ŋ: 'n',
  ŧ: 't',
  ƒ: 'f',
  ə: 'e',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ƴ: 'y',
  ɛ: 'e',
  ɔ: 'o',
  ɖ: 'd',
  ɣ: 'g',
  ƀ: 'b',
  ɇ: 'e',
  ɨ: 'i',
  ɉ: 'j',
  ɍ: 'r',
  ɏ: 'y',
  ȼ: 'c',
  ⱥ: 'a',
  ⱦ: 't',
  ƶ: 'z',
  // Letters of the Ukrainian and Russian alphabets that keyboards of the neighbour lack.
  ґ: 'г',
  // Persian and Urdu forms of Arabic letters.
  ی: 'ي',
  ى: 'ي',
  ک: 'ك',
  // Letters in the code, apostrophes to the eye: Hawaiʻi, Bukoba’s.
  ʻ: '',
  ʼ: '',
  ʾ: '',
  ʿ: '',
  ʹ: '',
  ꞌ: '',
};

/** As a key of matching has it. */
export function plain(text: string): string {
  return [...withoutMarks(canonical(text))].map((letter) => plainLetters[letter] ?? letter).join('');
}
