import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeService, UserClass } from '../../../../scripts/local-org/runtime/org.ts';
import { fromJson, fromJsonUntyped } from '../../../../scripts/local-org/platform/json.ts';
import { toJson } from '../../../../scripts/local-org/platform/jsonWriter.ts';
import { ApexType, Types } from '../../../../scripts/local-org/types/apexType.ts';
import { ApexList } from '../../../../scripts/local-org/values/collections.ts';
import { ApexDecimal } from '../../../../scripts/local-org/values/decimal.ts';
import { ApexDouble } from '../../../../scripts/local-org/values/double.ts';
import { ApexException } from '../../../../scripts/local-org/values/exception.ts';
import { ApexObject } from '../../../../scripts/local-org/values/object.ts';
import { stringify } from '../../../../scripts/local-org/values/operations.ts';
import { SObject } from '../../../../scripts/local-org/values/sobject.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../../../scripts/local-org/values/temporal.ts';
import { account, call, construct, inTransaction } from './fakeOrg.ts';
import { callStatic } from './fakeOrg.ts';

const fails = (message: string) => (e: unknown) =>
  e instanceof ApexException && e.getTypeName() === 'System.JSONException' && e.getMessage() === message;
const objects = ApexType.list(Types.Object);

class Person extends ApexObject {
  name: unknown = null;
  age: unknown = null;
  get $type(): ApexType {
    return ApexType.user('Person');
  }
}

const member = (name: 'name' | 'age', type: ApexType) => ({
  name,
  type,
  isStatic: false,
  isTransient: false,
  get: (o: unknown) => (o as Person)[name],
  set: (o: unknown, v: unknown) => void ((o as Person)[name] = v),
});

const code: Partial<CodeService> = {
  findClass: (name) =>
    name === 'Person'
      ? ({
          name,
          kind: 'class',
          isAbstract: false,
          fields: [member('name', Types.String), member('age', Types.Integer)],
        } as unknown as UserClass)
      : undefined,
  allocate: () => new Person(),
};

test('shouldWriteEveryPrimitiveExactly', () => {
  const values = [
    1,
    2n,
    new ApexDouble(1),
    ApexDecimal.parse('1.50'),
    'a"\u0001',
    true,
    null,
    ApexDate.of(2024, 1, 2),
    ApexDatetime.ofGmt(2024, 1, 2, 3, 4, 5),
    ApexTime.of(3, 4, 5, 6),
  ];
  assert.equal(
    toJson(new ApexList(objects, values), false, false),
    '[1,2,1.0,1.50,"a\\"\\u0001",true,null,"2024-01-02","2024-01-02T03:04:05.000Z","03:04:05.006Z"]',
  );
});

test('shouldIndentLikeTheOrg', () => {
  const map = fromJsonUntyped('{"a":[1,{"b":null}],"c":{},"d":[]}');
  assert.equal(toJson(map, true, false), '{\n  "a" : [ 1, {\n    "b" : null\n  } ],\n  "c" : { },\n  "d" : [ ]\n}');
});

test('shouldWriteRowsWithAttributes', () => {
  const row = new SObject(account);
  row.write('Name', 'x');
  row.id = '001000000000001AAA';
  row.write('Closed__c', ApexDatetime.ofGmt(2024, 1, 2));
  assert.equal(
    toJson(row, false, false),
    '{"attributes":{"type":"Account","url":"/services/data/v65.0/sobjects/Account/001000000000001AAA"},"Name":"x","Id":"001000000000001AAA","Closed__c":"2024-01-02T00:00:00.000+0000"}',
  );
});

test('shouldReadRowsWithParentsAndChildren', () => {
  inTransaction(() => {
    const row = fromJson(
      '{"attributes":{"type":"Account"},"name":"x","Parent":{"Name":"p"},"ChildAccounts":{"totalSize":1,"done":true,"records":[{"Name":"c"}]}}',
      Types.SObject,
    ) as SObject;
    assert.equal(stringify(row), 'Account:{Name=x, Parent=Account:{Name=p}, ChildAccounts=(Account:{Name=c})}');
    assert.throws(
      () => fromJson('{"Nope":1}', ApexType.sobject('Account')),
      fails("No such column 'Nope' on sobject of type Account"),
    );
  });
});

