import { setDuplicateRuleHeader } from '../dml/workRow.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { fieldOf, relationshipOf } from '../schema/lookup.ts';
import { ApexType, Types } from '../types/apexType.ts';
import { ApexList, ApexMap } from '../values/collections.ts';
import { ApexException, createException, requireArgument as need } from '../values/exception.ts';
import { stringify } from '../values/operations.ts';
import { SObject } from '../values/sobject.ts';
import { duplicateRuleHeader, type PropertyBag } from './dmlOptions.ts';
import { ApexDatabaseError } from './dmlResults.ts';
import { definePlatformType } from './registry.ts';
import { SObjectFieldToken, tokenOf } from './schemaTokens.ts';

type FieldName = string | SObjectFieldToken;

const options = new WeakMap<SObject, PropertyBag>();
const clones = new WeakMap<SObject, string | null>();

/** Name of a field argument; a token of another object is refused as in an org. */
function nameOf(row: SObject, field: FieldName): string {
  if (typeof need(field) === 'string') return field as string;
  const token = field as SObjectFieldToken;
  if (token.schema.name !== row.schema.name) {
    throw createException(
      'System.SObjectException',
      `${token.schema.name}.${token.field.name} does not belong to SObject type ${row.schema.name}`,
    );
  }
  return token.field.name;
}

function get(row: SObject, field: FieldName): unknown {
  return row.read(nameOf(row, field));
}

/** Returns the value before. */
function put(row: SObject, field: FieldName, value: unknown): unknown {
  const name = nameOf(row, field);
  if (!fieldOf(row.schema, name))
    throw createException('System.SObjectException', `Invalid field ${name} for ${row.schema.name}`);
  const before = row.get(name);
  row.write(name, value);
  return before;
}

/** The relationship behind a relationship name or the token of its lookup field. */
function relationshipName(row: SObject, field: FieldName): string {
  if (typeof need(field) === 'string') {
    const byField = fieldOf(row.schema, field as string)?.relationshipName;
    if (!relationshipOf(row.schema, field as string) && byField === undefined) {
      throw createException(
        'System.SObjectException',
        `Invalid relationship ${field as string} for ${row.schema.name}`,
      );
    }
    return relationshipOf(row.schema, field as string) ? (field as string) : (byField as string);
  }
  const name = (field as SObjectFieldToken).field.relationshipName;
  if (name === undefined)
    throw createException('System.SObjectException', `Invalid relationship ${stringify(field)} for ${row.schema.name}`);
  return name;
}

function getSObjects(row: SObject, relationship: FieldName): ApexList | null {
  const children = row.readChildren(typeof relationship === 'string' ? relationship : nameOf(row, relationship));
  // An org answers null, not an empty list, where the subquery found nothing.
  return children.size === 0 ? null : children;
}

/** In before-triggers the error stops the row; elsewhere it only shows up in `hasErrors`. */
function addError(row: SObject, ...args: unknown[]): void {
  const values = args.filter((arg) => typeof arg !== 'boolean');
  const message = values.at(-1);
  const field = values.length === 2 ? nameOf(row, values[0] as FieldName) : undefined;
  const text = message instanceof ApexException ? message.getMessage() : stringify(message);
  row.errors.push({
    statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    message: text,
    fields: field === undefined ? [] : [field],
  });
}

function clone(
  row: SObject,
  preserveId = false,
  deep = false,
  preserveTimestamps = false,
  preserveAutonumber = false,
): SObject {
  const copy = row.clone(preserveId, deep, preserveTimestamps, preserveAutonumber);
  clones.set(copy, row.id);
  return copy;
}

function populatedFields(row: SObject): ApexMap {
  return new ApexMap(ApexType.map(Types.String, Types.Object), row.populated()).freeze();
}

definePlatformType('System.SObject', {
  methods: {
    addError,
    clear: (row: SObject) => {
      for (const [name] of [...row.populated()]) row.unset(name);
    },
    clone,
    get,
    getCloneSourceId: (row: SObject) => clones.get(row) ?? null,
    getErrors: (row: SObject) =>
      new ApexList(
        ApexType.list(ApexType.platform('Database.Error')),
        row.errors.map((error) => new ApexDatabaseError(error)),
      ),
    getOptions: (row: SObject) => options.get(row) ?? null,
    getPopulatedFieldsAsMap: populatedFields,
    getSObject: (row: SObject, field: FieldName) => row.readParent(relationshipName(row, field)),
    getSObjectType: (row: SObject) => tokenOf(row.schema),
    getSObjects,
    hasErrors: (row: SObject) => row.errors.length > 0,
    isClone: (row: SObject) => clones.has(row),
    isSet: (row: SObject, field: FieldName) => row.isSet(nameOf(row, field)),
    put,
    putSObject: (row: SObject, field: FieldName, parent: SObject | null) => {
      const name = relationshipName(row, field);
      const before = row.isSet(name) ? row.readParent(name) : null;
      row.setParent(name, parent);
      return before;
    },
    recalculateFormulas: () => {
      throw new UnsupportedError('SObject.recalculateFormulas');
    },
    setOptions: (row: SObject, value: PropertyBag) => {
      options.set(row, need(value));
      const header = duplicateRuleHeader(value);
      if (header) setDuplicateRuleHeader(row, header);
    },
  },
});
