import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths, ApexDate, ApexDatetime, ApexTime } from '../../../../scripts/local-org/values/temporal.ts';
import { fromLocal, localParts, offsetMillis } from '../../../../scripts/local-org/values/timeZone.ts';
import { formatDatetime } from '../../../../scripts/local-org/platform/dateFormat.ts';

const moment = ApexDatetime.ofGmt(2024, 7, 4, 15, 6, 7, 89);

test('shouldRunOverInvalidDateParts', () => {
  assert.equal(ApexDate.of(2024, 13, 1).toString(), '2025-01-01');
  assert.equal(
    addMonths(ApexDate.of(2024, 1, 31), 1).toString(),
    '2024-02-29',
    'the day is cut to the end of the month',
  );
  assert.equal(ApexDate.parseIso('2024-02-30'), undefined, 'text has to name a real day');
});

test('shouldReadIsoDatetimesWithOffsets', () => {
  assert.equal(ApexDatetime.parseIso('2020-05-01T10:45:00.123Z')?.toIso(), '2020-05-01T10:45:00.123Z');
  assert.equal(ApexDatetime.parseIso('2020-05-01T10:45:00+0200')?.toIso(), '2020-05-01T08:45:00.000Z');
  assert.equal(ApexDatetime.parseIso('2020-05-01 10:45:00'), undefined, 'a blank is not ISO');
});

test('shouldWrapTimesAroundMidnight', () => {
  assert.equal(new ApexTime(ApexTime.of(23, 30, 0, 0).millis + 3_600_000).toString(), '00:30:00.000Z');
});

test('shouldConvertBetweenZones', () => {
  assert.equal(offsetMillis('America/New_York', moment.millis), -4 * 3_600_000, 'summer time');
  assert.equal(localParts('Asia/Kolkata', moment).time.toString(), '20:36:07.089Z');
  assert.equal(fromLocal('America/Los_Angeles', Date.UTC(2024, 0, 1)).toIso(), '2024-01-01T08:00:00.000Z');
  assert.equal(offsetMillis('GMT-05:30', 0), -5.5 * 3_600_000, 'fixed offsets');
  assert.equal(offsetMillis('Nowhere/Land', 0), 0, 'unknown zones are GMT, as in Java');
});

test('shouldFormatByJavaPatterns', () => {
  const formatted = (pattern: string, zone = 'GMT'): string => formatDatetime(moment, pattern, zone);
  assert.equal(formatted("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"), '2024-07-04T15:06:07.089Z');
  assert.equal(formatted('EEE, d MMM yy h:mm a'), 'Thu, 4 Jul 24 3:06 PM');
  assert.equal(formatted('EEEE MMMM D w u'), 'Thursday July 186 27 4');
  assert.equal(formatted("hh 'o''clock' Z", 'America/New_York'), "11 o'clock -0400");
  assert.equal(formatted('XXX X', 'Asia/Kolkata'), '+05:30 +05');
});
