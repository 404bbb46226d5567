import { isInTransaction, currentTransaction } from '../runtime/transaction.ts';
import { instanceText, type ApexObject } from './object.ts';
import { stringify } from './operations.ts';

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
export function guardCycle(value: object, body: () => string): string {
  if (printing.has(value)) return '(already output)';
  printing.add(value);
  try {
    return body();
  } finally {
    printing.delete(value);
  }
}

instanceText.describe = describeInstance;
