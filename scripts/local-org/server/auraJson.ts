import type { ClassSymbol, FieldSymbol } from '../check/symbols.ts';
import { hasAnnotation } from '../check/symbols.ts';
import { getterSlot } from '../emit/names.ts';
import { fromJson } from '../platform/json.ts';
import type { CompiledCode } from '../runtime/compiledCode.ts';
import type { ApexType } from '../types/apexType.ts';
import { ApexList, ApexMap, ApexSet } from '../values/collections.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { ApexEnumValue, ApexObject } from '../values/object.ts';
import { stringify } from '../values/operations.ts';
import { SObject } from '../values/sobject.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../values/temporal.ts';

/** A value or an argument that Lightning does not take over the wire. */
export class AuraTypeError extends Error {}

/**
 * The JSON that a component gets for an Apex value: rows as plain objects without attributes, objects of classes with their
 * `@AuraEnabled` members. Members that are null are left out.
 */
export function toAura(code: CompiledCode, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof ApexDecimal) return value.toNumber();
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexDate) return value.toString();
  if (value instanceof ApexDatetime) return new Date(value.millis).toISOString();
  if (value instanceof ApexTime) return value.millis;
  if (value instanceof ApexEnumValue) return value.name;
  if (value instanceof ApexList) return value.items.map((item) => toAura(code, item));
  if (value instanceof ApexSet) return [...value.values()].map((item) => toAura(code, item));
  if (value instanceof ApexMap)
    return Object.fromEntries([...value.entries()].map(([key, item]) => [stringify(key), toAura(code, item)]));
  if (value instanceof SObject) return rowToAura(code, value);
  if (value instanceof ApexObject && value.$type.kind === 'user') return objectToAura(code, value);
  throw new AuraTypeError(
    `${value instanceof ApexObject ? value.$type.name : typeof value} cannot be sent to a component`,
  );
}

function rowToAura(code: CompiledCode, row: SObject): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const [name, value] of row.populated())
    if (value !== null && !(value instanceof ApexList && value.items.length === 0)) json[name] = toAura(code, value);
  return json;
}

function objectToAura(code: CompiledCode, value: ApexObject): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const field of auraFields(code, value.$type)) {
    const holder = value as unknown as Record<string, unknown>;
    const content =
      !field.property || field.property.isPlain
        ? holder[field.slot]
        : (holder[getterSlot(field)] as () => unknown).call(value);
    if (content !== null && content !== undefined) json[field.name] = toAura(code, content);
  }
  return json;
}

/** `@AuraEnabled` instance members of a class and its superclasses. */
function auraFields(code: CompiledCode, type: ApexType): FieldSymbol[] {
  const fields: FieldSymbol[] = [];
  for (let c: ClassSymbol | undefined = code.program.classOf(type); c; c = c.superClass)
    for (const field of c.fields.values())
      if (!field.isStatic && hasAnnotation(field.modifiers, 'auraenabled')) fields.push(field);
  return fields;
}

/** Makes the Apex value of an argument. A transaction must be running. */
export function fromAura(code: CompiledCode, json: unknown, type: ApexType): unknown {
  if (json === null || json === undefined) return null;
  checkMembers(code, json, type);
  return fromJson(JSON.stringify(json), type);
}

/** An org fills only `@AuraEnabled` properties with accessors and silently drops the rest; here that is said. */
function checkMembers(code: CompiledCode, json: unknown, type: ApexType): void {
  if (json === null || typeof json !== 'object') return;
  const [last] = type.args.slice(-1);
  if (type.kind === 'list' || type.kind === 'set') {
    if (Array.isArray(json) && last) for (const item of json) checkMembers(code, item, last);
    return;
  }
  if (type.kind === 'map') {
    if (last) for (const item of Object.values(json)) checkMembers(code, item, last);
    return;
  }
  if (type.kind !== 'user') return;
  const fields = new Map(auraFields(code, type).map((field) => [field.name, field]));
  for (const [name, value] of Object.entries(json)) {
    const field = fields.get(name);
    if (!field?.property?.setter)
      throw new AuraTypeError(
        `${type.name}.${name} is no @AuraEnabled property with { get; set; }: an org would drop what a component passes in it`,
      );
    checkMembers(code, value, field.type);
  }
}
