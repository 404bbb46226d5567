import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LocalOrg } from '../../../../scripts/local-org/runtime/createOrg.ts';
import { UnsupportedError } from '../../../../scripts/local-org/runtime/unsupported.ts';
import { auraError, type AuraError } from '../../../../scripts/local-org/server/auraError.ts';
import { AuraTypeError } from '../../../../scripts/local-org/server/auraJson.ts';
import { RestError } from '../../../../scripts/local-org/server/restError.ts';
import { compileApex } from '../runApex.ts';

const sources = {
  Failing: `public class Failing {
    public class OwnException extends Exception { }
    public static void handled() { throw new AuraHandledException('Give the deal a name.'); }
    public static void handledWithOtherMessage() {
      AuraHandledException failure = new AuraHandledException('For the person');
      failure.setMessage('For the log');
      throw failure;
    }
    public static void own() { throw new OwnException('Mine'); }
    public static void onNull() { String text = null; text.length(); }
    public static void overLimit() { for (Integer i = 0; i <= 150; i++) { insert new Account(Name = 'a'); } }
    public static void required() { insert new List<Account>{ new Account(Name = 'fine'), new Account() }; }
    public static void reparented() { update new Account(Id = '001000000000000AAA', Name = 'x'); }
  }`,
};

describe('errors as components get them', () => {
  let org: LocalOrg;

  before(() => {
    org = compileApex({ sources });
    assert.deepEqual(org.compileErrors, []);
  });
  after(() => org.close());

  /** The error of what the method throws. */
  function errorOf(method: string): AuraError {
    try {
      org.runTransaction('anonymous', method, () => org.code.invokeStatic('Failing', method, []));
    } catch (error) {
      return auraError(error);
    }
    throw new Error(`${method} throws nothing`);
  }

  it('shouldGiveTheTextForThePersonAndNothingElse', () => {
    assert.deepEqual(errorOf('handled'), {
      status: 500,
      statusText: 'Server Error',
      body: { message: 'Give the deal a name.' },
    });
    assert.deepEqual(errorOf('handledWithOtherMessage').body, { message: 'For the person' });
  });

  it('shouldTellWhichExceptionNobodyHandled', () => {
    const own = errorOf('own').body as Record<string, unknown>;
    assert.deepEqual(
      { ...own, stackTrace: undefined },
      {
        exceptionType: 'Failing.OwnException',
        isUserDefinedException: true,
        message: 'Mine',
        stackTrace: undefined,
      },
    );
    assert.match(String(own['stackTrace']), /^Class\.Failing\.own: line 9, column \d+/);
    const onNull = errorOf('onNull').body as Record<string, unknown>;
    assert.equal(onNull['exceptionType'], 'System.NullPointerException');
    assert.equal(onNull['isUserDefinedException'], false);
  });

  it('shouldTellALimitThatNoCatchCanStop', () => {
    const { exceptionType, message } = errorOf('overLimit').body as Record<string, unknown>;
    assert.equal(exceptionType, 'System.LimitException');
    assert.equal(message, 'Too many DML statements: 151');
  });

  it('shouldPutFailuresOfFieldsBesideTheirField', () => {
    const body = errorOf('required').body as Record<string, unknown>;
    assert.deepEqual(body, {
      pageErrors: [],
      fieldErrors: {
        Name: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [Name]' }],
      },
      index: 1,
      duplicateResults: [],
    });
  });

  it('shouldPutFailuresOfTheWholeRecordOnThePage', () => {
    const { pageErrors, fieldErrors } = errorOf('reparented').body as Record<string, unknown>;
    assert.deepEqual(fieldErrors, {});
    assert.equal((pageErrors as unknown[]).length, 1);
  });

  it('shouldKeepTheStatusOfARefusal', () => {
    assert.deepEqual(auraError(new RestError(403, 'INSUFFICIENT_ACCESS', 'No access.')), {
      status: 403,
      statusText: 'Forbidden',
      body: { message: 'No access.', errorCode: 'INSUFFICIENT_ACCESS' },
    });
    assert.equal(auraError(new RestError(418, 'TEAPOT', 'None')).statusText, 'Server Error');
  });

  it('shouldSayWhatTheLocalOrgItselfCannotDo', () => {
    assert.deepEqual(auraError(new AuraTypeError('Row.size is no property')).body, {
      message: 'Row.size is no property',
    });
    const unsupported = auraError(new UnsupportedError('Approval.process'));
    assert.equal(unsupported.status, 501);
    assert.match(JSON.stringify(unsupported.body), /^\{"message":"The local org does not have .*Approval\.process/);
    assert.deepEqual(auraError(new TypeError('x is undefined')).body, {
      message: 'The local org failed: x is undefined',
    });
    assert.deepEqual(auraError('odd').body, { message: 'The local org failed: odd' });
  });
});
