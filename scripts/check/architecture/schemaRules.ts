import type { Finding } from '../check.ts';
import type { ApexFact, ApexFacts } from './apexFacts.ts';
import { at } from './apexRules.ts';
import { homeOf } from './capabilities.ts';

/** The one class that may turn names into types and fields, and back: in a managed package each name has two forms. */
const owner = 'ImpartnerSchema';

const lookup = /(^|\.)(fields\.getMap|getGlobalDescribe)$|^Type\.forName$/i;
const nameOfDescribe = /\.?getDescribe\(\)\.(getName|getLocalName)$/i;
const nameOfResult = /^(\w+)\.(getName|getLocalName)$/i;
const textOf = /^String\.valueOf$/i;
const token = /\bgetSObjectType\(\)$|\bSObjectType$|\bgetSObjectField\(\)$/i;

/** Names of types and fields that package code spells out or takes apart by itself. */
export function checkSchemaNames(apex: ApexFacts): Finding[] {
  if (apex.name === owner || homeOf(apex.file).isTest) return [];
  const tokens = declared(apex.source, 'SObjectType|SObjectField');
  const results = declared(apex.source, 'DescribeSObjectResult|DescribeFieldResult');
  return apex.facts
    .filter((fact) => fact.kind === 'call' && asksForName(fact, tokens, results))
    .map((fact) =>
      at(
        apex.file,
        fact,
        `${fact.text} in ${apex.name}: only ${owner} knows names of types and fields`,
        `Ask ${owner}: under a namespace a name of the package has a prefix that configuration does not write.`,
      ),
    );
}

function asksForName(fact: ApexFact, tokens: ReadonlySet<string>, results: ReadonlySet<string>): boolean {
  const { text } = fact;
  if (lookup.test(text) || nameOfDescribe.test(text)) return true;
  const [, variable = ''] = nameOfResult.exec(text) ?? [];
  if (results.has(variable.toLowerCase())) return true;
  const [value = ''] = fact.arguments;
  return (
    textOf.test(text) &&
    (token.test(value) ||
      tokens.has(
        value
          .trim()
          .replace(/^this\./i, '')
          .toLowerCase(),
      ))
  );
}

/** Variables, fields and parameters of these types, in lower case. */
function declared(source: string, types: string): ReadonlySet<string> {
  return new Set(
    [...source.matchAll(new RegExp(`\\b(?:${types})\\s+(\\w+)`, 'gi'))].map(([, name = '']) => name.toLowerCase()),
  );
}
