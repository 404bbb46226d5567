import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readApexFacts } from '../../../scripts/check/architecture/readApexFacts.ts';
import { forbiddenArrow, homeOf } from '../../../scripts/check/architecture/capabilities.ts';
import { checkFlowNames, readFlowNames } from '../../../scripts/check/architecture/flowNames.ts';
import { checkImportCircles } from '../../../scripts/check/architecture/importCircles.ts';
import { checkTypescript } from '../../../scripts/check/architecture/typescriptRules.ts';
import { findSuppressions } from '../../../scripts/check/security/suppressions.ts';

test('facts name calls without the namespace and know their method, loop and arguments', () => {
  const { facts } = readApexFacts(
    'force-app/main/engine/classes/ImpartnerA.cls',
    'public class ImpartnerA { void run(System.AccessLevel mode) { for (Account a : rows) { System.Database.insert(a, false, mode); } } }',
  );

  assert.deepEqual(
    facts.map(({ kind, text, method, isInLoop, arguments: given, accessParameters }) => ({
      kind,
      text,
      method,
      isInLoop,
      given,
      accessParameters,
    })),
    [
      {
        kind: 'call',
        text: 'Database.insert',
        method: 'run',
        isInLoop: true,
        given: ['a', 'false', 'mode'],
        accessParameters: ['mode'],
      },
    ],
  );
});

test('comments and strings are no facts', () => {
  const { facts } = readApexFacts('A.cls', "public class A { /* insert a; */ String s = 'insert a;'; }");

  assert.deepEqual(facts, []);
});

test('a query over which a loop runs is not in the loop', () => {
  const { facts } = readApexFacts(
    'A.cls',
    'class A { void b() { for (Account a : [SELECT Id FROM Account]) { c(); } } }',
  );

  assert.deepEqual(
    facts.map(({ kind, isInLoop }) => [kind, isInLoop]),
    [
      ['query', false],
      ['call', true],
    ],
  );
});

test('a file knows its capability and whether it is a test', () => {
  assert.deepEqual(homeOf('force-app/main/flows/mdf/tests/A.cls'), { capability: 'flows/mdf', isTest: true });
  assert.deepEqual(homeOf('force-app/main/engine/classes/A.cls'), { capability: 'engine', isTest: false });
  assert.deepEqual(homeOf('force-app/main/testing/classes/A.cls'), { capability: 'testing', isTest: true });
});

test('arrows point one way', () => {
  const home = (capability: string, isTest = false) => ({ capability, isTest });

  assert.equal(forbiddenArrow(home('flows/a'), home('engine')), undefined);
  assert.equal(forbiddenArrow(home('mapping'), home('connection')), undefined);
  assert.match(forbiddenArrow(home('engine'), home('flows/a')) ?? '', /nothing outside flows\/a/);
  assert.match(forbiddenArrow(home('flows/a'), home('flows/b')) ?? '', /nothing outside flows\/b/);
  assert.match(forbiddenArrow(home('connection'), home('engine')) ?? '', /connection may name/);
  assert.match(forbiddenArrow(home('engine'), home('testing', true)) ?? '', /only tests/);
  assert.equal(forbiddenArrow(home('engine', true), home('testing', true)), undefined);
  assert.match(forbiddenArrow(home('engine', true), home('flows/a')) ?? '', /nothing outside/);
  assert.match(forbiddenArrow(home('other'), home('engine')) ?? '', /no known capability/);
});

test('TypeScript: folders in kebab-case, except bundles that carry the name of their module', () => {
  assert.equal(checkTypescript('scripts/local-org/a.ts', 'export const a = 1;').length, 0);
  assert.equal(checkTypescript('scripts/localOrg/a.ts', 'export const a = 1;').length, 1);
  assert.equal(checkTypescript('scripts/lightning/empApi/empApi.ts', 'export const a = 1;').length, 0);
});

test('whatever tells a scanner to look away is found', () => {
  assert.equal(findSuppressions('A.cls', "@SuppressWarnings('PMD')\nclass A {} // NOPMD").length, 2);
  assert.equal(findSuppressions('A.cls', 'class A {}').length, 0);
});

test('files that import each other are named once, and only a listed group may', () => {
  const sources = new Map([
    ['scripts/a.ts', "import {\n  b,\n} from './b.ts';"],
    ['scripts/b.ts', "export type { C } from './deep/c.ts';"],
    ['scripts/deep/c.ts', "import '../a.ts';"],
    ['scripts/d.ts', "import { a } from './a.ts';\nconst later = import('./e.ts');"],
    ['scripts/e.ts', "import { d } from './d.ts';"],
  ]);
  const circle = ['scripts/a.ts', 'scripts/b.ts', 'scripts/deep/c.ts'];
  const messages = (permitted: readonly (readonly string[])[]): string[] =>
    checkImportCircles(sources, permitted).map(({ file, message }) => `${file}: ${message}`);

  assert.deepEqual(messages([]), ['scripts/a.ts: an import circle of a.ts, b.ts, c.ts']);
  assert.deepEqual(messages([circle]), []);
  assert.deepEqual(messages([circle.slice(1)]), [
    'scripts/a.ts: an import circle of a.ts, b.ts, c.ts',
    'scripts/b.ts: no circle of b.ts, c.ts',
  ]);
});

test('an object belongs to flows while no other room has metadata of it, and their fields of a shared object do', () => {
  const main = 'force-app/main';
  const names = readFlowNames([
    `${main}/flows/mdf/objects/ImpartnerMdf__c/ImpartnerMdf__c.object-meta.xml`,
    `${main}/flows/mdf/objects/ImpartnerMdf__c/fields/Amount__c.field-meta.xml`,
    `${main}/flows/mdf/objects/Campaign/fields/ImpartnerId__c.field-meta.xml`,
    `${main}/flows/events/objects/Campaign/fields/ImpartnerKey__c.field-meta.xml`,
    `${main}/flows/mdf/objects/Account/fields/ImpartnerBudget__c.field-meta.xml`,
    `${main}/flows/mdf/objects/Account/fields/ImpartnerKey__c.field-meta.xml`,
    `${main}/matching/objects/Account/fields/ImpartnerNameKey__c.field-meta.xml`,
  ]);

  assert.deepEqual(
    [...names].map(([name, flows]) => [name, [...flows].join(' ')]),
    [
      ['impartnermdf__c', 'flows/mdf'],
      ['campaign', 'flows/mdf flows/events'],
      ['impartnerbudget__c', 'flows/mdf'],
      ['account.impartnerkey__c', 'flows/mdf'],
    ],
  );
  const messages = (file: string, source: string): string[] =>
    checkFlowNames(file, source, names).map(({ line, message }) => `${line}: ${message}`);
  assert.deepEqual(
    messages(`${main}/flows/leads/classes/A.cls`, 'Campaign c;\nImpartnerMdf__c m;'),
    ['2: names ImpartnerMdf__c, which belongs to flows/mdf'],
    'flows share what every org has, and nothing of their own',
  );
  assert.deepEqual(messages(`${main}/engine/classes/A.cls`, "/* Campaign\n */\nString s = 'Campaign';\nCampaign c;"), [
    '3: names Campaign, which belongs to flows/mdf, flows/events',
  ]);
  assert.deepEqual(messages(`${main}/flows/events/classes/A.cls`, 'Campaign c; Account.ImpartnerNameKey__c;'), []);
  assert.equal(messages(`${main}/flows/events/classes/A.cls`, 'row.ImpartnerBudget__c').length, 1);
});
