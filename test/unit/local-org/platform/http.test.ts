import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setMock } from '../../../../scripts/local-org/platform/httpMocks.ts';
import { ApexHttpResponse, type ApexHttpRequest } from '../../../../scripts/local-org/platform/httpMessages.ts';
import type { HttpRequestData, Org } from '../../../../scripts/local-org/runtime/org.ts';
import { ApexType, Types } from '../../../../scripts/local-org/types/apexType.ts';
import { ApexException } from '../../../../scripts/local-org/values/exception.ts';
import { call, construct, inTransaction } from './fakeOrg.ts';

const fails = (message: string) => (e: unknown) =>
  e instanceof ApexException && e.getTypeName() === 'System.CalloutException' && e.getMessage() === message;

function request(method: string, endpoint: string): ApexHttpRequest {
  const built = construct('System.HttpRequest', []) as ApexHttpRequest;
  call('System.HttpRequest', 'setMethod', [Types.String], built, method);
  call('System.HttpRequest', 'setEndpoint', [Types.String], built, endpoint);
  return built;
}

const send = (built: ApexHttpRequest): ApexHttpResponse =>
  call('System.Http', 'send', [Types.Object], construct('System.Http', []), built) as ApexHttpResponse;

test('shouldRefuseCalloutsInTestsWithoutMock', () => {
  inTransaction((transaction) => {
    assert.throws(
      () => send(request('GET', 'https://x.example')),
      fails('Methods defined as TestMethod do not support Web service callouts'),
    );
    assert.equal(transaction.counters.callouts, 1, 'the attempt counts');
  });
});

test('shouldAnswerFromTheMockOfTheTest', () => {
  const mock = {};
  const answer = new ApexHttpResponse();
  const code = {
    invoke: (target: unknown, method: string, args: readonly unknown[]) =>
      target === mock && method === 'respond' && args.length === 1 ? answer : null,
  };
  inTransaction(
    () => {
      setMock('System.HttpCalloutMock', mock);
      assert.equal(send(request('PATCH', 'callout:X/y')), answer, 'what the mock responds is the response');
    },
    { code },
  );
});

test('shouldRefuseCalloutsAfterUncommittedWork', () => {
  inTransaction((transaction) => {
    transaction.uncommittedWork = true;
    assert.throws(
      () => send(request('GET', 'https://x.example')),
      fails('You have uncommitted work pending. Please commit or rollback before calling out'),
    );
  });
});

test('shouldRefuseUnknownMethodsAndTimeouts', () => {
  inTransaction(() => {
    assert.throws(() => send(request('FETCH', 'https://x.example')), fails('Invalid HTTP method: FETCH'));
    for (const millis of [0, 120_001]) {
      assert.throws(
        () => call('System.HttpRequest', 'setTimeout', [Types.Integer], request('GET', 'x'), millis),
        (e) => e instanceof ApexException,
        `${millis} ms is out of range`,
      );
    }
  });
});

test('shouldHandRequestsToTheHttpService', () => {
  const sent: HttpRequestData[] = [];
  const http: Org['http'] = {
    send: (data) => {
      sent.push(data);
      return {
        status: 201,
        statusText: 'Created',
        headers: new Map([['X-One', '1']]),
        body: new TextEncoder().encode('{"é":1}'),
      };
    },
    close: () => undefined,
  };
  inTransaction(
    () => {
      const built = request('post', 'https://x.example/a');
      call('System.HttpRequest', 'setBody', [Types.String], built, 'hé');
      call('System.HttpRequest', 'setHeader', [Types.String, Types.String], built, 'Accept', 'a/b');
      const response = send(built);
      assert.equal(response.statusCode, 201);
      assert.equal(response.text, '{"é":1}', 'bodies are UTF-8');
      assert.equal(
        call('System.HttpResponse', 'getHeader', [Types.String], response, 'x-one'),
        '1',
        'header names ignore case',
      );
      assert.equal(sent[0]?.method, 'POST');
      assert.equal(Buffer.from(sent[0]?.body ?? []).toString(), 'hé');
      assert.equal(sent[0]?.headers.get('Accept'), 'a/b');
      assert.equal(response.$type, ApexType.platform('System.HttpResponse'));
    },
    { kind: 'anonymous', org: { http } },
  );
});

test('shouldRefuseBodiesBeyondTheSizeOfTheTransaction', () => {
  const http: Org['http'] = {
    send: () => ({ status: 200, statusText: 'OK', headers: new Map(), body: new Uint8Array(6_000_001) }),
    close: () => undefined,
  };
  inTransaction(
    () =>
      assert.throws(
        () => send(request('GET', 'https://x.example')),
        fails('Exceeded max size limit of 6000000 with response size 6000001'),
      ),
    { kind: 'anonymous', org: { http } },
  );
  inTransaction(() => assert.equal(send(request('GET', 'https://x.example')).statusCode, 200, 'jobs may take 12 MB'), {
    kind: 'queueable',
    org: { http },
  });
});
