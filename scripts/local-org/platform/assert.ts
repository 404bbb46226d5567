import { currentTransaction } from '../runtime/transaction.ts';
import { createAssertException, requireArgument as need } from '../values/exception.ts';
import type { ApexTypeValue } from '../values/object.ts';
import { objectEquals, stringify } from '../values/operations.ts';
import { definePlatformType } from './registry.ts';

/** Ends the test: a failed assertion passes every `catch`. */
function fail(detail: string | null, message: unknown): never {
  const text = message === undefined || message === null ? '' : `: ${stringify(message)}`;
  throw createAssertException(`Assertion Failed${text}${detail === null ? '' : `: ${detail}`}`);
}

function requireThat(condition: boolean | null, message?: unknown): void {
  if (condition !== true) fail(null, message);
}

/** Strings are compared with their case here, unlike `==`. */
function requireEqual(expected: unknown, actual: unknown, message?: unknown): void {
  if (!objectEquals(expected, actual)) fail(`Expected: ${stringify(expected)}, Actual: ${stringify(actual)}`, message);
}

function requireDifferent(unexpected: unknown, actual: unknown, message?: unknown): void {
  if (objectEquals(unexpected, actual)) fail(`Same value: ${stringify(unexpected)}`, message);
}

function isInstance(value: unknown, type: ApexTypeValue): boolean {
  return value !== null && currentTransaction().org.code.isInstance(value, need(type).type);
}

definePlatformType('System.Assert', {
  statics: {
    areEqual: requireEqual,
    areNotEqual: requireDifferent,
    fail: (message?: unknown) => fail(null, message),
    isFalse: (condition: boolean | null, message?: unknown) => {
      if (condition !== false) fail(`Expected: false, Actual: ${stringify(condition)}`, message);
    },
    isTrue: (condition: boolean | null, message?: unknown) => {
      if (condition !== true) fail(`Expected: true, Actual: ${stringify(condition)}`, message);
    },
    isInstanceOfType: (value: unknown, type: ApexTypeValue, message?: unknown) => {
      if (!isInstance(value, type))
        fail(`Expected: instance of type ${type.type.name}, Actual: ${stringify(value)}`, message);
    },
    isNotInstanceOfType: (value: unknown, type: ApexTypeValue, message?: unknown) => {
      if (isInstance(value, type))
        fail(`Not expected: instance of type ${type.type.name}, Actual: ${stringify(value)}`, message);
    },
    isNotNull: (value: unknown, message?: unknown) => {
      if (value === null) fail('Same value: null', message);
    },
    isNull: (value: unknown, message?: unknown) => requireEqual(null, value, message),
  },
});

definePlatformType('System.System', {
  statics: { assert: requireThat, assertEquals: requireEqual, assertNotEquals: requireDifferent },
});
