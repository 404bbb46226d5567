import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runApex, thrownByApex } from '../runApex.ts';
import { writeProject } from './fakeOrg.ts';

/** A rule as a customer's org has it (Metadata API Developer Guide, "DuplicateRule", "MatchingRule"). */
function rule(action: 'Allow' | 'Block', operations = ['Alert', 'Report']): string {
  const on = (event: string): string =>
    operations.map((o) => `<operationsOn${event}>${o}</operationsOn${event}>`).join('');
  return `<?xml version="1.0"?>
<DuplicateRule xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <actionOnInsert>${action}</actionOnInsert><actionOnUpdate>${action}</actionOnUpdate>
  <alertText>Use one of these records?</alertText><duplicateRuleFilter xsi:nil="true"/>
  <duplicateRuleMatchRules><matchRuleSObjectType>Account</matchRuleSObjectType><matchingRule>SameFirm</matchingRule><objectMapping xsi:nil="true"/></duplicateRuleMatchRules>
  <isActive>true</isActive><masterLabel>Same firm</masterLabel>${on('Insert')}${on('Update')}
  <securityOption>EnforceSharingRules</securityOption><sortOrder>1</sortOrder>
</DuplicateRule>`;
}

function matching(items: Readonly<Record<string, string>>, filter?: string): string {
  const list = Object.entries(items).map(
    ([field, method]) =>
      `<matchingRuleItems><blankValueBehavior>NullNotAllowed</blankValueBehavior><fieldName>${field}</fieldName><matchingMethod>${method}</matchingMethod></matchingRuleItems>`,
  );
  return `<?xml version="1.0"?>\n<MatchingRules><matchingRules><fullName>SameFirm</fullName>${filter === undefined ? '' : `<booleanFilter>${filter}</booleanFilter>`}<label>Same firm</label>${list.join('')}<ruleStatus>Active</ruleStatus></matchingRules></MatchingRules>`;
}

function project(ruleText: string, matchingText = matching({ Name: 'CompanyName' })): readonly string[] {
  return [
    writeProject({
      'duplicateRules/Account.SameFirm.duplicateRule-meta.xml': ruleText,
      'matchingRules/Account.matchingRule-meta.xml': matchingText,
    }),
  ];
}

test('shouldNameTheDuplicatesOfARefusedRow (Apex Reference, DuplicateError Class)', () => {
  const output = runApex(
    `Account first = new Account(Name = 'Acme Widgets, Inc.');
    insert first;
    Database.SaveResult result = Database.insert(new Account(Name = 'ACME-widgets'), false);
    System.debug(result.isSuccess() + ' ' + result.getId());
    Database.Error error = result.getErrors()[0];
    System.debug(error.getStatusCode() + ' ' + error.getMessage() + ' ' + error.getFields());
    Database.DuplicateError duplicate = (Database.DuplicateError) error;
    Datacloud.DuplicateResult found = duplicate.getDuplicateResult();
    System.debug(found.getDuplicateRule() + ' ' + found.getDuplicateRuleEntityType() + ' ' + found.isAllowSave() + ' ' + found.getErrorMessage());
    Datacloud.MatchResult match = found.getMatchResults()[0];
    System.debug(match.getRule() + ' ' + match.getEntityType() + ' ' + match.getSize() + ' ' + match.isSuccess() + ' ' + match.getMatchEngine());
    SObject record = match.getMatchRecords()[0].getRecord();
    System.debug(record.Id == first.Id);
    System.debug(record.getSObjectType());`,
    { sourceDirs: project(rule('Allow')) },
  );
  assert.deepEqual(output, [
    'false null',
    'DUPLICATES_DETECTED Use one of these records? ()',
    'SameFirm Account true Use one of these records?',
    'SameFirm Account 1 true FuzzyMatchEngine',
    'true',
    'Account',
  ]);
});

test('shouldThrowWhereTheStatementIsAllOrNone', () => {
  const thrown = thrownByApex(`insert new Account(Name = 'Acme'); insert new Account(Name = 'acme');`, {
    sourceDirs: project(rule('Block')),
  });
  assert.equal(
    thrown,
    'System.DmlException: Insert failed. First exception on row 0; first error: DUPLICATES_DETECTED, Use one of these records?: []',
  );
});

