import { wholeFile, type Finding } from '../check.ts';
import type { ApexFacts } from './apexFacts.ts';
import { at } from './apexRules.ts';
import { homeOf } from './capabilities.ts';

/** Arguments of each assertion of `System.Assert` when its message is given. */
const fullArguments: Readonly<Record<string, number>> = {
  arequal: 3,
  areequal: 3,
  arenotequal: 3,
  isinstanceoftype: 3,
  isnotinstanceoftype: 3,
  istrue: 2,
  isfalse: 2,
  isnull: 2,
  isnotnull: 2,
  fail: 1,
};

/** Rules on test classes: where they live, what they are called, and that each test can fail. */
export function checkTests(apex: ApexFacts): Finding[] {
  const { file, name, isTestClass } = apex;
  const { capability, isTest } = homeOf(file);
  if (!isTest)
    return isTestClass
      ? [wholeFile(file, 'a test class outside of tests/', 'Move it to the tests folder of its capability.')]
      : [];
  const findings: Finding[] = isTestClass
    ? []
    : [
        wholeFile(
          file,
          'no @IsTest on a class that only tests use',
          'Add it: the class must not count as package code.',
        ),
      ];
  if (/\bSeeAllData\s*=\s*true\b/i.test(apex.source))
    findings.push(wholeFile(file, 'uses SeeAllData', 'A test makes its own data.'));
  findings.push(...messages(apex));
  if (capability === 'testing') return findings;
  // A builder that several tests of a capability share is no test itself.
  if (apex.methods.some((method) => method.isTest) && !name.endsWith('_Tests'))
    findings.push(wholeFile(file, `${name} does not end with _Tests`, 'Rename it.'));
  return [...findings, ...assertions(apex)];
}

function messages({ file, facts }: ApexFacts): Finding[] {
  return facts.flatMap((fact) => {
    const [, verb = ''] = /^Assert\.(\w+)$/i.exec(fact.text) ?? [];
    const isOld = /^(System\.)?assert(Equals|NotEquals)?$/i.test(fact.text);
    if (isOld && fact.kind === 'call') return [at(file, fact, fact.text, 'Use System.Assert with a message.')];
    const wanted = fullArguments[verb.toLowerCase()];
    return wanted !== undefined && fact.arguments.length < wanted
      ? [at(file, fact, `Assert.${verb} without a message`, 'Say what is broken if it fails.')]
      : [];
  });
}

/** A test asserts itself or through methods of its own class. */
function assertions({ file, facts, methods }: ApexFacts): Finding[] {
  const asserting = new Set(
    facts
      .filter(({ kind, text }) => kind === 'call' && /^Assert\.\w+$/i.test(text))
      .map(({ method }) => method.toLowerCase()),
  );
  const callees = facts
    .filter(({ kind }) => kind === 'call')
    .map(({ method, text }) => [method.toLowerCase(), text.replace(/^this\./, '').toLowerCase()] as const);
  for (let before = -1; before !== asserting.size;) {
    before = asserting.size;
    for (const [caller, callee] of callees) if (asserting.has(callee)) asserting.add(caller);
  }
  return methods
    .filter(({ name, isTest }) => isTest && !asserting.has(name.toLowerCase()))
    .map((method) => at(file, method, `${method.name} asserts nothing`, 'A test that cannot fail proves nothing.'));
}
