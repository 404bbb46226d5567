import { ApexType, Types } from '../types/apexType.ts';
import { requireArgument as need } from '../values/exception.ts';
import type { ApexTypeValue } from '../values/object.ts';
import { ApexTime } from '../values/temporal.ts';
import { ApexJsonGenerator } from './jsonGenerator.ts';
import { ApexJsonParser } from './jsonParser.ts';
import { JsonReader, jsonException } from './jsonReader.ts';
import { readTyped, readUntyped } from './jsonTyped.ts';
import { toJson } from './jsonWriter.ts';
import { definePlatformType } from './registry.ts';

function parse<T>(text: string, read: (reader: JsonReader) => T): T {
  const reader = new JsonReader(need(text));
  if (!reader.next()) throw jsonException('No content to map to Object due to end of input');
  const value = read(reader);
  reader.requireEnd();
  return value;
}

/** Reads JSON text into a type, for `JSON.deserialize` and for whoever gets JSON from outside. */
export function fromJson(text: string, type: ApexType, strict = false): unknown {
  // An org reads the bare text 12:00:00.000Z as a Time (octoberswimmer/aer-dist issue 293).
  if (type === Types.Time) {
    const time = ApexTime.parseIso(need(text).trim());
    if (time) return time;
  }
  return parse(text, (reader) => readTyped(reader, type, strict));
}

/** Reads JSON text into maps, lists and primitives. */
export function fromJsonUntyped(text: string): unknown {
  return parse(text, readUntyped);
}

definePlatformType('System.JSON', {
  statics: {
    createGenerator: (pretty: boolean) => new ApexJsonGenerator(need(pretty)),
    createParser: (text: string) => new ApexJsonParser(need(text)),
    deserialize: (text: string, type: ApexTypeValue) => fromJson(text, need(type).type),
    deserializeStrict: (text: string, type: ApexTypeValue) => fromJson(text, need(type).type, true),
    deserializeUntyped: fromJsonUntyped,
    serialize: (value: unknown, suppressNulls = false) => toJson(value, false, need(suppressNulls)),
    serializePretty: (value: unknown, suppressNulls = false) => toJson(value, true, need(suppressNulls)),
  },
});