test('shouldSavePastAnAlertButNotPastABlock (Apex Reference, DMLOptions.DuplicateRuleHeader, allowSave)', () => {
  const save = `insert new Account(Name = 'Acme');
    Database.DMLOptions options = new Database.DMLOptions();
    options.DuplicateRuleHeader.allowSave = true;
    Database.SaveResult result = Database.insert(new Account(Name = 'Acme'), options);
    System.debug(result.isSuccess());
    if (!result.isSuccess()) System.debug(((Database.DuplicateError) result.getErrors()[0]).getDuplicateResult().isAllowSave());
    Account own = new Account(Name = 'ACME');
    own.setOptions(options);
    try { insert own; System.debug('saved'); } catch (DmlException e) { System.debug(e.getDmlType(0)); }`;
  assert.deepEqual(runApex(save, { sourceDirs: project(rule('Allow')) }), ['true', 'saved']);
  assert.deepEqual(runApex(save, { sourceDirs: project(rule('Block')) }), ['false', 'false', 'DUPLICATES_DETECTED']);
  assert.deepEqual(
    runApex(`insert new Account(Name = 'Acme'); insert new Account(Name = 'Acme'); System.debug('saved');`, {
      sourceDirs: project(rule('Allow', ['Report'])),
    }),
    ['saved'],
    'a rule that only reports refuses nothing',
  );
});

test('shouldRunOnUpdateOnlyWhereAComparedFieldChanges', () => {
  const output = runApex(
    `Account first = new Account(Name = 'Acme');
    Account second = new Account(Name = 'Other');
    insert new List<Account>{ first, second };
    Database.DMLOptions options = new Database.DMLOptions();
    options.DuplicateRuleHeader.allowSave = true;
    second.Name = 'Acme';
    System.debug(Database.update(second, false).isSuccess());
    System.debug(Database.update(second, options).isSuccess());
    second.Description = 'Edited';
    System.debug(Database.update(second, false).isSuccess());`,
    { sourceDirs: project(rule('Allow')) },
  );
  assert.deepEqual(output, ['false', 'true', 'true']);
});

test('shouldComputeTheFilterLogicAndLeaveBlanksOut', () => {
  const output = runApex(
    `insert new Account(Name = 'Acme', Website = 'https://acme.example', BillingCity = 'Berlin');
    System.debug(Database.insert(new Account(Name = 'Acme'), false).isSuccess());
    System.debug(Database.insert(new Account(Name = 'Acme', BillingCity = ' BERLIN '), false).isSuccess());
    System.debug(Database.insert(new Account(Name = 'Acme', Website = 'HTTPS://acme.example'), false).isSuccess());
    System.debug(Database.insert(new Account(Name = 'Else', BillingCity = 'Berlin'), false).isSuccess());`,
    {
      sourceDirs: project(
        rule('Block'),
        matching({ Name: 'CompanyName', Website: 'Exact', BillingCity: 'Exact' }, '1 AND (2 OR 3)'),
      ),
    },
  );
  assert.deepEqual(output, ['true', 'false', 'false', 'true']);
});

test('shouldNotCompareRowsOfOneSaveNorRunOnMergeAndUndelete (Duplicate Management, "Things to Know About Duplicate Rules")', () => {
  const output = runApex(
    `List<Account> twins = new List<Account>{ new Account(Name = 'Acme'), new Account(Name = 'Acme') };
    insert twins;
    merge twins[0] twins[1];
    delete twins[0];
    undelete twins[0];
    System.debug([SELECT COUNT() FROM Account]);`,
    { sourceDirs: project(rule('Block')) },
  );
  assert.deepEqual(output, ['1']);
});

