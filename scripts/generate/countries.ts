import { createRequire } from 'node:module';
import { writeApexData } from './apexData.ts';
import { plain } from './canonical.ts';

const require = createRequire(import.meta.url);

interface Countries {
  getAlpha2Codes(): Record<string, string>;
  registerLocale(locale: object): void;
  getNames(language: string, options: { select: 'all' }): Record<string, string[]>;
}

/** Languages in which a country of a partner or customer is likely to be written. */
const languages =
  'en,de,fr,es,it,pt,nl,sv,da,nb,fi,is,pl,cs,sk,hu,ro,bg,el,tr,ru,uk,hr,sr,sl,et,lv,lt,ca,ja,ko,zh,zh-Hant,ar,he,fa,id,ms,vi,th,hi'.split(
    ',',
  );

/** Names in use that neither source has. Codes that are reserved or outdated, parts of a country that stand for it. */
const further: Readonly<Record<string, string>> = {
  uk: 'GB',
  gbr: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  el: 'GR',
  eire: 'IE',
  'republic of ireland': 'IE',
  uae: 'AE',
  usa: 'US',
  'united states of america': 'US',
  'the united states': 'US',
  america: 'US',
  'estados unidos de america': 'US',
  'etats unis d amerique': 'US',
  korea: 'KR',
  'republic of korea': 'KR',
  'korea republic of': 'KR',
  'korea south': 'KR',
  'czech republic': 'CZ',
  'tschechische republik': 'CZ',
  'slovak republic': 'SK',
  'hong kong': 'HK',
  'hong kong sar': 'HK',
  macao: 'MO',
  macau: 'MO',
  taiwan: 'TW',
  'republic of china': 'TW',
  'peoples republic of china': 'CN',
  'p r china': 'CN',
  prc: 'CN',
  'mainland china': 'CN',
  turkey: 'TR',
  'viet nam': 'VN',
  vietnam: 'VN',
  russia: 'RU',
  'russian federation': 'RU',
  holland: 'NL',
  'the netherlands': 'NL',
  'the philippines': 'PH',
  'ivory coast': 'CI',
  macedonia: 'MK',
  'north macedonia': 'MK',
  burma: 'MM',
  myanmar: 'MM',
  swaziland: 'SZ',
  'cape verde': 'CV',
  'kingdom of saudi arabia': 'SA',
  ksa: 'SA',
  'bundesrepublik deutschland': 'DE',
  brd: 'DE',
  'federal republic of germany': 'DE',
};

/** Writes the names of countries in many languages, and their codes of two and three letters. */
export function generateCountries(): void {
  const countries = require('i18n-iso-countries') as Countries;
  const codesByName = new Map<string, Set<string>>();
  const add = (name: string | undefined, code: string): void => {
    const key = name === undefined ? '' : keyOf(name);
    if (key !== '') codesByName.set(key, (codesByName.get(key) ?? new Set()).add(code));
  };
  const codes = Object.keys(countries.getAlpha2Codes());
  for (const [two, three] of Object.entries(countries.getAlpha2Codes())) {
    add(two, two);
    add(three, two);
  }
  for (const language of languages) {
    for (const style of ['long', 'short'] as const) {
      const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none', style });
      for (const code of codes) add(names.of(code), code);
    }
    const base = language.split('-')[0] ?? language;
    try {
      countries.registerLocale(require(`i18n-iso-countries/langs/${base}.json`) as object);
    } catch {
      continue;
    }
    for (const [code, names] of Object.entries(countries.getNames(base, { select: 'all' })))
      for (const name of names) add(name, code);
  }
  // A name that two countries have in two languages says nothing; what is said here wins.
  const lines = [...codesByName]
    .filter(([name, found]) => found.size === 1 && further[name] === undefined)
    .map(([name, [code = '']]) => `${name}=${code}`);
  lines.push(...Object.entries(further).map(([name, code]) => `${name}=${code}`));
  writeApexData({
    file: 'force-app/main/text/classes/ImpartnerCountryData.cls',
    about: [
      'Names of countries in many languages, as keys, and their codes.',
      `Source: Unicode CLDR ${process.versions.cldr} as Node has it (licence Unicode-3.0), the npm package i18n-iso-countries`,
      `${versionOf()} (MIT), and a few names in use from scripts/generate/countries.ts.`,
    ],
    layout: 'A line for each name: the name as a key, then the ISO 3166-1 code of two letters.',
    lines: lines.sort(),
  });
}

/** As ImpartnerCountryTransform makes it. */
function keyOf(name: string): string {
  return plain(name)
    .replace(/[’'`´]/g, '')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

const versionOf = (): string => (require('i18n-iso-countries/package.json') as { version: string }).version;
