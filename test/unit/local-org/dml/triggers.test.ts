import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ApexList } from '../../../../scripts/local-org/values/collections.ts';
import type { SObject } from '../../../../scripts/local-org/values/sobject.ts';
import { FakeOrg } from './fakeOrg.ts';
import { files, messageOf } from './things.ts';

const system = { allOrNone: true, accessMode: 'system' } as const;
const partial = { allOrNone: false, accessMode: 'system' } as const;

describe('triggers', () => {
  it('shouldRetryTheSurvivorsOfAPartialSave', () => {
    const org = new FakeOrg(files);
    const seen: number[] = [];
    org.trigger('Account', ['before insert'], (context) => {
      const rows = (context.newList as ApexList).items as SObject[];
      seen.push(rows.length);
      for (const row of rows)
        if (row.get('Name') === 'Bad')
          row.errors.push({ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'no', fields: ['Name'] });
    });
    org.run((transaction) => {
      const results = org.data.execute(
        'insert',
        [org.row('Account', { Name: 'A' }), org.row('Account', { Name: 'Bad' }), org.row('Account', { Name: 'C' })],
        partial,
      );
      assert.deepEqual(
        results.map((r) => r.success),
        [true, false, true],
      );
      assert.equal(results[1]?.errors[0]?.message, 'no');
      assert.deepEqual(seen, [3, 2], 'triggers fire again for the rows without errors');
      assert.equal(transaction.counters.dmlStatements, 1, 'the retry costs no statement');
      assert.equal(org.query('SELECT Id FROM Account').length, 2);
    });
  });

  it('shouldEndAPartialSaveAfterThreeFailingTries', () => {
    const org = new FakeOrg(files);
    org.trigger('Account', ['before insert'], (context) => {
      const [first] = (context.newList as ApexList).items as SObject[];
      first?.errors.push({ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'no', fields: [] });
    });
    org.run(() => {
      const rows = ['A', 'B', 'C', 'D'].map((Name) => org.row('Account', { Name }));
      assert.equal(
        messageOf(() => org.data.execute('insert', rows, partial)),
        'Too many batch retries in the presence of Apex triggers and partial failures.',
      );
    });
  });

  it('shouldFireTriggersInChunksOf200WithTheRightRows', () => {
    const org = new FakeOrg(files);
    const calls: string[] = [];
    org.trigger(
      'Account',
      [
        'before insert',
        'after insert',
        'before update',
        'after update',
        'before delete',
        'after delete',
        'after undelete',
      ],
      (context) => {
        calls.push(
          `${context.operation} ${context.size} new=${context.newList !== null} old=${context.oldList !== null} newMap=${context.newMap !== null}`,
        );
        if (context.operation === 'BEFORE_INSERT')
          for (const row of (context.newList as ApexList).items as SObject[]) row.write('Phone', '1');
        if (context.operation === 'AFTER_INSERT')
          assert.equal(
            messageOf(() => ((context.newList as ApexList).items[0] as SObject).write('Name', 'x')),
            'Record is read-only',
          );
      },
    );
    org.run((transaction) => {
      const rows = Array.from({ length: 201 }, (_, i) => org.row('Account', { Name: `A${i}` }));
      org.insert(...rows);
      assert.equal(transaction.counters.dmlStatements, 1, 'one statement for two chunks');
      assert.equal(transaction.counters.dmlRows, 201);
      assert.equal(rows[0]?.get('Phone'), null, 'what triggers write does not reach the caller');
      assert.equal(org.query("SELECT Phone FROM Account WHERE Name = 'A0'")[0]?.get('Phone'), '1');
      const [one] = rows as [SObject];
      org.update(one);
      org.data.execute('delete', [one], system);
      org.data.execute('undelete', [one], system);
    });
    assert.deepEqual(calls, [
      'BEFORE_INSERT 200 new=true old=false newMap=false',
      'AFTER_INSERT 200 new=true old=false newMap=true',
      'BEFORE_INSERT 1 new=true old=false newMap=false',
      'AFTER_INSERT 1 new=true old=false newMap=true',
      'BEFORE_UPDATE 1 new=true old=true newMap=true',
      'AFTER_UPDATE 1 new=true old=true newMap=true',
      'BEFORE_DELETE 1 new=false old=true newMap=false',
      'AFTER_DELETE 1 new=false old=true newMap=false',
      'AFTER_UNDELETE 1 new=true old=false newMap=true',
    ]);
  });

  it('shouldStopAtSixteenNestedTriggers', () => {
    const org = new FakeOrg(files);
    org.trigger('Account', ['after insert'], () => org.insert(org.row('Account', { Name: 'again' })));
    org.run(() =>
      assert.match(
        messageOf(() => org.insert(org.row('Account', { Name: 'first' }))),
        /maximum trigger depth exceeded/,
      ),
    );
  });
});