test('shouldCompareLeadsWithContactsThroughAMapping', () => {
  const sourceDirs = [
    writeProject({
      'duplicateRules/Lead.Known.duplicateRule-meta.xml': rule('Block').replace(
        /<duplicateRuleMatchRules>.*<\/duplicateRuleMatchRules>/,
        '<duplicateRuleMatchRules><matchRuleSObjectType>Contact</matchRuleSObjectType><matchingRule>SameFirm</matchingRule><objectMapping><inputObject>Lead</inputObject><mappingFields><inputField>Email</inputField><outputField>Email</outputField></mappingFields><outputObject>Contact</outputObject></objectMapping></duplicateRuleMatchRules>',
      ),
      'matchingRules/Contact.matchingRule-meta.xml': matching({ Email: 'Exact' }),
    }),
  ];
  const output = runApex(
    `insert new Contact(LastName = 'Doe', Email = 'doe@example.com');
    Database.SaveResult result = Database.insert(new Lead(LastName = 'Doe', Company = 'Doe', Email = 'DOE@example.com'), false);
    System.debug(((Database.DuplicateError) result.getErrors()[0]).getDuplicateResult().getMatchResults()[0].getEntityType());`,
    { sourceDirs },
  );
  assert.deepEqual(output, ['Contact']);
});

test('shouldCompareWithTheRecordsOfTheUserOnly', () => {
  const privateAccounts = {
    'objects/Note__c/Note__c.object-meta.xml':
      '<?xml version="1.0"?>\n<CustomObject><label>Note</label><pluralLabel>Notes</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><sharingModel>Private</sharingModel></CustomObject>',
    'duplicateRules/Note__c.Same.duplicateRule-meta.xml': rule('Allow').replaceAll('>Account<', '>Note__c<'),
    'matchingRules/Note__c.matchingRule-meta.xml': matching({ Name: 'Exact' }),
  };
  const insertAs = (header: string): string[] =>
    runApex(
      `insert new Note__c(Name = 'Acme');
      User other = new User(Username = 'o@example.test', LastName = 'O', Alias = 'o', Email = 'o@example.test', TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US', ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id);
      System.runAs(other) {
        Database.DMLOptions options = new Database.DMLOptions();
        ${header}
        System.debug(Database.insert(new Note__c(Name = 'Acme'), options).isSuccess());
      }`,
      { sourceDirs: [writeProject(privateAccounts)], isTest: true },
    );
  assert.deepEqual(insertAs('options.DuplicateRuleHeader.runAsCurrentUser = true;'), ['true']);
  assert.deepEqual(insertAs('options.DuplicateRuleHeader.runAsCurrentUser = false;'), ['false']);
});

test('shouldFindDuplicatesOfRowsThatNobodySaves (Apex Reference, FindDuplicates Class)', () => {
  const output = runApex(
    `Account known = new Account(Name = 'Acme Inc.');
    insert known;
    for (Datacloud.FindDuplicatesResult found : Datacloud.FindDuplicates.findDuplicates(new List<Account>{ new Account(Name = 'acme'), new Account(Name = 'Other') })) {
      List<Datacloud.DuplicateResult> results = found.getDuplicateResults();
      System.debug(results.size());
      for (Datacloud.DuplicateResult result : results)
        System.debug(result.getMatchResults()[0].getMatchRecords()[0].getRecord().Id == known.Id);
    }`,
    { sourceDirs: project(rule('Allow', ['Report'])) },
  );
  assert.deepEqual(output, ['1', 'true', '0']);
});

test('shouldCompareWithThousandsOfAccountsAtOnce', () => {
  const started = performance.now();
  const output = runApex(
    `for (Integer i = 0; i < 5; i++) {
      List<Account> firms = new List<Account>();
      for (Integer j = 0; j < 1900; j++) firms.add(new Account(Name = 'Firm ' + i + ' number ' + j));
      insert firms;
    }
    System.debug(Database.insert(new Account(Name = 'FIRM 4 - Number 1899 Ltd.'), false).isSuccess());`,
    { sourceDirs: project(rule('Block')), isTest: false },
  );
  assert.deepEqual(output, ['false']);
  assert.ok(performance.now() - started < 15_000, 'keys are indexed: no row is compared with every other');
});

test('shouldRefuseByNameWhatItDoesNotKnow', () => {
  const run = (): unknown =>
    runApex(`insert new Account(Name = 'Acme');`, {
      sourceDirs: project(rule('Block'), matching({ Name: 'LastName' })),
    });
  assert.throws(run, /matching method LastName/);
});
