import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { domainToUnicode, pathToFileURL } from 'node:url';
import { dirname, join } from 'node:path';
import { writeApexData } from './apexData.ts';
import { canonical } from './canonical.ts';

const require = createRequire(import.meta.url);

/** The Public Suffix List as tldts packs it: nodes with edges, each edge a label. */
interface PackedSuffixes {
  readonly nodeFlags: Uint8Array;
  readonly edgeStart: Uint16Array;
  readonly edgeLength: Uint8Array;
  readonly edgeChild: Uint16Array;
  readonly labelText: string;
  readonly rulesRoot: number;
  readonly exceptionsRoot: number;
}

/** Rules without which a renewal is not to be trusted: one of each kind and of each part of the list. */
const expected = [
  'uk co',
  'us k12.ca',
  'io github',
  'com myshopify',
  'ck *',
  'ck !www',
  'com wixsite',
  'jp *.kawasaki',
];

/** Writes the suffixes below which others than the owner of the suffix register, and the hosts that say nothing of a firm. */
export async function generateDomains(): Promise<void> {
  const rules = await suffixRules();
  const missing = expected.filter((rule) => !rules.has(rule));
  if (missing.length > 0) throw new Error(`the Public Suffix List of tldts lacks "${missing.join('", "')}"`);
  writeApexData({
    file: 'force-app/main/matching/classes/ImpartnerSuffixData.cls',
    about: [
      'The Public Suffix List, https://publicsuffix.org, with its private part, without suffixes of one label.',
      `Source: the npm package tldts ${versionOf('tldts')} (MIT). The list itself is under the Mozilla Public License 2.0,`,
      'https://mozilla.org/MPL/2.0/; this class is a derived form of it and is under the same licence.',
    ],
    layout: 'A line for each last label, and before it the rest of each suffix: * is any label, ! an exception.',
    lines: byLastLabel(rules),
  });
  writeApexData({
    file: 'force-app/main/matching/classes/ImpartnerSharedHostData.cls',
    about: [
      'Domains at which many have a mailbox or a page, and that therefore say nothing of a firm.',
      `Source: the npm packages freemail ${versionOf('freemail')} and email-providers ${versionOf('email-providers')} (both ISC),`,
      'and scripts/generate/sharedHosts.txt for social networks, pages of links and hosts of pages.',
    ],
    layout: 'A line for each last label, and after it the rest of each domain.',
    lines: byLastLabel(sharedHosts()),
  });
}

async function suffixRules(): Promise<Set<string>> {
  const folder = dirname(require.resolve('tldts/package.json'));
  const packed = (await import(
    pathToFileURL(join(folder, 'dist/es6/src/data/trie.js')).href
  )) as unknown as PackedSuffixes;
  const offsets: number[] = [0];
  for (const length of packed.edgeLength) offsets.push((offsets.at(-1) ?? 0) + length);
  const rules = new Set<string>();
  const walk = (node: number, labels: readonly string[], prefix: string): void => {
    const [last, ...rest] = labels;
    if (last !== undefined && rest.length > 0 && packed.nodeFlags[node] !== 0)
      rules.add(`${last} ${prefix}${rest.toReversed().join('.')}`);
    for (let edge = packed.edgeStart[node] ?? 0; edge < (packed.edgeStart[node + 1] ?? 0); edge++) {
      const offset = offsets[edge] ?? 0;
      const label = packed.labelText.slice(offset, offset + (packed.edgeLength[edge] ?? 0));
      walk(packed.edgeChild[edge] ?? 0, [...labels, unicode(label)], prefix);
    }
  };
  walk(packed.rulesRoot, [], '');
  walk(packed.exceptionsRoot, [], '!');
  return rules;
}

function sharedHosts(): Set<string> {
  const folder = dirname(require.resolve('freemail/package.json'));
  const texts = [
    readFileSync(join(folder, 'data/free.txt'), 'utf8'),
    (require('email-providers/all.json') as string[]).join('\n'),
    readFileSync(new URL('sharedHosts.txt', import.meta.url), 'utf8').replaceAll(/#.*/g, ''),
  ];
  const hosts = new Set<string>();
  for (const host of texts.join('\n').split(/\s+/)) {
    const labels = unicode(host.toLowerCase()).split('.');
    if (labels.length < 2 || labels.includes('')) continue;
    hosts.add(`${labels.at(-1) ?? ''} ${labels.slice(0, -1).join('.')}`);
  }
  return hosts;
}

/** `com github`, `com gitlab` as the line `com github gitlab `: the blank at the end makes every entry stand between two. */
function byLastLabel(entries: ReadonlySet<string>): string[] {
  const lines = new Map<string, string[]>();
  for (const entry of [...entries].sort()) {
    const [last = '', rest = ''] = entry.split(' ');
    lines.set(last, [...(lines.get(last) ?? []), rest]);
  }
  return [...lines].map(([last, rest]) => `${last} ${rest.join(' ')} `);
}

const unicode = (label: string): string =>
  label.startsWith('xn--') || label.includes('.xn--') ? canonical(domainToUnicode(label)) : canonical(label);

const versionOf = (name: string): string => (require(`${name}/package.json`) as { version: string }).version;
