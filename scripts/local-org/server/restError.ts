import { UnsupportedError } from '../runtime/unsupported.ts';
import { ApexException, ApexFatalError } from '../values/exception.ts';

/** A refusal that the REST API answers with a status and an error code. */
export class RestError extends Error {
  readonly status: number;
  readonly errorCode: string;
  readonly fields: readonly string[];

  constructor(status: number, errorCode: string, message: string, fields: readonly string[] = []) {
    super(message);
    this.name = 'RestError';
    this.status = status;
    this.errorCode = errorCode;
    this.fields = fields;
  }
}

const codesByType: Record<string, string> = {
  'System.QueryException': 'MALFORMED_QUERY',
  'System.LimitException': 'LIMIT_EXCEEDED',
  'System.StringException': 'MALFORMED_ID',
  'System.SObjectException': 'INVALID_FIELD',
};

/** Status and body of whatever a request threw. */
export function errorResponse(error: unknown): { status: number; body: unknown } {
  if (error instanceof RestError)
    return {
      status: error.status,
      body: [
        {
          message: error.message,
          errorCode: error.errorCode,
          ...(error.fields.length > 0 ? { fields: error.fields } : {}),
        },
      ],
    };
  if (error instanceof UnsupportedError)
    return { status: 501, body: [{ message: error.message, errorCode: 'NOT_IMPLEMENTED_LOCALLY' }] };
  const exception = error instanceof ApexFatalError ? error.exception : error;
  if (exception instanceof ApexException) {
    if (exception.dmlFailures.length > 0)
      return {
        status: 400,
        body: exception.dmlFailures.map((f) => ({
          message: f.error.message,
          errorCode: f.error.statusCode,
          fields: f.error.fields,
        })),
      };
    const message = exception.getMessage();
    const code = message.startsWith('No such column')
      ? 'INVALID_FIELD'
      : message.startsWith('sObject type')
        ? 'INVALID_TYPE'
        : codesByType[exception.getTypeName()];
    return code === undefined
      ? {
          status: 500,
          body: [
            {
              errorCode: 'APEX_ERROR',
              message: `${exception.getTypeName()}: ${message}\n\n${exception.getStackTraceString()}`,
            },
          ],
        }
      : { status: 400, body: [{ message, errorCode: code }] };
  }
  return {
    status: 500,
    body: [
      {
        message: `The local org failed: ${error instanceof Error ? error.message : String(error)}`,
        errorCode: 'UNKNOWN_EXCEPTION',
      },
    ],
  };
}
