import assert from 'node:assert/strict';
import { test } from 'node:test';
import { globPattern } from '../../../../scripts/local-org/cli/testCommand.ts';
import { runTests } from '../../../../scripts/local-org/cli/testRun.ts';
import { compileAnonymous } from '../../../../scripts/local-org/runtime/anonymous.ts';
import { createOrg } from '../../../../scripts/local-org/runtime/createOrg.ts';
import { UnsupportedError } from '../../../../scripts/local-org/runtime/unsupported.ts';
import { objectFiles, writeProject } from '../dml/fakeOrg.ts';

const xml = (root: string, body: string): string => `<?xml version="1.0"?>\n<${root}>${body}</${root}>`;
const lookup = '<type>Lookup</type><referenceTo>Thing__c</referenceTo><relationshipName>Parts</relationshipName>';

const packageFiles = {
  ...objectFiles('Thing__c', {
    State__c: '<type>Text</type><length>20</length>',
    Loud__c: '<type>Text</type><formula>UPPER(State__c) &amp; "State__c"</formula>',
    Total__c:
      '<type>Summary</type><summaryForeignKey>Detail__c.Thing__c</summaryForeignKey><summaryOperation>count</summaryOperation>',
  }),
  ...objectFiles('Part__c', { Thing__c: lookup }),
  ...objectFiles('Detail__c', {
    Thing__c:
      '<type>MasterDetail</type><referenceTo>Thing__c</referenceTo><relationshipName>Details</relationshipName>',
  }),
  ...objectFiles('Account', { Key__c: '<type>Text</type><length>20</length>' }),
  ...objectFiles('Setting__mdt', { Value__c: '<type>Text</type><length>80</length>' }),
  'customMetadata/Setting.First.md-meta.xml': xml(
    'CustomMetadata',
    '<label>First</label><values><field>Value__c</field><value>Thing__c</value></values>',
  ),
  ...objectFiles(
    'Switch__c',
    { Off__c: '<type>Checkbox</type><defaultValue>false</defaultValue>' },
    '<customSettingsType>Hierarchy</customSettingsType>',
  ),
  'customPermissions/Operate.customPermission-meta.xml': xml('CustomPermission', '<label>Operate</label>'),
  'permissionsets/Operator.permissionset-meta.xml': xml(
    'PermissionSet',
    '<label>Operator</label><customPermissions><enabled>true</enabled><name>Operate</name></customPermissions><objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Thing__c</object><viewAllRecords>false</viewAllRecords></objectPermissions><fieldPermissions><editable>true</editable><field>Thing__c.State__c</field><readable>true</readable></fieldPermissions>',
  ),
  'classes/Plugin.cls': 'global abstract class Plugin { global abstract String act(); global class Nested {} }',
  'classes/Hidden.cls': "public class Hidden { public static String secret() { return 's'; } }",
  'classes/Door.cls': `global class Door {
    global static String open(String name) { return ((Plugin) Type.forName('', name).newInstance()).act(); }
    global static Object own(String name) { return Type.forName(name); }
    global static Object subscribers(String name) { return Type.forName('', name); }
    global static Boolean may() { return FeatureManagement.checkPermission('Operate'); }
    public static String inner() { return 'inner'; }
    global class DoorException extends Exception {}
  }`,
};

/** Runs anonymous Apex in an org that holds the files as a managed package `imptest`. */
function run(
  statements: string,
  subscriber?: Readonly<Record<string, string>>,
  isTest = false,
): { output: string[]; errors: string[] } {
  const output: string[] = [];
  const org = createOrg({
    sourceDirs: [writeProject(packageFiles)],
    namespace: 'imptest',
    ...(subscriber ? { subscriberDirs: [writeProject(subscriber)] } : {}),
    debug: (_level, _line, text) => output.push(text),
  });
  try {
    const block = compileAnonymous(org.code, statements);
    const errors = [...org.compileErrors, ...block.errors].map((e) => e.problem);
    if (block.run && errors.length === 0)
      org.runTransaction(isTest ? 'test' : 'anonymous', 'AnonymousBlock', block.run, { isTest });
    return { output, errors };
  } finally {
    org.close();
  }
}

