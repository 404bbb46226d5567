import { ApexType } from '../types/apexType.ts';
import { makeField } from './fieldReader.ts';
import type { FieldSchema, ObjectSchema, PicklistValue } from './model.ts';

/** Key prefix that the share rows of all custom objects have in common. */
const sharePrefix = '02c';

const values = (...names: string[]): PicklistValue[] =>
  names.map((value) => ({ value, label: value, isDefault: false, isActive: true }));

/** The `X__Share` object of a custom object: rows that give users and groups access beyond ownership. */
export function buildShareObject(parent: Pick<ObjectSchema, 'name' | 'label' | 'source'>): ObjectSchema {
  const name = parent.name.replace(/__c$/, '__Share');
  const readOnly = { createable: false, updateable: false } as const;
  const { source } = parent;
  const fields: FieldSchema[] = [
    makeField('Id', 'Id', { ...readOnly, nillable: false, source }),
    makeField('ParentId', 'Lookup', {
      required: true,
      referenceTo: [parent.name],
      relationshipName: 'Parent',
      deleteConstraint: 'Cascade',
      updateable: false,
      source,
    }),
    makeField('AccessLevel', 'Picklist', {
      required: true,
      picklist: values('Read', 'Edit', 'All'),
      restrictedPicklist: true,
      source,
    }),
    makeField('UserOrGroupId', 'Lookup', {
      required: true,
      referenceTo: ['User', 'Group'],
      relationshipName: 'UserOrGroup',
      updateable: false,
      source,
    }),
    makeField('RowCause', 'Picklist', {
      picklist: [
        { value: 'Manual', label: 'Manual', isDefault: true, isActive: true },
        ...values('Owner', 'Rule', 'ImplicitChild', 'ImplicitParent', 'Team'),
      ],
      updateable: false,
      source,
    }),
    makeField('LastModifiedDate', 'DateTime', { ...readOnly, source }),
    makeField('LastModifiedById', 'Lookup', {
      ...readOnly,
      referenceTo: ['User'],
      relationshipName: 'LastModifiedBy',
      source,
    }),
    makeField('IsDeleted', 'Checkbox', { ...readOnly, source }),
  ];
  return {
    name,
    label: `Share: ${parent.label}`,
    labelPlural: `Share: ${parent.label}`,
    keyPrefix: sharePrefix,
    kind: 'custom',
    sharingModel: 'ReadWrite',
    fields: new Map(fields.map((f) => [f.name.toLowerCase(), f])),
    childRelationships: [],
    apexType: ApexType.sobject(name),
    source,
    isSetup: false,
    isWritable: true,
    isStored: true,
  };
}
