import type { FieldSchema, ObjectSchema, PermissionSetSchema } from '../schema/model.ts';
import type { Namespace } from '../schema/namespace.ts';
import type { Transaction } from '../runtime/org.ts';
import { quote } from '../store/columns.ts';
import type { RecordStore } from '../store/recordStore.ts';

/** Standard objects on which the Standard User profile of a new org may do everything. */
const standardUserObjects = new Set([
  'account',
  'contact',
  'opportunity',
  'opportunitylineitem',
  'opportunitycontactrole',
  'lead',
  'case',
  'task',
  'event',
  'partner',
  'attachment',
  'campaign',
]);
const standardUserReadObjects = new Set(['product2', 'pricebook2', 'pricebookentry']);

/** Objects that everybody may read and that have no object permissions of their own. */
const openObjects = new Set([
  'user',
  'profile',
  'organization',
  'recordtype',
  'group',
  'userrole',
  'permissionset',
  'permissionsetassignment',
  'asyncapexjob',
  'crontrigger',
  'cronjobdetail',
  'apexclass',
  'apextrigger',
  'opportunitystage',
  'queuesobject',
  'groupmember',
  'custompermission',
  'setupentityaccess',
  'staticresource',
  'currencytype',
  'userlicense',
  'objectpermissions',
  'fieldpermissions',
]);

/** Objects without object permissions of their own: access to them is access to these, editing a parent where they are written. */
const followedObjects: Readonly<Record<string, readonly string[]>> = {
  opportunitylineitem: ['Opportunity'],
  opportunitycontactrole: ['Opportunity'],
  pricebookentry: ['Pricebook2', 'Product2'],
  partner: ['Account'],
};

/** Fields that no permission set can grant because they have no field-level security; no public permission set was found to name them. */
const openFields = new Set([
  'opportunity.pricebook2id',
  'opportunitylineitem.product2id',
  'opportunitylineitem.unitprice',
  'opportunitylineitem.totalprice',
]);

export type ObjectAccess = 'read' | 'create' | 'edit' | 'delete';

/** What one user may do, from the profile's name and the assigned permission sets. */
export class Permissions {
  readonly userId: string;
  /** System Administrator: everything. */
  readonly isAdministrator: boolean;
  readonly #profileName: string;
  readonly #namespace: Namespace | undefined;
  readonly #sets: readonly PermissionSetSchema[];

  private constructor(
    userId: string,
    profileName: string,
    sets: readonly PermissionSetSchema[],
    namespace?: Namespace,
  ) {
    this.#namespace = namespace;
    this.userId = userId;
    this.#profileName = profileName;
    this.isAdministrator = profileName === 'System Administrator';
    this.#sets = sets;
  }

  /** May do everything; for queries of the local org itself and where nothing is checked. */
  static readonly administrator = new Permissions('', 'System Administrator', []);

  static of(store: RecordStore, userId: string): Permissions {
    const profile = String(
      store.db
        .prepare('SELECT p.Name FROM "User" u JOIN "Profile" p ON p.Id = u.ProfileId WHERE u.Id = ?')
        .get(userId)?.[0] ?? '',
    );
    const assigned = store.db
      .prepare(
        'SELECT s.Name, s.Id FROM "PermissionSetAssignment" a JOIN "PermissionSet" s ON s.Id = a.PermissionSetId WHERE a.AssigneeId = ? AND a.IsDeleted = 0',
      )
      .all(userId);
    const names = new Set(assigned.map(([name]) => String(name).toLowerCase()));
    const ids = JSON.stringify(assigned.map(([, id]) => id));
    const sets = [
      ...store.schema.permissionSets().filter((s) => names.has(s.name.toLowerCase())),
      ...permissionRows(store, ids),
    ];
    return new Permissions(userId, profile, sets, store.schema.namespace);
  }

