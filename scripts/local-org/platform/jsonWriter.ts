import { currentTransaction } from '../runtime/transaction.ts';
import { ApexBlob } from '../values/blob.ts';
import { ApexList, ApexMap, ApexSet } from '../values/collections.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { ApexException } from '../values/exception.ts';
import { ApexEnumValue, ApexObject, ApexTypeValue, PlatformObject } from '../values/object.ts';
import { stringify } from '../values/operations.ts';
import { SObject } from '../values/sobject.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../values/temporal.ts';
import { jsonException } from './jsonReader.ts';
import { SObjectFieldToken, SObjectTypeToken } from './schemaTokens.ts';
import type { UserField } from '../runtime/org.ts';

/** JSON text under construction, with Jackson's two layouts. */
export class JsonText {
  #text = '';
  readonly #pretty: boolean;
  readonly #counts: number[] = [];
  /** Objects open around the current place: only they indent, arrays stay on the line. */
  #objects = 0;
  #afterName = false;

  constructor(pretty: boolean) {
    this.#pretty = pretty;
  }

  get depth(): number {
    return this.#counts.length;
  }

  toString(): string {
    return this.#text;
  }

  startObject(): void {
    this.#beforeValue();
    this.#text += '{';
    this.#counts.push(0);
    this.#objects++;
  }

