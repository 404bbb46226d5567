import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { globPattern } from '../../scripts/local-org/cli/testCommand.ts';
import { runTests } from '../../scripts/local-org/cli/testRun.ts';
import { createOrg, type LocalOrg } from '../../scripts/local-org/runtime/createOrg.ts';
import { stringify } from '../../scripts/local-org/values/operations.ts';
import { queryAll } from '../../scripts/start/records.ts';
import { writeProject } from '../unit/local-org/dml/fakeOrg.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const NAMESPACE = 'imptest';

/** A record of the subscriber that names a handler for a flow of theirs. */
const flowRecord = (handler: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <label>Theirs</label>
  <values><field>${NAMESPACE}__HandlerClass__c</field><value xsi:type="xsd:string">${handler}</value></values>
  <values><field>${NAMESPACE}__IsEnabled__c</field><value xsi:type="xsd:boolean">true</value></values>
  <values><field>${NAMESPACE}__Direction__c</field><value xsi:type="xsd:string">Inbound</value></values>
  <values><field>${NAMESPACE}__ImpartnerObject__c</field><value xsi:type="xsd:string">Deal</value></values>
</CustomMetadata>`;

/** The managed package, and beside it what a subscriber has written. */
function subscribersOrg(files: Readonly<Record<string, string>>): LocalOrg {
  return createOrg({
    sourceDirs: [join(root, 'force-app')],
    namespace: NAMESPACE,
    subscriberDirs: [writeProject(files)],
  });
}

/** What became of the runs: flow and message. */
function runs(org: LocalOrg): [string, string][] {
  return org.runTransaction('anonymous', 'test', () =>
    queryAll(org, `SELECT ${NAMESPACE}__Flow__c, ${NAMESPACE}__Message__c FROM ${NAMESPACE}__ImpartnerRun__c`).map(
      (row): [string, string] => [
        stringify(row.get(`${NAMESPACE}__Flow__c`)),
        stringify(row.get(`${NAMESPACE}__Message__c`)),
      ],
    ),
  );
}

/** Global, because code of the package sees nothing else of the org that it is installed in. */
const OWN_CLASS = { 'classes/TheirFlow.cls': 'global class TheirFlow {}' };

// proves part of A8
test('regressionP1ShouldFillTheFieldsThatTheMapNamesWithoutThePrefix', () => {
  const org = subscribersOrg({});
  try {
    const { results } = runTests(org, globPattern('ImpartnerDealRegistrationFlow_Tests.shouldCreateOneOpportunity*'));
    assert.deepEqual(
      results.map(({ outcome, message }) => [outcome, message]),
      [['passed', null]],
      'a deal becomes an Opportunity with its values',
    );
  } finally {
    org.close();
  }
});

test('regressionP2ShouldFindAClassOfTheSubscriberAndOneOfThePackageByItsBareName', () => {
  const org = subscribersOrg(OWN_CLASS);
  try {
    assert.deepEqual(org.compileErrors, [], 'both compile');
    const found = (name: string): string =>
      org.runTransaction('anonymous', 'test', () =>
        stringify(org.code.invokeStatic(`${NAMESPACE}.ImpartnerSchema`, 'classType', [name])),
      );
    assert.equal(found('TheirFlow'), 'TheirFlow', "a class of the subscriber's own");
    assert.equal(
      found('ImpartnerDealRegistrationFlow'),
      `${NAMESPACE}.ImpartnerDealRegistrationFlow`,
      'a packaged one',
    );
    assert.equal(found('Nobodys'), 'null', 'and none where there is none');
  } finally {
    org.close();
  }
});

test('regressionP2ShouldSayWhatIsWrongWithAFlowOfTheSubscriberAndRunTheOthers', () => {
  const org = subscribersOrg({
    ...OWN_CLASS,
    [`customMetadata/${NAMESPACE}__ImpartnerFlow.Theirs.md-meta.xml`]: flowRecord('TheirFlow'),
  });
  try {
    assert.deepEqual(org.compileErrors, [], 'both compile');
    org.runTransaction('anonymous', 'test', () =>
      org.code.invokeStatic(`${NAMESPACE}.ImpartnerRunControl`, 'startAll', []),
    );
    while (org.async.runDue() > 0);
    const { Theirs: theirs, DealRegistration: ours } = Object.fromEntries(runs(org));
    assert.match(
      theirs ?? '',
      /names the class "TheirFlow", which is not a flow/,
      'a class that is no flow is never created',
    );
    assert.ok(ours, 'and the flow behind it runs all the same');
  } finally {
    org.close();
  }
});

test('regressionP2ShouldKeepTheContractOfFlowsToThePackageUntilItIsSettled', () => {
  const subscriber = `public class TheirFlow extends ${NAMESPACE}.ImpartnerFlow {}`;
  const org = subscribersOrg({ 'classes/TheirFlow.cls': subscriber });
  try {
    const problems = org.compileErrors.map((error) => error.problem);
    assert.ok(
      problems.some((problem) => problem.includes(`${NAMESPACE}.ImpartnerFlow`)),
      `the contract is not global, see docs/decisions.md: ${problems.join('; ')}`,
    );
  } finally {
    org.close();
  }
});
