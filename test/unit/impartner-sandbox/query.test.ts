import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFilter } from '../../../scripts/impartner-sandbox/filter.ts';
import { jsonKey, lookupKey } from '../../../scripts/impartner-sandbox/objects.ts';
import { TenantTime } from '../../../scripts/impartner-sandbox/tenantTime.ts';
import { SandboxUnderTest } from './sandboxClient.ts';

test('shouldLowerTheLeadingCapitalsOfAKeyAsDotNetDoes', () => {
  assert.equal(jsonKey('CRMAccountType'), 'crmAccountType', 'a run of capitals');
  assert.equal(jsonKey('TPA_x__cf'), 'tpA_x__cf', 'the last capital before a non-capital stays');
  assert.equal(jsonKey('PANW_x__cf'), 'panW_x__cf', 'a longer run');
  assert.equal(jsonKey('Name'), 'name', 'one capital');
  assert.equal(lookupKey('Partner__cf'), 'PartnerId__cf', 'a custom lookup');
});

test('shouldReadTheFilterGrammarThatCallersUse', () => {
  assert.deepEqual(
    parseFilter(`name = 'O\\'Brien'`),
    { kind: 'compare', path: 'name', operator: '=', value: "O'Brien" },
    'an escaped quote',
  );
  assert.deepEqual(parseFilter('id in (1, 2)'), { kind: 'in', path: 'id', values: [1, 2] }, 'in');
  const nested = parseFilter(`(a = 1 OR b != null) and not_like like "%x%"`);
  assert.equal(nested.kind, 'and', 'and binds the groups');
  for (const bad of ['a =', 'a ~ 1', '(a = 1', 'a = 1 b', 'a in (1', "name = 'open"]) {
    assert.throws(() => parseFilter(bad), /Filter:/, `${bad} is refused`);
  }
});

test('shouldFilterByComparatorsTextAndDottedPaths', async () => {
  await using sandbox = await SandboxUnderTest.start();
  const count = async (filter: string): Promise<number> =>
    (await sandbox.query('Deal', { fields: ['id'], filter, take: 1000 })).length;
  const all = await count('');

  assert.equal(
    await count("approvalStatus.name = 'Approved'"),
    all - (await count("approvalStatus.name != 'Approved'")),
    '= and != part the whole',
  );
  assert.equal(await count('id >= 1006'), all - (await count('id < 1006')), '>= and < part the whole');
  assert.equal(await count("name like '%'"), all, 'like');
  assert.equal(await count("name not like '%'"), 0, 'not like');
  assert.equal(await count("id = '1003'"), 1, 'numbers may be quoted');
  assert.equal(
    await count('PrimaryAccount.Id = 100'),
    await count('primaryaccountid = 100'),
    'a lookup by path and by its Id form',
  );
  assert.equal(await count('crmId = null'), all, 'null');
});

test('shouldOrderPageAndCountTheWhole', async () => {
  await using sandbox = await SandboxUnderTest.start();
  const answer = await sandbox.api('GET', 'Deal?fields=id,amount&orderby=amount desc,id&skip=2&take=3');
  const { count, results } = answer.body.data as { count: number; results: { id: number; amount: number | null }[] };

  assert.equal(count, 12, 'the total, not the page');
  assert.equal(results.length, 3, 'the page');
  const amounts = results.map((row) => row.amount ?? -1);
  assert.deepEqual(
    amounts,
    [...amounts].sort((a, b) => b - a),
    'in order',
  );
});

test('shouldGiveLookupsAsIdsAndDottedFieldsAsObjects', async () => {
  await using sandbox = await SandboxUnderTest.start();
  const [row] = await sandbox.query('Deal', {
    fields: [
      'primaryAccount',
      'PrimaryAccount.Name',
      'primaryAccount.accountManager.email',
      'CurrencyCode__cf',
      'stage',
    ],
    filter: 'id = 1000',
  });

  assert.equal(row?.['primaryAccountId'], 100, 'a lookup comes under its Id form');
  assert.equal(
    typeof (row?.['primaryAccount'] as Record<string, unknown>)['name'],
    'string',
    'a dotted field comes nested',
  );
  assert.ok('accountManager' in (row?.['primaryAccount'] as object), 'at any depth');
  assert.equal(row?.['stageId'], 1, 'a status lookup');
});

test('shouldRefuseUnknownFieldsInFieldsAndFilter', async () => {
  await using sandbox = await SandboxUnderTest.start();

  for (const query of [
    { fields: ['nothing'] },
    { fields: ['id'], filter: 'nothing = 1' },
    { fields: ['customer.nothing'] },
  ]) {
    const answer = await sandbox.api('POST', 'Deal', query);
    assert.equal(answer.body.success, false, JSON.stringify(query));
    assert.equal(answer.body.errors?.[0]?.code, 'UNKNOWN_FIELD', JSON.stringify(query));
  }
});

test('shouldReadTimesInTheZoneOfTheTenant', async () => {
  await using sandbox = await SandboxUnderTest.start();
  await sandbox.api('PATCH', 'Deal/1000', { crmId: 'x' });
  const count = async (filter: string): Promise<number> =>
    (await sandbox.query('Deal', { fields: ['id'], filter })).length;

  // 12:00 GMT is 06:00 in Denver in summer.
  assert.equal(await count("updated >= '2026-06-15T06:00:00'"), 1, 'with T');
  assert.equal(await count("updated >= '2026-06-15 06:00:00'"), 1, 'with a space');
  assert.equal(await count("updated > '2026-06-15 06:00:00'"), 0, 'second precision');
  const denver = new TenantTime('America/Denver');
  assert.equal(denver.text(Date.UTC(2026, 0, 15, 12)), '2026-01-15T05:00:00-07:00', 'the offset of winter');
  assert.equal(denver.parse('2026/01/15'), Date.UTC(2026, 0, 15, 7), 'a date is midnight in the zone');
  assert.equal(denver.parse('soon'), undefined, 'no date');
});
