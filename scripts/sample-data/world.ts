import { readFileSync } from 'node:fs';
import { SeededRandom } from './random.ts';

/** A firm of the CC0 registry extract: one registered name as the CRM has it, another as a partner writes it. */
interface Company {
  readonly crmName: string;
  readonly crmCity: string;
  readonly crmCountry: string;
  readonly crmWebsite: string;
  readonly name: string;
  readonly city: string;
  readonly country: string;
  readonly website: string;
}

export interface Partner {
  readonly id: number;
  readonly name: string;
  readonly country: string;
  readonly city: string;
  readonly tier: string;
  readonly region: string;
  readonly managerId: number;
}

export interface Customer extends Company {
  readonly id: number;
  /** How the CRM side knows the firm. */
  readonly presence: 'known' | 'knownTwice' | 'unknown';
  /** Open Opportunities that sales already has with the firm. */
  readonly openOpportunities: number;
}

export interface Deal {
  readonly id: number;
  readonly name: string;
  readonly partnerId: number;
  readonly customerId: number;
  readonly status: string;
  readonly amount: number | null;
  readonly currency: string;
  /** Days from today; null where the partner gave no date. */
  readonly closeInDays: number | null;
  readonly registeredDaysAgo: number;
  readonly products: readonly { readonly productId: number; readonly quantity: number; readonly unitPrice: number }[];
  readonly contacts: readonly number[];
  readonly rejection: string | null;
}

export interface Person {
  readonly id: number;
  readonly customerId: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly title: string;
}

/** One believable channel: partners, their customers and deals, seen from neither side in particular. */
export interface World {
  readonly managers: readonly {
    readonly id: number;
    readonly name: string;
    readonly email: string;
    readonly isActive: boolean;
  }[];
  readonly partners: readonly Partner[];
  readonly customers: readonly Customer[];
  readonly people: readonly Person[];
  readonly products: readonly {
    readonly id: number;
    readonly name: string;
    readonly code: string;
    readonly price: number;
    readonly isInCrm: boolean;
  }[];
  readonly deals: readonly Deal[];
}

const CITIES: readonly (readonly [string, string, string])[] = [
  ['DE', 'Hamburg', 'EMEA'],
  ['DE', 'Köln', 'EMEA'],
  ['FR', 'Lyon', 'EMEA'],
  ['GB', 'Leeds', 'EMEA'],
  ['IT', 'Torino', 'EMEA'],
  ['ES', 'Valencia', 'EMEA'],
  ['SE', 'Malmö', 'EMEA'],
  ['NL', 'Utrecht', 'EMEA'],
  ['PL', 'Kraków', 'EMEA'],
  ['US', 'Denver', 'Americas'],
  ['US', 'Atlanta', 'Americas'],
  ['CA', 'Ottawa', 'Americas'],
  ['BR', 'Curitiba', 'Americas'],
  ['MX', 'Puebla', 'Americas'],
  ['JP', 'Nagoya', 'APAC'],
  ['AU', 'Perth', 'APAC'],
  ['IN', 'Pune', 'APAC'],
  ['SG', 'Singapore', 'APAC'],
];
const FIRST = [
  'Nordwind',
  'Blue Harbor',
  'Kestrel',
  'Altamar',
  'Fjordlink',
  'Quantis',
  'Rheinbogen',
  'Sierra',
  'Hanabi',
  'Copperline',
  'Meridian',
  'Ostsee',
  'Lumen',
  'Tramonto',
  'Banyan',
  'Orchard',
];
const SECOND = ['Systems', 'Networks', 'Solutions', 'Consulting', 'Technologies', 'Data', 'Cloud Services', 'IT'];
const FORMS: Record<string, string> = {
  DE: 'GmbH',
  FR: 'SAS',
  GB: 'Ltd',
  IT: 'S.r.l.',
  ES: 'S.L.',
  SE: 'AB',
  NL: 'B.V.',
  PL: 'Sp. z o.o.',
  US: 'Inc.',
  CA: 'Inc.',
  BR: 'Ltda',
  MX: 'S.A. de C.V.',
  JP: 'K.K.',
  AU: 'Pty Ltd',
  IN: 'Pvt. Ltd.',
  SG: 'Pte. Ltd.',
};
const GIVEN = [
  'Anna',
  'Ben',
  'Chiara',
  'Diego',
  'Elif',
  'Freya',
  'Goran',
  'Hana',
  'Ines',
  'Jonas',
  'Kavya',
  'Liam',
  'Mei',
  'Noah',
  'Olga',
  'Paulo',
  'Ravi',
  'Sofia',
  'Tomás',
  'Yuki',
];
const FAMILY = [
  'Almeida',
  'Becker',
  'Costa',
  'Dubois',
  'Eriksson',
  'Fischer',
  'García',
  'Haddad',
  'Ito',
  'Jansen',
  'Kowalski',
  'Lindqvist',
  'Moreau',
  'Nakamura',
  'O’Brien',
  'Patel',
  'Rossi',
  'Schneider',
  'Tanaka',
  'Weber',
];
const PROJECTS = [
  'Warehouse telemetry',
  'ERP backup',
  'Zero-trust rollout',
  'Plant dashboards',
  'Data lake',
  'Contact centre',
  'Branch network',
  'Lab automation',
  'Fleet tracking',
  'Document archive',
];
const STATUSES: readonly (readonly [string, number])[] = [
  ['Approved', 0.62],
  ['Submitted', 0.16],
  ['Draft', 0.05],
  ['Denied', 0.08],
  ['Expired', 0.05],
  ['Withdrawn', 0.04],
];
const DEALS_PER_PARTNER = 6;
const CUSTOMERS_PER_PARTNER = 5;

