import type { SeededRandom } from '../../scripts/sample-data/random.ts';

/** Firms that the fuzz draws its customers from: some share a name, some a host that says nothing, some are written in many ways. */
const FIRMS = Array.from({ length: 240 }, (_, index) => ({
  name: `${['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elder', 'Fir', 'Ginkgo', 'Hazel', 'Iroko', 'Juniper', 'Kauri', 'Larch'][index % 12] ?? ''} ${
    ['Tooling', 'Optics', 'Foods', 'Robotics', 'Paper', 'Glass', 'Energy', 'Freight', 'Textiles', 'Software'][
      Math.floor(index / 12) % 10
    ] ?? ''
  } ${index < 120 ? 'North' : 'South'}`,
  website: [
    `https://firm${index}.example`,
    null,
    `www.firm${index}.example/home`,
    'https://linktr.ee/firm',
    `https://firm${index}.github.io`,
    'not a website',
  ][index % 6] as string | null,
  country: ['DE', 'Germany', 'SE', 'FR', null, 'Nowhere', 'US', 'us'][index % 8] as string | null,
}));

const HOSTILE_TEXT = [
  '   ',
  '\u0000\u202Eevil',
  '\u200B\u200B',
  'x'.repeat(300),
  `${'y'.repeat(254)}😀`,
  '<script>alert(1)</script>',
  "'; DELETE FROM Account --",
  '=HYPERLINK("http://x","y")',
  'Socie\u0301te\u0301 Ge\u0301ne\u0301rale',
  'R&amp;D &#39;servers&#39;',
  'ＡＢＣ　Ｄ',
  '👩‍👩‍👧‍👦 family',
  'a\r\nb\tc',
  '{!$User.Id}',
];
const HOSTILE_AMOUNTS: readonly unknown[] = [1e20, -5, 0, null, '1,234.56', '1e999', 'NaN', 999999999999999, 0.005];
const HOSTILE_DATES: readonly unknown[] = ['0001-01-01', '9999-12-31', '2026-02-30', 'tomorrow', null, '2020-01-01'];
const HOSTILE_MAILS: readonly unknown[] = [
  'ann dot@example.com',
  '@',
  'a@b',
  null,
  'x'.repeat(90) + '@example.com',
  'ok@firm3.example',
];

const HOSTILE = 0.12;

export function customer(random: SeededRandom): Record<string, unknown> {
  const firm = random.pick(FIRMS);
  const name = random.chance(HOSTILE)
    ? random.pick(HOSTILE_TEXT)
    : random.pick([firm.name, firm.name.toUpperCase(), `${firm.name} GmbH`, ` ${firm.name}`]);
  return { Name: name, Website: firm.website, MailingCountry: firm.country };
}

export function dealValues(random: SeededRandom): Record<string, unknown> {
  return {
    Name: random.chance(HOSTILE) ? random.pick(HOSTILE_TEXT) : `Deal ${random.below(100_000)}`,
    Amount: random.chance(HOSTILE) ? random.pick(HOSTILE_AMOUNTS) : random.below(100_000),
    CloseDate: random.chance(HOSTILE) ? random.pick(HOSTILE_DATES) : '2031-05-05',
    ...(random.chance(0.3) ? { CurrencyCode__cf: random.pick(['USD', 'EUR', 'XXX', '', 'dollars please']) } : {}),
    ...(random.chance(0.2) ? { Description: random.pick(HOSTILE_TEXT) } : {}),
  };
}

export function contact(random: SeededRandom): Record<string, unknown> {
  return {
    FirstName: random.pick(['Ann', '', 'x'.repeat(60)]),
    LastName: random.pick(['Dot', 'Lee', null, '  ']),
    Email: random.chance(0.4)
      ? random.pick(HOSTILE_MAILS)
      : `person${random.below(50)}@firm${random.below(240)}.example`,
  };
}
