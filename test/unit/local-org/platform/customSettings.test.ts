import assert from 'node:assert/strict';
import { test } from 'node:test';
import { objectFiles, writeProject } from '../dml/fakeOrg.ts';
import { runApex } from '../runApex.ts';

const sourceDirs = [
  writeProject(
    objectFiles(
      'Switch__c',
      { Off__c: '<type>Checkbox</type><defaultValue>false</defaultValue>' },
      '<customSettingsType>Hierarchy</customSettingsType>',
    ),
  ),
];

test('shouldReadSettingsAfterTheLastQueryOfATransaction', () => {
  const output = runApex(
    `for (Integer i = 0; i < 100; i++) { Integer rows = [SELECT COUNT() FROM Account]; }
    System.debug(Switch__c.getInstance().Off__c);
    System.debug(Limits.getQueries());`,
    { sourceDirs },
  );
  assert.deepEqual(output, ['false', '100'], 'they come from a cache and cost no query');
});
