import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SandboxUnderTest } from './sandboxClient.ts';

test('shouldAcceptKeyBasicAndExchangedKey', async () => {
  await using sandbox = await SandboxUnderTest.start();
  const basic = `Basic ${Buffer.from('integration:secret').toString('base64')}`;

  assert.equal((await sandbox.api('GET', '_describe')).status, 200, 'prm-key');
  assert.equal(
    (await sandbox.send('GET', '/api/objects/v1/_describe', undefined, { authorization: basic })).status,
    200,
    'basic',
  );
  const exchanged = await sandbox.send('POST', '/api/Auth/v1/Key', { userName: 'integration', password: 'secret' }, {});
  assert.equal(exchanged.body.success, true, 'the exchange succeeds');
  const withKey = await sandbox.send('GET', '/api/objects/v1/_describe', undefined, {
    authorization: `prm-key ${String(exchanged.body.data)}`,
  });
  assert.equal(withKey.status, 200, 'the exchanged key opens the API');
});

test('shouldRefuseWrongCredentialsTenantsAndAnExchangeWithAuthorization', async () => {
  await using sandbox = await SandboxUnderTest.start();

  const wrong = await sandbox.send('GET', '/api/objects/v1/_describe', undefined, { authorization: 'prm-key nope' });
  assert.equal(wrong.status, 401, 'wrong key');
  assert.equal(wrong.body.message, 'Invalid username/password', 'in the words of the API');
  assert.equal((await sandbox.send('GET', '/api/objects/v1/_describe', undefined, {})).status, 401, 'no key');
  assert.equal(
    (
      await sandbox.send('GET', '/api/objects/v1/_describe', undefined, {
        authorization: 'prm-key key',
        'x-prm-tenantid': '8',
      })
    ).status,
    401,
    'another tenant',
  );
  assert.equal(
    (
      await sandbox.send('GET', '/api/objects/v1/_describe', undefined, {
        authorization: 'prm-key key',
        'X-PRM-TenantId': '7',
      })
    ).status,
    200,
    'its own tenant',
  );
  const exchange = await sandbox.send(
    'POST',
    '/api/Auth/v1/Key',
    { userName: 'integration', password: 'secret' },
    { authorization: 'prm-key key' },
  );
  assert.equal(exchange.body.success, false, 'the exchange fails when a header is present');
});

test('shouldCreateByPutAndNeverByPost', async () => {
  await using sandbox = await SandboxUnderTest.start();
  const before = sandbox.store.table('Customer').size;

  const posted = await sandbox.api('POST', 'Customer', { name: 'Acme' });
  assert.equal(sandbox.store.table('Customer').size, before, 'POST creates nothing');
  assert.ok(
    (posted.body.data as { results: unknown[] }).results.length > 0,
    'it gives an unfiltered first page instead',
  );
  const created = await sandbox.api('PUT', 'customer', { Name: 'Acme', website: 'acme.com' });
  assert.equal(created.status, 200, 'PUT creates, in any case of the path');
  assert.equal((created.body.data as Record<string, unknown>)['name'], 'Acme', 'and returns the record');
  assert.equal(sandbox.store.table('Customer').size, before + 1, 'one more');
});

test('shouldUpdateDeleteAndThenNotFindARecord', async () => {
  await using sandbox = await SandboxUnderTest.start();

  const updated = await sandbox.api('PATCH', 'Deal/1000', { id: 1000, crmId: '006' });
  const data = updated.body.data as Record<string, unknown>;
  assert.equal(data['crmId'], '006', 'the changed field');
  assert.equal(data['recordVersion'], 2, 'the version rises');
  assert.equal(data['updated'], '2026-06-15T06:00:00-06:00', 'the time of change, with the offset of the zone');
  assert.equal((await sandbox.api('DELETE', 'Deal/1000')).status, 200, 'deleted');
  for (const method of ['GET', 'PATCH', 'DELETE']) {
    assert.equal(
      (await sandbox.api(method, 'Deal/1000', method === 'PATCH' ? { id: 1000 } : undefined)).status,
      404,
      `${method} finds nothing`,
    );
  }
});

