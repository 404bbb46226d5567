import { UnsupportedError } from '../unsupported.ts';
import {
  ApexException,
  createLimitException,
  createNullPointerException,
  PlatformException,
} from '../../values/exception.ts';

/**
 * What an Apex `catch` sees of something thrown in JavaScript: Apex exceptions themselves, a null dereference as
 * NullPointerException. Limit exceptions, unsupported features and faults of the local org pass every catch.
 */
export function asCatchable(thrown: unknown): ApexException {
  if (thrown instanceof ApexException) return thrown;
  const converted = asApexError(thrown);
  if (converted instanceof ApexException) return converted;
  throw converted;
}

/** JavaScript's own errors as the Apex errors they stand for; everything else as it is. */
export function asApexError(thrown: unknown): unknown {
  if (thrown instanceof TypeError && /of null|null is not iterable|object null/.test(thrown.message))
    return createNullPointerException(thrown);
  if (thrown instanceof RangeError && /call stack/i.test(thrown.message))
    return createLimitException('Maximum stack depth reached: 1001');
  return thrown;
}

/** Exceptions of emitted code. */
export const exceptionHelpers = {
  caught: asCatchable,
  thrown(value: unknown): unknown {
    return value === null ? createNullPointerException() : value;
  },
  /** A member whose source has a compile error. */
  faulty(member: string, problem: string): never {
    throw new UnsupportedError(`${member}, which does not compile`, problem);
  },
  newException: (typeName: string, ...args: (string | ApexException | null)[]): ApexException =>
    new PlatformException(typeName, args[0] ?? null, (args[1] as ApexException | null) ?? null),
  /** The four constructors every exception class inherits: nothing, message, cause, message and cause. */
  initException(exception: unknown, args: readonly (string | ApexException | null)[]): void {
    if (!(exception instanceof ApexException)) return;
    const [first = null, cause = null] = args;
    if (first instanceof ApexException) exception.initCause(first);
    else if (first !== null) exception.setMessage(first);
    if (cause instanceof ApexException) exception.initCause(cause);
  },
};
