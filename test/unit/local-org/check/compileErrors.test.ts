import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileErrorsOf } from '../runApex.ts';

/** Errors of a method body whose first line is line 3. */
const errorsIn = (body: string, more: Record<string, string> = {}): string[] =>
  compileErrorsOf({ 'Foo.cls': `public class Foo {\n  void run() {\n${body}\n  }\n}`, ...more });

test('shouldReportEveryUnknownNameWithItsLine', () => {
  assert.deepEqual(
    errorsIn('Integer a = missing;\nbar();\nNoSuchType z;\nString s = System.Label.NoSuchLabel;'),
    [
      '3: Variable does not exist: missing',
      '4: Method does not exist or incorrect signature: void bar() from the type Foo',
      '5: Invalid type: NoSuchType',
      '6: External string does not exist: NoSuchLabel',
    ],
    'one fault per statement, all of them in one run',
  );
});

test('shouldReportUnknownFieldsOfObjects', () => {
  assert.deepEqual(
    errorsIn('Account a = new Account(Nope__c = 1);\na.Nope__c = 2;\nObject o = Account.Nope__c;'),
    [
      '3: Invalid field Nope__c for SObject Account',
      '4: Variable does not exist: Nope__c (on Account)',
      '5: Invalid field Nope__c for SObject Account',
    ],
    'in constructors, assignments and tokens',
  );
});

test('shouldReportUnknownFieldsOfInlineQueries', () => {
  const errors = errorsIn('List<Account> rows = [SELECT Nope__c FROM Account];');
  assert.equal(errors.length, 1, 'the query is checked without running it');
  assert.match(errors[0] ?? '', /^3: .*Nope__c/s, 'the message names the field');
});

test('shouldReportWrongTypesOfAssignmentsAndArguments', () => {
  assert.deepEqual(
    errorsIn("String s = 1;\nInteger i = 1.5;\nMath.abs('x');\nBoolean b = 'a' == 1;"),
    [
      '3: Illegal assignment from Integer to String',
      '4: Illegal assignment from Decimal to Integer',
      '5: Method does not exist or incorrect signature: void abs(String) from the type System.Math',
      '6: Comparison arguments must be compatible types: String, Integer',
    ],
    'conversions that Apex does not have',
  );
});

test('shouldNotStopAtAClassThatDoesNotCompile', () => {
  const errors = compileErrorsOf({
    'Bad.cls': 'public class Bad { Integer x = nope; }',
    'Good.cls': 'public class Good { Integer y = 1; }',
  });
  assert.deepEqual(errors, ['1: Variable does not exist: nope'], 'only the faulty class is reported');
});

test('shouldResolveNamesInAnyCaseAndByPrecedence', () => {
  const errors = errorsIn(
    "Account account = new account(name = 'x');\nSchema.SObjectType t = Account.SObjectType;\nString n = ACCOUNT.NAME;\nSystem.Type y = foo.CLASS;\nsystem.debug(Schema.Account.Name);\nDatabase.DMLOptions.EmailHeader h = null;",
  );
  assert.deepEqual(errors, [], 'a variable hides a type of its name only where the member fits');
});

test('shouldKnowTheErrorsOfDuplicateRulesAsErrors', () => {
  // Apex Reference, "DuplicateResult Class": its example tests a Database.Error so; the type jars name no superclass.
  assert.deepEqual(
    errorsIn(
      'for (Database.Error e : Database.insert(new Account(), false).getErrors()) { if (e instanceof Database.DuplicateError) { Database.DuplicateError d = (Database.DuplicateError) e; Database.Error back = d; } }',
    ),
    [],
  );
});