  endObject(): void {
    const count = this.#counts.pop();
    this.#objects--;
    if (this.#pretty) this.#text += count === 0 ? ' ' : this.#newLine();
    this.#text += '}';
  }

  startArray(): void {
    this.#beforeValue();
    this.#text += '[';
    this.#counts.push(0);
  }

  endArray(): void {
    this.#counts.pop();
    if (this.#pretty) this.#text += ' ';
    this.#text += ']';
  }

  name(name: string): void {
    const count = this.#counts.pop() ?? 0;
    this.#text +=
      (count > 0 ? ',' : '') + (this.#pretty ? this.#newLine() : '') + quote(name) + (this.#pretty ? ' : ' : ':');
    this.#counts.push(count + 1);
    this.#afterName = true;
  }

  /** Writes a finished JSON scalar. */
  raw(text: string): void {
    this.#beforeValue();
    this.#text += text;
  }

  #beforeValue(): void {
    if (this.#afterName) {
      this.#afterName = false;
      return;
    }
    const count = this.#counts.pop();
    if (count === undefined) return;
    this.#text += (count > 0 ? ',' : '') + (this.#pretty ? ' ' : '');
    this.#counts.push(count + 1);
  }

  #newLine(): string {
    return `\n${'  '.repeat(this.#objects)}`;
  }
}

/** A JSON string; control characters as Jackson writes them. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(/\\u00[0-9a-f]{2}/g, (escape) => `\\u${escape.slice(2).toUpperCase()}`);
}

/** Platform objects that `JSON.serialize` accepts say their members through this method. */
export interface JsonWritable {
  $json(): Iterable<readonly [string, unknown]>;
}

/** Writes any Apex value as `JSON.serialize` does; types without JSON form are a JSONException. */
export function writeJson(out: JsonText, value: unknown, suppressNulls: boolean): void {
  if (value === null || value === undefined) out.raw('null');
  else if (typeof value === 'string') out.raw(quote(value));
  else if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') out.raw(String(value));
  else if (value instanceof ApexDecimal) out.raw(value.toPlainString());
  else if (value instanceof ApexDouble) out.raw(value.toString());
  else if (value instanceof ApexDate || value instanceof ApexTime) out.raw(`"${value.toString()}"`);
  else if (value instanceof ApexDatetime) out.raw(`"${value.toIso()}"`);
  else if (value instanceof ApexBlob) out.raw(`"${Buffer.from(value.bytes).toString('base64')}"`);
  else if (value instanceof ApexEnumValue) out.raw(quote(value.name));
  else if (value instanceof ApexList || value instanceof ApexSet) {
    out.startArray();
    for (const item of value instanceof ApexList ? value.items : value.values()) writeJson(out, item, suppressNulls);
    out.endArray();
  } else if (value instanceof ApexMap) writeMap(out, value, suppressNulls);
  else if (value instanceof SObject) writeRow(out, value, suppressNulls);
  else writeObject(out, value, suppressNulls);
}

/** Tokens are no JSON values, but as keys they are written by their names. */
function writeMap(out: JsonText, map: ApexMap, suppressNulls: boolean): void {
  out.startObject();
  for (const [key, value] of map.entries()) {
    if (
      (key instanceof ApexObject && !(key instanceof SObjectFieldToken) && !(key instanceof SObjectTypeToken)) ||
      key instanceof ApexList ||
      key instanceof ApexMap ||
      key instanceof ApexSet ||
      key instanceof SObject
    ) {
      throw jsonException(`Map with key type ${map.keyType.name} cannot be serialized`);
    }
    out.name(key instanceof ApexDatetime ? key.toIso() : key instanceof ApexDate ? key.toString() : stringify(key));
    writeJson(out, value, suppressNulls);
  }
  out.endObject();
}

/** Rows carry their type in `attributes`; datetimes of fields end in `+0000`, unlike those of Apex variables. */
function writeRow(out: JsonText, row: SObject, suppressNulls: boolean): void {
  out.startObject();
  out.name('attributes');
  out.startObject();
  out.name('type');
  out.raw(quote(row.schema.name));
  if (row.id !== null) {
    out.name('url');
    out.raw(quote(`/services/data/v65.0/sobjects/${row.schema.name}/${row.id}`));
  }
  out.endObject();
  for (const [name, value] of row.populated()) {
    if (suppressNulls && value === null) continue;
    out.name(name);
    if (value instanceof ApexList) {
      out.startObject();
      out.name('totalSize');
      out.raw(String(value.size));
      out.name('done');
      out.raw('true');
      out.name('records');
      writeJson(out, value, suppressNulls);
      out.endObject();
    } else if (value instanceof ApexDatetime) out.raw(`"${value.toIso().replace('Z', '+0000')}"`);
    else writeJson(out, value, suppressNulls);
  }
  out.endObject();
}

const open = new Set<unknown>();

function writeObject(out: JsonText, value: unknown, suppressNulls: boolean): void {
  const writable = value as Partial<JsonWritable>;
  const members =
    typeof writable.$json === 'function'
      ? writable.$json()
      : value instanceof ApexObject
        ? userMembers(value)
        : undefined;
  if (!members) throw unsupported(value);
  if (open.has(value)) throw jsonException('Direct self-reference leading to cycle');
  open.add(value);
  try {
    out.startObject();
    for (const [name, member] of members) {
      if (suppressNulls && member === null) continue;
      out.name(name);
      writeJson(out, member, suppressNulls);
    }
    out.endObject();
  } finally {
    open.delete(value);
  }
}

function unsupported(value: unknown): Error {
  const name =
    value instanceof ApexObject ? value.$type.name : value instanceof ApexTypeValue ? 'System.Type' : typeof value;
  return jsonException(`Apex Type unsupported in JSON: ${name}`);
}

function userMembers(value: ApexObject): [string, unknown][] {
  if (value instanceof PlatformObject || value instanceof ApexException) throw unsupported(value);
  return serializedFields(value.$type.name).map((field): [string, unknown] => [field.name, field.get(value)]);
}

/** Instance fields of a class and its superclasses that take part in JSON, the superclass's first. */
export function serializedFields(className: string): readonly UserField[] {
  const definition = currentTransaction().org.code.findClass(className);
  if (!definition) throw jsonException(`Apex Type unsupported in JSON: ${className}`);
  const own = definition.fields.filter((f) => !f.isStatic && !f.isTransient);
  const inherited = definition.superType?.kind === 'user' ? serializedFields(definition.superType.name) : [];
  const known = new Set(inherited.map((f) => f.name.toLowerCase()));
  return [...inherited, ...own.filter((f) => !known.has(f.name.toLowerCase()))];
}

/** `JSON.serialize` and `serializePretty`. */
export function toJson(value: unknown, pretty: boolean, suppressNulls: boolean): string {
  const out = new JsonText(pretty);
  writeJson(out, value, suppressNulls);
  return out.toString();
}