function outputOf(statements: string, subscriber?: Readonly<Record<string, string>>, isTest = false): string[] {
  const { output, errors } = run(statements, subscriber, isTest);
  assert.deepEqual(errors, []);
  return output;
}

const user = `User other = new User(Username = 'o@example.test', LastName = 'O', Alias = 'o', Email = 'o@example.test', TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US', ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id);
  insert other;
  insert new PermissionSetAssignment(AssigneeId = other.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Operator' AND NamespacePrefix = 'imptest'].Id);`;

test('shouldLetThePackageNameItsOwnWithoutPrefix (Apex Developer Guide, "Namespace Prefix")', () => {
  const output = outputOf(`
    Thing__c thing = new Thing__c(Name = 'a', State__c = 'new');
    insert thing;
    System.debug([SELECT Id, (SELECT Id FROM Parts__r) FROM Thing__c].Parts__r.size());
    insert new Part__c(Name = 'p', Thing__c = thing.Id);
    insert new Detail__c(Thing__c = thing.Id);
    Thing__c row = [SELECT State__c, Loud__c, Total__c, (SELECT Id FROM Parts__r), (SELECT Id FROM imptest__Details__r) FROM Thing__c];
    System.debug(row.State__c + ' ' + row.Loud__c + ' ' + row.Total__c + ' ' + row.Parts__r.size() + ' ' + row.get('State__c') + ' ' + row.get('imptest__State__c'));
    SObject part = Database.query('SELECT Thing__r.State__c FROM Part__c WHERE Thing__c.Name != null OR imptest__Thing__r.imptest__State__c = \\'new\\''.replace('Thing__c.Name', 'Thing__r.Name'));
    System.debug(part.getSObject('Thing__r').get('State__c'));
    System.debug(new List<String>(row.getPopulatedFieldsAsMap().keySet()).contains('imptest__State__c'));
    System.debug(row.getPopulatedFieldsAsMap().containsKey('State__c'));`);
  assert.deepEqual(output, ['0', 'new NEWState__c 1 1 new new', 'new', 'true', 'false']);
});

test('shouldGiveNamesWithPrefixInDescribeCalls (octoberswimmer/aer-dist issue 126)', () => {
  const output = outputOf(`
    System.debug(String.valueOf(Thing__c.SObjectType) + ' ' + String.valueOf(Thing__c.class));
    System.debug(Thing__c.SObjectType.getDescribe().getName() + ' ' + Thing__c.SObjectType.getDescribe().getLocalName());
    System.debug(Account.Key__c.getDescribe().getName() + ' ' + Account.Key__c.getDescribe().getLocalName() + ' ' + Account.Key__c);
    System.debug(Part__c.Thing__c.getDescribe().getRelationshipName());
    System.debug(Account.SObjectType.getDescribe().fields.getMap().keySet().contains('imptest__key__c'));
    System.debug(Schema.getGlobalDescribe().containsKey('imptest__Thing__c'));
    System.debug(((SObject) Type.forName('Thing__c').newInstance()).getSObjectType());
    System.debug(Schema.describeSObjects(new List<String>{ 'Thing__c' })[0].getName());`);
  assert.deepEqual(output, [
    'imptest__Thing__c imptest__Thing__c',
    'imptest__Thing__c Thing__c',
    'imptest__Key__c Key__c imptest__Key__c',
    'imptest__Thing__r',
    'true',
    'true',
    'imptest__Thing__c',
    'imptest__Thing__c',
  ]);
});

test('shouldFindDescribeKeysWithPrefixOnly (Apex Developer Guide, "Namespace Prefix", API version 34.0)', () => {
  const output = outputOf(`
    Map<String, Schema.SObjectField> fields = Account.SObjectType.getDescribe().fields.getMap();
    System.debug(fields.get('imptest__Key__c') + ' ' + fields.get('Key__c') + ' ' + Schema.getGlobalDescribe().get('Thing__c'));`);
  assert.deepEqual(output, ['imptest__Key__c null null']);
});

