import { ApexType, Types } from '../types/apexType.ts';
import { childRelationshipOf, fieldOf, relationshipOf } from '../schema/lookup.ts';
import type { Position } from '../syntax/ast.ts';
import type { BodyBinder } from './bodyBinder.ts';
import type { Program } from './program.ts';

export interface SObjectMember {
  /** Canonical name. */
  readonly name: string;
  readonly type: ApexType;
  readonly access: 'field' | 'parent' | 'children';
}

/** Refuses a field that no code may write: a formula, a running number, what the platform keeps itself. */
export function requireWritableField(binder: BodyBinder, type: ApexType, name: string, at: Position): void {
  const schema = binder.program.schema.object(type.name);
  const field = schema && fieldOf(schema, name);
  if (schema?.kind === 'customMetadata' || !field || field.name === 'Id' || field.createable || field.updateable)
    return;
  throw binder.error(at, `Field is not writeable: ${type.name}.${field.name}`);
}

/** A field, parent relationship or child relationship of an object, with its Apex type; undefined where there is none. */
export function sobjectMember(program: Program, object: string, name: string): SObjectMember | undefined {
  if (object === Types.SObject.name)
    return name.toLowerCase() === 'id' ? { name: 'Id', type: Types.Id, access: 'field' } : undefined;
  const schema = program.schema.object(object);
  if (!schema) return standardMember(program, object, name);
  const field = fieldOf(schema, name);
  if (field) return { name: field.name, type: field.apexType, access: 'field' };
  const parent = relationshipOf(schema, name);
  if (parent?.relationshipName !== undefined) {
    const [only, ...others] = parent.referenceTo;
    // A lookup to several objects shows the fields of the pseudo object Name.
    const target = only !== undefined && others.length === 0 ? only : 'Name';
    return { name: parent.relationshipName, type: program.types.sobject(target) ?? Types.SObject, access: 'parent' };
  }
  const child = childRelationshipOf(schema, name);
  if (child)
    return {
      name: child.name,
      type: ApexType.list(program.types.sobject(child.childObject) ?? Types.SObject),
      access: 'children',
    };
  return undefined;
}

/** The same from the type jars, for standard objects that the schema does not hold (such as `Name`). */
function standardMember(program: Program, object: string, name: string): SObjectMember | undefined {
  const standard = program.platform.sobject(object);
  const key = name.toLowerCase();
  const field = standard?.fields.find((f) => f.name.toLowerCase() === key);
  if (field) return { name: field.name, type: field.type, access: 'field' };
  const parent = standard?.relationships.find((r) => r.name.toLowerCase() === key);
  if (parent)
    return { name: parent.name, type: program.types.sobject(parent.target) ?? Types.SObject, access: 'parent' };
  const child = standard?.childRelationships.find((r) => r.name.toLowerCase() === key);
  return (
    child && {
      name: child.name,
      type: ApexType.list(program.types.sobject(child.childObject) ?? Types.SObject),
      access: 'children',
    }
  );
}
