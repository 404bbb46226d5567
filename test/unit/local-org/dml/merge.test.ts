import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runApex, thrownByApex } from '../runApex.ts';
import { objectFiles, writeProject } from './fakeOrg.ts';

const sourceDirs = [
  writeProject({
    ...objectFiles('Part__c', {
      Account__c:
        '<type>MasterDetail</type><referenceTo>Account</referenceTo><relationshipName>Parts</relationshipName>',
      Partner__c:
        '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>PartnerParts</relationshipName><deleteConstraint>Restrict</deleteConstraint>',
    }),
    ...objectFiles('Account', {
      Parts__c:
        '<type>Summary</type><summaryForeignKey>Part__c.Account__c</summaryForeignKey><summaryOperation>count</summaryOperation>',
    }),
  }),
];

const trigger = {
  'T.trigger': `trigger T on Account (before delete, after delete, before update, after update) {
    for (Account a : Trigger.isDelete ? Trigger.old : Trigger.new)
      System.debug(Trigger.operationType + ' ' + a.Name + ' ' + (a.MasterRecordId == null ? 'none' : 'master') + ' ' + Trigger.size + ' ' + [SELECT COUNT() FROM Contact WHERE AccountId = :a.Id]);
  }`,
  'C.trigger': `trigger C on Contact (before update) { System.debug('contact trigger'); }`,
};

test('shouldFireOneDeleteThenOneUpdate (Apex Developer Guide, "Triggers and Merge Statements")', () => {
  const output = runApex(
    `List<Account> all = new List<Account>{ new Account(Name = 'win'), new Account(Name = 'lose'), new Account(Name = 'too') };
    insert all;
    insert new List<Contact>{ new Contact(LastName = 'a', AccountId = all[1].Id), new Contact(LastName = 'b', AccountId = all[1].Id) };
    merge all[0] new List<Account>{ all[1], all[2] };
    for (Account a : [SELECT Name, MasterRecordId, MasterRecord.Name, IsDeleted FROM Account ORDER BY Name ALL ROWS])
      System.debug(a.Name + ' ' + (a.MasterRecordId == all[0].Id) + ' ' + a.IsDeleted);
    System.debug([SELECT COUNT() FROM Contact WHERE AccountId = :all[0].Id]);`,
    { sourceDirs, sources: trigger },
  );
  assert.deepEqual(output, [
    'BEFORE_DELETE lose none 2 2',
    'BEFORE_DELETE too none 2 0',
    'AFTER_DELETE lose master 2 0',
    'AFTER_DELETE too master 2 0',
    'BEFORE_UPDATE win none 1 2',
    'AFTER_UPDATE win none 1 2',
    'lose true true',
    'too true true',
    'win false false',
    '2',
  ]);
});

test('shouldMoveEveryKindOfChild', () => {
  const output = runApex(
    `Account win = new Account(Name = 'win');
    Account lose = new Account(Name = 'lose');
    insert new List<Account>{ win, lose };
    Account child = new Account(Name = 'child', ParentId = lose.Id);
    insert child;
    insert new Part__c(Account__c = lose.Id, Partner__c = lose.Id);
    Opportunity deal = new Opportunity(Name = 'o', AccountId = lose.Id, StageName = 'Prospecting', CloseDate = Date.today());
    Task work = new Task(Subject = 't', WhatId = lose.Id);
    insert new List<SObject>{ deal, work };
    Database.MergeResult result = Database.merge(win, lose);
    System.debug(result.isSuccess() + ' ' + (result.getId() == win.Id) + ' ' + (result.getMergedRecordIds()[0] == lose.Id) + ' ' + result.getUpdatedRelatedIds().contains(deal.Id) + ' ' + result.getUpdatedRelatedIds().size());
    Part__c part = [SELECT Account__c, Partner__c FROM Part__c];
    System.debug((part.Account__c == win.Id) + ' ' + (part.Partner__c == win.Id));
    System.debug([SELECT ParentId FROM Account WHERE Id = :child.Id].ParentId == win.Id);
    System.debug([SELECT WhatId FROM Task].WhatId == win.Id);
    System.debug([SELECT Parts__c FROM Account WHERE Id = :win.Id].Parts__c);`,
    { sourceDirs },
  );
  assert.deepEqual(output, ['true true true true 4', 'true true', 'true', 'true', '1']);
});

test('shouldMergeContactsAndLeads', () => {
  const output = runApex(
    `Account firm = new Account(Name = 'f');
    insert firm;
    List<Contact> people = new List<Contact>{ new Contact(LastName = 'a', AccountId = firm.Id), new Contact(LastName = 'b', Phone = '1') };
    List<Lead> leads = new List<Lead>{ new Lead(LastName = 'a', Company = 'c'), new Lead(LastName = 'b', Company = 'c') };
    insert people;
    insert leads;
    Opportunity deal = new Opportunity(Name = 'o', StageName = 'Prospecting', CloseDate = Date.today());
    insert deal;
    insert new OpportunityContactRole(OpportunityId = deal.Id, ContactId = people[1].Id);
    people[0].Phone = people[1].Phone;
    merge people[0] people[1];
    merge leads[0] leads[1].Id;
    Lead more = new Lead(LastName = 'm', Company = 'c');
    insert more;
    merge leads[0] new List<Id>{ more.Id };
    try { merge leads[0] people[0].Id; } catch (DmlException e) { System.debug(e.getDmlType(0)); }
    System.debug([SELECT ContactId FROM OpportunityContactRole].ContactId == people[0].Id);
    System.debug([SELECT Phone FROM Contact].Phone + ' ' + [SELECT COUNT() FROM Lead]);`,
    { sourceDirs },
  );
  assert.deepEqual(output, ['INVALID_CROSS_REFERENCE_KEY', 'true', '1 1']);
});

test('shouldReportARefusedMergeWhereItIsAskedTo (Apex Reference, Database.merge with allOrNone)', () => {
  const refuse = {
    'T.trigger': `trigger T on Account (before delete) { Trigger.old[0].addError('kept'); }`,
  };
  const setUp = `List<Account> all = new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b') }; insert all;`;
  assert.deepEqual(
    runApex(
      `${setUp} Database.MergeResult r = Database.merge(all[0], all[1].Id, false);
      System.debug(r.isSuccess() + ' ' + r.getErrors()[0].getMessage() + ' ' + [SELECT COUNT() FROM Account]);`,
      { sourceDirs, sources: refuse },
    ),
    ['false kept 2'],
  );
  assert.match(String(thrownByApex(`${setUp} merge all[0] all[1];`, { sourceDirs, sources: refuse })), /kept/);
});
