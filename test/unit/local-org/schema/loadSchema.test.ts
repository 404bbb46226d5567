import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadSchema } from '../../../../scripts/local-org/schema/loadSchema.ts';
import { Types } from '../../../../scripts/local-org/types/apexType.ts';
import { objectFiles, writeProject } from '../dml/fakeOrg.ts';

describe('loadSchema', () => {
  it('shouldReadFieldsOfOneObjectFromSeveralFolders', () => {
    const schema = loadSchema([
      writeProject({
        ...Object.fromEntries(
          Object.entries(objectFiles('Account', { A__c: '<type>Text</type><length>5</length>' })).map(([k, v]) => [
            `one/${k}`,
            v,
          ]),
        ),
        ...Object.fromEntries(
          Object.entries(
            objectFiles('Account', { B__c: '<type>Number</type><precision>5</precision><scale>1</scale>' }),
          ).map(([k, v]) => [`flows/${k}`, v]),
        ),
      }),
    ]);
    const account = schema.object('account');
    assert.equal(account?.fields.get('a__c')?.length, 5);
    assert.equal(account?.fields.get('b__c')?.apexType, Types.Decimal);
    assert.equal(account?.fields.get('name')?.required, true, 'the overlay knows required standard fields');
    assert.equal(schema.objectByPrefix('001'), account);
    assert.equal(account?.fields.has('currencyisocode'), false, 'several currencies are off');
  });

  it('regressionShouldLabelStandardFieldsAsTheOrgDoesAndNotByTheirApiName', () => {
    const account = loadSchema([writeProject({})]).object('account');
    assert.equal(account?.fields.get('billingcity')?.label, 'Billing City');
    assert.equal(account?.fields.get('ownerid')?.label, 'Owner ID');
    assert.equal(account?.fields.get('name')?.label, 'Account Name', 'the overlay knows labels that are not the name');
  });

  it('shouldNameFileAndLineOfWhatItDoesNotUnderstand', () => {
    const bad = objectFiles('Thing__c', { A__c: '\n<type>Text</type>\n<length>5</length>\n<colour>red</colour>' });
    assert.throws(
      () => loadSchema([writeProject(bad)]),
      /A__c\.field-meta\.xml:5: unknown element <colour> in <CustomField>/,
    );
    const broken = { 'objects/X__c/X__c.object-meta.xml': '<?xml version="1.0"?>\n<CustomObject>\n<label>x' };
    assert.throws(() => loadSchema([writeProject(broken)]), /X__c\.object-meta\.xml:\d+: /);
    const lost = objectFiles('Thing__c', { A__c: '<type>Lookup</type><referenceTo>Nowhere__c</referenceTo>' });
    assert.throws(() => loadSchema([writeProject(lost)]), /refers to Nowhere__c, which does not exist/);
  });

  it('shouldTypeCustomMetadataValues', () => {
    const files = {
      ...objectFiles('Rule__mdt', {
        On__c: '<type>Checkbox</type><defaultValue>true</defaultValue>',
        N__c: '<type>Number</type><precision>5</precision><scale>2</scale>',
      }),
      'customMetadata/Rule.A.md-meta.xml':
        '<?xml version="1.0"?><CustomMetadata><label>A</label><protected>false</protected><values><field>N__c</field><value xsi:type="xsd:double">1.5</value></values></CustomMetadata>',
    };
    const [record] = loadSchema([writeProject(files)]).customMetadataRecords('Rule__mdt');
    assert.equal(String(record?.get('n__c')), '1.50');
    assert.equal(record?.get('on__c'), true, 'the default value where the record says nothing');
    const wrong = {
      ...files,
      'customMetadata/Rule.A.md-meta.xml': files['customMetadata/Rule.A.md-meta.xml'].replace('1.5', 'x'),
    };
    assert.throws(() => loadSchema([writeProject(wrong)]), /'x' is no number for N__c/);
  });

  it('shouldReadPermissionsLabelsResourcesAndCredentials', () => {
    const schema = loadSchema([
      writeProject({
        'labels/CustomLabels.labels-meta.xml':
          '<?xml version="1.0"?><CustomLabels><labels><fullName>Hi</fullName><language>en_US</language><protected>true</protected><shortDescription>Hi</shortDescription><value>Hello &amp; bye</value></labels></CustomLabels>',
        'staticresources/Data.resource-meta.xml':
          '<?xml version="1.0"?><StaticResource><cacheControl>Private</cacheControl><contentType>application/json</contentType></StaticResource>',
        'staticresources/Data.json': '{}',
        'customPermissions/Boss.customPermission-meta.xml':
          '<?xml version="1.0"?><CustomPermission><isLicensed>false</isLicensed><label>Boss</label></CustomPermission>',
        'permissionsets/Set.permissionset-meta.xml':
          '<?xml version="1.0"?><PermissionSet><label>Set</label><customPermissions><enabled>true</enabled><name>Boss</name></customPermissions></PermissionSet>',
        'externalCredentials/E.externalCredential-meta.xml':
          '<?xml version="1.0"?><ExternalCredential><authenticationProtocol>Custom</authenticationProtocol><label>E</label><externalCredentialParameters><parameterName>Authorization</parameterName><parameterType>AuthHeader</parameterType><parameterValue>x</parameterValue></externalCredentialParameters></ExternalCredential>',
        'namedCredentials/N.namedCredential-meta.xml':
          '<?xml version="1.0"?><NamedCredential><label>N</label><namedCredentialParameters><parameterName>Url</parameterName><parameterType>Url</parameterType><parameterValue>https://x.example</parameterValue></namedCredentialParameters><namedCredentialParameters><externalCredential>E</externalCredential><parameterName>ExternalCredential</parameterName><parameterType>Authentication</parameterType></namedCredentialParameters><namedCredentialType>SecuredEndpoint</namedCredentialType></NamedCredential>',
      }),
    ]);
    assert.equal(schema.label('hi'), 'Hello & bye');
    assert.equal(Buffer.from(schema.staticResource('DATA')?.body ?? []).toString(), '{}');
    assert.ok(schema.permissionSets()[0]?.customPermissions.has('Boss'));
    assert.deepEqual(schema.namedCredentials().get('n')?.headers, [{ name: 'Authorization', value: 'x' }]);
  });

  it('shouldLetALaterFolderReplaceAnEarlierOne', () => {
    const record = (value: string): string =>
      `<?xml version="1.0"?><CustomMetadata><label>A</label><protected>false</protected><values><field>N__c</field><value xsi:type="xsd:string">${value}</value></values></CustomMetadata>`;
    const base = writeProject({
      ...objectFiles('Rule__mdt', { N__c: '<type>Text</type><length>9</length>' }),
      'customMetadata/Rule.A.md-meta.xml': record('old'),
    });
    const over = writeProject({
      ...objectFiles('Account', { X__c: '<type>Text</type><length>9</length>' }),
      'customMetadata/Rule.A.md-meta.xml': record('new'),
    });
    const records = loadSchema([base, over]).customMetadataRecords('Rule__mdt');
    assert.deepEqual(
      records.map((r) => r.get('n__c')),
      ['new'],
    );
  });

  it('shouldKeepKeyPrefixesWhenObjectsAreAdded', () => {
    const one = loadSchema([writeProject(objectFiles('Thing__c', {}))]).object('Thing__c')?.keyPrefix;
    const two = loadSchema([writeProject({ ...objectFiles('Aaa__c', {}), ...objectFiles('Thing__c', {}) })]).object(
      'Thing__c',
    )?.keyPrefix;
    assert.equal(one, two);
  });
});
