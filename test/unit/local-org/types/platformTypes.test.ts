import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadPlatformTypes } from '../../../../scripts/local-org/types/platformTypes.ts';

const platform = loadPlatformTypes();

test('shouldFindTypesInAnyCaseWithGenericSignatures', () => {
  const list = platform.type('system.LIST');
  assert.equal(list?.fullName, 'System.List', 'the canonical name comes from the jar');
  assert.equal(list?.methods.find((m) => m.name === 'get')?.returnType.name, '?T', 'a type parameter stays a variable');
  assert.equal(
    list?.methods.find((m) => m.name === 'clone')?.returnType.name,
    'List<?T>',
    'names that Java keeps for itself are unescaped',
  );
});

test('shouldListEnumConstantsInDeclarationOrder', () => {
  assert.deepEqual(
    platform.type('System.LoggingLevel')?.constants.slice(0, 3),
    ['NONE', 'INTERNAL', 'FINEST'],
    'not the alphabetical order of the jar',
  );
});

test('shouldFindInnerTypesAndSupertypes', () => {
  assert.equal(
    platform.type('Database.DMLOptions.EmailHeader')?.kind,
    'class',
    'inner classes are found by dotted name',
  );
  assert.equal(platform.type('System.DmlException')?.superType?.name, 'System.Exception', 'the superclass is known');
  assert.equal(platform.type('System.Nonsense'), undefined, 'an unknown type is undefined');
});

test('shouldReadStandardObjectsWithTheirRelationships', () => {
  const contact = platform.sobject('contact');
  assert.equal(contact?.fields.find((f) => f.name === 'AccountId')?.type.name, 'Id', 'lookups are Id fields');
  assert.deepEqual(
    contact?.relationships.find((r) => r.name === 'Account'),
    { name: 'Account', field: 'AccountId', target: 'Account' },
    'with their relationship',
  );
  assert.ok(
    platform.sobject('Account')?.childRelationships.some((c) => c.name === 'Contacts' && c.childObject === 'Contact'),
    'child relationships are listed',
  );
});