test('shouldGiveEachRowOfABatchItsOwnFateOrAllOne', async () => {
  await using partial = await SandboxUnderTest.start();
  await using atomic = await SandboxUnderTest.start({ isBatchAtomic: true });
  const rows = [
    { Id: 1000, crmId: 'a' },
    { Id: 424242, crmId: 'b' },
    { Id: 1001, Customer: 1 },
  ];

  const answer = await partial.api('PATCH', 'Deal', rows);
  assert.equal(answer.status, 200, 'partial success is a success');
  assert.equal((answer.body.data as { errors: unknown[] }).errors.length, 2, 'two rows failed');
  assert.equal(partial.store.get('Deal', 1000)?.['CrmId'], 'a', 'the good row took effect');
  assert.notEqual((await atomic.api('PATCH', 'Deal', rows)).status, 200, 'all or nothing');
  assert.equal(atomic.store.get('Deal', 1000)?.['CrmId'] ?? null, null, 'nothing took effect');
  assert.equal(atomic.store.log().length, 0, 'and nothing is logged');
});

test('shouldRefuseBadWritesWithTheKnownCodes', async () => {
  await using sandbox = await SandboxUnderTest.start();
  const code = async (method: string, path: string, body: unknown): Promise<string | undefined> =>
    (await sandbox.api(method, path, body)).body.errors?.[0]?.code;

  assert.equal(await code('PUT', 'Deal', { amount: 1 }), 'REQUIRED', 'a required field');
  assert.equal(await code('PATCH', 'Deal/1000', { customer: 9 }), 'NOT_FOUND', 'a bad lookup');
  assert.equal(await code('PATCH', 'Deal/1000', { nothing: 9 }), 'UNKNOWN_FIELD', 'an unknown field');
  assert.equal(await code('PATCH', 'Deal/1000', { updated: 'x' }), 'READ_ONLY', 'a read-only field');
  const [user] = sandbox.store.table('User').values();
  assert.equal(
    await code('PUT', 'User', { account: 100, email: user?.['Email'], userName: 'x', firstName: 'a', lastName: 'b' }),
    'NOT_UNIQUE',
    'a unique field',
  );
});

test('shouldLogWhatTookEffectAndOnlyThat', async () => {
  await using sandbox = await SandboxUnderTest.start();

  await sandbox.api('PATCH', 'Deal/1000', { id: 1000, crmId: 'x' });
  await sandbox.api('PATCH', 'Deal/9', { id: 9, crmId: 'x' });

  const log = (await (await fetch(`${sandbox.base}/_sandbox/log`)).json()) as {
    object: string;
    id: number;
    fields: string[];
  }[];
  assert.deepEqual(
    log.map(({ object, id, fields }) => ({ object, id, fields })),
    [{ object: 'Deal', id: 1000, fields: ['CrmId'] }],
    'one effect',
  );
});

test('shouldFailAsScriptedBeforeAndAfterTheEffect', async () => {
  await using sandbox = await SandboxUnderTest.start();
  sandbox.server.faults.add({ method: 'PATCH', status: 503, times: 1, retryAfter: '7' });
  sandbox.server.faults.add({ method: 'PATCH', status: 500, times: 1, afterEffect: true });

  assert.equal((await sandbox.api('PATCH', 'Deal/1000', { crmId: 'a' })).status, 503, 'before the effect');
  assert.equal(sandbox.store.get('Deal', 1000)?.['CrmId'] ?? null, null, 'nothing happened');
  assert.equal((await sandbox.api('PATCH', 'Deal/1000', { crmId: 'b' })).status, 500, 'after the effect');
  assert.equal(sandbox.store.get('Deal', 1000)?.['CrmId'], 'b', 'it happened all the same');
  assert.equal((await sandbox.api('PATCH', 'Deal/1000', { crmId: 'c' })).status, 200, 'the script is used up');
});

test('shouldDescribeObjectsAndFields', async () => {
  await using sandbox = await SandboxUnderTest.start();

  const objects = (await sandbox.api('GET', '_describe')).body.data as { name: string }[];
  assert.ok(
    objects.some((o) => o.name === 'DealRegistration__co'),
    'custom objects are listed',
  );
  const fields = (await sandbox.api('GET', 'deal/_describe')).body.data as Record<string, unknown>[];
  const industries = fields.find((f) => f['name'] === 'Industries__cf');
  assert.equal(industries?.['picklistType'], 'Multiple', 'picklist type');
  assert.deepEqual(
    (industries?.['values'] as Record<string, { name: string }>)['energy']?.name,
    'Energy',
    'values are a map',
  );
  assert.equal(
    (await sandbox.api('POST', 'MDFClaimRewardHistory', {})).status,
    500,
    'some describable objects fail on query',
  );
  assert.equal((await sandbox.api('POST', 'Nothing', {})).status, 404, 'an unknown object');
});
