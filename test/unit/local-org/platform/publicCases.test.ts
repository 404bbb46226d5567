import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runTests } from '../../../../scripts/local-org/cli/testRun.ts';
import { compileApex, runApex } from '../runApex.ts';

/** Cases as public threads tell them: what is asked there is what Salesforce answers. */
const USER_IN = `private static User userIn(String zone) {
    User user = new User(
      LastName = 'Zone', Username = 'zone.' + zone.replace('/', '.') + '@zones.example', Email = 'zone@zones.example', Alias = 'zone',
      ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id, TimeZoneSidKey = zone,
      LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US'
    );
    insert user;
    return user;
  }`;

// regression: finding C1
test('shouldLetTheZoneOfTheRunningUserCount', () => {
  const org = compileApex({
    sources: {
      UserTimeZone_Tests: `@IsTest
private class UserTimeZone_Tests {
  ${USER_IN}
  @IsTest
  static void chicagoSeesTheDayBefore() {
    System.runAs(userIn('America/Chicago')) {
      Object day = Date.newInstance(2021, 1, 16);
      Assert.areEqual('2021-01-15', ((Datetime) day).format('yyyy-MM-dd'));
    }
  }
  @IsTest
  static void newYorkLocalDate() {
    System.runAs(userIn('America/New_York')) {
      Assert.areEqual(Date.newInstance(2018, 11, 1), Datetime.newInstanceGmt(2018, 11, 2, 1, 0, 0).date());
    }
  }
  @IsTest
  static void berlinClockChange() {
    System.runAs(userIn('Europe/Berlin')) {
      Long night = Datetime.newInstance(2022, 10, 31, 0, 0, 0).getTime() - Datetime.newInstance(2022, 10, 30, 0, 0, 0).getTime();
      Assert.areEqual(25, night / 3600000);
    }
  }
  @IsTest
  static void convertTimezoneInSoql() {
    User user = userIn('America/New_York');
    insert new Account(Name = 'x');
    Test.setCreatedDate([SELECT Id FROM Account].Id, Datetime.newInstanceGmt(2024, 11, 4, 4, 30, 0));
    System.runAs(user) {
      Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE DAY_IN_MONTH(convertTimezone(CreatedDate)) = 3]);
    }
  }
}`,
    },
  });
  try {
    const { results } = runTests(org, undefined);
    assert.deepEqual(
      results.map(({ method, outcome, message }) => [method, outcome, message]),
      ['chicagoSeesTheDayBefore', 'newYorkLocalDate', 'berlinClockChange', 'convertTimezoneInSoql'].map((method) => [
        method,
        'passed',
        null,
      ]),
    );
  } finally {
    org.close();
  }
});

// regression: finding C2
test('shouldRefuseDatesBeyondThoseOfSalesforce', () => {
  const output = runApex(`
    for (Date day : new List<Date>{ Date.newInstance(1, 1, 1), Date.newInstance(1699, 12, 30), Date.newInstance(4001, 1, 2), Date.newInstance(9999, 12, 31) }) {
      Database.SaveResult result = Database.insert(new Opportunity(Name = 'o', StageName = 'Prospecting', CloseDate = day), false);
      System.debug(result.isSuccess() ? 'stored ' + day : '' + result.getErrors()[0].getStatusCode());
    }`);
  assert.deepEqual(output, Array(4).fill('FIELD_INTEGRITY_EXCEPTION'));
});

// regression: finding C3
test('shouldKeepEmailAddressesAsSalesforceDoes', () => {
  const output = runApex(`
    for (String mail : new List<String>{ 'ANN@EXAMPLE.COM', '.a@test.jp', 'john.doe@(comment)example.com' }) {
      Contact row = new Contact(LastName = 'X', Email = mail);
      Database.SaveResult result = Database.insert(row, false);
      System.debug(result.isSuccess() ? [SELECT Email FROM Contact WHERE Id = :row.Id].Email : '' + result.getErrors()[0].getStatusCode());
    }`);
  assert.deepEqual(output, ['ann@example.com', 'INVALID_EMAIL_ADDRESS', 'john.doe@(comment)example.com']);
});
