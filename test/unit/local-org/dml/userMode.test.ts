import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SObject } from '../../../../scripts/local-org/values/sobject.ts';
import { FakeOrg } from './fakeOrg.ts';
import { files, insertUser, messageOf } from './things.ts';

describe('User mode', () => {
  const permissions =
    '<?xml version="1.0"?><PermissionSet><label>Writer</label><objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Thing__c</object><viewAllRecords>false</viewAllRecords></objectPermissions><fieldPermissions><editable>true</editable><field>Thing__c.Key__c</field><readable>true</readable></fieldPermissions></PermissionSet>';

  function orgWithUser(): { org: FakeOrg; userId: string } {
    const org = new FakeOrg({ ...files, 'permissionsets/Writer.permissionset-meta.xml': permissions });
    const userId = org.run(() => {
      const user = insertUser(org, 'Minimum Access - Salesforce');
      const set = org.query("SELECT Id FROM PermissionSet WHERE Name = 'Writer'")[0] as SObject;
      org.insert(org.row('PermissionSetAssignment', { AssigneeId: user.id, PermissionSetId: set.id }));
      return user.id as string;
    });
    return { org, userId };
  }

  it('shouldHideStandardRecordsOfOthersWhereTheMetadataSaysPrivate (Metadata API, CustomObject, sharingModel)', () => {
    const seenBy = (definition: Record<string, string>): number => {
      const reader =
        '<?xml version="1.0"?><PermissionSet><label>Reader</label><objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Account</object><viewAllRecords>false</viewAllRecords></objectPermissions></PermissionSet>';
      const org = new FakeOrg({ ...definition, 'permissionsets/Reader.permissionset-meta.xml': reader });
      const userId = org.run(() => {
        const user = insertUser(org, 'Minimum Access - Salesforce');
        const set = org.query("SELECT Id FROM PermissionSet WHERE Name = 'Reader'")[0] as SObject;
        org.insert(org.row('PermissionSetAssignment', { AssigneeId: user.id, PermissionSetId: set.id }));
        return user.id as string;
      });
      org.run(() => org.insert(org.row('Account', { Name: 'Of the administrator' })));
      return org.runTransaction(
        'anonymous',
        'x',
        () => {
          org.data.execute('insert', [org.row('Account', { Name: 'Own' })], { allOrNone: true, accessMode: 'user' });
          const select = org.data.prepare('SELECT Id FROM Account WITH USER_MODE');
          return (org.data.query(select, [], { accessMode: 'system' }) as SObject[]).length;
        },
        { userId },
      );
    };
    assert.equal(seenBy({}), 2, 'public unless the org says otherwise');
    assert.equal(
      seenBy({
        'objects/Account/Account.object-meta.xml':
          '<?xml version="1.0"?><CustomObject><sharingModel>Private</sharingModel></CustomObject>',
      }),
      1,
      'only the own one',
    );
  });

  it('shouldTakeTheTypeOfAUserFromTheProfile (Object Reference, User, UserType)', () => {
    const org = new FakeOrg(files);
    for (const [profile, type] of [
      ['Partner Community User', 'PowerPartner'],
      ['Standard User', 'Standard'],
    ] as const)
      org.run(() => {
        const user = insertUser(org, profile);
        const [stored] = org.query(`SELECT UserType FROM User WHERE Id = '${user.id}'`);
        assert.equal(stored?.get('UserType'), type, profile);
        org.update(org.row('User', { Id: user.id, Username: `${profile.length}@x.example` }));
      });
  });

  it('shouldRefuseObjectsAndFieldsWithoutPermission', () => {
    const { org, userId } = orgWithUser();
    org.runTransaction(
      'anonymous',
      'x',
      () => {
        const user = { allOrNone: true, accessMode: 'user' } as const;
        org.data.execute('insert', [org.row('Thing__c', { Key__c: 'a' })], user);
        assert.equal(
          messageOf(() => org.data.execute('insert', [org.row('Account', { Name: 'A' })], user)),
          "Access to entity 'Account' denied",
        );
        assert.equal(
          messageOf(() => org.data.execute('insert', [org.row('Thing__c', { Loose__c: 'a' })], user)),
          'Operation failed due to fields being inaccessible on Sobject Thing__c, check errors on Exception or Result!',
        );
        const results = org.data.execute(
          'insert',
          [org.row('Thing__c', { Loose__c: 'a' }), org.row('Thing__c', { Key__c: 'b' })],
          { ...user, allOrNone: false },
        );
        assert.deepEqual(
          results.map((r) => r.success),
          [false, true],
        );
        assert.deepEqual(results[0]?.errors[0]?.fields, ['Loose__c'], 'the row error names the field');
        assert.match(
          messageOf(() =>
            org.data.query(org.data.prepare('SELECT Loose__c FROM Thing__c WITH USER_MODE'), [], {
              accessMode: 'system',
            }),
          ),
          /^No such column 'Loose__c' on entity 'Thing__c'/,
        );
      },
      { userId },
    );
  });
});
