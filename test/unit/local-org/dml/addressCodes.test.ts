import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileErrorsOf, runApex } from '../runApex.ts';
import { writeProject } from './fakeOrg.ts';

const value = (code: string, label: string, integrationValue = label, more = ''): string =>
  `<active>true</active><integrationValue>${integrationValue}</integrationValue><isoCode>${code}</isoCode><label>${label}</label>${more}<standard>true</standard>`;
const state = (code: string, label: string): string => `<states>${value(code, label)}<visible>true</visible></states>`;
const country = (code: string, label: string, integrationValue: string, states = ''): string =>
  `<countries>${value(code, label, integrationValue, '<orgDefault>false</orgDefault>')}${states}<visible>true</visible></countries>`;

/** Metadata API Developer Guide, "AddressSettings". */
const sourceDirs = [
  writeProject({
    'settings/Address.settings-meta.xml': `<?xml version="1.0"?>\n<AddressSettings><countriesAndStates>${country('US', 'United States', 'USA', state('CA', 'California') + state('TX', 'Texas'))}${country('DE', 'Germany', 'Germany')}</countriesAndStates></AddressSettings>`,
  }),
];

/** What the statements leave on the only account, or why they were refused. */
function addressAfter(statements: string): string {
  return runApex(
    `Account a = new Account(Name = 'a');
    String problem;
    try { ${statements} } catch (DmlException e) { problem = e.getDmlStatusCode(0) + ' ' + e.getDmlMessage(0) + ' ' + e.getDmlFieldNames(0); }
    if (problem == null) { a = [SELECT BillingCountry, BillingCountryCode, BillingState, BillingStateCode FROM Account]; problem = a.BillingCountry + ' ' + a.BillingCountryCode + ' ' + a.BillingState + ' ' + a.BillingStateCode; }
    System.debug(problem);`,
    { sourceDirs },
  ).join('\n');
}

test('shouldHaveCodeFieldsOnlyWhereTheOrgUsesPicklists', () => {
  const use = 'public class Use { Object a = new Account().BillingCountryCode; Object b = new Lead().StateCode; }';
  assert.equal(compileErrorsOf({ Use: use }).length, 2);
  assert.deepEqual(
    runApex(
      `System.debug(new Use() != null);
      System.debug(Account.BillingCountryCode.getDescribe().getType() + ' ' + Account.BillingCountryCode.getDescribe().getPicklistValues().size());`,
      { sourceDirs, sources: { Use: use } },
    ),
    ['true', 'PICKLIST 2'],
  );
});

test('shouldKeepCodeAndIntegrationValueInStep (Salesforce Help, "Field-Syncing Logic")', () => {
  const cases: Readonly<Record<string, string>> = {
    "a.BillingCountry = 'usa'; a.BillingState = 'Texas'; insert a;": 'USA US Texas TX',
    "a.BillingCountryCode = 'us'; a.BillingStateCode = 'CA'; insert a;": 'USA US California CA',
    "a.BillingCountryCode = 'US'; a.BillingCountry = 'Germany'; insert a;": 'USA US null null',
    "a.BillingCountryCode = 'US'; a.BillingStateCode = 'CA'; insert a; a.BillingStateCode = 'TX'; update a;":
      'USA US Texas TX',
    "a.BillingCountryCode = 'US'; a.BillingStateCode = 'CA'; insert a; a.BillingCountryCode = null; update a;":
      'null null null null',
    "a.BillingCountryCode = 'US'; insert a; a.BillingCountry = 'Germany'; update a;": 'Germany DE null null',
    'insert a;': 'null null null null',
  };
  for (const [statements, expected] of Object.entries(cases))
    assert.equal(addressAfter(statements), expected, statements);
});

test('shouldRefuseWhatTheListsDoNotHave (SalesforceFoundation/NPSP issues 994 and 2432)', () => {
  const integrity = 'FIELD_INTEGRITY_EXCEPTION ';
  const cases: Readonly<Record<string, string>> = {
    "a.BillingCountry = 'United States'; insert a;": `${integrity}There's a problem with this country, even though it may appear correct. Please select a country/territory from the list of valid countries. (BillingCountry)`,
    "a.BillingCountry = 'Germany'; a.BillingState = 'Bayern'; insert a;": `${integrity}There's a problem with this state, even though it may appear correct. Please select a state from the list of valid states. (BillingState)`,
    "a.BillingCountryCode = 'LK'; insert a;": `${integrity}The BillingCountryCode field contains LK, which isn't an available country/territory. Your administrator can add it for you. (BillingCountryCode)`,
    "a.BillingState = 'Texas'; insert a;": `${integrity}A country/territory must be specified before specifying a state value for field: Billing State (BillingState)`,
    "a.BillingCountryCode = 'US'; a.BillingStateCode = 'CA'; insert a; a.BillingCountryCode = 'DE'; update a;": `${integrity}The existing country/territory doesn't recognize the state value for field: Billing State (BillingStateCode)`,
    "a.BillingCountryCode = 'DE'; insert a; a.BillingCountryCode = 'US'; a.BillingCountry = 'France'; update a;": `${integrity}Mismatched integration value and ISO code for field: Billing Country (BillingCountry)`,
  };
  for (const [statements, expected] of Object.entries(cases))
    assert.equal(addressAfter(statements), expected, statements);
});