/** Builds the world for a seed. `partnerCount` partners register six deals each. */
export function buildWorld(seed: number, partnerCount: number): World {
  const random = new SeededRandom(seed);
  const managers = ['Priya Nair', 'Marc Oliveira', 'Sandra Keller', 'Former Manager'].map((name, index) => ({
    id: index + 1,
    name,
    email: `${name.toLowerCase().replace(' ', '.')}@example.com`,
    isActive: index < 3,
  }));
  const partners = Array.from({ length: partnerCount }, (_, index): Partner => {
    const [country, city, region] = CITIES[index % CITIES.length] ?? ['US', 'Denver', 'Americas'];
    const name = `${FIRST[index % FIRST.length]} ${SECOND[(index * 5 + Math.floor(index / FIRST.length)) % SECOND.length]}${index >= 128 ? ` ${index}` : ''}`;
    return {
      id: 100 + index,
      name: `${name} ${FORMS[country] ?? ''}`.trim(),
      country,
      city,
      region,
      tier: random.pick(['Silver', 'Gold', 'Platinum']),
      managerId: 1 + (index % managers.length),
    };
  });
  const customers = buildCustomers(random, partnerCount);
  const people = customers.flatMap((customer) => buildPeople(random, customer));
  const products = [
    ['Edge Gateway', 'EG-100', 1200],
    ['Edge Gateway Pro', 'EG-200', 2600],
    ['Platform Subscription', 'PL-12', 9000],
    ['Analytics Add-on', 'AN-12', 3500],
    ['Onboarding', 'SV-ONB', 4800],
    ['Premium Support', 'SV-PRE', 6000],
    ['Legacy Bundle', 'LG-900', 5000],
  ].map(([name, code, price], index) => ({
    id: index + 1,
    name: String(name),
    code: String(code),
    price: Number(price),
    isInCrm: code !== 'LG-900',
  }));
  const deals = Array.from({ length: partnerCount * DEALS_PER_PARTNER }, (_, index): Deal => {
    const partnerIndex = index % partners.length;
    // Partners mostly have customers of their own; now and then two of them meet at one.
    const own = customers.slice(partnerIndex * CUSTOMERS_PER_PARTNER, (partnerIndex + 1) * CUSTOMERS_PER_PARTNER);
    const customer = random.chance(0.95) ? random.pick(own) : random.pick(customers);
    const status = pickStatus(random);
    const lines = random.chance(0.6) ? buildLines(random, products) : [];
    const total = lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0);
    const contacts = people.filter((p) => p.customerId === customer.id).map((p) => p.id);
    const partner = partners[partnerIndex];
    if (!partner) throw new Error('a world needs at least one partner');
    return {
      id: 1000 + index,
      name: `${customer.name} – ${random.pick(PROJECTS)}`,
      partnerId: partner.id,
      customerId: customer.id,
      status,
      amount: total > 0 ? total : random.chance(0.95) ? 500 * (4 + random.below(400)) : null,
      currency: random.chance(0.85) ? 'USD' : 'EUR',
      closeInDays: random.chance(0.92) ? random.below(240) - 15 : null,
      registeredDaysAgo: 1 + random.below(90),
      products: lines,
      contacts: random.chance(0.8) ? contacts : [],
      rejection:
        status === 'Denied'
          ? random.pick([
              'Already in the pipeline of direct sales',
              'Customer is out of territory',
              'Not enough detail',
            ])
          : null,
    };
  });
  return { managers, partners, customers, people, products, deals };
}

