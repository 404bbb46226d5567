import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { startServer, type LocalServer } from '../../../../scripts/local-org/server/localServer.ts';
import { objectFiles, writeProject } from '../dml/fakeOrg.ts';

const token = 'secret';
const project = {
  ...objectFiles('Thing__c', {
    Key__c: '<type>Text</type><length>10</length><unique>true</unique><externalId>true</externalId>',
    Amount__c: '<type>Number</type><precision>5</precision><scale>2</scale>',
  }),
  'classes/Hello.cls':
    "@RestResource(urlMapping='/hello/*') global class Hello { @HttpGet global static String get() { return 'hi ' + RestContext.request.params.get('name'); } @HttpPost global static Integer post(Integer a, Integer b) { return a + b; } @HttpDelete global static void boom() { Integer i = 1 / (Limits.getQueries() * 0); } }",
};

describe('the local server', () => {
  let server: LocalServer;

  before(async () => {
    server = await startServer({
      port: 0,
      token,
      engine: { sourceDirs: [writeProject(project)], showDebug: false },
      log: () => undefined,
    });
  });
  after(() => server.close());

  async function call(
    method: string,
    path: string,
    body?: unknown,
    authorization = `Bearer ${token}`,
  ): Promise<{ status: number; json: unknown }> {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
      method,
      headers: { authorization },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
  }

  const data = '/services/data/v65.0';

  it('shouldCreateReadChangeAndDelete', async () => {
    const created = await call('POST', `${data}/sobjects/Thing__c`, { Name: 'T', Key__c: 'a', Amount__c: 1.5 });
    assert.equal(created.status, 201);
    const { id } = created.json as { id: string };
    const read = (await call('GET', `${data}/sobjects/Thing__c/${id}`)).json as Record<string, unknown>;
    assert.deepEqual(
      [read['Name'], read['Amount__c'], (read['attributes'] as { type: string }).type],
      ['T', 1.5, 'Thing__c'],
    );
    assert.equal((await call('PATCH', `${data}/sobjects/Thing__c/${id}`, { Amount__c: 2 })).status, 204);
    const found = (
      await call(
        'GET',
        `${data}/query?q=${encodeURIComponent("SELECT Amount__c, Owner.Name FROM Thing__c WHERE Key__c = 'A'")}`,
      )
    ).json as { totalSize: number; records: { Amount__c: number }[] };
    assert.deepEqual([found.totalSize, found.records[0]?.Amount__c], [1, 2]);
    assert.equal((await call('DELETE', `${data}/sobjects/Thing__c/${id}`)).status, 204);
    assert.equal((await call('GET', `${data}/sobjects/Thing__c/${id}`)).status, 404);
  });

  it('shouldUpsertByExternalId', async () => {
    assert.equal((await call('PATCH', `${data}/sobjects/Thing__c/Key__c/up`, { Amount__c: 1 })).status, 201);
    assert.equal((await call('PATCH', `${data}/sobjects/Thing__c/Key__c/up`, { Amount__c: 2 })).status, 200);
  });

  it('shouldAnswerErrorsAsTheApiDoes', async () => {
    assert.deepEqual(await call('POST', `${data}/sobjects/Account`, {}), {
      status: 400,
      json: [{ message: 'Required fields are missing: [Name]', errorCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] }],
    });
    assert.equal(
      ((await call('GET', `${data}/query?q=SELECT+Foo+FROM+Account`)).json as { errorCode: string }[])[0]?.errorCode,
      'INVALID_FIELD',
    );
    assert.equal((await call('GET', `${data}/limits`, undefined, 'Bearer wrong')).status, 401);
    assert.equal((await call('GET', `${data}/wave`)).status, 501);
    assert.equal((await call('POST', `${data}/sobjects/Nothing__c`, {})).status, 404);
  });

  it('shouldRunAnonymousApex', async () => {
    const good = (
      await call(
        'GET',
        `${data}/tooling/executeAnonymous?anonymousBody=${encodeURIComponent("insert new Account(Name = 'x');")}`,
      )
    ).json as { success: boolean };
    assert.equal(good.success, true);
    const bad = (
      await call('GET', `${data}/tooling/executeAnonymous?anonymousBody=${encodeURIComponent('Integer i = nothing;')}`)
    ).json as { compiled: boolean; compileProblem: string };
    assert.equal(bad.compiled, false);
    assert.match(bad.compileProblem, /nothing/);
  });

  it('shouldRunApexRestClasses', async () => {
    assert.deepEqual(await call('GET', '/services/apexrest/hello/you?name=Ann'), { status: 200, json: 'hi Ann' });
    assert.deepEqual(await call('POST', '/services/apexrest/hello', { a: 1, b: 2 }), { status: 200, json: 3 });
    const failed = await call('DELETE', '/services/apexrest/hello');
    assert.equal(failed.status, 500);
    assert.match((failed.json as { message: string }[])[0]?.message ?? '', /System\.MathException: Divide by 0/);
    assert.equal((await call('GET', '/services/apexrest/nobody')).status, 404);
  });

  it('shouldSayWhenThePortIsTaken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    await assert.rejects(
      () =>
        startServer({
          port,
          token,
          engine: { sourceDirs: [writeProject({})], showDebug: false },
          log: () => undefined,
        }),
      new RegExp(`Port ${port} is taken by another program`),
    );
    other.close();
  });
});
