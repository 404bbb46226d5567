import { currentTransaction } from '../runtime/transaction.ts';
import type { FieldSchema, ObjectSchema, PermissionSetSchema } from '../schema/model.ts';
import { queryInternally } from './internalQuery.ts';

export interface ObjectAccess {
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
}

const ALL: ObjectAccess = { read: true, create: true, edit: true, delete: true };

interface AccessService {
  objectAccess?(userId: string, objectName: string): ObjectAccess;
  fieldAccess?(userId: string, objectName: string, fieldName: string): { read: boolean; edit: boolean };
  hasCustomPermission?(userId: string, name: string): boolean;
}

/** The data part decides who may what, so that queries, DML and describe calls agree; null where it does not say. */
function service(): AccessService {
  return currentTransaction().org.data as unknown as AccessService;
}

/** CRUD rights of the running user. */
export function objectAccess(schema: ObjectSchema): ObjectAccess {
  return service().objectAccess?.(currentTransaction().userId, schema.name) ?? ALL;
}

/** Field rights of the running user; system-maintained fields are never editable. */
export function fieldAccess(
  schema: ObjectSchema,
  field: FieldSchema,
): { read: boolean; create: boolean; edit: boolean } {
  const granted = service().fieldAccess?.(currentTransaction().userId, schema.name, field.name) ?? {
    read: true,
    edit: true,
  };
  const rights = objectAccess(schema);
  return {
    read: granted.read && rights.read,
    create: granted.edit && field.createable && rights.create,
    edit: granted.edit && field.updateable && rights.edit,
  };
}

/** Permission sets assigned to a user, by name. */
function assignedPermissionSets(userId: string): PermissionSetSchema[] {
  const { org } = currentTransaction();
  if (!org.schema.object('PermissionSetAssignment')) return [];
  const rows = queryInternally('SELECT PermissionSet.Name FROM PermissionSetAssignment WHERE AssigneeId = :userId', [
    userId,
  ]);
  const names = new Set(rows.map((row) => String(row.readParent('PermissionSet')?.get('Name') ?? '').toLowerCase()));
  return org.schema.permissionSets().filter((set) => names.has(set.name.toLowerCase()));
}

/** `FeatureManagement.checkPermission`: whether a permission set of the running user grants the custom permission. */
export function hasCustomPermission(name: string): boolean {
  const { userId } = currentTransaction();
  const decided = service().hasCustomPermission?.(userId, name);
  if (decided !== undefined) return decided;
  return assignedPermissionSets(userId).some((set) =>
    [...set.customPermissions].some((granted) => granted.toLowerCase() === name.toLowerCase()),
  );
}
