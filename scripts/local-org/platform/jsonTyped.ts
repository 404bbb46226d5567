import { currentTransaction } from '../runtime/transaction.ts';
import { childRelationshipOf, fieldOf, relationshipOf } from '../schema/lookup.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { ApexType, Types } from '../types/apexType.ts';
import { ApexBlob } from '../values/blob.ts';
import { ApexList, ApexMap, ApexSet } from '../values/collections.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import type { ApexEnumValue } from '../values/object.ts';
import { SObject } from '../values/sobject.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../values/temporal.ts';
import { platformEnumValues } from './enums.ts';
import { JsonReader, jsonException, type JsonToken } from './jsonReader.ts';
import { serializedFields } from './jsonWriter.ts';
import { toId18 } from '../store/recordId.ts';
import { loadPlatformTypes } from '../types/platformTypes.ts';

const objectMap = ApexType.map(Types.String, Types.Object);
const objectList = ApexType.list(Types.Object);

/** Makers of platform objects that `JSON.deserialize` can fill, by lower-case type name; each gets the members as a map. */
export const jsonFactories = new Map<string, (members: ApexMap) => unknown>();

/** Reads the value at the current token as Map<String,Object>, List<Object> or primitive. */
export function readUntyped(reader: JsonReader): unknown {
  const token = required(reader.current);
  switch (token.name) {
    case 'START_OBJECT': {
      const map = new ApexMap(objectMap);
      while (required(reader.next()).name !== 'END_OBJECT') {
        const name = (reader.current as JsonToken).text;
        reader.next();
        map.put(name, readUntyped(reader));
      }
      return map;
    }
    case 'START_ARRAY': {
      const list = new ApexList(objectList);
      while (required(reader.next()).name !== 'END_ARRAY') list.items.push(readUntyped(reader));
      return list;
    }
    case 'VALUE_NUMBER_INT': {
      const value = BigInt(token.text);
      if (value >= -2147483648n && value <= 2147483647n) return Number(value);
      return BigInt.asIntN(64, value) === value ? value : ApexDecimal.fromInteger(value);
    }
    case 'VALUE_NUMBER_FLOAT':
      return ApexDecimal.parse(token.text);
    default:
      return scalar(token);
  }
}

function scalar(token: JsonToken): unknown {
  switch (token.name) {
    case 'VALUE_TRUE':
      return true;
    case 'VALUE_FALSE':
      return false;
    case 'VALUE_NULL':
      return null;
    default:
      return token.text;
  }
}

function required(token: JsonToken | null): JsonToken {
  if (!token) throw jsonException('Unexpected end-of-input');
  return token;
}

/** Skips the children of the container at the current token. */
export function skipChildren(reader: JsonReader): void {
  if (reader.current?.name !== 'START_OBJECT' && reader.current?.name !== 'START_ARRAY') return;
  const depth = reader.depth;
  while (reader.depth >= depth) required(reader.next());
}

/** Reads the value at the current token into an Apex type, as `JSON.deserialize` or, with `strict`, `deserializeStrict`. */
export function readTyped(reader: JsonReader, type: ApexType, strict: boolean): unknown {
  const token = required(reader.current);
  if (token.name === 'VALUE_NULL') return null;
  switch (type.kind) {
    case 'list':
    case 'set': {
      if (token.name !== 'START_ARRAY')
        throw jsonException(`Malformed JSON: Expected '[' at the beginning of List/Set`);
      const items: unknown[] = [];
      while (required(reader.next()).name !== 'END_ARRAY')
        items.push(readTyped(reader, type.args[0] as ApexType, strict));
      return type.kind === 'list' ? new ApexList(type, items) : new ApexSet(type, items);
    }
    case 'map': {
      requireObject(token, 'Map');
      const map = new ApexMap(type);
      eachMember(reader, (name) =>
        map.put(
          primitive({ name: 'VALUE_STRING', text: name }, type.args[0] as ApexType),
          readTyped(reader, type.args[1] as ApexType, strict),
        ),
      );
      return map;
    }
    case 'sobject':
      requireObject(token, 'object');
      return readRow(reader, type, strict);
    case 'user':
      return readUserObject(reader, token, type, strict);
    case 'platform':
      return readPlatformObject(reader, token, type);
    case 'primitive':
      if (type === Types.Object) throw jsonException('Apex Type unsupported in JSON: Object');
      if (token.name === 'START_OBJECT' || token.name === 'START_ARRAY')
        throw jsonException('Illegal value for primitive');
      return primitive(token, type);
  }
}

function requireObject(token: JsonToken, what: string): void {
  if (token.name !== 'START_OBJECT') throw jsonException(`Malformed JSON: Expected '{' at the beginning of ${what}`);
}

function eachMember(reader: JsonReader, read: (name: string) => void): void {
  while (required(reader.next()).name !== 'END_OBJECT') {
    const name = (reader.current as JsonToken).text;
    reader.next();
    read(name);
  }
}

