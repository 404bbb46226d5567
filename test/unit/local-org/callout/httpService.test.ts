import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { createHttpService } from '../../../../scripts/local-org/callout/httpService.ts';
import type { HttpRequestData, HttpService } from '../../../../scripts/local-org/runtime/org.ts';
import type { NamedCredentialSchema, SchemaRegistry } from '../../../../scripts/local-org/schema/model.ts';
import { ApexException } from '../../../../scripts/local-org/values/exception.ts';

/** The server needs a thread of its own: the caller's is blocked during a callout. */
const serverCode = `
  const http = require('node:http');
  const { parentPort } = require('node:worker_threads');
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      if (request.url === '/slow') return;
      if (request.url === '/moved') { response.writeHead(302, { Location: '/elsewhere' }); return response.end(); }
      if (request.url === '/hangup') return request.socket.destroy();
      response.writeHead(200, 'Fine', { 'X-Mixed-Case': 'a', 'Set-Cookie': ['a=1', 'b=2'] });
      response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body }));
    });
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

let server: Worker;
let origin = '';
let service: HttpService;
const parameters: Record<string, Record<string, string>> = { Impartner: { ApiKey: 'secret' } };

const credential = (name: string, more: Partial<NamedCredentialSchema> = {}): NamedCredentialSchema => ({
  name,
  url: 'https://unused.example',
  headers: [],
  source: 'test',
  ...more,
});

before(async () => {
  server = new Worker(serverCode, { eval: true });
  const port = await new Promise<number>((resolve) => server.once('message', resolve));
  origin = `http://127.0.0.1:${port}`;
  const credentials = new Map([
    [
      'impartner',
      credential('Impartner', {
        externalCredential: 'Impartner',
        headers: [{ name: 'Authorization', value: "\n {!'prm-key ' & $Credential.Impartner.ApiKey} " }],
      }),
    ],
    ['nokey', credential('NoKey', { headers: [{ name: 'Authorization', value: '{!$Credential.NoKey.Missing}' }] })],
  ]);
  const schema = { namedCredentials: () => credentials } as unknown as SchemaRegistry;
  service = createHttpService(
    { schema },
    {
      remoteSites: [origin],
      credentials: { namedCredentialUrls: { impartner: `${origin}/base/`, NoKey: origin }, parameters },
    },
  );
});

after(async () => {
  service.close();
  await server.terminate();
});

const request = (endpoint: string, more: Partial<HttpRequestData> = {}): HttpRequestData => ({
  method: 'GET',
  endpoint,
  headers: new Map(),
  body: null,
  timeoutMillis: 5000,
  ...more,
});
const echo = (data: HttpRequestData): { method: string; url: string; headers: Record<string, string>; body: string } =>
  JSON.parse(Buffer.from(service.send(data).body).toString()) as ReturnType<typeof echo>;
const fails = (message: string) => (e: unknown) =>
  e instanceof ApexException && e.getTypeName() === 'System.CalloutException' && e.getMessage() === message;

test('shouldSendAndReceiveSynchronously', () => {
  const response = service.send(request(`${origin}/a?b=c`));
  assert.equal(response.status, 200);
  assert.equal(response.statusText, 'Fine');
  assert.equal(response.headers.get('X-Mixed-Case'), 'a', 'header names keep their case');
  assert.equal(response.headers.get('Set-Cookie'), 'a=1, b=2', 'repeated headers are joined');
});

test('shouldResolveNamedCredentialsWithTheirHeaders', () => {
  const seen = echo(request('callout:Impartner/api/v1?x=1', { method: 'PATCH', body: new TextEncoder().encode('{}') }));
  assert.equal(seen.url, '/base/api/v1?x=1');
  assert.equal(seen.method, 'PATCH');
  assert.equal(seen.headers['authorization'], 'prm-key secret', 'the formula of the external credential is evaluated');
  parameters['Impartner'] = { ApiKey: 'changed' };
  assert.equal(
    echo(request('callout:c__impartner')).headers['authorization'],
    'prm-key changed',
    'hosts may change secrets while running',
  );
});

test('shouldResolveMergeFieldsOfTheRequestsHeaders', () => {
  const seen = echo(
    request('callout:Impartner/x', { headers: new Map([['X-Key', 'k={!$Credential.Impartner.ApiKey}']]) }),
  );
  assert.match(String(seen.headers['x-key']), /^k=(secret|changed)$/);
});

test('shouldRefuseEndpointsThatNobodyAllowed', () => {
  assert.throws(
    () => service.send(request('https://evil.example/x')),
    fails(
      'Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = https://evil.example/x',
    ),
  );
  const missing = (name: string): string =>
    `The callout couldn't access the endpoint. You might not have the required permissions, or the named credential "${name}" might not exist.`;
  assert.throws(() => service.send(request('callout:Nope/x')), fails(missing('Nope')));
  assert.throws(
    () => service.send(request('callout:NoKey/x')),
    fails(missing('NoKey')),
    'a secret that nobody set is an error, never an empty text',
  );
});

test('shouldReportNetworkErrorsInJavaWords', () => {
  assert.throws(() => service.send(request(`${origin}/slow`, { timeoutMillis: 150 })), fails('Read timed out'));
  assert.throws(() => service.send(request(`${origin}/hangup`)), fails('Unexpected end of file from server'));
  const dead = createHttpService(
    { schema: { namedCredentials: () => new Map() } as unknown as SchemaRegistry },
    { remoteSites: ['http://127.0.0.1:1'] },
  );
  assert.throws(() => dead.send(request('http://127.0.0.1:1/x')), fails('Connection refused'));
  dead.close();
});

test('shouldReturnRedirectsUnfollowed', () => {
  const response = service.send(request(`${origin}/moved`));
  assert.equal(response.status, 302);
  assert.equal(response.headers.get('Location'), '/elsewhere');
});

test('shouldTurnAGetWithBodyIntoAPost', () => {
  assert.equal(echo(request(`${origin}/x`, { body: new TextEncoder().encode('body') })).method, 'POST');
});