  allowsObject(schema: ObjectSchema, access: ObjectAccess): boolean {
    if (this.isAdministrator) return true;
    const key = schema.name.toLowerCase();
    // Custom metadata and settings are read by code of every user; platform events need create to publish.
    if (
      access === 'read' &&
      (openObjects.has(key) || schema.kind === 'customMetadata' || schema.kind === 'customSetting')
    )
      return true;
    if (
      this.#profileName === 'Standard User' &&
      (standardUserObjects.has(key) || (access === 'read' && standardUserReadObjects.has(key)))
    )
      return true;
    const followed = followedObjects[key];
    if (followed)
      return followed.every((name) =>
        this.#grants(name.toLowerCase(), access === 'read' || name === 'Product2' ? 'read' : 'edit'),
      );
    return this.#grants(key, access);
  }

  #grants(key: string, access: ObjectAccess): boolean {
    if (this.#profileName === 'Standard User' && standardUserObjects.has(key)) return true;
    return this.#sets.some((s) => {
      const granted = s.objects.get(key);
      return granted !== undefined && (granted[access] || granted.modifyAll || (access === 'read' && granted.viewAll));
    });
  }

  /** Sees or changes every row of the object regardless of sharing. */
  allowsAll(schema: ObjectSchema, access: 'view' | 'modify'): boolean {
    if (this.isAdministrator) return true;
    return this.#sets.some((s) => {
      const granted = s.objects.get(schema.name.toLowerCase());
      return (
        s.userPermissions.has('ModifyAllData') ||
        granted?.modifyAll === true ||
        (access === 'view' && (s.userPermissions.has('ViewAllData') || granted?.viewAll === true))
      );
    });
  }

  allowsField(schema: ObjectSchema, field: FieldSchema, access: 'read' | 'edit'): boolean {
    if (this.isAdministrator) return true;
    if (hasNoFieldSecurity(schema, field)) return true;
    if (!field.custom && (this.#profileName === 'Standard User' || openObjects.has(schema.name.toLowerCase())))
      return true;
    const keys = [`${schema.name}.${field.name}`.toLowerCase()];
    // Permission sets grant the parts of an address through the compound field.
    const part = field.custom
      ? null
      : /^(.*?)(Street|City|StateCode|State|PostalCode|CountryCode|Country|Latitude|Longitude|GeocodeAccuracy)$/.exec(
          field.name,
        );
    if (part) keys.push(`${schema.name}.${part[1] ?? ''}Address`.toLowerCase());
    return this.#sets.some((s) => {
      const granted = s.fields.get(keys[0] as string) ?? s.fields.get(keys[1] ?? '');
      return granted !== undefined && (access === 'read' ? granted.read || granted.edit : granted.edit);
    });
  }

  hasCustomPermission(name: string): boolean {
    if (this.isAdministrator && this.#sets.length === 0) return false;
    const granted = (key: string): boolean =>
      this.#sets.some((s) => [...s.customPermissions].some((p) => p.toLowerCase() === key));
    const implied = this.#namespace?.implyPermission(name);
    return granted(name.toLowerCase()) || (implied !== undefined && granted(implied));
  }
}

/** Permissions that Apex wrote as rows of ObjectPermissions and FieldPermissions, as one set. */
function permissionRows(store: RecordStore, parentIds: string): PermissionSetSchema[] {
  const condition = 'WHERE ParentId IN (SELECT value FROM json_each(?)) AND IsDeleted = 0';
  const objectRows = store.db
    .prepare(
      `SELECT SobjectType, PermissionsRead, PermissionsCreate, PermissionsEdit, PermissionsDelete, PermissionsViewAllRecords, PermissionsModifyAllRecords FROM "ObjectPermissions" ${condition}`,
    )
    .all(parentIds);
  const fieldRows = store.db
    .prepare(`SELECT Field, PermissionsRead, PermissionsEdit FROM "FieldPermissions" ${condition}`)
    .all(parentIds);
  if (objectRows.length === 0 && fieldRows.length === 0) return [];
  const on = (value: unknown): boolean => Number(value ?? 0) === 1;
  const empty = new Set<string>();
  return [
    {
      name: '',
      label: '',
      objects: new Map(
        objectRows.map(([name, read, create, edit, remove, viewAll, modifyAll]) => [
          String(name).toLowerCase(),
          {
            read: on(read),
            create: on(create),
            edit: on(edit),
            delete: on(remove),
            viewAll: on(viewAll),
            modifyAll: on(modifyAll),
          },
        ]),
      ),
      fields: new Map(
        fieldRows.map(([name, read, edit]) => [String(name).toLowerCase(), { read: on(read), edit: on(edit) }]),
      ),
      classes: empty,
      customPermissions: empty,
      userPermissions: empty,
    },
  ];
}

