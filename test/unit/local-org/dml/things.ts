import { ApexException } from '../../../../scripts/local-org/values/exception.ts';
import type { SObject } from '../../../../scripts/local-org/values/sobject.ts';
import { objectFiles, type FakeOrg } from './fakeOrg.ts';

/** Metadata of a custom object with one field of each interesting kind, a detail object and a hierarchy setting. */
export const files = {
  ...objectFiles('Thing__c', {
    Key__c: '<type>Text</type><length>10</length><unique>true</unique><externalId>true</externalId>',
    Loose__c: '<type>Text</type><length>10</length><externalId>true</externalId>',
    Amount__c: '<type>Currency</type><precision>6</precision><scale>2</scale>',
    State__c:
      '<type>Picklist</type><required>true</required><valueSet><restricted>true</restricted><valueSetDefinition><value><fullName>New</fullName><default>true</default></value><value><fullName>Done</fullName><default>false</default></value></valueSetDefinition></valueSet>',
    Account__c: '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Things</relationshipName>',
    Mail__c: '<type>Email</type>',
  }),
  ...objectFiles(
    'Part__c',
    {
      Thing__c:
        '<type>MasterDetail</type><referenceTo>Thing__c</referenceTo><relationshipName>Parts</relationshipName>',
    },
    '<sharingModel>ControlledByParent</sharingModel>',
  ),
  ...objectFiles(
    'Setting__c',
    { On__c: '<type>Checkbox</type><defaultValue>false</defaultValue>' },
    '<customSettingsType>Hierarchy</customSettingsType>',
  ),
};

/** Message of the Apex exception that `body` throws. */
export function messageOf(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    if (error instanceof ApexException) return error.getMessage();
    throw error;
  }
  return 'nothing was thrown';
}

/** Inserts a user with a profile, and gives the row with its id; in a running transaction of `org`. */
export function insertUser(org: FakeOrg, profileName: string): SObject {
  const profile = org.query(`SELECT Id FROM Profile WHERE Name = '${profileName}'`)[0] as SObject;
  const user = org.row('User', {
    LastName: 'U',
    Alias: 'u',
    Email: 'u@x.example',
    Username: 'u@x.example',
    ProfileId: profile.id,
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
  });
  org.insert(user);
  return user;
}
