import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileAnonymous } from '../../../../scripts/local-org/runtime/anonymous.ts';
import type { LocalOrg } from '../../../../scripts/local-org/runtime/createOrg.ts';
import { compileApex } from '../runApex.ts';
import { objectFiles, writeProject } from './fakeOrg.ts';

const sourceDirs = [
  writeProject(
    objectFiles('Part__c', {
      Account__c:
        '<type>MasterDetail</type><referenceTo>Account</referenceTo><relationshipName>Parts</relationshipName>',
    }),
  ),
];

/** Gives the body an org with two accounts: a runner of anonymous Apex and the ids by name. */
function withAccounts(
  body: (org: LocalOrg, run: (statements: string) => string, ids: Map<string, string>) => void,
): void {
  const output: string[] = [];
  const org = compileApex({ sourceDirs }, (text) => output.push(text));
  const run = (statements: string): string => {
    output.length = 0;
    const block = compileAnonymous(org.code, statements);
    if (!block.run) throw block.errors[0] as Error;
    org.runTransaction('anonymous', 'AnonymousBlock', block.run);
    return output.join('\n');
  };
  try {
    const ids = run(`List<Account> all = new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b') };
      insert all;
      System.debug(all[0].Id + ' ' + all[1].Id);`).split(' ');
    body(
      org,
      run,
      new Map([
        ['a', ids[0] as string],
        ['b', ids[1] as string],
      ]),
    );
  } finally {
    org.close();
  }
}

const updateBoth = `List<Account> all = [SELECT Id FROM Account];
  for (Account a : all) a.Description = 'x';
  for (Database.SaveResult r : Database.update(all, false))
    System.debug(r.isSuccess() ? 'ok' : r.getErrors()[0].getStatusCode() + ' ' + r.getErrors()[0].getMessage());`;

test('shouldRefuseHeldRowsOneByOneUntilTheyAreReleased (Salesforce Help 000229525, salesforce.stackexchange 151892)', () => {
  withAccounts((org, run, ids) => {
    const held = ids.get('b') as string;
    const release = org.locks.hold([held]);
    assert.equal(
      run(updateBoth),
      `ok\nUNABLE_TO_LOCK_ROW unable to obtain exclusive access to this record or 1 records: ${held}`,
    );
    assert.equal(
      run(`try { delete [SELECT Id FROM Account]; } catch (DmlException e) { System.debug(e.getDmlType(0)); }`),
      'UNABLE_TO_LOCK_ROW',
    );
    release();
    assert.equal(run(updateBoth), 'ok\nok');
  });
});

test('shouldRefuseQueriesForUpdateOfHeldRows (Apex Developer Guide, "Locking Statements")', () => {
  withAccounts((org, run, ids) => {
    org.locks.hold([ids.get('a') as string], { refusals: 1 });
    const query = `try { System.debug([SELECT Id FROM Account WHERE Name = 'a' FOR UPDATE].size()); } catch (QueryException e) { System.debug(e.getMessage()); }`;
    assert.equal(run(`System.debug([SELECT Id FROM Account].size());`), '2', 'a plain query waits for nobody');
    assert.equal(run(query.replace("'a'", "'b'")), '1', 'another row');
    assert.match(
      run(query),
      /^Record Currently Unavailable: The record you are attempting to edit, or one of its related/,
    );
    assert.equal(run(query), '1', 'the holder has ended after one refusal');
  });
});

test('shouldWaitTenSecondsAtMost', () => {
  withAccounts((org, run, ids) => {
    const before = org.clock.now();
    org.locks.hold(ids.values(), { forMillis: 8_000 });
    assert.equal(run(updateBoth), 'ok\nok');
    assert.ok(org.clock.now() - before >= 8_000, 'the statement waited');
    org.locks.hold(ids.values(), { forMillis: 15_000 });
    assert.match(run(updateBoth), /^UNABLE_TO_LOCK_ROW/);
    assert.equal(run(updateBoth), 'ok\nok', 'five seconds were left');
  });
});

test('shouldLockParentsOfNewRows (Designing Record Access for Enterprise Scale, lookup and master-detail locks)', () => {
  withAccounts((org, run, ids) => {
    org.locks.hold([ids.get('a') as string]);
    const inserts = `List<Account> all = [SELECT Id FROM Account ORDER BY Name];
      for (SObject row : new List<SObject>{ new Part__c(Account__c = all[0].Id), new Contact(LastName = 'c', AccountId = all[0].Id), new Contact(LastName = 'd', AccountId = all[1].Id) }) {
        Database.SaveResult r = Database.insert(row, false);
        System.debug(r.isSuccess() ? 'ok' : r.getErrors()[0].getStatusCode().name());
      }`;
    assert.equal(run(inserts), 'UNABLE_TO_LOCK_ROW\nUNABLE_TO_LOCK_ROW\nok');
  });
});
