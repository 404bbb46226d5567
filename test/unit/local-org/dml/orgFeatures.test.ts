import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileAnonymous } from '../../../../scripts/local-org/runtime/anonymous.ts';
import { createOrg, type OrgOptions } from '../../../../scripts/local-org/runtime/createOrg.ts';
import { stringify } from '../../../../scripts/local-org/values/operations.ts';
import { objectFiles, writeProject } from './fakeOrg.ts';

type Features = NonNullable<OrgOptions['features']>;

const persons: Features = { personAccounts: true };
const currencies: Features = {
  currencies: [
    { isoCode: 'USD', conversionRate: 1 },
    { isoCode: 'EUR', conversionRate: 0.5 },
  ],
};

/** Output of anonymous Apex in an org with these features, or the exception that ended it. */
function run(features: Features, statements: string, texts: Readonly<Record<string, string>> = {}): string[] {
  const output: string[] = [];
  const org = createOrg({
    sourceDirs: [
      writeProject(
        objectFiles('Thing__c', { Worth__c: '<type>Currency</type><precision>18</precision><scale>2</scale>' }),
      ),
    ],
    texts: Object.entries(texts).map(([file, text]) => ({ file, text })),
    features,
    debug: (_level, _line, text) => output.push(text),
  });
  try {
    const block = compileAnonymous(org.code, statements);
    const error = org.compileErrors[0] ?? block.errors[0];
    if (error || !block.run) throw error as Error;
    try {
      org.runTransaction('anonymous', 'AnonymousBlock', block.run);
    } catch (thrown) {
      output.push(stringify(thrown));
    }
    return output;
  } finally {
    org.close();
  }
}

test('shouldNameAPersonAfterTheBeforeTrigger (Object Reference, Account, "Person Account Fields")', () => {
  const output = run(
    persons,
    `Account person = new Account(FirstName = 'Ada', LastName = 'Love', PersonEmail = 'ada@example.com', Phone = '1');
    insert new List<Account>{ person, new Account(Name = 'Firm') };
    for (Account a : [SELECT Name, IsPersonAccount, RecordType.DeveloperName, PersonContactId, PersonContact.Email FROM Account ORDER BY IsPersonAccount DESC])
      System.debug(a.Name + ' ' + a.IsPersonAccount + ' ' + a.RecordType?.DeveloperName + ' ' + (a.PersonContactId != null) + ' ' + a.PersonContact?.Email);
    Contact c = [SELECT Name, AccountId, IsPersonAccount, Email FROM Contact];
    System.debug(c.Name + ' ' + (c.AccountId == person.Id) + ' ' + c.IsPersonAccount + ' ' + c.Email);
    update new Account(Id = person.Id, LastName = 'Lace');
    System.debug([SELECT Name FROM Account WHERE Id = :person.Id].Name + ' ' + [SELECT Name FROM Contact].Name);
    delete person;
    System.debug([SELECT COUNT() FROM Contact]);`,
    {
      'A.trigger': `trigger A on Account (before insert, after insert) { for (Account a : Trigger.new) System.debug((Trigger.isBefore ? 'before ' : 'after ') + a.Name); }`,
      'C.trigger': `trigger C on Contact (before insert, before update, before delete) { System.debug('contact trigger'); }`,
    },
  );
  assert.deepEqual(output, [
    'before null',
    'before Firm',
    'after Ada Love',
    'after Firm',
    'Ada Love true PersonAccount true ada@example.com',
    'Firm false null false null',
    'Ada Love true true ada@example.com',
    'Ada Lace Ada Lace',
    '0',
  ]);
});

