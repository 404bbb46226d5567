import { currentTransaction } from '../runtime/transaction.ts';
import { ApexType, Types } from '../types/apexType.ts';
import { fieldOf } from '../schema/lookup.ts';
import { ApexList, ApexMap, ApexSet } from '../values/collections.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { PlatformObject, type ApexEnumValue } from '../values/object.ts';
import { SObject } from '../values/sobject.ts';
import { fieldAccess, hasCustomPermission, objectAccess } from './access.ts';
import { definePlatformType } from './registry.ts';

const decisionType = ApexType.platform('System.SObjectAccessDecision');
const removedType = ApexType.map(Types.String, ApexType.set(Types.String));

/** Apex `SObjectAccessDecision`. */
class AccessDecision extends PlatformObject {
  readonly records: ApexList;
  readonly removed = new ApexMap(removedType);
  readonly modified = new ApexSet(ApexType.set(Types.Integer));

  constructor(type: ApexType) {
    super();
    this.records = new ApexList(type);
  }

  override get $type(): ApexType {
    return decisionType;
  }

  remove(objectName: string, fieldName: string): void {
    if (!this.removed.has(objectName)) this.removed.put(objectName, new ApexSet(ApexType.set(Types.String)));
    (this.removed.get(objectName) as ApexSet).add(fieldName);
  }
}

type Right = 'read' | 'create' | 'edit';

const rights: Readonly<Record<string, readonly Right[]>> = {
  READABLE: ['read'],
  CREATABLE: ['create'],
  UPDATABLE: ['edit'],
  UPSERTABLE: ['create', 'edit'],
};

/** A copy of the row without the fields that the running user may not use; the id stays. */
function strip(row: SObject, wanted: readonly Right[], decision: AccessDecision): { row: SObject; changed: boolean } {
  const copy = row.clone(true, false, true, true);
  let changed = false;
  for (const [name, value] of [...row.populated()]) {
    if (value instanceof SObject) {
      const parent = strip(value, ['read'], decision);
      copy.setParent(name, parent.row);
      changed ||= parent.changed;
      continue;
    }
    const field = fieldOf(row.schema, name);
    if (!field || field.name === 'Id' || wanted.every((right) => fieldAccess(row.schema, field)[right])) continue;
    copy.unset(name);
    decision.remove(row.schema.name, field.name);
    changed = true;
  }
  return { row: copy, changed };
}

function stripInaccessible(accessType: ApexEnumValue, rows: ApexList, enforce: unknown = true): AccessDecision {
  const wanted = rights[need(accessType).name] as readonly Right[];
  const decision = new AccessDecision(need(rows).type);
  rows.items.forEach((item, index) => {
    const row = need(item) as SObject;
    if (enforce !== false && !wanted.every((right) => objectAccess(row.schema)[right])) {
      throw createException('System.NoAccessException', `No access to entity: ${row.schema.name}`);
    }
    const stripped = strip(row, wanted, decision);
    decision.records.items.push(stripped.row);
    if (stripped.changed) decision.modified.add(index);
  });
  return decision;
}

definePlatformType('System.Security', {
  statics: {
    'stripInaccessible/2': stripInaccessible,
    'stripInaccessible(System.AccessType,List<SObject>,Boolean)': stripInaccessible,
  },
});

definePlatformType('System.SObjectAccessDecision', {
  methods: {
    getModifiedIndexes: (self: AccessDecision) => self.modified,
    getRecords: (self: AccessDecision) => self.records,
    getRemovedFields: (self: AccessDecision) => self.removed,
  },
});

definePlatformType('System.FeatureManagement', {
  statics: { checkPermission: (name: string) => hasCustomPermission(need(name)) },
});

definePlatformType('System.Label', {
  statics: {
    'get/2': (_namespace: string | null, name: string) => {
      const text = currentTransaction().org.schema.label(need(name));
      if (text === undefined)
        throw createException('System.InvalidParameterValueException', `Custom label does not exist: ${name}`);
      return text;
    },
  },
});
