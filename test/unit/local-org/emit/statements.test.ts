import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileApex, runApex, thrownByApex } from '../runApex.ts';
import { ApexException } from '../../../../scripts/local-org/values/exception.ts';

test('shouldSwitchOnLiteralsTypesAndNull', () => {
  const output = runApex(`
    for (Integer i : new List<Integer>{ 1, 3, null, 7 }) {
      switch on i { when 1, 2 { System.debug('low'); } when 3 { System.debug('three'); } when null { System.debug('null'); } when else { System.debug('else'); } }
    }
    SObject row = new Account(Name = 'n');
    switch on row { when Contact c { System.debug('contact'); } when Account a { System.debug(a.Name); } }`);
  assert.deepEqual(output, ['low', 'three', 'null', 'else', 'n'], 'the first fitting branch runs');
});

test('shouldBreakAndContinueLoopsFromWithinASwitch', () => {
  assert.deepEqual(
    runApex(
      'for (Integer i = 0; i < 9; i++) { switch on i { when 1 { continue; } when 3 { break; } } System.debug(i); }',
    ),
    ['0', '2'],
    'break and continue belong to the loop',
  );
});

test('shouldCatchByTypeAndRunFinally', () => {
  const output = runApex(`
    try { String s; s.length(); } catch (DmlException e) { System.debug('dml'); } catch (NullPointerException e) { System.debug(e.getMessage()); } finally { System.debug('finally'); }
    try { try { throw new IllegalArgumentException('inner'); } finally { System.debug('first'); } } catch (Exception e) { System.debug(e.getTypeName()); }`);
  assert.deepEqual(
    output,
    ['Attempt to de-reference a null object', 'finally', 'first', 'System.IllegalArgumentException'],
    'handlers in order',
  );
});

test('shouldLetLimitExceptionsPassEveryCatch', () => {
  assert.equal(
    thrownByApex('try { while (true) {} } catch (Exception e) { System.debug(e); }'),
    'System.LimitException: Apex CPU time limit exceeded',
    'an endless loop',
  );
  assert.equal(
    thrownByApex(
      'try { recurse(1); } catch (Exception e) { System.debug(e); } Integer recurse(Integer i) { return recurse(i + 1); }',
    ),
    'System.LimitException: Maximum stack depth reached: 1001',
    'an endless recursion',
  );
});

test('shouldGiveExactLinesInStackTraces', () => {
  const org = compileApex({
    sources: {
      'Foo.cls':
        'public class Foo {\n  Account row;\n  public class Inner {\n    public void fail() {\n      Account a;\n      a.Name = null;\n    }\n  }\n  public static void start() {\n    new Inner()\n      .fail();\n  }\n}',
    },
  });
  try {
    org.runTransaction('anonymous', 'Foo.start', () => org.code.invokeStatic('Foo', 'start', []));
    assert.fail('a null dereference must throw');
  } catch (error) {
    assert.ok(error instanceof ApexException, 'as an Apex exception');
    assert.equal(
      error.getStackTraceString(),
      'Class.Foo.Inner.fail: line 6, column 1\nClass.Foo.start: line 10, column 1',
      'lines of the Apex source',
    );
  } finally {
    org.close();
  }
});

test('shouldIterateListsSetsQueriesAndIterables', () => {
  const sources = {
    Gen: 'public class Gen implements Iterable<Integer>, Iterator<Integer> { Integer i = 0; public Iterator<Integer> iterator() { return this; } public Boolean hasNext() { return i < 2; } public Integer next() { return i++; } }',
  };
  const output = runApex(
    `for (Integer i : new Set<Integer>{ 1, 2 }) { System.debug(i); }
    for (Integer i : new Gen()) { System.debug('gen' + i); }
    List<Account> rows = new List<Account>();
    for (Integer i = 0; i < 250; i++) { rows.add(new Account(Name = 'a' + i)); }
    insert rows;
    for (List<Account> batch : [SELECT Id FROM Account]) { System.debug(batch.size()); }`,
    { sources },
  );
  assert.deepEqual(output, ['1', '2', 'gen0', 'gen1', '200', '50'], 'queries give lists of 200');
});

test('shouldAssignSingleRowsAndCountsFromQueries', () => {
  const output = runApex(
    `insert new Account(Name = 'A1');
    String n = 'a1';
    Account a = [SELECT Id, Name FROM Account WHERE Name = :n.toUpperCase()];
    System.debug(a.Name + [SELECT COUNT() FROM Account] + [SELECT Name FROM Account LIMIT 1].Name);
    List<Account> found = Database.query('SELECT Name FROM Account WHERE Id = :a.Id');
    System.debug(found.size());
    AggregateResult[] groups = [SELECT COUNT(Id) c FROM Account];
    System.debug(groups[0].get('c'));`,
  );
  assert.deepEqual(output, ['A11A1', '1', '1'], 'binds are expressions, also in dynamic queries');
  assert.equal(
    thrownByApex('Account a = [SELECT Id FROM Account];'),
    'System.QueryException: List has no rows for assignment to SObject',
    'no row',
  );
});

test('shouldGiveTriggersTheirContext', () => {
  const output = runApex(
    "Account a = new Account(Name = 'old'); insert a; a.Name = 'new'; update a; System.debug(Seen.log);",
    {
      sources: {
        'T.trigger':
          "trigger T on Account (before insert, after update) {\n  String text = Trigger.operationType + ' ' + Trigger.size + Trigger.isBefore;\n  if (Trigger.isUpdate) { for (Account a : Trigger.new) { text += ' ' + Trigger.oldMap.get(a.Id).Name + '>' + a.Name; } }\n  Seen.log.add(text);\n}",
        Seen: 'public class Seen { public static List<String> log = new List<String>(); }',
      },
    },
  );
  assert.deepEqual(output, ['(BEFORE_INSERT 1true, AFTER_UPDATE 1false old>new)'], 'Trigger variables of each event');
});

test('shouldEvaluateArgumentsBeforeItNoticesANullReceiver', () => {
  const output = runApex(`
    List<String> names = new List<String>{ 'a', 'b' };
    Account row;
    Integer turns = 0;
    while (!names.isEmpty()) {
      turns++;
      try { row.get(names.remove(0)); } catch (NullPointerException e) { System.debug('null'); }
    }
    System.debug(turns);`);
  assert.deepEqual(output, ['null', 'null', '2'], 'each turn takes a name although the row is null');
});