test('shouldRefuseTheFieldsOfTheOtherKindOfAccount', () => {
  const insert = (fields: string): string[] =>
    run(
      persons,
      `Id person = [SELECT Id FROM RecordType WHERE SobjectType = 'Account' AND DeveloperName = 'PersonAccount'].Id;
      Database.SaveResult r = Database.insert(new Account(${fields}), false);
      System.debug(r.getErrors()[0].getStatusCode() + ' ' + r.getErrors()[0].getMessage());`,
    );
  assert.deepEqual(insert(`RecordTypeId = person, Name = 'x', LastName = 'y'`), [
    'INVALID_FIELD_FOR_INSERT_UPDATE Account: bad field names on insert/update call: Name',
  ]);
  assert.deepEqual(insert(`Name = 'x', PersonEmail = 'a@example.com'`), [
    'INVALID_FIELD_FOR_INSERT_UPDATE Account: bad field names on insert/update call: PersonEmail',
  ]);
  assert.deepEqual(insert(`RecordTypeId = person, FirstName = 'x'`), [
    'REQUIRED_FIELD_MISSING Required fields are missing: [LastName]',
  ]);
  assert.throws(() => run({}, `Object o = new Account().PersonEmail;`), /PersonEmail/);
});

test('shouldGiveRecordsTheCurrencyOfTheUser (Salesforce Help, "Manage Multiple Currencies")', () => {
  const output = run(
    currencies,
    `System.debug(UserInfo.isMultiCurrencyOrganization() + ' ' + UserInfo.getDefaultCurrency());
    for (CurrencyType t : [SELECT IsoCode, ConversionRate, IsCorporate FROM CurrencyType ORDER BY IsoCode]) System.debug(t.IsoCode + ' ' + t.ConversionRate + ' ' + t.IsCorporate);
    insert new List<SObject>{ new Thing__c(Worth__c = 10), new Thing__c(Worth__c = 10, CurrencyIsoCode = 'EUR') };
    for (Thing__c t : [SELECT CurrencyIsoCode FROM Thing__c ORDER BY CurrencyIsoCode]) System.debug(t.CurrencyIsoCode);
    System.debug([SELECT SUM(Worth__c) total FROM Thing__c][0].get('total'));
    System.debug(Database.insert(new Account(Name = 'a', CurrencyIsoCode = 'XXX'), false).getErrors()[0].getStatusCode());`,
  );
  assert.deepEqual(output, [
    'true USD',
    'EUR 0.500000 false',
    'USD 1.000000 true',
    'USD',
    'EUR',
    '30.00',
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
  ]);
  assert.deepEqual(run({}, `System.debug(UserInfo.isMultiCurrencyOrganization());`), ['false']);
  assert.throws(() => run({}, `Object o = new Account().CurrencyIsoCode;`), /CurrencyIsoCode/);
});

test('shouldHaveOnePricePerCurrencyAndProductsInTheCurrencyOfTheirOpportunity', () => {
  const output = run(
    currencies,
    `Id book = [SELECT Id FROM Pricebook2 WHERE IsStandard = true].Id;
    Product2 product = new Product2(Name = 'p');
    insert product;
    List<PricebookEntry> prices = new List<PricebookEntry>();
    for (String code : new List<String>{ 'USD', 'EUR', 'EUR' })
      prices.add(new PricebookEntry(Pricebook2Id = book, Product2Id = product.Id, UnitPrice = 1, IsActive = true, CurrencyIsoCode = code));
    for (PricebookEntry price : prices) System.debug(Database.insert(price, false).isSuccess());
    Opportunity deal = new Opportunity(Name = 'o', StageName = 'Prospecting', CloseDate = Date.today(), Pricebook2Id = book, CurrencyIsoCode = 'EUR');
    insert deal;
    for (Integer i = 0; i < 2; i++) {
      OpportunityLineItem line = new OpportunityLineItem(OpportunityId = deal.Id, PricebookEntryId = prices[i].Id, Quantity = 1, UnitPrice = 5);
      Database.SaveResult r = Database.insert(line, false);
      System.debug(r.isSuccess() ? [SELECT CurrencyIsoCode FROM OpportunityLineItem].CurrencyIsoCode : r.getErrors()[0].getStatusCode() + ' ' + r.getErrors()[0].getMessage());
    }`,
  );
  assert.deepEqual(output, [
    'true',
    'true',
    'false',
    'FIELD_INTEGRITY_EXCEPTION field integrity exception: PricebookEntryId (pricebook entry currency code does not match opportunity currency code)',
    'EUR',
  ]);
});