test('shouldQualifyClassesAndFindOwnOnes (octoberswimmer/aer-dist issue 439)', () => {
  const output = outputOf(`
    System.debug(Hidden.class.getName() + ' ' + Door.DoorException.class.getName());
    for (String name : new List<String>{ 'Hidden', 'imptest.Hidden', 'Door.DoorException' }) System.debug(Type.forName(name));
    System.debug(Type.forName('imptest', 'Hidden') + ' ' + Type.forName('imptest', 'imptest.Hidden') + ' ' + Type.forName('', 'Hidden'));
    try { throw new Door.DoorException('x'); } catch (Exception e) { System.debug(e.getTypeName() + ' ' + e.getStackTraceString().substringBefore(':')); }
    System.debug([SELECT NamespacePrefix FROM ApexClass WHERE Name = 'Hidden'].NamespacePrefix);
    System.debug(imptest.Hidden.secret());`);
  assert.deepEqual(output, [
    'imptest.Hidden imptest.Door.DoorException',
    'imptest.Hidden',
    'imptest.Hidden',
    'imptest.Door.DoorException',
    'imptest.Hidden imptest.Hidden null',
    'imptest.Door.DoorException AnonymousBlock',
    'imptest',
    's',
  ]);
});

test('shouldWritePrefixesInJsonAndReadNamesWithout', () => {
  const output = outputOf(`
    String text = JSON.serialize(new Thing__c(State__c = 'a'));
    System.debug(text);
    System.debug(((Thing__c) JSON.deserialize(text, Thing__c.class)).State__c);
    System.debug(((Thing__c) JSON.deserialize('{"State__c":"b"}', Thing__c.class)).State__c);`);
  assert.deepEqual(output, ['{"attributes":{"type":"imptest__Thing__c"},"imptest__State__c":"a"}', 'a', 'b']);
});

test('shouldKeepDeveloperNamesOfCustomMetadata (octoberswimmer/aer-dist issues 110 and 121)', () => {
  const output = outputOf(
    `for (imptest__Setting__mdt s : [SELECT DeveloperName, NamespacePrefix, QualifiedApiName, imptest__Value__c FROM imptest__Setting__mdt ORDER BY DeveloperName])
      System.debug(s.DeveloperName + ' ' + s.NamespacePrefix + ' ' + s.QualifiedApiName + ' ' + s.imptest__Value__c);
    System.debug(imptest__Setting__mdt.getAll().keySet());
    System.debug(imptest__Setting__mdt.getInstance('First').imptest__Value__c);`,
    {
      'customMetadata/imptest__Setting.Own.md-meta.xml': xml(
        'CustomMetadata',
        '<label>Own</label><values><field>imptest__Value__c</field><value>mine</value></values>',
      ),
    },
  );
  assert.deepEqual(output, ['First imptest imptest__First Thing__c', 'Own null Own mine', '{First, Own}', 'Thing__c']);
});

test('shouldCheckPermissionsOfItsOwnNamespace', () => {
  const output = outputOf(
    `${user}
    System.runAs(other) {
      System.debug(FeatureManagement.checkPermission('Operate') + ' ' + Thing__c.SObjectType.getDescribe().isCreateable() + ' ' + Thing__c.State__c.getDescribe().isUpdateable());
    }
    insert new Switch__c(Off__c = true);
    System.debug(Switch__c.getInstance().Off__c);`,
    undefined,
    true,
  );
  assert.deepEqual(output, ['true true true', 'true']);
});

test('shouldLetSubscribersExtendWhatIsGlobal (Apex Reference, Type Class: forName of a namespace)', () => {
  const output = outputOf(
    `System.debug(imptest.Door.open('Mine'));
    System.debug(imptest.Door.own('Mine') + ' ' + imptest.Door.own('Hidden') + ' ' + imptest.Door.subscribers('Quiet'));
    System.debug(Type.forName('Mine') + ' ' + Type.forName('Hidden') + ' ' + Type.forName('imptest', 'Door') + ' ' + Type.forName('imptest.Hidden'));
    insert new imptest__Thing__c(Name = 'n', imptest__State__c = 's', Own__c = 'o');
    System.debug([SELECT imptest__State__c, Own__c FROM imptest__Thing__c].Own__c);`,
    {
      'classes/Mine.cls': `global class Mine extends imptest.Plugin { global override String act() { return 'mine'; } }`,
      'classes/Quiet.cls': 'public class Quiet {}',
      ...objectFiles('Account', { Region__c: '<type>Text</type><length>20</length>' }),
      'objects/imptest__Thing__c/fields/Own__c.field-meta.xml': xml(
        'CustomField',
        '<fullName>Own__c</fullName><label>Own</label><type>Text</type><length>20</length>',
      ),
    },
  );
  assert.deepEqual(output, ['mine', 'null imptest.Hidden null', 'Mine null imptest.Door null', 'o']);
});

