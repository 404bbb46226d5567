import type { SampleUser } from '../browser/sampleUsers.ts';
import type { LocalOrg } from '../runtime/createOrg.ts';
import { administratorId } from '../store/seed.ts';
import { SObject } from '../values/sobject.ts';

/** Makes the sample users and their permission set assignments that the org does not have yet. */
export function ensureSampleUsers(org: LocalOrg, users: readonly SampleUser[]): void {
  // Users and assignments are setup objects: nothing else may be written in their transaction.
  org.runTransaction('anonymous', 'sample users', () => {
    const profileId = idOf(org, 'Profile', 'Name', 'Standard User');
    for (const user of users) {
      const userId = idOf(org, 'User', 'Username', user.username) ?? insertUser(org, user, profileId);
      for (const name of user.permissionSets) assign(org, userId, name);
    }
  });
}

function assign(org: LocalOrg, userId: string, permissionSet: string): void {
  const setId = idOf(org, 'PermissionSet', 'Name', permissionSet);
  if (setId === undefined) return;
  const known = org.data.query(
    org.data.prepare('SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = :user AND PermissionSetId = :set'),
    [userId, setId],
    { accessMode: 'system' },
  );
  if (known.length === 0) insert(org, 'PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: setId });
}

function insertUser(org: LocalOrg, user: SampleUser, profileId: string | undefined): string {
  return insert(org, 'User', {
    FirstName: user.firstName,
    LastName: user.lastName,
    Username: user.username,
    Email: user.username,
    Alias: (user.username.split('@')[0] as string).slice(0, 8),
    Title: user.role,
    ProfileId: profileId,
    IsActive: true,
    TimeZoneSidKey: org.settingsOf(administratorId).timeZone,
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
  });
}

function idOf(org: LocalOrg, objectName: string, field: string, value: string): string | undefined {
  const prepared = org.data.prepare(`SELECT Id FROM ${objectName} WHERE ${field} = :value LIMIT 1`);
  const [row] = org.data.query(prepared, [value], { accessMode: 'system' }) as SObject[];
  return row?.id ?? undefined;
}

function insert(org: LocalOrg, objectName: string, fields: Readonly<Record<string, unknown>>): string {
  const schema = org.schema.object(objectName);
  if (!schema) throw new Error(`the org has no object ${objectName}`);
  const row = new SObject(schema);
  for (const [name, value] of Object.entries(fields)) row.write(name, value);
  org.data.execute('insert', [row], { allOrNone: true, accessMode: 'system' });
  return String(row.id);
}
