import { jsonKey, objects, type SandboxField, type SandboxObject } from './objects.ts';

const DATA_TYPES: Record<SandboxField['type'], string> = {
  Id: 'Integer',
  Fk: 'Integer',
  String: 'String',
  LongText: 'String',
  Integer: 'Integer',
  LongInteger: 'Long Integer',
  Currency: 'Decimal(18,2)',
  Percent: 'Decimal(9,6)',
  Boolean: 'Boolean',
  Date: 'Date',
  DateTime: 'DateTime',
  StandardPicklist: 'String',
  RelatedList: 'String',
};

/** `GET /_describe`: the object list. */
export function describeObjects(): unknown[] {
  return objects.map((o) => ({
    name: o.name,
    display: display(o.name),
    creatable: o.creatable,
    updatable: o.creatable,
  }));
}

/** `GET /{Object}/_describe`: the field list. Picklist `values` are a map, as the API gives them. */
export function describeObject(target: SandboxObject): unknown[] {
  return target.fields.map((field, index) => ({
    id: `${target.name.slice(0, 3).toUpperCase()}${index + 1}`,
    name: field.name,
    display: display(field.name),
    fieldType: field.type === 'Date' ? 'DateTime' : field.type,
    dataType: DATA_TYPES[field.type] + (field.multiple ? ' List' : ''),
    isRequired: field.required === true,
    isReadOnly: field.readOnly === true,
    isNullable: field.required !== true,
    isUniqueKey: field.unique === true,
    isCollection: field.multiple === true,
    isImportable: field.readOnly !== true,
    isExportable: true,
    isFilterable: field.type !== 'RelatedList',
    fkFieldType: field.target ?? null,
    picklistType: field.type !== 'StandardPicklist' ? 'None' : field.multiple ? 'Multiple' : 'Single',
    values: Object.fromEntries(
      (field.values ?? []).map((v) => [jsonKey(v), { name: v, display: v, translations: {} }]),
    ),
  }));
}

function display(name: string): string {
  return name.replace(/__(cf|co)$/, '').replace(/([a-z])([A-Z])/g, '$1 $2');
}
