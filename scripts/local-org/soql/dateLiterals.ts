import { startOfWeek } from '../values/locale.ts';
import { ApexDate, ApexDatetime } from '../values/temporal.ts';
import { fromLocal, localParts } from '../values/timeZone.ts';
import type { UserSettings } from '../runtime/org.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';

/** Days from `from` up to but not including `to`. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

const day = (year: number, month: number, dayOfMonth: number): number => ApexDate.of(year, month, dayOfMonth).epochDay;

/**
 * Days that a date literal means on the day of `now` in the user's zone; the user's locale says where weeks begin (SOQL and SOSL
 * Reference, "Date Formats and Date Literals").
 */
export function daysOf(name: string, count: number | undefined, context: UserSettings & { now: number }): DayRange {
  const today = localParts(context.timeZone, new ApexDatetime(context.now)).date;
  const t = today.epochDay;
  const { year, month } = today;
  const weekStart = startOfWeek(t, context.locale);
  const quarterStart = Math.floor((month - 1) / 3) * 3 + 1;
  const n = count ?? 0;
  const weeks = (first: number, number: number): DayRange => ({
    from: weekStart + first * 7,
    to: weekStart + (first + number) * 7,
  });
  const months = (first: number, number: number): DayRange => ({
    from: day(year, month + first, 1),
    to: day(year, month + first + number, 1),
  });
  const quarters = (first: number, number: number): DayRange => ({
    from: day(year, quarterStart + first * 3, 1),
    to: day(year, quarterStart + (first + number) * 3, 1),
  });
  const years = (first: number, number: number): DayRange => ({
    from: day(year + first, 1, 1),
    to: day(year + first + number, 1, 1),
  });
  // The fiscal year of the local org is the calendar year, as in a new org.
  switch (name.replace('FISCAL_', '').replace(/:$/, '')) {
    case 'YESTERDAY':
      return { from: t - 1, to: t };
    case 'TODAY':
      return { from: t, to: t + 1 };
    case 'TOMORROW':
      return { from: t + 1, to: t + 2 };
    case 'LAST_WEEK':
      return weeks(-1, 1);
    case 'THIS_WEEK':
      return weeks(0, 1);
    case 'NEXT_WEEK':
      return weeks(1, 1);
    case 'LAST_MONTH':
      return months(-1, 1);
    case 'THIS_MONTH':
      return months(0, 1);
    case 'NEXT_MONTH':
      return months(1, 1);
    case 'LAST_90_DAYS':
      return { from: t - 90, to: t + 1 };
    case 'NEXT_90_DAYS':
      return { from: t + 1, to: t + 91 };
    // The last n days include today on top of n full days; the next n days begin with tomorrow.
    case 'LAST_N_DAYS':
      return { from: t - n, to: t + 1 };
    case 'NEXT_N_DAYS':
      return { from: t + 1, to: t + 1 + n };
    case 'N_DAYS_AGO':
      return { from: t - n, to: t - n + 1 };
    case 'LAST_N_WEEKS':
      return weeks(-n, n);
    case 'NEXT_N_WEEKS':
      return weeks(1, n);
    case 'N_WEEKS_AGO':
      return weeks(-n, 1);
    case 'LAST_N_MONTHS':
      return months(-n, n);
    case 'NEXT_N_MONTHS':
      return months(1, n);
    case 'N_MONTHS_AGO':
      return months(-n, 1);
    case 'THIS_QUARTER':
      return quarters(0, 1);
    case 'LAST_QUARTER':
      return quarters(-1, 1);
    case 'NEXT_QUARTER':
      return quarters(1, 1);
    case 'LAST_N_QUARTERS':
      return quarters(-n, n);
    case 'NEXT_N_QUARTERS':
      return quarters(1, n);
    case 'N_QUARTERS_AGO':
      return quarters(-n, 1);
    case 'THIS_YEAR':
      return years(0, 1);
    case 'LAST_YEAR':
      return years(-1, 1);
    case 'NEXT_YEAR':
      return years(1, 1);
    case 'LAST_N_YEARS':
      return years(-n, n);
    case 'NEXT_N_YEARS':
      return years(1, n);
    case 'N_YEARS_AGO':
      return years(-n, 1);
    default:
      throw new UnsupportedError(`SOQL date literal ${name}`);
  }
}

/** First moment of a day in a zone. */
export function startOfDay(epochDay: number, zone: string): number {
  return fromLocal(zone, epochDay * 86_400_000).millis;
}

/** Value of a SOQL date function; `zone` is GMT unless the query says convertTimezone(). */
export function datePart(name: string, millis: number, isDate: boolean, zone: string): number {
  const parts = isDate
    ? { date: new ApexDate(millis), hour: 0 }
    : ((p) => ({
        date: p.date,
        hour: Math.floor((((p.time.millis % 86_400_000) + 86_400_000) % 86_400_000) / 3_600_000),
      }))(localParts(zone, new ApexDatetime(millis)));
  const { date } = parts;
  const yearStart = day(date.year, 1, 1);
  const dayOfYear = date.epochDay - yearStart + 1;
  switch (name) {
    case 'calendar_year':
    case 'fiscal_year':
      return date.year;
    case 'calendar_quarter':
    case 'fiscal_quarter':
      return Math.floor((date.month - 1) / 3) + 1;
    case 'calendar_month':
    case 'fiscal_month':
      return date.month;
    case 'day_in_month':
      return date.day;
    case 'day_in_week':
      return ((((date.epochDay + 4) % 7) + 7) % 7) + 1;
    case 'day_in_year':
      return dayOfYear;
    case 'day_only':
      return date.epochDay;
    case 'hour_in_day':
      return parts.hour;
    case 'week_in_month':
      return Math.floor((date.day - 1) / 7) + 1;
    case 'week_in_year':
      return Math.floor((dayOfYear - 1) / 7) + 1;
    default:
      throw new UnsupportedError(`SOQL: ${name.toUpperCase()}()`);
  }
}
