import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ApexException,
  ApexFatalError,
  createAssertException,
  createDmlException,
  createException,
} from '../../../../scripts/local-org/values/exception.ts';
import { apexFrames, formatFrames } from '../../../../scripts/local-org/values/stackTrace.ts';

test('shouldSayScriptThrownWithoutMessage', () => {
  const cause = createException('MathException', 'Divide by 0');
  const exception = createException('System.CalloutException', null, cause);
  assert.equal(exception.getMessage(), 'Script-thrown exception');
  assert.equal(exception.getCause(), cause, 'the cause is kept');
  assert.equal(cause.$toString(), 'System.MathException: Divide by 0', 'names may leave out System');
});

test('shouldKeepFailedAssertionsOutOfEveryCatch', () => {
  const failure = createAssertException('Assertion Failed');
  assert.ok(
    failure instanceof ApexFatalError && !((failure as unknown) instanceof ApexException),
    'it is no ApexException',
  );
  assert.equal(failure.exception.getTypeName(), 'System.AssertException');
});

test('shouldWordDmlFailuresAsTheOrgDoes', () => {
  const exception = createDmlException('insert', [
    {
      index: 2,
      id: null,
      error: { statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [Name]', fields: ['Name'] },
    },
  ]);
  assert.equal(
    exception.getMessage(),
    'Insert failed. First exception on row 2; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]',
  );
  assert.equal(exception.dmlFailures.length, 1);
});

test('shouldTurnEmittedFramesIntoApexFrames', () => {
  const stack = [
    'Error',
    '    at createException (file:///x/values/exception.ts:10:3)',
    '    at Foo.A$Foo$Inner$bar$$7 [as bar$integer] (/p/classes/Foo.cls:12:3)',
    '    at new A$Foo$new$$1 (/p/classes/Foo.cls:4:1)',
    '    at /p/triggers/OnAccount.trigger:2:5',
    '    at A$anonymous$run$$0 (/p/anonymous.apex:1:1)',
  ].join('\n');
  assert.equal(
    formatFrames(apexFrames(stack)),
    'Class.Foo.Inner.bar: line 12, column 1\nClass.Foo.<init>: line 4, column 1\nTrigger.OnAccount: line 2, column 1\nAnonymousBlock: line 1, column 1',
  );
});
