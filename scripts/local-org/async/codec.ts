import type { Org, UserClass } from '../runtime/org.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { fieldOf } from '../schema/lookup.ts';
import { ApexType } from '../types/apexType.ts';
import { ApexBlob } from '../values/blob.ts';
import { ApexList, ApexMap, ApexSet } from '../values/collections.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { ApexException, PlatformException } from '../values/exception.ts';
import { ApexEnumValue, ApexObject, ApexTypeValue } from '../values/object.ts';
import { SObject } from '../values/sobject.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../values/temporal.ts';
import { ApexFinalizerContext, ApexJobContext } from '../platform/asyncContexts.ts';
import { ApexAsyncOptions, ApexDuplicateSignature } from '../platform/asyncOptions.ts';
import { platformEnumValue } from '../platform/enums.ts';
import { fieldTokenOf, SObjectFieldToken, SObjectTypeToken, tokenOf } from '../platform/schemaTokens.ts';

/** JSON form of an Apex value graph: scalars as they are, everything else as an array that begins with a tag. */
type Encoded = null | boolean | number | string | Encoded[];

/**
 * Writes the state of jobs as text and reads it back as an equal, separate graph: what a job changes afterwards does not
 * reach it, as in an org, where jobs are serialised when they are enqueued. Objects that are met twice stay one object.
 */
export class ValueCodec {
  readonly #org: Org;

  constructor(org: Org) {
    this.#org = org;
  }

