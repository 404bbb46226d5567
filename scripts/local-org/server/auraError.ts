import { AuraHandledException } from '../platform/exceptions.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { ApexException, ApexFatalError } from '../values/exception.ts';
import { AuraTypeError } from './auraJson.ts';
import { RestError } from './restError.ts';

/** An error as Lightning hands it to a component, inside of an answer with status 200. */
export interface AuraError {
  readonly status: number;
  readonly statusText: string;
  readonly body: unknown;
}

const statusTexts: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Server Error',
  501: 'Not Implemented',
};

const errorOf = (status: number, body: unknown): AuraError => ({
  status,
  statusText: statusTexts[status] ?? 'Server Error',
  body,
});

/**
 * The error of whatever an Apex call threw. AuraHandledException gives its text alone; an uncaught DmlException its page and
 * field errors; every other exception its type, message and stack trace ("Handle Errors from Apex", LWC Developer Guide).
 */
export function auraError(error: unknown): AuraError {
  if (error instanceof RestError) return errorOf(error.status, { message: error.message, errorCode: error.errorCode });
  if (error instanceof AuraTypeError) return errorOf(500, { message: error.message });
  if (error instanceof UnsupportedError)
    return errorOf(501, { message: `The local org does not have ${error.message}` });
  const exception = error instanceof ApexFatalError ? error.exception : error;
  if (exception instanceof AuraHandledException)
    return errorOf(500, { message: exception.clientMessage ?? exception.getMessage() });
  if (!(exception instanceof ApexException))
    return errorOf(500, {
      message: `The local org failed: ${error instanceof Error ? error.message : String(error)}`,
    });
  if (exception.dmlFailures.length > 0) return errorOf(500, dmlBody(exception));
  return errorOf(500, {
    exceptionType: exception.getTypeName(),
    isUserDefinedException: exception.$type.kind === 'user',
    message: exception.getMessage(),
    stackTrace: exception.getStackTraceString(),
  });
}

function dmlBody(exception: ApexException): unknown {
  const pageErrors: unknown[] = [];
  const fieldErrors: Record<string, unknown[]> = {};
  for (const { error } of exception.dmlFailures) {
    const entry = { statusCode: error.statusCode, message: error.message };
    if (error.fields.length === 0) pageErrors.push(entry);
    for (const field of error.fields) (fieldErrors[field] ??= []).push(entry);
  }
  return { pageErrors, fieldErrors, index: exception.dmlFailures[0]?.index ?? null, duplicateResults: [] };
}