/** A scalar of a primitive type; texts are taken for numbers, booleans and dates where they can be read as such. */
export function primitive(token: JsonToken, type: ApexType): unknown {
  const { text } = token;
  const illegal = (): Error => jsonException(`Illegal value for primitive: ${text}`);
  switch (type) {
    case Types.String:
      return text;
    case Types.Boolean:
      if (text.toLowerCase() === 'true') return true;
      if (text.toLowerCase() === 'false') return false;
      throw illegal();
    case Types.Integer:
    case Types.Long: {
      const value = /^-?\d+$/.test(text) ? BigInt(text) : undefined;
      if (value === undefined || BigInt.asIntN(type === Types.Integer ? 32 : 64, value) !== value) throw illegal();
      return type === Types.Integer ? Number(value) : value;
    }
    case Types.Double:
      if (!ApexDecimal.parse(text)) throw illegal();
      return new ApexDouble(Number(text));
    case Types.Decimal:
      return ApexDecimal.parse(text) ?? raise(illegal());
    case Types.Id:
      return toId18(text) ?? raise(jsonException(`Invalid id value: ${text}`));
    case Types.Date:
      return ApexDate.parseIso(text.slice(0, 10)) ?? raise(jsonException(`Invalid date: ${text}`));
    case Types.Datetime:
      return datetime(text) ?? raise(jsonException(`Invalid date/time: ${text}`));
    case Types.Time:
      return ApexTime.parseIso(text) ?? raise(jsonException(`Invalid time: ${text}`));
    case Types.Blob:
      return new ApexBlob(Buffer.from(text, 'base64'));
    default:
      throw jsonException(`Apex Type unsupported in JSON: ${type.name}`);
  }
}

function datetime(text: string): ApexDatetime | undefined {
  const date = ApexDate.parseIso(text);
  return date ? new ApexDatetime(date.epochDay * 86_400_000) : ApexDatetime.parseIso(text);
}

function raise(error: Error): never {
  throw error;
}

function readUserObject(reader: JsonReader, token: JsonToken, type: ApexType, strict: boolean): unknown {
  const code = currentTransaction().org.code;
  const definition = code.findClass(type.name);
  if (!definition) throw jsonException(`Apex Type unsupported in JSON: ${type.name}`);
  if (definition.kind === 'enum') return enumConstant(definition.enumValues as readonly ApexEnumValue[], token, type);
  if (definition.kind === 'interface' || definition.isAbstract)
    throw jsonException(`Apex Type unsupported in JSON: ${type.name}`);
  requireObject(token, 'object');
  const instance = code.allocate(type);
  const fields = new Map(serializedFields(type.name).map((f) => [f.name.toLowerCase(), f]));
  const seen = new Set<string>();
  eachMember(reader, (name) => {
    const field = fields.get(name.toLowerCase());
    if (!field) {
      if (strict) throw jsonException(`Unknown field: ${type.name}.${name}`);
      skipChildren(reader);
      return;
    }
    if (strict && seen.has(field.name)) throw jsonException(`Duplicate field: ${type.name}.${field.name}`);
    seen.add(field.name);
    field.set(instance, readTyped(reader, field.type, strict));
  });
  return instance;
}

function enumConstant(values: readonly ApexEnumValue[], token: JsonToken, type: ApexType): ApexEnumValue {
  const value = values.find((v) => v.name.toLowerCase() === token.text.toLowerCase());
  if (!value) throw jsonException(`Illegal value for enum: ${token.text} (${type.name})`);
  return value;
}

function readPlatformObject(reader: JsonReader, token: JsonToken, type: ApexType): unknown {
  if (loadPlatformTypes().type(type.name)?.kind === 'enum')
    return enumConstant(platformEnumValues(type.name), token, type);
  const factory = jsonFactories.get(type.name.toLowerCase());
  if (!factory) throw jsonException(`Apex Type unsupported in JSON: ${type.name}`);
  requireObject(token, 'object');
  return factory(readUntyped(reader) as ApexMap);
}

/** A row: `attributes.type` names the object where the target is the generic SObject. */
function readRow(reader: JsonReader, type: ApexType, strict: boolean): SObject {
  let row: SObject | undefined = type.name === 'SObject' ? undefined : new SObject(objectSchema(type.name));
  eachMember(reader, (name) => {
    if (name === 'attributes') {
      const attributes = readUntyped(reader);
      const named = attributes instanceof ApexMap ? attributes.get('type') : null;
      if (!row && typeof named === 'string') row = new SObject(objectSchema(named));
      return;
    }
    if (!row) throw jsonException('Cannot deserialize SObject without attributes.type as its first member');
    readMember(reader, row, name, strict);
  });
  if (!row) throw jsonException('Cannot deserialize SObject without attributes.type as its first member');
  return row;
}

function objectSchema(name: string): ObjectSchema {
  return currentTransaction().org.schema.object(name) ?? raise(jsonException(`No such SObject type: ${name}`));
}

function readMember(reader: JsonReader, row: SObject, name: string, strict: boolean): void {
  const field = fieldOf(row.schema, name);
  if (field) {
    const value = readTyped(reader, field.apexType, strict);
    if (field.name === 'Id') row.id = value as string | null;
    // Raw, because JSON may also fill read-only fields, which test code uses to build rows.
    else row.set(field.name, value);
    return;
  }
  const parent = relationshipOf(row.schema, name);
  if (parent) {
    const target = parent.referenceTo.length === 1 ? ApexType.sobject(parent.referenceTo[0] as string) : Types.SObject;
    row.setParent(name, readTyped(reader, target, strict) as SObject | null);
    return;
  }
  const child = childRelationshipOf(row.schema, name);
  if (!child) throw jsonException(`No such column '${name}' on sobject of type ${row.schema.name}`);
  const listType = ApexType.list(ApexType.sobject(child.childObject));
  if (reader.current?.name === 'VALUE_NULL') return;
  if (reader.current?.name === 'START_ARRAY') {
    row.setChildren(name, readTyped(reader, listType, strict) as ApexList);
    return;
  }
  requireObject(required(reader.current), 'child records');
  eachMember(reader, (member) => {
    if (member === 'records') row.setChildren(name, readTyped(reader, listType, strict) as ApexList);
    else skipChildren(reader);
  });
}
