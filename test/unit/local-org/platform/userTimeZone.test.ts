import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runTests } from '../../../../scripts/local-org/cli/testRun.ts';
import { compileApex, runApex, thrownByApex } from '../runApex.ts';

/** Apex that inserts users of any zone and locale. */
const zones = `public class Zones {
  public static User user(String zone, String locale) {
    User one = new User(
      LastName = 'Zone', Username = zone.replace('/', '.') + locale + '@zones.example', Email = 'zone@zones.example',
      Alias = 'zone', ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id, TimeZoneSidKey = zone,
      LocaleSidKey = locale, EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US'
    );
    insert one;
    return one;
  }
}`;

/** What Apex writes with System.debug when a user of the zone and locale runs it. */
function runAs(zone: string, statements: string, locale = 'en_US', startTime?: number): string[] {
  return runApex(`System.runAs(Zones.user('${zone}', '${locale}')) { ${statements} }`, {
    sources: { Zones: zones },
    isTest: true,
    ...(startTime === undefined ? {} : { startTime }),
  });
}

const show = (...expressions: string[]): string => expressions.map((e) => `System.debug(${e});`).join('\n');

test('shouldMakeMidnightInGmtOfADateWhereverItBecomesADatetime', () => {
  // salesforce.stackexchange.com/questions/281180: the cast is midnight GMT, newInstance is midnight of the user.
  assert.deepEqual(
    runAs(
      'America/Chicago',
      `Object day = Date.newInstance(2021, 1, 16); ${show("((Datetime) day).format('yyyy-MM-dd HH')", "Datetime.newInstance(2021, 1, 16).formatGmt('yyyy-MM-dd HH')")}`,
    ),
    ['2021-01-15 18', '2021-01-16 06'],
  );
});

// regression: finding C4
test('shouldReadThePartsOfADatetimeInTheZoneOfTheUser', () => {
  // SalesforceFoundation/NPSP pull request 3772: date() is the user's day, Date.valueOf(Object) the one in GMT.
  assert.deepEqual(
    runAs(
      'America/New_York',
      `Datetime at = Datetime.newInstanceGmt(2018, 11, 2, 1, 5, 0); Object held = at;
      ${show('String.valueOf(at.date())', 'String.valueOf(Date.valueOf(held))', "at.day() + ' ' + at.hour() + ' ' + at.dayOfYear() + ' ' + at.dayOfYearGmt()", 'at.time()', 'String.valueOf(at)', "'' + at", 'UserInfo.getTimeZone().getID()')}`,
    ),
    [
      '2018-11-01',
      '2018-11-02',
      '1 21 305 306',
      '21:05:00.000Z',
      '2018-11-01 21:05:00',
      '2018-11-02 01:05:00',
      'America/New_York',
    ],
  );
});

test('shouldCountThroughChangesOfTheClockAsGregorianCalendarDoes', () => {
  // Measured with java.util.GregorianCalendar (Java 17): a skipped time moves on, of two equal times the one in standard time.
  assert.deepEqual(
    runAs(
      'America/Chicago',
      show(
        "Datetime.newInstance(2024, 3, 10, 2, 30, 0).formatGmt('HH:mm')",
        "Datetime.newInstance(2024, 11, 3, 1, 30, 0).formatGmt('HH:mm')",
        "Datetime.newInstance(2024, 11, 2, 1, 30, 0).addDays(1).formatGmt('HH:mm')",
        '(Datetime.newInstance(2024, 3, 11).getTime() - Datetime.newInstance(2024, 3, 10).getTime()) / 3600000',
        "Datetime.newInstance(2024, 2, 10, 12, 0, 0).addMonths(1).formatGmt('dd HH')",
        "Datetime.valueOf('2024-07-01 00:00:00').formatGmt('HH:mm')",
        "Datetime.parse('7/1/2024, 12:00 AM').formatGmt('HH:mm')",
      ),
    ),
    ['08:30', '07:30', '06:30', '23', '10 17', '05:00', '05:00'],
  );
  assert.deepEqual(
    runAs('Australia/Lord_Howe', show("Datetime.newInstance(2024, 4, 7, 1, 45, 0).formatGmt('HH:mm')")),
    ['15:15'],
    'a change of half an hour',
  );
});

test('shouldTakeTodayAndDateLiteralsFromTheDayOfTheUser', () => {
  // SOQL and SOSL Reference, "Date Formats and Date Literals": literals are in the time zone of the user.
  const query = `insert new Account(Name = 'x');
    ${show("String.valueOf(Date.today()) + ' ' + String.valueOf(System.today())", '[SELECT COUNT() FROM Account WHERE CreatedDate = TODAY]', '[SELECT COUNT() FROM Account WHERE CreatedDate = YESTERDAY]')}
    Test.setCreatedDate([SELECT Id FROM Account].Id, Datetime.newInstanceGmt(2026, 3, 1, 6, 30, 0));
    ${show('[SELECT COUNT() FROM Account WHERE CreatedDate = LAST_N_DAYS:1]', '[SELECT COUNT() FROM Account WHERE CreatedDate = TODAY]')}`;
  const at = Date.UTC(2026, 2, 2, 5, 0, 0);
  assert.deepEqual(runAs('America/Chicago', query, 'en_US', at), ['2026-03-01 2026-03-01', '1', '0', '1', '1']);
  assert.deepEqual(runAs('Asia/Tokyo', query, 'en_US', at), ['2026-03-02 2026-03-02', '1', '0', '1', '0']);
});

