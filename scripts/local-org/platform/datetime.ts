import { currentTransaction } from '../runtime/transaction.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { addMonths, ApexDate, ApexDatetime, type ApexTime } from '../values/temporal.ts';
import { fromLocal, localParts, offsetMillis, userSettings, userTimeZone } from '../values/timeZone.ts';
import { dayOfYear, formatDatetime, zoneName } from './dateFormat.ts';
import { formatLocalDatetime, parseLocalDatetime } from './localeFormat.ts';
import { runtimeTypeName } from './numbers.ts';
import { definePlatformType, type PlatformFunction } from './registry.ts';

/** Now, by the org's clock. */
export function now(): ApexDatetime {
  return new ApexDatetime(currentTransaction().org.clock.now());
}

const local = (self: ApexDatetime) => localParts(userTimeZone(), self);
const gmt = (self: ApexDatetime) => localParts('UTC', self);

type Instance = (date: ApexDate, time: ApexTime) => ApexDatetime;

const fromLocalParts = (millis: number): ApexDatetime => fromLocal(userTimeZone(), millis);
const fromGmtParts = (millis: number): ApexDatetime => new ApexDatetime(millis);

function instances(make: (millis: number) => ApexDatetime, name: string): Record<string, PlatformFunction> {
  const ofDateAndTime: Instance = (date, time) => make(need(date).epochDay * 86_400_000 + need(time).millis);
  const ofParts = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0): ApexDatetime =>
    make(ApexDatetime.ofGmt(need(year), need(month), need(day), need(hour), need(minute), need(second)).millis);
  return { [`${name}/2`]: ofDateAndTime, [`${name}/3`]: ofParts, [`${name}/6`]: ofParts };
}

/** `yyyy-MM-dd HH:mm:ss`; what follows the seconds is ignored. */
function valueOf(text: string, make: (millis: number) => ApexDatetime): ApexDatetime {
  const match = /^\s*(\d{4}-\d{1,2}-\d{1,2})\s+(\d{1,2}):(\d{1,2}):(\d{1,2})/.exec(need(text));
  const date = match ? ApexDate.parseIso(match[1] as string) : undefined;
  if (!match || !date || Number(match[2]) > 23 || Number(match[3]) > 59 || Number(match[4]) > 59) {
    throw createException('System.TypeException', `Invalid date/time: ${text}`);
  }
  return make(
    date.epochDay * 86_400_000 + Number(match[2]) * 3_600_000 + Number(match[3]) * 60_000 + Number(match[4]) * 1000,
  );
}

/** Months and years are counted on the user's calendar and keep the wall-clock time. */
function addCalendarMonths(self: ApexDatetime, months: number): ApexDatetime {
  const { date, time } = local(self);
  return fromLocalParts(addMonths(date, months).epochDay * 86_400_000 + time.millis);
}

/** In the user's zone and in the short form of the user's locale. */
function shortText(self: ApexDatetime, timeStyle: 'short' | 'medium'): string {
  const { timeZone, locale } = userSettings();
  return formatLocalDatetime(self.millis + offsetMillis(timeZone, self.millis), locale, timeStyle);
}

const plus = (unit: number) => (self: ApexDatetime, amount: number) =>
  new ApexDatetime(self.millis + need(amount) * unit);

const parts = (suffix: string, of: typeof local): Record<string, PlatformFunction> => ({
  [`date${suffix}`]: (self: ApexDatetime) => of(self).date,
  [`time${suffix}`]: (self: ApexDatetime) => of(self).time,
  [`year${suffix}`]: (self: ApexDatetime) => of(self).date.year,
  [`month${suffix}`]: (self: ApexDatetime) => of(self).date.month,
  [`day${suffix}`]: (self: ApexDatetime) => of(self).date.day,
  [`dayOfYear${suffix}`]: (self: ApexDatetime) => dayOfYear(of(self).date),
  [`hour${suffix}`]: (self: ApexDatetime) => of(self).time.hour,
  [`minute${suffix}`]: (self: ApexDatetime) => of(self).time.minute,
  [`second${suffix}`]: (self: ApexDatetime) => of(self).time.second,
  [`millisecond${suffix}`]: (self: ApexDatetime) => of(self).time.millisecond,
});

definePlatformType('System.Datetime', {
  statics: {
    'newInstance(Long)': (millis: bigint) => new ApexDatetime(Number(need(millis))),
    ...instances(fromLocalParts, 'newInstance'),
    ...instances(fromGmtParts, 'newInstanceGmt'),
    now,
    parse: (text: string) => fromLocalParts(parseLocalDatetime(need(text), userSettings().locale)),
    'valueOf(String)': (text: string) => valueOf(text, fromLocalParts),
    'valueOf(Object)': (value: unknown) => {
      if (typeof need(value) === 'string') return valueOf(value as string, fromLocalParts);
      if (value instanceof ApexDatetime) return value;
      if (value instanceof ApexDate) return new ApexDatetime(value.epochDay * 86_400_000);
      throw createException(
        'System.TypeException',
        `Invalid conversion from runtime type ${runtimeTypeName(value)} to Datetime`,
      );
    },
    valueOfGmt: (text: string) => valueOf(text, fromGmtParts),
  },
  methods: {
    // The same wall-clock time, also where a day has 23 or 25 hours; of two such times the one with the offset it had.
    addDays: (self: ApexDatetime, days: number) => {
      const zone = userTimeZone();
      const offset = offsetMillis(zone, self.millis);
      return fromLocal(zone, self.millis + offset + need(days) * 86_400_000, offset);
    },
    addHours: plus(3_600_000),
    addMinutes: plus(60_000),
    addSeconds: plus(1000),
    addMonths: (self: ApexDatetime, months: number) => addCalendarMonths(self, need(months)),
    addYears: (self: ApexDatetime, years: number) => addCalendarMonths(self, 12 * need(years)),
    ...parts('', local),
    ...parts('Gmt', gmt),
    'format/0': (self: ApexDatetime) => shortText(self, 'short'),
    'format/1': (self: ApexDatetime, pattern: string) => formatDatetime(self, need(pattern), userTimeZone()),
    'format/2': (self: ApexDatetime, pattern: string, zone: string | null) =>
      formatDatetime(self, need(pattern), zone === null || zone === '' ? userTimeZone() : zone),
    formatGmt: (self: ApexDatetime, pattern: string) => formatDatetime(self, need(pattern), 'GMT'),
    formatLong: (self: ApexDatetime) => `${shortText(self, 'medium')} ${zoneName(userTimeZone(), self, 'short')}`,
    getTime: (self: ApexDatetime) => BigInt(self.millis),
    isSameDay: (self: ApexDatetime, other: ApexDatetime) =>
      local(self).date.epochDay === local(need(other)).date.epochDay,
  },
});
