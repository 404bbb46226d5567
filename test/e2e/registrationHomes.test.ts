import assert from 'node:assert/strict';
import { test } from 'node:test';
import { System } from './system.ts';

for (const [home, overlay, object] of [
  ['Leads', 'config/registrations/lead', 'Lead'],
  ['ACustomObject', 'config/registrations/custom-object', 'DealRegistration__co'],
] as const) {
  test(`shouldTakeInRegistrationsThatLiveIn${home}ByConfigurationAlone`, async () => {
    await using system = await System.start({ partners: 10, overlays: [overlay] });

    const { summary, runStates } = await system.run();

    assert.deepEqual(runStates, ['Finished'], 'finished');
    assert.equal(summary.read, 60, 'every registration was read');
    assert.equal(summary.failed, 0, 'nothing failed');
    assert.ok(summary.created > 10, `Opportunities were created: ${JSON.stringify(summary)}`);
    assert.equal(summary.writtenBack, summary.created + summary.joined, 'ids were written back');
    const [link] = system.rows(
      "SELECT ImpartnerKey__c, RecordId__c FROM ImpartnerLink__c WHERE State__c = 'Confirmed' LIMIT 1",
    );
    const record = (await system.impartner('GET', (link?.['ImpartnerKey__c'] ?? '').replace(':', '/'))).data as Record<
      string,
      unknown
    >;
    assert.equal(link?.['ImpartnerKey__c']?.split(':')[0], object, 'the object that is configured');
    assert.equal(record['crmId'], link?.['RecordId__c'], 'holds the id');
  });
}