  encode(value: unknown): string {
    return JSON.stringify(new Encoder(this.#org).encode(value));
  }

  decode(text: string): unknown {
    return new Decoder(this.#org).decode(JSON.parse(text) as Encoded);
  }
}

function encodeType(type: ApexType): Encoded {
  return [type.kind, type.name, type.args.map(encodeType)];
}

function decodeType(encoded: Encoded): ApexType {
  const [kind, name, args] = encoded as [ApexType['kind'], string, Encoded[]];
  return ApexType.of(kind, name, args.map(decodeType));
}

const transientSlots = new WeakMap<UserClass, ReadonlySet<string>>();

/** Slots of fields that are not part of an object's state; slots begin with the lower-case field name. */
function transientsOf(definition: UserClass): ReadonlySet<string> {
  let slots = transientSlots.get(definition);
  if (!slots)
    transientSlots.set(
      definition,
      (slots = new Set(definition.fields.filter((f) => f.isTransient).map((f) => f.name.toLowerCase()))),
    );
  return slots;
}

class Encoder {
  readonly #org: Org;
  readonly #seen = new Map<object, number>();

  constructor(org: Org) {
    this.#org = org;
  }

  encode(value: unknown): Encoded {
    if (value === null || value === undefined) return null;
    if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
    if (typeof value === 'bigint') return ['long', value.toString()];
    if (value instanceof ApexDecimal) return ['decimal', value.unscaled.toString(), value.scale];
    if (value instanceof ApexDouble) return ['double', String(value.value)];
    if (value instanceof ApexDate) return ['date', value.epochDay];
    if (value instanceof ApexDatetime) return ['datetime', value.millis];
    if (value instanceof ApexTime) return ['time', value.millis];
    if (value instanceof ApexBlob) return ['blob', Buffer.from(value.bytes).toString('base64')];
    if (value instanceof ApexEnumValue) return ['enum', encodeType(value.type), value.name];
    if (value instanceof ApexTypeValue) return ['type', encodeType(value.type)];
    if (value instanceof SObjectTypeToken) return ['objectType', value.schema.name];
    if (value instanceof SObjectFieldToken) return ['field', value.schema.name, value.field.name];
    const known = this.#seen.get(value);
    if (known !== undefined) return ['ref', known];
    const id = this.#seen.size;
    this.#seen.set(value, id);
    if (value instanceof ApexList) return ['list', id, encodeType(value.type), value.items.map((v) => this.encode(v))];
    if (value instanceof ApexSet) return ['set', id, encodeType(value.type), value.values().map((v) => this.encode(v))];
    if (value instanceof ApexMap)
      return ['map', id, encodeType(value.type), value.entries().map(([k, v]) => [this.encode(k), this.encode(v)])];
    if (value instanceof SObject)
      return [
        'row',
        id,
        value.schema.name,
        value.queriedFields ? [...value.queriedFields] : null,
        [...value.populated()].map(([name, v]) => [name, this.encode(v)]),
      ];
    if (value instanceof ApexJobContext) return ['jobContext', id, value.$type.name, value.jobId];
    if (value instanceof ApexFinalizerContext)
      return ['finalizerContext', id, value.jobId, value.requestId, this.encode(value.exception)];
    if (value instanceof ApexDuplicateSignature) return ['signature', id, value.text];
    if (value instanceof ApexAsyncOptions)
      return ['asyncOptions', id, this.encode(value.duplicateSignature), value.maximumDepth, value.delayMinutes];
    if (value instanceof ApexObject) return this.#object(value, id);
    throw new UnsupportedError('state of an asynchronous job that holds an unknown value');
  }

  #object(value: ApexObject, id: number): Encoded {
    const type = value.$type;
    if (type.kind === 'user') {
      const definition = this.#org.code.findClass(type.name);
      const transients = definition ? transientsOf(definition) : new Set<string>();
      const slots: Encoded[] = [];
      for (const [slot, content] of Object.entries(value)) {
        if (transients.has(slot.replace(/\$.*$/, '')) || slot === 'dmlFailures') continue;
        slots.push([slot, this.encode(content)]);
      }
      return value instanceof ApexException
        ? ['object', id, type.name, slots, value.getMessage(), this.encode(value.getCause())]
        : ['object', id, type.name, slots];
    }
    if (value instanceof PlatformException)
      return ['exception', id, type.name, value.getMessage(), this.encode(value.getCause())];
    throw new UnsupportedError(
      `state of an asynchronous job that holds a ${type.name}`,
      'Salesforce cannot serialise most platform objects either',
    );
  }
}

class Decoder {
  readonly #org: Org;
  readonly #made: unknown[] = [];

  constructor(org: Org) {
    this.#org = org;
  }

  decode(encoded: Encoded): unknown {
    if (!Array.isArray(encoded)) return encoded;
    const [tag, first, second, third, fourth, fifth] = encoded as [string, Encoded, Encoded, Encoded, Encoded, Encoded];
    switch (tag) {
      case 'long':
        return BigInt(first as string);
      case 'decimal':
        return new ApexDecimal(BigInt(first as string), second as number);
      case 'double':
        return new ApexDouble(Number(first));
      case 'date':
        return new ApexDate(first as number);
      case 'datetime':
        return new ApexDatetime(first as number);
      case 'time':
        return new ApexTime(first as number);
      case 'blob':
        return new ApexBlob(new Uint8Array(Buffer.from(first as string, 'base64')));
      case 'enum':
        return this.#enum(decodeType(first), second as string);
      case 'type':
        return ApexTypeValue.of(decodeType(first));
      case 'objectType':
        return tokenOf(this.#schema(first as string));
      case 'object':
        return this.#object(first as number, second as string, third as Encoded[], fourth, fifth, encoded.length > 4);
      case 'field': {
        const schema = this.#schema(first as string);
        const field = fieldOf(schema, second as string);
        if (!field) throw new Error(`${schema.name}.${String(second)} no longer exists, but a stored job refers to it`);
        return fieldTokenOf(schema, field);
      }
      case 'ref':
        return this.#made[first as number];
      case 'list': {
        const list = new ApexList(decodeType(second), []);
        this.#made[first as number] = list;
        for (const item of third as Encoded[]) list.items.push(this.decode(item));
        return list;
      }
      case 'set': {
        const set = new ApexSet(decodeType(second));
        this.#made[first as number] = set;
        for (const item of third as Encoded[]) set.add(this.decode(item));
        return set;
      }
      case 'map': {
        const map = new ApexMap(decodeType(second));
        this.#made[first as number] = map;
        for (const [key, item] of third as [Encoded, Encoded][]) map.put(this.decode(key), this.decode(item));
        return map;
      }
      case 'row': {
        const row = new SObject(this.#schema(second as string));
        this.#made[first as number] = row;
        for (const [name, item] of fourth as [string, Encoded][]) {
          const value = this.decode(item);
          if (value instanceof ApexList) row.setChildren(name, value);
          else if (value instanceof SObject || (value === null && !fieldOf(row.schema, name)))
            row.setParent(name, value);
          else row.set(name, value);
        }
        row.queriedFields = third === null ? null : new Set(third as string[]);
        return row;
      }
      case 'jobContext':
        return (this.#made[first as number] = new ApexJobContext(
          second as 'System.QueueableContext',
          third as string | null,
        ));
      case 'finalizerContext': {
        const context = new ApexFinalizerContext(
          second as string,
          third as string,
          this.decode(fourth) as ApexException | null,
        );
        return (this.#made[first as number] = context);
      }
      case 'signature':
        return (this.#made[first as number] = new ApexDuplicateSignature(second as string));
      case 'asyncOptions': {
        const options = new ApexAsyncOptions();
        this.#made[first as number] = options;
        options.duplicateSignature = this.decode(second) as ApexDuplicateSignature | null;
        options.maximumDepth = third as number | null;
        options.delayMinutes = fourth as number | null;
        return options;
      }
      case 'exception': {
        const exception = new PlatformException(second as string, third as string | null);
        this.#made[first as number] = exception;
        const cause = this.decode(fourth) as ApexException | null;
        if (cause) exception.initCause(cause);
        return exception;
      }
      default:
        throw new Error(`stored job state has the unknown tag ${tag}`);
    }
  }

  #schema(name: string): SObject['schema'] {
    const schema = this.#org.schema.object(name);
    if (!schema) throw new Error(`object ${name} no longer exists, but a stored job refers to it`);
    return schema;
  }

  #object(
    id: number,
    className: string,
    slots: readonly Encoded[],
    message: Encoded,
    cause: Encoded,
    isException: boolean,
  ): unknown {
    const definition = this.#org.code.findClass(className);
    if (!definition) throw new Error(`class ${className} no longer exists, but a stored job refers to it`);
    const instance = this.#org.code.allocate(definition.type) as Record<string, unknown>;
    this.#made[id] = instance;
    for (const [slot, content] of slots as [string, Encoded][]) instance[slot] = this.decode(content);
    if (isException && instance instanceof ApexException) {
      instance.setMessage(message as string | null);
      const decoded = this.decode(cause) as ApexException | null;
      if (decoded) instance.initCause(decoded);
    }
    return instance;
  }

  #enum(type: ApexType, name: string): unknown {
    if (type.kind !== 'user') return platformEnumValue(type.name, name);
    const constant = this.#org.code.findClass(type.name)?.enumValues.find((v) => (v as ApexEnumValue).name === name);
    if (constant === undefined)
      throw new Error(`enum ${type.name} no longer has ${name}, but a stored job refers to it`);
    return constant;
  }
}
