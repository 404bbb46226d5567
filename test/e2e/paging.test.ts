import assert from 'node:assert/strict';
import { test } from 'node:test';
import { System } from './system.ts';

// proves part of O3
test('shouldReadEveryRecordOfOneSecondAcrossPagesAndJobs', async () => {
  await using system = await System.start({ partners: 40, overlays: ['test/e2e/overlays/small-pages'] });
  const first = await system.run();
  assert.equal(first.summary.read, 240, 'every registration, 50 a page and 100 a job');
  assert.ok(first.summary.jobs >= 3, 'more than one job read');

  const rows = Array.from({ length: 240 }, (_, index) => ({ id: 1000 + index, description: `Changed ${index}` }));
  await system.impartner('PATCH', 'Deal', rows);
  system.wait(15);
  const { summary } = await system.run();

  assert.equal(summary.read, 240, 'all of them carry one time of change, and none is lost or read twice');
  assert.equal(summary.failed, 0, 'nothing failed');
  const descriptions = system.rows('SELECT ImpartnerKey__c, Description__c FROM ImpartnerRegistration__c');
  for (const row of descriptions) {
    const index = Number((row['ImpartnerKey__c'] ?? '').replace('Deal:', '')) - 1000;
    assert.equal(row['Description__c'], `Changed ${index}`, `registration ${row['ImpartnerKey__c']}`);
  }
});

test('shouldTakeInWhatAPartnerChangesBetweenTwoRuns', async () => {
  await using system = await System.start({ partners: 5 });
  await system.run();
  const [waiting] = system.rows(
    "SELECT ImpartnerKey__c FROM ImpartnerRegistration__c WHERE Status__c = 'Submitted' LIMIT 1",
  );
  const id = Number((waiting?.['ImpartnerKey__c'] ?? '').replace('Deal:', ''));

  await system.impartner('PATCH', `Deal/${id}`, { id, ApprovalStatus: 3 });
  const created = await system.impartner('PUT', 'Deal', {
    name: 'A new one',
    approvalStatus: 3,
    primaryAccount: 100,
    customer: 5000,
    amount: 1234.5,
  });
  system.wait(15);
  const { summary } = await system.run();

  assert.equal(summary.created + summary.joined + summary.held, 2, `both were taken in: ${JSON.stringify(summary)}`);
  const key = `Deal:${String((created.data as { id: number }).id)}`;
  assert.equal(
    system.count(`SELECT Id FROM ImpartnerRegistration__c WHERE ImpartnerKey__c = '${key}'`),
    1,
    'the new one has its registration',
  );
});
