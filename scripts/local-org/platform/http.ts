import { gzipSync } from 'node:zlib';
import type { TransactionKind } from '../runtime/ledger.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import { ApexType } from '../types/apexType.ts';
import { ApexBlob } from '../values/blob.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import { StaticResourceMock } from './calloutMocks.ts';
import { ApexHttpResponse, type ApexHttpRequest } from './httpMessages.ts';
import { findMock } from './httpMocks.ts';
import { definePlatformType } from './registry.ts';

const type = ApexType.platform('System.Http');

class ApexHttp extends PlatformObject {
  override get $type(): ApexType {
    return type;
  }
}

/** Methods of `HttpRequest.setMethod` (Apex Reference). */
const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'TRACE', 'OPTIONS']);

function send(_http: ApexHttp, request: ApexHttpRequest): ApexHttpResponse {
  need(request);
  const transaction = currentTransaction();
  transaction.count('callouts');
  if (transaction.uncommittedWork) {
    throw createException(
      'System.CalloutException',
      'You have uncommitted work pending. Please commit or rollback before calling out',
    );
  }
  const method = request.method ?? '';
  if (!METHODS.has(method.toUpperCase()))
    throw createException('System.CalloutException', `Invalid HTTP method: ${method}`);
  return transaction.isTest ? answerFromMock(request) : sendForReal(request, method.toUpperCase());
}

function answerFromMock(request: ApexHttpRequest): ApexHttpResponse {
  const mock = findMock('System.HttpCalloutMock');
  if (mock === undefined)
    throw createException(
      'System.CalloutException',
      'Methods defined as TestMethod do not support Web service callouts',
    );
  if (mock instanceof StaticResourceMock) return mock.respond(request);
  const response = currentTransaction().org.code.invoke(mock, 'respond', [request]);
  return response as ApexHttpResponse;
}

/** Largest request or response in bytes (Apex Developer Guide, "Execution Governors and Limits"). */
const SYNCHRONOUS_SIZE = 6_000_000;
const ASYNCHRONOUS_SIZE = 12_000_000;

const asynchronous: ReadonlySet<TransactionKind> = new Set([
  'queueable',
  'finalizer',
  'batchStart',
  'batchExecute',
  'batchFinish',
  'future',
  'scheduled',
]);

function checkSize(what: 'request' | 'response', size: number): void {
  const limit = asynchronous.has(currentTransaction().kind) ? ASYNCHRONOUS_SIZE : SYNCHRONOUS_SIZE;
  if (size > limit)
    throw createException('System.CalloutException', `Exceeded max size limit of ${limit} with ${what} size ${size}`);
}

function sendForReal(request: ApexHttpRequest, method: string): ApexHttpResponse {
  const transaction = currentTransaction();
  if (request.endpoint === null || request.endpoint === '')
    throw createException('System.CalloutException', 'no protocol: ');
  const headers = new Map(request.headers.entries());
  let body = request.body?.bytes ?? null;
  if (body && request.compressed) {
    body = gzipSync(body);
    headers.set('Content-Encoding', 'gzip');
  }
  checkSize('request', body?.byteLength ?? 0);
  const startedAt = Date.now();
  try {
    const answer = transaction.org.http.send({
      method,
      endpoint: request.endpoint,
      headers,
      body,
      timeoutMillis: request.timeoutMillis,
    });
    checkSize('response', answer.body.byteLength);
    const response = new ApexHttpResponse();
    response.statusCode = answer.status;
    response.status = answer.statusText;
    response.body = new ApexBlob(answer.body);
    for (const [name, value] of answer.headers) response.headers.set(name, value);
    return response;
  } finally {
    // All callouts of a transaction together may take 120 seconds (Execution Governors and Limits).
    transaction.count('calloutMillis', Date.now() - startedAt);
  }
}

definePlatformType('System.Http', {
  constructors: { '/0': () => new ApexHttp() },
  methods: { send, toString: (self: ApexHttp) => self.$toString() },
});
