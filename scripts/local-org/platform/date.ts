import { currentTransaction } from '../runtime/transaction.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { addMonths, ApexDate, ApexDatetime, daysInMonth, isLeapYear } from '../values/temporal.ts';
import { startOfWeek } from '../values/locale.ts';
import { localParts, userSettings, userTimeZone } from '../values/timeZone.ts';
import { dayOfYear } from './dateFormat.ts';
import { formatLocalDate, parseLocalDate } from './localeFormat.ts';
import { runtimeTypeName } from './numbers.ts';
import { definePlatformType } from './registry.ts';

/** Today in the running user's zone. */
export function today(): ApexDate {
  return localParts(userTimeZone(), new ApexDatetime(currentTransaction().org.clock.now())).date;
}

/**
 * The date in front of any time part: an org takes '2017-01-02', '2017-01-02T00:00:00.000Z' and even
 * '2020-01-16 00:00:00:00' (octoberswimmer/aer-dist issues 5 and 333).
 */
function dateOf(text: string): ApexDate {
  const match = /^\s*(\d{4}-\d{1,2}-\d{1,2})(?:$|[\sT].*$)/s.exec(need(text));
  const date = match ? ApexDate.parseIso(match[1] as string) : undefined;
  if (!date) throw createException('System.TypeException', `Invalid date: ${text}`);
  return date;
}

definePlatformType('System.Date', {
  statics: {
    newInstance: (year: number, month: number, day: number) => ApexDate.of(need(year), need(month), need(day)),
    daysInMonth: (year: number, month: number) => daysInMonth(need(year), need(month)),
    isLeapYear: (year: number) => isLeapYear(need(year)),
    today,
    parse: (text: string) => parseLocalDate(need(text), userSettings().locale),
    'valueOf(String)': dateOf,
    'valueOf(Object)': (value: unknown) => {
      if (typeof need(value) === 'string') return dateOf(value as string);
      if (value instanceof ApexDate) return value;
      // In GMT, not in the user's zone (SalesforceFoundation/NPSP pull request 3772).
      if (value instanceof ApexDatetime) return localParts('GMT', value).date;
      throw createException(
        'System.TypeException',
        `Invalid conversion from runtime type ${runtimeTypeName(value)} to Date`,
      );
    },
  },
  methods: {
    addDays: (self: ApexDate, days: number) => new ApexDate(self.epochDay + need(days)),
    addMonths: (self: ApexDate, months: number) => addMonths(self, need(months)),
    addYears: (self: ApexDate, years: number) => addMonths(self, 12 * need(years)),
    day: (self: ApexDate) => self.day,
    dayOfYear,
    daysBetween: (self: ApexDate, other: ApexDate) => need(other).epochDay - self.epochDay,
    format: (self: ApexDate) => formatLocalDate(self, userSettings().locale),
    isSameDay: (self: ApexDate, other: ApexDate) => self.epochDay === need(other).epochDay,
    month: (self: ApexDate) => self.month,
    // Days do not count: 31 January and 1 February are one month apart.
    monthsBetween: (self: ApexDate, other: ApexDate) => (need(other).year - self.year) * 12 + other.month - self.month,
    toStartOfMonth: (self: ApexDate) => ApexDate.of(self.year, self.month, 1),
    toStartOfWeek: (self: ApexDate) => new ApexDate(startOfWeek(self.epochDay, userSettings().locale)),
    year: (self: ApexDate) => self.year,
  },
});
