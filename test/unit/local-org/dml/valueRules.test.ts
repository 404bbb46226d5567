import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runApex, thrownByApex } from '../runApex.ts';

/** Outcome of saving a row, and the field as it was stored. */
const save = (row: string, query: string): string =>
  runApex(`SObject row = ${row};
    Database.SaveResult result = Database.insert(row, false);
    System.debug(result.isSuccess() ? '' + ${query} : result.getErrors()[0].getStatusCode() + ' ' + result.getErrors()[0].getMessage());`)[0] as string;

const contact = (mail: string): string =>
  save(`new Contact(LastName = 'X', Email = '${mail}')`, '[SELECT Email FROM Contact].Email');
const closing = (day: string): string =>
  save(
    `new Opportunity(Name = 'o', StageName = 'Prospecting', CloseDate = ${day})`,
    'String.valueOf([SELECT CloseDate FROM Opportunity].CloseDate)',
  );

test('shouldStoreEmailAddressesInLowerCase', () => {
  // Salesforce Help 000384328: "Salesforce stores email addresses in lower case".
  assert.equal(contact('ANN@EXAMPLE.COM'), 'ann@example.com');
  assert.equal(
    runApex(`Contact row = new Contact(LastName = 'X', Email = 'a@b.example');
      insert row;
      row.Email = 'B@B.Example';
      update row;
      System.debug([SELECT Email FROM Contact WHERE Email = 'b@b.EXAMPLE'].Email);`)[0],
    'b@b.example',
    'updates too; filters ignore case',
  );
});

test('shouldTakeTheAddressesThatSalesforceTakes', () => {
  // Salesforce Help 000384328 and 000001145: dots in the middle and at the end, comments on both sides.
  for (const mail of [
    'a..a@test.jp',
    'a..@test.jp',
    'john.doe@(comment)example.com',
    'john(a (nested) comment).doe@example.com',
    "o\\'neil+tag@sub.example.co",
  ])
    assert.equal(contact(mail), mail.replace('\\', ''));
  for (const mail of [
    '.a@test.jp',
    'ann dot@example.com',
    'ann@example',
    '@example.com',
    'a@b@example.com',
    'a@(b.example',
  ])
    assert.match(contact(mail), /^INVALID_EMAIL_ADDRESS Email: invalid email address: /, mail);
});

test('shouldRefuseDatesThatSalesforceCannotStore', () => {
  // SOQL and SOSL Reference, "Minimum and Maximum Dates"; FIELD_INTEGRITY_EXCEPTION: salesforce.stackexchange.com/questions/339236.
  for (const day of ['Date.newInstance(1, 1, 1)', 'Date.newInstance(1699, 12, 31)', 'Date.newInstance(4001, 1, 1)'])
    assert.match(closing(day), /^FIELD_INTEGRITY_EXCEPTION Close Date: invalid date: /, day);
  assert.equal(closing('Date.newInstance(4001, 1, 2)').split('date: ')[1], 'Tue Jan 02 00:00:00 GMT 4001');
  assert.equal(closing('Date.newInstance(1700, 1, 1)'), '1700-01-01');
  assert.equal(closing('Date.newInstance(4000, 12, 31)'), '4000-12-31');
  const reminder = (at: string): string | undefined =>
    thrownByApex(
      `insert new Task(Subject = 's', Priority = 'Normal', Status = 'Not Started', ReminderDateTime = ${at});`,
    );
  assert.match(reminder('Datetime.newInstanceGmt(1699, 12, 31, 23, 59, 59)') ?? '', /FIELD_INTEGRITY_EXCEPTION/);
  assert.match(reminder('Datetime.newInstanceGmt(4000, 12, 31, 0, 0, 1)') ?? '', /FIELD_INTEGRITY_EXCEPTION/);
  assert.equal(reminder('Datetime.newInstanceGmt(4000, 12, 31, 0, 0, 0)'), undefined);
});

test('shouldParseOnlyDatesThatSalesforceCanStore', () => {
  // salesforce.stackexchange.com/questions/223974.
  assert.equal(thrownByApex("Date.parse('12/31/5000');"), 'System.TypeException: Invalid date: 12/31/5000');
  assert.equal(thrownByApex("Date.parse('12/31/3000');"), undefined);
});