/** Whether the innermost class runs `with sharing`; `inherited sharing` follows its caller and counts as `with` at the entry point. */
export function enforcesSharing(transaction: Transaction): boolean {
  for (let i = transaction.sharingStack.length - 1; i >= 0; i--) {
    const mode = transaction.sharingStack[i];
    if (mode !== 'inherited') return mode === 'with';
  }
  return transaction.sharingStack.length > 0;
}

/** Required, master-detail and system fields carry no field-level security: whoever sees the object sees them. */
export function hasNoFieldSecurity(schema: ObjectSchema, field: FieldSchema): boolean {
  if (schema.kind === 'customMetadata' || schema.kind === 'customSetting' || schema.kind === 'platformEvent')
    return true;
  if (field.required || field.type === 'MasterDetail' || schema.name === 'OpportunityContactRole') return true;
  if (openFields.has(`${schema.name}.${field.name}`.toLowerCase())) return true;
  return /^(Id|Name|OwnerId|IsDeleted|CreatedDate|CreatedById|LastModifiedDate|LastModifiedById|SystemModstamp|LastActivityDate|LastViewedDate|LastReferencedDate|RecordTypeId|FirstName|LastName)$/.test(
    field.name,
  );
}

/**
 * SQL condition on `alias` under which the user sees (or may change) rows of the object; undefined for all rows. Modelled:
 * org-wide default, ownership, queue and group membership, share rows of custom objects, View All and Modify All. Not modelled:
 * role hierarchy, sharing rules, groups inside of groups, share rows of standard objects, teams.
 */
export function sharingCondition(
  schema: ObjectSchema,
  permissions: Permissions,
  access: 'view' | 'modify',
  alias: string,
  objects: (name: string) => ObjectSchema | undefined,
): string | undefined {
  if (schema.kind !== 'custom' && schema.kind !== 'standard') return undefined;
  if (schema.isSetup === true || permissions.allowsAll(schema, access)) return undefined;
  if (
    schema.sharingModel === 'ReadWrite' ||
    schema.sharingModel === 'ReadWriteTransfer' ||
    schema.sharingModel === 'FullAccess'
  )
    return undefined;
  if (schema.sharingModel === 'Read' && access === 'view') return undefined;
  if (schema.sharingModel === 'ControlledByParent') {
    const link =
      [...schema.fields.values()].find((f) => f.type === 'MasterDetail') ??
      [...schema.fields.values()].find((f) => !f.custom && /^(AccountId|OpportunityId)$/.test(f.name));
    const parent = link && objects(link.referenceTo[0] ?? '');
    if (!link || !parent) return undefined;
    const parentAlias = `${alias}_p`;
    const condition = sharingCondition(parent, permissions, access, parentAlias, objects);
    if (condition === undefined) return undefined;
    return `(${alias}.${quote(link.name)} IS NULL OR EXISTS (SELECT 1 FROM ${quote(parent.name)} ${parentAlias} WHERE ${parentAlias}.Id = ${alias}.${quote(link.name)} AND ${condition}))`;
  }
  if (!schema.fields.has('ownerid')) return undefined;
  const user = `'${permissions.userId.replaceAll("'", '')}'`;
  const groups = `(SELECT GroupId FROM "GroupMember" WHERE UserOrGroupId = ${user} AND IsDeleted = 0)`;
  const share = schema.kind === 'custom' ? objects(schema.name.replace(/__c$/, '__Share')) : undefined;
  const level = access === 'view' ? '' : " AND s.AccessLevel IN ('Edit', 'All')";
  const shared = share
    ? ` OR EXISTS (SELECT 1 FROM ${quote(share.name)} s WHERE s.ParentId = ${alias}.Id AND s.IsDeleted = 0 AND (s.UserOrGroupId = ${user} OR s.UserOrGroupId IN ${groups})${level})`
    : '';
  return `(${alias}.OwnerId = ${user} OR ${alias}.OwnerId IN ${groups}${shared})`;
}
