import { currentTransaction, isInTransaction } from '../runtime/transaction.ts';
import { ApexBlob } from './blob.ts';
import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { ApexEnumValue, ApexObject, ApexTypeValue, instanceText } from './object.ts';
import { SObject } from './sobject.ts';
import { ApexDate, ApexDatetime, ApexTime } from './temporal.ts';

/** Collections print at most this many elements, then `...`: seen in orgs (jamessimone/apex-dml-mocking issue 2). */
const PRINTED_ELEMENTS = 10;

/**
 * Text of a value in concatenation, `System.debug`, collections and `String.valueOf(Object)`. Datetimes print in GMT and
 * dates with `00:00:00` (albasfdc.com/2016/03/28/working-with-datetimes); the typed `String.valueOf(Date)` does not.
 */
export function stringify(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    default:
      return stringifyObject(value);
  }
}

function stringifyObject(value: unknown): string {
  if (value instanceof ApexObject) return value.$toString();
  if (
    value instanceof ApexDecimal ||
    value instanceof ApexDouble ||
    value instanceof ApexDatetime ||
    value instanceof ApexTime
  )
    return value.toString();
  if (value instanceof ApexDate) return `${value.toString()} 00:00:00`;
  if (value instanceof ApexEnumValue) return value.name;
  if (value instanceof ApexTypeValue) return value.type.name;
  if (value instanceof ApexBlob) return `Blob[${value.size}]`;
  if (value instanceof SObject) {
    return guardCycle(
      value,
      () =>
        `${value.schema.name}:{${Array.from(value.populated(), ([name, v]) => `${name}=${stringify(v)}`).join(', ')}}`,
    );
  }
  if (value instanceof ApexList) return guardCycle(value, () => `(${printed(value.items, stringify)})`);
  if (value instanceof ApexSet) return guardCycle(value, () => `{${printed(value.values(), stringify)}}`);
  if (value instanceof ApexMap)
    return guardCycle(value, () => `{${printed(value.entries(), ([k, v]) => `${stringify(k)}=${stringify(v)}`)}}`);
  return String(value);
}

function printed<T>(items: readonly T[], text: (item: T) => string): string {
  const shown = items.slice(0, PRINTED_ELEMENTS).map(text);
  if (items.length > PRINTED_ELEMENTS) shown.push('...');
  return shown.join(', ');
}

const printing = new Set<object>();

/**
 * Text of an object whose class has no `toString`: `Name:[a=1, b=null]`, with the simple name also for inner classes.
 * An object that contains itself prints `(already output)` the second time, as in debug logs.
 */
function describeInstance(object: ApexObject): string {
  const fullName = object.$type.name;
  const simpleName = fullName.slice(fullName.lastIndexOf('.') + 1);
  const definition = isInTransaction() ? currentTransaction().org.code.findClass(fullName) : undefined;
  if (!definition) return `${simpleName}:[]`;
  if (printing.has(object)) return '(already output)';
  printing.add(object);
  try {
    const parts = definition.fields.filter((f) => !f.isStatic).map((f) => `${f.name}=${stringify(f.get(object))}`);
    return `${simpleName}:[${parts.join(', ')}]`;
  } finally {
    printing.delete(object);
  }
}

/** Runs `body` unless `value` is being printed further out; then it is a cycle and the marker text is the answer. */
function guardCycle(value: object, body: () => string): string {
  if (printing.has(value)) return '(already output)';
  printing.add(value);
  try {
    return body();
  } finally {
    printing.delete(value);
  }
}

instanceText.describe = describeInstance;
