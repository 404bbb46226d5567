import assert from 'node:assert/strict';
import { test } from 'node:test';
import { System } from './system.ts';

// proves part of A8
test('shouldWorkAsAManagedPackage', async () => {
  await using system = await System.start({ partners: 5, namespace: 'imptest' });
  const { summary, runStates } = await system.run();

  assert.deepEqual(runStates, ['Finished'], 'the run ends');
  assert.equal(summary.read, 30, 'every registration was read');
  assert.ok(summary.created > 5, `Opportunities are created: ${JSON.stringify(summary)}`);
  assert.equal(summary.failed, 0, 'nothing fails for want of a name');
  assert.equal(summary.writtenBack, summary.created + summary.joined, 'ids come back to Impartner');
  const named = system.count('SELECT Id FROM Opportunity WHERE imptest__ImpartnerKey__c != NULL');
  assert.equal(named, summary.created + summary.joined, 'each of them knows its registration');
  const withAmount = system.count(
    'SELECT Id FROM imptest__ImpartnerRegistration__c WHERE imptest__Amount__c != NULL AND imptest__Status__c != NULL',
  );
  assert.ok(withAmount > 20, `with the values that the field map names without the prefix: ${withAmount}`);

  system.wait(15);
  const again = await system.run();
  assert.deepEqual(
    [again.summary.salesforceCreates, again.summary.salesforceUpdates, again.summary.impartnerWrites],
    [0, 0, 0],
    'a second run writes nothing',
  );
});
