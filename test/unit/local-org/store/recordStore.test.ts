import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { idChecksum, makeId, toId18 } from '../../../../scripts/local-org/store/recordId.ts';
import { openSqlDb } from '../../../../scripts/local-org/store/sqlDb.ts';
import { FakeOrg, objectFiles } from '../dml/fakeOrg.ts';

const folder = mkdtempSync(join(tmpdir(), 'local-org-store-'));

describe('record ids', () => {
  it('shouldCarryTheChecksumOfRealIds', () => {
    assert.equal(toId18('0015000000Gv7qJ'), '0015000000Gv7qJAAR', 'a published example of the suffix');
    assert.equal(toId18('0015000000gv7qjaar'), '0015000000Gv7qJAAR', 'the suffix restores the case');
    assert.equal(toId18('nope'), undefined);
    assert.equal(makeId('001', 62).slice(15), idChecksum(makeId('001', 62).slice(0, 15)));
  });
});

describe('RecordStore', () => {
  it('shouldKeepRowsAndIdsInAFile', () => {
    const path = join(folder, 'kept.db');
    const files = objectFiles('Thing__c', { A__c: '<type>Text</type><length>5</length>' });
    const first = new FakeOrg(files, path);
    first.run(() => first.insert(first.row('Thing__c', { Name: 'one', A__c: 'x' })));
    first.data.close();
    const second = new FakeOrg(
      {
        ...files,
        ...objectFiles('Thing__c', {
          A__c: '<type>Text</type><length>5</length>',
          B__c: '<type>Checkbox</type><defaultValue>false</defaultValue>',
          C__c: '<type>Text</type><length>9</length><externalId>true</externalId>',
        }),
      },
      path,
    );
    second.run(() => {
      const [row] = second.query('SELECT Name, A__c, B__c, C__c FROM Thing__c');
      assert.deepEqual(
        [row?.get('Name'), row?.get('A__c'), row?.get('B__c'), row?.get('C__c')],
        ['one', 'x', false, null],
        'new fields are added to the stored table',
      );
      const next = second.row('Thing__c', { C__c: 'k' });
      second.insert(next);
      assert.notEqual(next.id, row?.id, 'ids are not used twice');
      assert.equal(
        second.query("SELECT Id FROM Profile WHERE Name = 'Standard User'").length,
        1,
        'setup rows are written once',
      );
    });
    second.data.close();
  });

  it('shouldSayWhenTheFileIsNoDatabase', () => {
    const path = join(folder, 'broken.db');
    writeFileSync(path, 'this is no database, but long enough to be looked at as one'.repeat(30));
    assert.throws(
      () => openSqlDb(path),
      /The database file .*broken\.db cannot be used: .*Move it away to start with an empty org/,
    );
  });

  it('shouldUndoCommittedTransactionsWithASnapshot', () => {
    const org = new FakeOrg();
    const before = org.data.snapshot();
    org.run(() => org.insert(org.row('Account', { Name: 'A' })));
    const inner = org.data.snapshot();
    org.run(() => org.insert(org.row('Account', { Name: 'B' })));
    org.data.restore(inner);
    assert.equal(
      org.run(() => org.query('SELECT Id FROM Account').length),
      1,
    );
    org.data.restore(before);
    assert.equal(
      org.run(() => org.query('SELECT Id FROM Account').length),
      0,
    );
  });

  it('shouldLeaveNothingOfATransactionThatWasKilled', () => {
    const path = join(folder, 'killed.db');
    const script = fileURLToPath(new URL('./killedTransaction.ts', import.meta.url));
    assert.throws(
      () => execFileSync(process.execPath, [script, path], { stdio: 'pipe' }),
      'the child kills itself inside of its second transaction',
    );
    const org = new FakeOrg({}, path);
    assert.deepEqual(
      org.run(() => org.query('SELECT Name FROM Account').map((r) => r.get('Name'))),
      ['committed'],
    );
    org.data.close();
  });

  it('shouldOpenInMemoryQuickly', () => {
    new FakeOrg();
    const start = performance.now();
    new FakeOrg();
    const millis = performance.now() - start;
    assert.ok(millis < 1_000, `took ${Math.round(millis)} ms; the goal is 200 on an idle machine`);
  });
});
