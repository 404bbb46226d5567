import { salesApplication, type AppModel, type ApplicationModel, type PageModel } from '../browser/appModel.ts';
import type { SampleUser } from '../browser/sampleUsers.ts';
import { storeOf } from '../dml/dataService.ts';
import { Permissions } from '../dml/permissions.ts';
import type { LocalOrg } from '../runtime/createOrg.ts';
import { RestError } from './restError.ts';

/** The user whose access a request has. */
export interface SessionUser {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly timeZone: string;
  readonly username: string;
}

/** Users that a session may belong to, in the order of the switcher. */
export class SessionUsers {
  readonly #org: LocalOrg;
  readonly #usernames: readonly string[];

  constructor(org: LocalOrg, users: readonly SampleUser[]) {
    this.#org = org;
    this.#usernames = users.map((user) => user.username);
  }

  all(): SessionUser[] {
    const { db } = storeOf(this.#org);
    return this.#usernames.flatMap((username) => {
      const row = db
        .prepare('SELECT Id, FirstName, LastName, Title, TimeZoneSidKey FROM "User" WHERE Username = ?')
        .get(username);
      if (!row) return [];
      const [id, first, last, role, zone] = row.map((value) => String(value ?? ''));
      return [
        {
          id: id ?? '',
          name: `${first ?? ''} ${last ?? ''}`.trim(),
          role: role ?? '',
          timeZone: zone ?? 'GMT',
          username,
        },
      ];
    });
  }

  /** The user with the id; the first one for a session that has not chosen yet, or whose user is gone. */
  find(id: string | undefined): SessionUser {
    const users = this.all();
    const found = users.find((user) => user.id === id) ?? users[0];
    if (!found) throw new RestError(403, 'INVALID_SESSION_ID', 'The local org has no user for this session');
    return found;
  }
}

/** What a page needs to know when it starts: the user, what the user may do, and the applications that the user sees. */
export function describeSession(org: LocalOrg, model: AppModel, users: SessionUsers, userId: string): unknown {
  const store = storeOf(org);
  const permissions = Permissions.of(store, userId);
  const assigned = store.db
    .prepare(
      'SELECT s.Name FROM "PermissionSetAssignment" a JOIN "PermissionSet" s ON s.Id = a.PermissionSetId WHERE a.AssigneeId = ? AND a.IsDeleted = 0',
    )
    .all(userId)
    .map(([name]) => String(name));
  const sets = org.schema.permissionSets().filter((set) => assigned.includes(set.name));
  const access = assigned.map((name) => model.access[name]).filter((entry) => entry !== undefined);
  const opens = (kind: 'applications' | 'tabs', name: string): boolean =>
    permissions.isAdministrator || access.some((entry) => entry[kind].includes(name));
  const applications = model.applications.filter((app) => opens('applications', app.apiName));
  const describeApp = (app: ApplicationModel): unknown => ({
    apiName: app.apiName,
    label: app.label,
    description: app.description,
    color: app.color,
    tabs: app.tabs
      .filter((tab) => {
        const object = tab.kind === 'object' ? org.schema.object(tab.target) : undefined;
        return object ? permissions.allowsObject(object, 'read') : opens('tabs', tab.apiName);
      })
      .map((tab) => ({
        ...tab,
        label: tab.label || (org.schema.object(tab.target)?.labelPlural ?? tab.target),
        url: tab.kind === 'object' ? `/lightning/o/${tab.target}/list` : `/lightning/n/${tab.apiName}`,
      })),
  });
  return {
    user: users.find(userId),
    namespace: org.schema.namespace?.name ?? null,
    users: users.all(),
    customPermissions: [...org.schema.customPermissions()].filter((name) => permissions.hasCustomPermission(name)),
    userPermissions: [...new Set(sets.flatMap((set) => [...set.userPermissions]))],
    apps: [...applications, salesApplication].map(describeApp),
    pages: model.pages,
    recordPages: recordPagesOf(model),
  };
}

/** Which page shows the records of an object: what an application assigns, else the only page that there is for it. */
function recordPagesOf(model: AppModel): Record<string, string> {
  const found: Record<string, string> = {};
  const pages: PageModel[] = Object.values(model.pages);
  for (const page of pages) if (page.type === 'RecordPage' && page.objectName) found[page.objectName] ??= page.apiName;
  for (const app of model.applications) Object.assign(found, app.recordPages);
  return found;
}
