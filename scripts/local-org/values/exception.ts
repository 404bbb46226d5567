import { ApexType } from '../types/apexType.ts';
import type { DmlRowError } from '../runtime/org.ts';
import { ApexObject } from './object.ts';
import { apexFrames, formatFrames, type ApexFrame } from './stackTrace.ts';

/** What an exception says that was made without a message. */
const DEFAULT_MESSAGE = 'Script-thrown exception';

/** One failed row of a DML statement, as `DmlException.getDmlMessage(i)` and its siblings show it. */
export interface DmlRowFailure {
  /** Position of the row in the list given to the statement. */
  readonly index: number;
  readonly id: string | null;
  readonly error: DmlRowError;
}

/** An Apex exception: thrown itself, caught by the emitted `catch`. User exception classes extend it. */
export class ApexException extends ApexObject {
  #message: string | null;
  #cause: ApexException | null;
  /**
   * Holds the JavaScript stack of the construction: Apex gives the trace of the place that made the exception, not of the
   * `throw`. V8 writes the text when it is first read, so exceptions that nobody looks at stay cheap.
   */
  #trace: { stack?: string | undefined } = {};
  /** Failed rows of a DmlException; empty for every other exception. */
  dmlFailures: readonly DmlRowFailure[] = [];

  /** Takes the four Apex forms: nothing, message, cause, message and cause. */
  constructor(messageOrCause: string | ApexException | null = null, cause: ApexException | null = null) {
    super();
    if (messageOrCause instanceof ApexException) {
      this.#message = null;
      this.#cause = messageOrCause;
    } else {
      this.#message = messageOrCause;
      this.#cause = cause;
    }
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 60;
    Error.captureStackTrace(this.#trace);
    Error.stackTraceLimit = limit;
  }

  get $type(): ApexType {
    return ApexType.platform('System.Exception');
  }

  /** Message as the runtime, the test runner and logs want it; never null. */
  get message(): string {
    return this.getMessage();
  }

  /** The JavaScript stack, for the local org's own diagnostics. */
  get stack(): string {
    return this.#trace.stack ?? '';
  }

  /** Takes the stack of a JavaScript error that this exception stands for, so that its line is where the error arose. */
  adoptStack(error: Error): this {
    this.#trace = error;
    return this;
  }

  get frames(): readonly ApexFrame[] {
    return apexFrames(this.stack);
  }

  getMessage(): string {
    return this.#message ?? DEFAULT_MESSAGE;
  }

  setMessage(message: string | null): void {
    this.#message = message;
  }

  getCause(): ApexException | null {
    return this.#cause;
  }

  initCause(cause: ApexException | null): void {
    this.#cause = cause;
  }

  getTypeName(): string {
    return this.$type.name;
  }

  /** Line of the innermost Apex frame; 0 where no Apex code was running. */
  getLineNumber(): number {
    return this.frames[0]?.line ?? 0;
  }

  getStackTraceString(): string {
    return formatFrames(this.frames);
  }

  override $toString(): string {
    return `${this.getTypeName()}: ${this.getMessage()}`;
  }
}

/** An exception of a platform type (`System.DmlException`, ...); its type is data, not a class of its own. */
export class PlatformException extends ApexException {
  readonly #type: ApexType;

  constructor(
    typeName: string,
    messageOrCause: string | ApexException | null = null,
    cause: ApexException | null = null,
  ) {
    super(messageOrCause, cause);
    this.#type = ApexType.platform(typeName.includes('.') ? typeName : `System.${typeName}`);
  }

  override get $type(): ApexType {
    return this.#type;
  }
}

/**
 * Ends the transaction and passes every Apex `catch`: governor limits and failed assertions
 * (Apex Reference: a failed assertion "can't be caught using a try/catch block even though it is logged as an exception").
 */
export class ApexFatalError extends Error {
  readonly exception: ApexException;

  constructor(exception: ApexException) {
    super(exception.$toString());
    this.name = 'ApexFatalError';
    this.exception = exception;
  }
}

/** Makes a platform exception; the name may leave out `System.`. Throw the result. */
export function createException(
  typeName: string,
  message: string | null = null,
  cause: ApexException | null = null,
): ApexException {
  return new PlatformException(typeName, message, cause);
}

/** `System.LimitException`, which no Apex code can catch. */
export function createLimitException(message: string): ApexFatalError {
  return new ApexFatalError(createException('System.LimitException', message));
}

/** `System.AssertException`, which no Apex code can catch. */
export function createAssertException(message: string): ApexFatalError {
  return new ApexFatalError(createException('System.AssertException', message));
}

/** `System.DmlException` with its failed rows, worded as the org does for `insert`, `update`, ... */
export function createDmlException(operation: string, failures: readonly DmlRowFailure[]): ApexException {
  const first = failures[0];
  const verb = operation.charAt(0).toUpperCase() + operation.slice(1).toLowerCase();
  let message = `${verb} failed.`;
  if (first) {
    const where = first.id ? ` with id ${first.id}` : '';
    message = `${verb} failed. First exception on row ${first.index}${where}; first error: ${first.error.statusCode}, ${first.error.message}: [${first.error.fields.join(', ')}]`;
  }
  const exception = createException('System.DmlException', message);
  exception.dmlFailures = failures;
  return exception;
}

/** `Attempt to de-reference a null object`; at the place of `origin` where a JavaScript TypeError is what happened. */
export function createNullPointerException(origin?: Error): ApexException {
  const exception = createException('System.NullPointerException', 'Attempt to de-reference a null object');
  return origin ? exception.adoptStack(origin) : exception;
}

/** The exception for a null argument where the platform wants a value: `Argument cannot be null.` */
export function requireArgument<T>(value: T | null): T {
  if (value === null) throw createException('System.NullPointerException', 'Argument cannot be null.');
  return value;
}
