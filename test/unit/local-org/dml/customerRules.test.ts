import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runApex, thrownByApex } from '../runApex.ts';
import { objectFiles, writeProject } from './fakeOrg.ts';

const xml = (root: string, body: string): string => `<?xml version="1.0"?>\n<${root}>${body}</${root}>`;

function rule(name: string, formula: string, message: string, field?: string): Record<string, string> {
  return {
    [`objects/Account/validationRules/${name}.validationRule-meta.xml`]: xml(
      'ValidationRule',
      `<fullName>${name}</fullName><active>true</active><errorConditionFormula>${formula.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</errorConditionFormula>${field === undefined ? '' : `<errorDisplayField>${field}</errorDisplayField>`}<errorMessage>${message}</errorMessage>`,
    ),
  };
}

const packageDir = writeProject({
  ...objectFiles('Account', { Key__c: '<type>Text</type><length>10</length>' }),
  'customPermissions/Import.customPermission-meta.xml': xml('CustomPermission', '<label>Import</label>'),
  ...objectFiles(
    'Switch__c',
    { Off__c: '<type>Checkbox</type><defaultValue>false</defaultValue>' },
    '<customSettingsType>Hierarchy</customSettingsType>',
  ),
});

/** A customer's org: what its administrators added lies in a folder of its own, over the package. */
function customer(files: Readonly<Record<string, string>>): readonly string[] {
  return [packageDir, writeProject(files)];
}

test('shouldKeepRequiredFieldsThatACustomerAddedToAStandardObject', () => {
  const sourceDirs = customer(
    objectFiles('Account', { Region__c: '<type>Text</type><length>20</length><required>true</required>' }),
  );
  assert.equal(
    thrownByApex(`insert new Account(Name = 'Acme', Key__c = 'a');`, { sourceDirs }),
    'System.DmlException: Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Region__c]: [Region__c]',
  );
  assert.deepEqual(
    runApex(
      `insert new Account(Name = 'Acme', Region__c = 'EMEA'); System.debug([SELECT Region__c FROM Account].Region__c);`,
      {
        sourceDirs,
      },
    ),
    ['EMEA'],
  );
});

test('shouldRefuseRowsThatARuleForbids (Metadata API Developer Guide, "ValidationRule")', () => {
  const sourceDirs = customer({
    ...rule('NeedsPhone', 'AND(ISNEW(), ISBLANK(Phone))', 'A new account needs a phone', 'Phone'),
    ...rule('KeepsName', "AND(ISCHANGED(Name), PRIORVALUE(Name) = 'Fixed')", 'This name stays'),
  });
  const output = runApex(
    `Database.SaveResult result = Database.insert(new Account(Name = 'Acme'), false);
    Database.Error error = result.getErrors()[0];
    System.debug(error.getStatusCode() + ' ' + error.getMessage() + ' ' + error.getFields());
    Account fixed = new Account(Name = 'Fixed', Phone = '1');
    insert fixed;
    fixed.Phone = null;
    update fixed;
    fixed.Name = 'Moved';
    error = Database.update(fixed, false).getErrors()[0];
    System.debug(error.getMessage() + ' ' + error.getFields());`,
    { sourceDirs },
  );
  assert.deepEqual(output, [
    'FIELD_CUSTOM_VALIDATION_EXCEPTION A new account needs a phone (Phone)',
    'This name stays ()',
  ]);
});

test('shouldValidateWhatBeforeTriggersLeftAndStopBeforeAfterTriggers ("Triggers and Order of Execution", steps 4 to 7)', () => {
  const sourceDirs = customer(rule('NoBad', "Key__c = 'bad'", 'bad key', 'Key__c'));
  const output = runApex(
    `insert new Account(Name = 'heal', Key__c = 'bad');
    System.debug(Database.insert(new Account(Name = 'harm', Key__c = 'good'), false).isSuccess());`,
    {
      sourceDirs,
      sources: {
        'T.trigger': `trigger T on Account (before insert, after insert) {
          for (Account a : Trigger.new) {
            if (Trigger.isBefore) a.Key__c = a.Name == 'heal' ? 'good' : 'bad';
            else System.debug('after ' + a.Name);
          }
        }`,
      },
    },
  );
  assert.deepEqual(output, ['after heal', 'false']);
});

test('shouldKnowUserPermissionAndSetting (Salesforce Help, "Global Variables")', () => {
  const sourceDirs = customer(
    rule(
      'OnlyImport',
      'AND($User.Id = OwnerId, NOT($Permission.Import), NOT($Setup.Switch__c.Off__c))',
      'only the import may',
    ),
  );
  const user = `User other = new User(Username = 'o@example.test', LastName = 'O', Alias = 'o', Email = 'o@example.test', TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US', ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id);`;
  const output = runApex(
    `${user}
    System.runAs(other) { System.debug(Database.insert(new Account(Name = 'Acme'), false).isSuccess()); }
    insert new Switch__c(Off__c = true);
    System.runAs(other) { System.debug(Database.insert(new Account(Name = 'Acme'), false).isSuccess()); }`,
    { sourceDirs, isTest: true },
  );
  assert.deepEqual(output, ['false', 'true']);
});

test('shouldReadOrganizationRoleAndCustomMetadata (Salesforce Help, "Global Variables")', () => {
  const sourceDirs = customer({
    ...objectFiles('Limit__mdt', { Most__c: '<type>Number</type><precision>5</precision><scale>0</scale>' }),
    'customMetadata/Limit.Staff.md-meta.xml': xml(
      'CustomMetadata',
      '<label>Staff</label><values><field>Most__c</field><value>10</value></values>',
    ),
    ...rule(
      'TooMany',
      "AND($Organization.Name = 'Local Org', ISBLANK($UserRole.Name), NumberOfEmployees > $CustomMetadata.Limit__mdt.Staff.Most__c)",
      'too many',
    ),
  });
  const output = runApex(
    `System.debug(Database.insert(new Account(Name = 'a', NumberOfEmployees = 11), false).isSuccess());
    System.debug(Database.insert(new Account(Name = 'a', NumberOfEmployees = 10), false).isSuccess());`,
    { sourceDirs },
  );
  assert.deepEqual(output, ['false', 'true']);
});
