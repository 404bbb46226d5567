import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPlatformProperty } from '../../../../scripts/local-org/platform/registry.ts';
import {
  describeField,
  describeObject,
  sobjectField,
  sobjectType,
} from '../../../../scripts/local-org/platform/schemaTokens.ts';
import { platformEnumValue } from '../../../../scripts/local-org/platform/enums.ts';
import { ApexList, ApexMap } from '../../../../scripts/local-org/values/collections.ts';
import { ApexException } from '../../../../scripts/local-org/values/exception.ts';
import { stringify } from '../../../../scripts/local-org/values/operations.ts';
import { SObject } from '../../../../scripts/local-org/values/sobject.ts';
import { Types, ApexType } from '../../../../scripts/local-org/types/apexType.ts';
import { account, call, callStatic, inTransaction } from './fakeOrg.ts';

test('shouldDescribeFieldsByTheirSchema', () => {
  inTransaction(() => {
    const name = describeField('account', 'name');
    const read = (method: string, self: unknown = name): unknown =>
      call('Schema.DescribeFieldResult', method, [], self);
    assert.equal(read('getName'), 'Name', 'names come in the case of the schema');
    assert.equal(read('getLength'), 255);
    assert.equal(read('getType'), platformEnumValue('Schema.DisplayType', 'STRING'));
    assert.equal(read('isNameField'), true);
    const parent = describeField('Account', 'ParentId');
    assert.equal(read('getRelationshipName', parent), 'Parent');
    assert.equal((read('getReferenceTo', parent) as ApexList).get(0), sobjectType('Account'), 'one token per object');
    assert.equal(
      findPlatformProperty('Schema.DescribeFieldResult', 'properties', 'label')?.get(name),
      'Name',
      'getters are properties too',
    );
  });
});

test('shouldFindDescribeMapsInAnyCase', () => {
  inTransaction(() => {
    const all = callStatic('System.Schema', 'getGlobalDescribe', []) as ApexMap;
    assert.equal(all.get('ACCOUNT'), sobjectType('Account'));
    const fields = findPlatformProperty('Schema.DescribeSObjectResult', 'properties', 'Fields')?.get(
      describeObject('Account'),
    );
    const map = call('Schema.SObjectTypeFields', 'getMap', [], fields) as ApexMap;
    assert.equal(map.has('AnnualRevenue'), true);
    assert.ok(map.keys().includes('annualrevenue'), 'keys are lower case');
  });
});

test('shouldMakeRowsOutOfTokens', () => {
  inTransaction(() => {
    const row = call(
      'Schema.SObjectType',
      'newSObject',
      [Types.Id],
      sobjectType('Account'),
      '001000000000001AAA',
    ) as SObject;
    assert.equal(stringify(row), 'Account:{Id=001000000000001AAA}');
    assert.equal(call('System.SObject', 'getSObjectType', [], row), sobjectType('Account'));
  });
});

test('shouldReadAndWriteRowsByNameAndToken', () => {
  inTransaction(() => {
    const row = new SObject(account);
    const put = (field: unknown, type: ApexType, value: unknown): unknown =>
      call('System.SObject', 'put', [type, Types.Object], row, field, value);
    assert.equal(put('NAME', Types.String, 'x'), null, 'the value before is given back');
    assert.equal(put(sobjectField('Account', 'Name'), ApexType.platform('Schema.SObjectField'), 'y'), 'x');
    assert.equal(call('System.SObject', 'get', [Types.String], row, 'name'), 'y');
    assert.throws(
      () => put('Nope', Types.String, 1),
      (e) =>
        e instanceof ApexException &&
        e.getTypeName() === 'System.SObjectException' &&
        e.getMessage() === 'Invalid field Nope for Account',
    );
    const populated = call('System.SObject', 'getPopulatedFieldsAsMap', [], row) as ApexMap;
    assert.throws(
      () => populated.put('x', 1),
      (e) => e instanceof ApexException && e.getMessage() === 'Collection is read-only',
    );
    call('System.SObject', 'addError', [Types.String, Types.String], row, 'Name', 'bad');
    assert.equal(call('System.SObject', 'hasErrors', [], row), true);
    assert.deepEqual(row.errors[0]?.fields, ['Name']);
  });
});