test('shouldConvertZonesInDateFunctionsOnlyWhereTheQuerySaysSo', () => {
  // SOQL and SOSL Reference, "Convert Time Zones in Date Functions".
  const statements = `insert new Account(Name = 'x');
    Test.setCreatedDate([SELECT Id FROM Account].Id, Datetime.newInstanceGmt(2024, 1, 1, 4, 30, 0));
    AggregateResult row = [
      SELECT CALENDAR_YEAR(convertTimezone(CreatedDate)) y, HOUR_IN_DAY(convertTimezone(CreatedDate)) h, COUNT(Id)
      FROM Account GROUP BY CALENDAR_YEAR(convertTimezone(CreatedDate)), HOUR_IN_DAY(convertTimezone(CreatedDate))];
    ${show("row.get('y') + ' ' + row.get('h')", '[SELECT COUNT() FROM Account WHERE CALENDAR_YEAR(CreatedDate) = 2024]', '[SELECT COUNT() FROM Account WHERE DAY_ONLY(convertTimezone(CreatedDate)) = 2023-12-31]')}`;
  assert.deepEqual(runAs('America/New_York', statements), ['2023 23', '1', '1']);
});

test('shouldWriteAndReadShortFormsInTheLocaleOfTheUser', () => {
  // Salesforce Help, "ICU Formats for Dates and Times".
  const statements = `Datetime at = Datetime.newInstance(2024, 1, 2, 15, 4, 0);
    ${show('at.format()', 'Date.newInstance(2024, 1, 2).format()', 'Datetime.parse(at.format()) == at', 'String.valueOf(Date.parse(at.date().format()))', '1234567.5.format()', "at.format('d MMMM')", 'String.valueOf(Date.newInstance(2024, 1, 3).toStartOfWeek())')}`;
  assert.deepEqual(runAs('Europe/Berlin', statements, 'de_DE'), [
    '02.01.2024, 15:04',
    '02.01.2024',
    'true',
    '2024-01-02',
    '1.234.567,5',
    '2 January',
    '2024-01-01',
  ]);
  assert.deepEqual(runAs('America/Chicago', statements), [
    '1/2/2024, 3:04 PM',
    '1/2/2024',
    'true',
    '2024-01-02',
    '1,234,567.5',
    '2 January',
    '2023-12-31',
  ]);
  for (const locale of ['en_GB', 'fr_FR', 'ja_JP', 'ko_KR', 'es_MX', 'hu_HU', 'sv_SE', 'pt_BR', 'en_AU', 'zh_CN'])
    assert.deepEqual(runAs('Asia/Tokyo', statements, locale).slice(2, 4), ['true', '2024-01-02'], locale);
  assert.throws(() => runAs('Asia/Tokyo', statements, 'xx_YY'), /formats of the locale xx_YY/);
});

test('shouldFireSchedulesInTheZoneOfTheUserWhoMadeThem', () => {
  // Apex Developer Guide, "Apex Scheduler": schedules run in the time zone of the user.
  const job = 'public class Job implements Schedulable { public void execute(SchedulableContext context) {} }';
  const shown = runApex(
    `System.runAs(Zones.user('Asia/Tokyo', 'en_US')) {
      System.schedule('daily', '0 0 3 * * ?', new Job());
      CronTrigger one = [SELECT NextFireTime, TimeZoneSidKey FROM CronTrigger];
      System.debug(one.NextFireTime.formatGmt('yyyy-MM-dd HH:mm') + ' ' + one.TimeZoneSidKey);
    }`,
    { sources: { Zones: zones, Job: job }, isTest: true, startTime: Date.UTC(2026, 5, 1) },
  );
  assert.deepEqual(shown, ['2026-06-01 18:00 Asia/Tokyo']);
});

test('shouldLetAnUpdateOfTheUserCountAtOnceAndRunAsEndWithItsBlock', () => {
  assert.deepEqual(
    runApex(
      `User one = Zones.user('Asia/Tokyo', 'en_US');
      one.TimeZoneSidKey = 'Europe/Berlin';
      update one;
      System.runAs(one) { System.debug(UserInfo.getTimeZone()); }
      System.debug(UserInfo.getTimeZone());`,
      { sources: { Zones: zones }, isTest: true },
    ),
    ['Europe/Berlin', 'GMT'],
  );
});

test('shouldRefuseUsersOfAZoneThatDoesNotExist', () => {
  assert.match(
    thrownByApex("Zones.user('Nowhere/Land', 'en_US');", { sources: { Zones: zones } }) ?? '',
    /INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, .*Nowhere\/Land: \[TimeZoneSidKey\]/,
  );
});

test('shouldRunAWholeSuiteInTheZoneThatTheCommandLineNames', () => {
  const suite = `@IsTest private class Zone_Tests {
    @IsTest static void shouldRunInChicago() {
      Assert.areEqual('America/Chicago', UserInfo.getTimeZone().getID());
      Assert.areEqual('America/Chicago', [SELECT TimeZoneSidKey FROM Organization].TimeZoneSidKey);
      Assert.areEqual(6, Datetime.newInstance(2024, 1, 1).hourGmt());
    }
  }`;
  const org = compileApex({ sources: { Zone_Tests: suite }, timeZone: 'America/Chicago' });
  assert.deepEqual(
    runTests(org, undefined).results.map((r) => r.message),
    [null],
  );
  org.close();
  assert.throws(() => compileApex({ timeZone: 'Nowhere/Land' }), /Nowhere\/Land is no time zone/);
  const folder = mkdtempSync(join(tmpdir(), 'local-org-'));
  try {
    writeFileSync(join(folder, 'Zone_Tests.cls'), suite);
    const main = fileURLToPath(new URL('../../../../scripts/local-org/cli/main.ts', import.meta.url));
    const run = (...more: string[]): number | null =>
      spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'test', '--source', folder, ...more])
        .status;
    assert.deepEqual([run('--time-zone', 'America/Chicago'), run()], [0, 1], 'GMT without the option');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
