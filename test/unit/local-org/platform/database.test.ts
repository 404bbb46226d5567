import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DataService, DmlOptions, Org } from '../../../../scripts/local-org/runtime/org.ts';
import { callWithBinds } from '../../../../scripts/local-org/platform/dynamicBinds.ts';
import { findPlatformProperty } from '../../../../scripts/local-org/platform/registry.ts';
import { sobjectField } from '../../../../scripts/local-org/platform/schemaTokens.ts';
import { ApexType, Types } from '../../../../scripts/local-org/types/apexType.ts';
import { ApexList, ApexMap } from '../../../../scripts/local-org/values/collections.ts';
import { ApexException } from '../../../../scripts/local-org/values/exception.ts';
import { SObject } from '../../../../scripts/local-org/values/sobject.ts';
import { account, call, callStatic, construct, inTransaction } from './fakeOrg.ts';

const accessLevel = ApexType.platform('System.AccessLevel');
const userMode = (): unknown => findPlatformProperty('System.AccessLevel', 'staticProperties', 'USER_MODE')?.get();

function withData(data: Partial<DataService>): { org: Partial<Org> } {
  return { org: { data: data as DataService } };
}

test('shouldReadEveryOverloadOfDmlOptions', () => {
  const seen: DmlOptions[] = [];
  const data: Partial<DataService> = {
    execute: (_operation, rows, options) => {
      seen.push(options);
      return rows.map(() => ({
        id: null,
        success: false,
        created: false,
        errors: [{ statusCode: 'DUPLICATE_VALUE', message: 'm', fields: ['Name'] }],
      }));
    },
  };
  inTransaction(() => {
    const row = new SObject(account);
    const rows = new ApexList(ApexType.list(Types.SObject), [row]);
    const results = callStatic(
      'System.Database',
      'insert',
      [rows.type, Types.Boolean, accessLevel],
      rows,
      false,
      userMode(),
    ) as ApexList;
    assert.deepEqual(seen[0], { allOrNone: false, accessMode: 'user' });
    assert.equal(results.type.name, 'List<Database.SaveResult>');
    const single = callStatic(
      'System.Database',
      'upsert',
      [Types.SObject, ApexType.platform('Schema.SObjectField')],
      row,
      sobjectField('Account', 'Name'),
    );
    assert.deepEqual(seen[1], { allOrNone: true, accessMode: 'system', externalIdField: 'name' });
    assert.equal(call('Database.UpsertResult', 'isSuccess', [], single), false, 'one row gives one result');
    callStatic('System.Database', 'delete', [Types.Id], '001000000000001AAA');
    assert.equal(seen.length, 3, 'ids are rows to delete');
    const optionsType = ApexType.platform('Database.DMLOptions');
    callStatic('System.Database', 'insert', [Types.SObject, optionsType], row, construct('Database.DMLOptions', []));
    assert.equal(seen[3]?.allOrNone, false, 'DMLOptions allow partial success unless they say otherwise');
  }, withData(data));
});

test('shouldBindDynamicQueriesFromScopeOrMap', () => {
  const bound: (readonly unknown[])[] = [];
  const data: Partial<DataService> = {
    prepare: (soql) => ({
      objectName: 'Account',
      isCount: soql.includes('COUNT()'),
      isAggregate: false,
      binds: [...soql.matchAll(/:(\w+)/g)].map((m) => m[1] as string),
    }),
    query: (_prepared, binds) => {
      bound.push(binds);
      return [];
    },
    count: () => 7,
  };
  inTransaction(() => {
    callWithBinds(
      (name) => `value of ${name}`,
      () => callStatic('System.Database', 'query', [Types.String], 'SELECT Id FROM Account WHERE Name = :n'),
    );
    assert.deepEqual(bound[0], ['value of n'], 'names are looked up in the caller');
    const binds = new ApexMap(ApexType.map(Types.String, Types.Object), [['N', 1]]);
    const withBinds = (soql: string): unknown =>
      callStatic('System.Database', 'queryWithBinds', [Types.String, binds.type, accessLevel], soql, binds, userMode());
    withBinds('SELECT Id FROM Account WHERE Name = :n');
    assert.deepEqual(bound[1], [1], 'keys of the map ignore case');
    assert.throws(
      () => withBinds('SELECT Id FROM Account WHERE Name = :other'),
      (e) => e instanceof ApexException && e.getTypeName() === 'System.QueryException',
    );
    assert.throws(
      () => callStatic('System.Database', 'query', [Types.String], 'SELECT Id FROM Account WHERE Name = :n'),
      (e) => e instanceof ApexException && e.getMessage() === 'Variable does not exist: n',
      'binds of an earlier call are gone',
    );
    assert.equal(callStatic('System.Database', 'countQuery', [Types.String], 'SELECT COUNT() FROM Account'), 7);
  }, withData(data));
});