test('shouldRefuseSubscribersWhatIsNotGlobalOrHasNoPrefix', () => {
  const subscriber = { 'classes/Mine.cls': 'public class Mine {}' };
  const refused: Readonly<Record<string, string>> = {
    'imptest.Hidden.secret();': 'Invalid type: imptest.Hidden',
    'Hidden.secret();': 'Variable does not exist: Hidden',
    'imptest.Door.inner();': 'Method is not visible: String imptest.Door.inner()',
    'Thing__c t;': 'Invalid type: Thing__c',
    'imptest__Thing__c t = new imptest__Thing__c(); t.State__c = null;':
      'Variable does not exist: State__c (on imptest__Thing__c)',
  };
  for (const [statements, problem] of Object.entries(refused))
    assert.deepEqual(run(statements, subscriber).errors, [problem], statements);
  const classes = {
    'classes/Bad.cls': `public class Bad {
      public static Object a() { return [SELECT State__c FROM imptest__Thing__c]; }
      public static Object b() { return Database.query('SELECT Id FROM Thing__c'); }
    }`,
  };
  const { errors } = run('', classes);
  assert.equal(errors.length, 1);
  assert.match(errors[0] as string, /No such column 'State__c'/);
  assert.throws(
    () => outputOf(`Database.query('SELECT Id FROM Thing__c');`, subscriber),
    (error: Error) => /sObject type 'Thing__c' is not supported/.test(error.message),
  );
});

test('shouldNameTriggersWithTheNamespace (SalesforceFoundation/NPSP issue 2432)', () => {
  const output: string[] = [];
  const org = createOrg({
    sourceDirs: [writeProject(packageFiles)],
    texts: [
      { file: 'T.trigger', text: "trigger T on Thing__c (before insert) { throw new Door.DoorException('no'); }" },
    ],
    namespace: 'imptest',
    debug: (_level, _line, text) => output.push(text),
  });
  const block = compileAnonymous(
    org.code,
    `try { insert new Thing__c(); } catch (DmlException e) { System.debug(e.getDmlMessage(0).substringBefore('\\n') + e.getDmlMessage(0).contains('imptest.Door.DoorException: no')); }`,
  );
  assert.ok(block.run, String(block.errors[0]));
  org.runTransaction('anonymous', 'AnonymousBlock', block.run);
  org.close();
  assert.deepEqual(output, ['imptest.T: execution of BeforeInserttrue']);
});

test('shouldFindTestsOfAPackageByTheirNamesWithAndWithoutNamespace', () => {
  const org = createOrg({
    sourceDirs: [
      writeProject({
        'classes/A_Tests.cls': '@IsTest\nprivate class A_Tests {\n  @IsTest\n  static void shouldPass() {}\n}',
      }),
    ],
    namespace: 'imptest',
  });
  for (const glob of ['A_Tests', 'imptest.A_*', 'A_Tests.shouldPass'])
    assert.deepEqual(
      runTests(org, globPattern(glob)).results.map((r) => `${r.className} ${r.outcome}`),
      ['imptest.A_Tests passed'],
      glob,
    );
  org.close();
});

test('shouldRefuseByNameWhatNoSourceTells', () => {
  assert.throws(
    () =>
      outputOf(`for (AggregateResult r : [SELECT State__c, COUNT(Id) n FROM Thing__c GROUP BY State__c]) r.get('State__c');
      insert new Thing__c(State__c = 'a');
      for (AggregateResult r : [SELECT State__c, COUNT(Id) n FROM Thing__c GROUP BY State__c]) r.get('State__c');`),
    (error: Error) => error instanceof UnsupportedError && /AggregateResult.get\('State__c'\)/.test(error.message),
  );
  assert.throws(
    () => run('', objectFiles('Account', { Key__c: '<type>Text</type><length>20</length>' })),
    /a field of the subscriber named as one of the package/,
  );
});
