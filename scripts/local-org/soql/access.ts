import type { Permissions } from '../dml/permissions.ts';
import type { QueryOptions } from '../runtime/org.ts';
import type { QueryNode } from './ast.ts';
import { noSuchColumn, noSuchObject, queryException } from './errors.ts';
import type { Scope } from './resolve.ts';

/** Who asks, and under which rules. */
export interface Viewer {
  readonly permissions: Permissions;
  /** Apply record sharing. */
  readonly sharing: boolean;
  readonly options: QueryOptions;
}

/** User mode and SECURITY_ENFORCED: refuses objects and fields that the running user may not read. */
export function checkQueryAccess(scope: Scope, query: QueryNode, viewer: Viewer): void {
  const enforced = viewer.options.securityEnforced === true || query.mode === 'securityEnforced';
  const isUserMode = query.mode === 'user' || (query.mode === undefined && viewer.options.accessMode === 'user');
  const { permissions } = viewer;
  if ((!enforced && !isUserMode) || permissions.isAdministrator) return;
  if (!permissions.allowsObject(scope.schema, 'read')) {
    if (enforced)
      throw queryException(`Insufficient permissions: secure query included inaccessible object: ${scope.schema.name}`);
    throw noSuchObject(scope.schema.name);
  }
  for (const { schema, field } of scope.used) {
    if (
      permissions.allowsField(schema, field, 'read') &&
      (schema === scope.schema || permissions.allowsObject(schema, 'read'))
    )
      continue;
    if (enforced)
      throw queryException(`Insufficient permissions: secure query included inaccessible field: ${field.name}`);
    throw noSuchColumn(field.name, schema.name);
  }
}
