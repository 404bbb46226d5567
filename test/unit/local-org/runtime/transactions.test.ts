import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexException } from '../../../../scripts/local-org/values/exception.ts';
import { UnsupportedError } from '../../../../scripts/local-org/runtime/unsupported.ts';
import { compileApex, runApex } from '../runApex.ts';

const sources = {
  Work: `public class Work {
    public static Integer calls = 0;
    public static Integer next() { return ++calls; }
    public static void insertAndFail() { insert new Account(Name = 'lost'); throw new IllegalArgumentException('no'); }
    public static Integer countRows() { return [SELECT COUNT() FROM Account]; }
    @future public static void later() { insert new Account(Name = 'later'); }
    public static void startLater() { later(); System.assertEquals(0, [SELECT COUNT() FROM Account]); }
  }`,
};

test('shouldStartEveryTransactionWithFreshStatics', () => {
  const org = compileApex({ sources });
  const next = (): unknown =>
    org.runTransaction('anonymous', 'Work.next', () => org.code.invokeStatic('Work', 'next', []));
  assert.deepEqual([next(), next()], [1, 1], 'statics do not outlive their transaction');
  org.close();
});

test('shouldRollBackAFailedTransactionAndWriteTheLedger', () => {
  const org = compileApex({ sources });
  const run = (method: string): unknown =>
    org.runTransaction('anonymous', method, () => org.code.invokeStatic('Work', method, []));
  assert.throws(() => run('insertAndFail'), ApexException, 'the exception leaves the transaction');
  assert.equal(run('countRows'), 0, 'its row is gone');
  assert.deepEqual(
    org.ledger.map((e) => `${e.entryPoint} ${e.outcome}`),
    ['insertAndFail rolledBack', 'countRows committed'],
    'both are in the ledger',
  );
  assert.equal(org.ledger[0]?.error, 'System.IllegalArgumentException: no', 'with the error');
  assert.equal(org.ledger[1]?.counters.queries, 1, 'and the counters');
  org.close();
});

test('shouldRunFutureMethodsAfterTheCommit', () => {
  const org = compileApex({ sources });
  org.runTransaction('anonymous', 'startLater', () => org.code.invokeStatic('Work', 'startLater', []));
  org.async.runDue();
  assert.equal(
    org.runTransaction('anonymous', 'countRows', () => org.code.invokeStatic('Work', 'countRows', [])),
    1,
    'the future method has run on its own',
  );
  org.close();
});

test('shouldNameWhatIsNotImplementedWhenItIsCalled', () => {
  const org = compileApex({
    sources: {
      Foo: 'public class Foo { public static void run() { try { Approval.lock((Id) null); } catch (Exception e) { System.debug(e); } } }',
    },
  });
  assert.equal(org.compileErrors.length, 0, 'it compiles, as in an org');
  assert.throws(
    () => org.runTransaction('anonymous', 'Foo', () => org.code.invokeStatic('Foo', 'run', [])),
    (error: unknown) => error instanceof UnsupportedError && error.missing.startsWith('System.Approval.lock'),
    'the error passes the catch and names the method',
  );
  org.close();
});

test('shouldRunOnlyWhatCompilesOfAFaultyClass', () => {
  const org = compileApex({
    sources: {
      Bad: 'public class Bad { public static void run() { Integer x = nope; } public static Integer one() { return 1; } }',
      Good: 'public class Good { public static Integer run() { return Bad.one(); } public static void useBad() { Bad.run(); } }',
    },
  });
  const run = (method: string): unknown =>
    org.runTransaction('anonymous', method, () => org.code.invokeStatic('Good', method, []));
  assert.equal(run('run'), 1, 'faultless methods run');
  assert.throws(() => run('useBad'), /Bad.run, which does not compile/, 'a faulty method says so');
  org.close();
});

test('shouldCompileOneQueryWhoseFieldIsUnknownAsAnError', () => {
  const org = compileApex({
    sources: {
      Foo: 'public class Foo {\n  Integer n() { return [SELECT COUNT() FROM Account WHERE Nope__c = 1]; }\n}',
    },
  });
  assert.equal(org.compileErrors[0]?.line, 2, 'the error points at the query');
  org.close();
});

test('shouldDescribeClassesForReflection', () => {
  const org = compileApex({
    sources: {
      Foo: "@IsTest public with sharing class Foo extends Bar implements Comparable { transient Integer a = 1; public String b { get; set; } @AuraEnabled(cacheable=true) public static String hi(String who) { return 'hi ' + who; } public Integer compareTo(Object o) { return 0; } }",
      Bar: 'public virtual class Bar { protected Date day; }',
    },
  });
  const foo = org.code.findClass('foo');
  assert.deepEqual(
    foo?.fields.map((f) => `${f.name}:${f.type.name}${f.isTransient ? ' transient' : ''}`),
    ['day:Date', 'a:Integer transient', 'b:String'],
    'inherited fields first',
  );
  assert.equal(
    foo?.methods
      .find((m) => m.name === 'hi')
      ?.annotations.get('auraenabled')
      ?.get('cacheable'),
    'true',
    'annotations with their values',
  );
  assert.deepEqual(
    [...(foo?.interfaces ?? [])].map((t) => t.name),
    ['System.Comparable'],
    'interfaces',
  );
  assert.equal(foo?.sharing, 'with', 'sharing mode');
  org.close();
});

test('shouldRunAnonymousMethodsAndDynamicBinds', () => {
  const output = runApex(
    "insert new Account(Name = 'x'); String wanted = 'x'; System.debug(Database.query('SELECT Name FROM Account WHERE Name = :wanted').size()); System.debug(twice(4)); Integer twice(Integer n) { return n * 2; }",
  );
  assert.deepEqual(output, ['1', '8'], 'binds see local variables; methods of the block can be called');
});