function buildCustomers(random: SeededRandom, partnerCount: number): Customer[] {
  const file = JSON.parse(readFileSync(new URL('./companies.json', import.meta.url), 'utf8')) as {
    companies: Company[];
  };
  const wanted = partnerCount * CUSTOMERS_PER_PARTNER;
  return Array.from({ length: wanted }, (_, index): Customer => {
    const company = file.companies[index % file.companies.length];
    if (!company) throw new Error('companies.json is empty');
    // More customers than the extract holds: numbered branches with names and domains of their own.
    const branch = Math.floor(index / file.companies.length);
    const numbered = branch === 0 ? company : numberedCopy(company, branch);
    const isKnown = company.crmName !== '';
    return {
      ...numbered,
      id: 5000 + index,
      presence: !isKnown ? 'unknown' : random.chance(0.1) ? 'knownTwice' : 'known',
      openOpportunities: isKnown && random.chance(0.2) ? (random.chance(0.2) ? 2 : 1) : 0,
    };
  });
}

function numberedCopy(company: Company, branch: number): Company {
  const site = (url: string): string =>
    url ? `https://branch${branch}-${new URL(url).hostname.replace(/^www\./, '')}` : '';
  return {
    ...company,
    name: `${company.name} ${branch}`,
    crmName: company.crmName ? `${company.crmName} ${branch}` : '',
    website: site(company.website),
    crmWebsite: site(company.crmWebsite),
  };
}

function buildPeople(random: SeededRandom, customer: Customer): Person[] {
  const host = customer.website
    ? new URL(customer.website).hostname.replace(/^www\./, '')
    : `customer${customer.id}.example`;
  return Array.from({ length: 1 + random.below(2) }, (_, index): Person => {
    const firstName = random.pick(GIVEN);
    const lastName = random.pick(FAMILY);
    const mailbox = `${firstName}.${lastName}`
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z.]/g, '');
    return {
      id: customer.id * 10 + index,
      customerId: customer.id,
      firstName,
      lastName,
      email: `${mailbox}${index || ''}@${host}`,
      title: random.pick(['CIO', 'Head of IT', 'Purchasing', 'Plant manager']),
    };
  });
}

function buildLines(random: SeededRandom, products: World['products']): Deal['products'] {
  const chosen = new Set(
    Array.from({ length: 1 + random.below(3) }, () => random.below(products.length - (random.chance(0.93) ? 1 : 0))),
  );
  return [...chosen].map((index) => {
    const product = products[index];
    if (!product) throw new Error('no such product');
    return { productId: product.id, quantity: 1 + random.below(12), unitPrice: product.price };
  });
}

function pickStatus(random: SeededRandom): string {
  let left = random.next();
  for (const [status, share] of STATUSES) {
    left -= share;
    if (left < 0) return status;
  }
  return 'Approved';
}
