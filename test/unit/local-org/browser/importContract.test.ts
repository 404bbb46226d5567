import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkImports } from '../../../../scripts/local-org/browser/build/importContract.ts';
import { ApexSignatures } from '../../../../scripts/local-org/browser/build/projectSources.ts';
import { loadSchema } from '../../../../scripts/local-org/schema/loadSchema.ts';

const fixtures = fileURLToPath(new URL('../../../browser/fixtures/force-app', import.meta.url));

describe('contract between components and the project', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'contract-'));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Problems of one component with the given source, without the path of its file. */
  function problemsOf(source: string, namespace?: string): string[] {
    const component = join(folder, 'probe');
    mkdirSync(component, { recursive: true });
    const entry = join(component, 'probe.ts');
    writeFileSync(entry, source);
    return checkImports([{ name: 'probe', folder: component, entry }], {
      schema: loadSchema([fixtures], namespace === undefined ? {} : { namespace }),
      apex: new ApexSignatures([fixtures]),
      lightning: new Set(['lightning/card']),
      components: new Set(['fixtureText']),
    }).map((problem) => problem.replace(`${entry}:`, ''));
  }

  for (const [what, source, expected] of [
    [
      'AClassThatDoesNotExist',
      "import a from '@salesforce/apex/Missing.method';",
      '1:15 @salesforce/apex/Missing.method: there is no Apex class Missing',
    ],
    [
      'AMethodThatDoesNotExist',
      "import a from '@salesforce/apex/FixtureController.missing';",
      '1:15 @salesforce/apex/FixtureController.missing: FixtureController has no static method missing',
    ],
    [
      'AMethodThatIsNotAuraEnabled',
      "import a from '@salesforce/apex/FixtureController.hidden';",
      '1:15 @salesforce/apex/FixtureController.hidden: FixtureController.hidden is not @AuraEnabled',
    ],
    [
      'AWiredMethodThatIsNotCacheable',
      "import fail from '@salesforce/apex/FixtureController.fail';\nclass A { @wire(fail, { how: 'x' }) a; }",
      '2:12 FixtureController.fail is wired but not @AuraEnabled(cacheable=true)',
    ],
    [
      'AnArgumentThatIsNoParameter',
      "import fail from '@salesforce/apex/FixtureController.fail';\nfail({ why: 1 });",
      '2:1 FixtureController.fail has no parameter why; it takes how',
    ],
    [
      'ALabelThatDoesNotExist',
      "import a from '@salesforce/label/c.Missing';",
      '1:15 @salesforce/label/c.Missing: there is no such custom label',
    ],
    [
      'AFieldThatDoesNotExist',
      "import a from '@salesforce/schema/Account.Owner.Missing__c';",
      '1:15 @salesforce/schema/Account.Owner.Missing__c: User has no field Missing__c',
    ],
    [
      'ACustomPermissionThatDoesNotExist',
      "import a from '@salesforce/customPermission/Missing';",
      '1:15 @salesforce/customPermission/Missing: there is no such custom permission',
    ],
    [
      'ABaseComponentThatDoesNotExist',
      "import a from 'lightning/missing';",
      '1:15 lightning/missing: the local org has no such module',
    ],
    ['AComponentThatDoesNotExist', "import a from 'c/missing';", '1:15 c/missing: there is no such component'],
  ] as const)
    it(`shouldRefuse${what}`, () => assert.deepEqual(problemsOf(source), [expected]));

  it('shouldTakeNamesOfAManagedPackageWithoutItsPrefix', () => {
    const source = [
      "import NOTE from '@salesforce/schema/FixtureNote__e';",
      "import TEXT from '@salesforce/schema/FixtureNote__e.Text__c';",
      "import may from '@salesforce/customPermission/FixtureRename';",
      "import findAccounts from '@salesforce/apex/FixtureController.findAccounts';",
      "import title from '@salesforce/label/c.Fixture_Title';",
    ];
    assert.deepEqual(problemsOf(source.join('\n'), 'imptest'), []);
    assert.deepEqual(problemsOf("import may from '@salesforce/customPermission/imptest__FixtureRename';", 'imptest'), [
      '1:17 @salesforce/customPermission/imptest__FixtureRename: there is no such custom permission',
    ]);
  });

  it('shouldAcceptWhatExists', () => {
    const source = [
      "import findAccounts from '@salesforce/apex/FixtureController.findAccounts';",
      "import title from '@salesforce/label/c.Fixture_Title';",
      "import OWNER from '@salesforce/schema/Account.Owner.Name';",
      "import may from '@salesforce/customPermission/FixtureRename';",
      "import { messageOf } from 'c/fixtureText';",
      "import 'lightning/card';",
      "import type { Missing } from 'c/missing';",
      "class A { @wire(findAccounts, { search: '$search' }) rows; }",
    ];
    assert.deepEqual(problemsOf(source.join('\n')), []);
  });
});