test('shouldReadUserClassesInAnyCase', () => {
  inTransaction(
    () => {
      const person = fromJson('{"NAME":"a","age":"7","other":[1,{"x":2}]}', ApexType.user('Person')) as Person;
      assert.deepEqual([person.name, person.age], ['a', 7], 'names ignore case, unknown members are skipped');
      assert.throws(() => fromJson('{"other":1}', ApexType.user('Person'), true), fails('Unknown field: Person.other'));
      assert.throws(
        () => fromJson('{"age":"thirty"}', ApexType.user('Person')),
        fails('Illegal value for primitive: thirty'),
      );
      assert.throws(
        () => fromJson('[]', ApexType.user('Person')),
        fails("Malformed JSON: Expected '{' at the beginning of object"),
      );
      assert.equal(toJson(person, false, false), '{"name":"a","age":7}');
      person.age = null;
      assert.equal(toJson(person, false, true), '{"name":"a"}', 'nulls can be left out');
    },
    { code },
  );
});

test('shouldReadUntypedNumbersByTheirForm', () => {
  const list = (fromJsonUntyped('[1, 12345678901, 1.50, 1e2]') as ApexList).items;
  assert.equal(list[0], 1);
  assert.equal(list[1], 12345678901n);
  assert.equal(stringify(list[2]), '1.50', 'decimals keep their scale');
  assert.ok(list[3] instanceof ApexDecimal);
  assert.throws(
    () =>
      fromJson('{}', ApexType.map(Types.String, Types.Object)) &&
      fromJson('{"a":1}', ApexType.map(Types.String, Types.Object)),
    fails('Apex Type unsupported in JSON: Object'),
  );
});

test('shouldReportErrorsWithTheirPosition', () => {
  assert.throws(
    () => fromJsonUntyped('{a:1}'),
    fails("Unexpected character ('a' (code 97)): was expecting double-quote to start field name at [line:1, column:3]"),
  );
  assert.throws(
    () => fromJsonUntyped('not json'),
    fails("Unrecognized token 'not': was expecting 'null', 'true', 'false' or NaN at [line:1, column:4]"),
  );
  assert.throws(() => fromJsonUntyped(''), fails('No content to map to Object due to end of input'));
});

test('shouldGenerateJson', () => {
  const generator = callStatic('System.JSON', 'createGenerator', [Types.Boolean], false);
  const g = (name: string, types: ApexType[], ...args: unknown[]): unknown =>
    call('System.JSONGenerator', name, types, generator, ...args);
  g('writeStartObject', []);
  g('writeStringField', [Types.String, Types.String], 'a', 'b');
  g('writeFieldName', [Types.String], 'list');
  g('writeStartArray', []);
  g('writeNumber', [Types.Integer], 1);
  g('writeEndArray', []);
  assert.equal(g('getAsString', []), '{"a":"b","list":[1]}', 'open containers are closed');
});

test('shouldParseTokenByToken', () => {
  const parser = callStatic('System.JSON', 'createParser', [Types.String], '{"a":1,"b":[true]}');
  const names: string[] = [];
  for (
    let token = call('System.JSONParser', 'nextToken', [], parser);
    token;
    token = call('System.JSONParser', 'nextToken', [], parser)
  )
    names.push(stringify(token));
  assert.deepEqual(names, [
    'START_OBJECT',
    'FIELD_NAME',
    'VALUE_NUMBER_INT',
    'FIELD_NAME',
    'START_ARRAY',
    'VALUE_TRUE',
    'END_ARRAY',
    'END_OBJECT',
  ]);
});

test('shouldBuildDmlResultsOutOfJson', () => {
  const result = fromJson(
    '{"success":false,"id":null,"errors":[{"message":"m","statusCode":"DUPLICATE_VALUE","fields":["Name"]}]}',
    ApexType.platform('Database.SaveResult'),
  );
  assert.equal(call('Database.SaveResult', 'isSuccess', [], result), false);
  const errors = call('Database.SaveResult', 'getErrors', [], result) as ApexList;
  assert.equal(stringify(call('Database.Error', 'getStatusCode', [], errors.get(0))), 'DUPLICATE_VALUE');
  assert.ok(construct('System.HttpRequest', []), 'constructors are found');
});
