import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CompileError } from '../../../../scripts/local-org/syntax/compileError.ts';
import { parseAnonymousBlock, parseFile } from '../../../../scripts/local-org/syntax/parseFile.ts';

test('shouldReportTheFirstSyntaxErrorWithItsPlace', () => {
  assert.throws(
    () => parseFile('Foo.cls', 'public class Foo {\n  void bar() { Integer x = ; }\n}'),
    (error: unknown) => error instanceof CompileError && error.line === 2 && error.message.startsWith('Foo.cls:2:'),
    'file, line and column lead the message',
  );
});

test('shouldKeepTheTextOfAQueryAndItsBindsInOrder', () => {
  const unit = parseAnonymousBlock(
    'a.apex',
    'List<Account> rows = [SELECT Id FROM Account WHERE Name = :a.b AND Id IN :ids LIMIT :n + 1];',
  );
  const statement = unit.statements[0];
  assert.equal(statement?.kind, 'variables', 'a declaration between statements is a local variable');
  const query = statement?.kind === 'variables' ? statement.declarators[0]?.value : undefined;
  assert.ok(query?.kind === 'soql', 'its value is a query');
  assert.equal(
    query.text,
    'SELECT Id FROM Account WHERE Name = :a.b AND Id IN :ids LIMIT :n + 1',
    'the text is as written',
  );
  assert.deepEqual(
    query.binds.map((b) => b.kind),
    ['field', 'name', 'binary'],
    'binds are expressions',
  );
});

test('shouldTellAggregateAndCountQueriesApart', () => {
  const kinds = ['COUNT()', 'COUNT(Id)', 'Name, COUNT(Id)', 'toLabel(Industry)'].map((select) => {
    const unit = parseAnonymousBlock(
      'a.apex',
      `Object o = [SELECT ${select} FROM Account${select.startsWith('Name') ? ' GROUP BY Name' : ''}];`,
    );
    const statement = unit.statements[0];
    const query = statement?.kind === 'variables' ? statement.declarators[0]?.value : undefined;
    return query?.kind === 'soql' ? (query.isCount ? 'count' : query.isAggregate ? 'aggregate' : 'rows') : 'none';
  });
  assert.deepEqual(kinds, ['count', 'aggregate', 'aggregate', 'rows'], 'only COUNT() alone gives an Integer');
});

test('shouldResolveEscapesAndFoldTheSignOfNumbers', () => {
  const unit = parseAnonymousBlock('a.apex', "String s = 'it\\'s \\u0041'; Integer i = -2147483648;");
  const values = unit.statements.map((s) => (s.kind === 'variables' ? s.declarators[0]?.value : undefined));
  assert.equal(values[0]?.kind === 'literal' ? values[0].value : '', "it's A", 'escapes are resolved');
  assert.equal(
    values[1]?.kind === 'literal' ? values[1].value : '',
    '-2147483648',
    'the smallest Integer is a literal',
  );
});
