import { createException } from '../values/exception.ts';
import { ApexDate, ApexDatetime, pad } from '../values/temporal.ts';
import { localParts, offsetMillis } from '../values/timeZone.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Day of the week, 0 for Sunday. */
export function weekday(date: ApexDate): number {
  return (((date.epochDay + 4) % 7) + 7) % 7;
}

/** Day of the year from 1. */
export function dayOfYear(date: ApexDate): number {
  return date.epochDay - ApexDate.of(date.year, 1, 1).epochDay + 1;
}

/** Week of the year as Java counts it in the US: weeks start on Sunday, the week with 1 January is the first. */
function weekOfYear(date: ApexDate): number {
  const sunday = date.epochDay - weekday(date);
  const nextYear = ApexDate.of(date.year + 1, 1, 1).epochDay;
  if (nextYear - sunday < 7) return 1;
  const firstDay = ApexDate.of(date.year, 1, 1);
  return Math.floor((date.epochDay - (firstDay.epochDay - weekday(firstDay))) / 7) + 1;
}

function weekYear(date: ApexDate): number {
  return weekOfYear(date) === 1 && date.month === 12 ? date.year + 1 : date.year;
}

/** Name of the zone at a moment: `short` PST, `long` Pacific Standard Time; fixed offsets print as themselves. */
export function zoneName(zone: string, datetime: ApexDatetime, style: 'short' | 'long'): string {
  if (/^(GMT|UTC)([+-].*)?$/i.test(zone))
    return style === 'long' && /^(GMT|UTC)$/i.test(zone)
      ? /^GMT$/i.test(zone)
        ? 'Greenwich Mean Time'
        : 'Coordinated Universal Time'
      : zone.toUpperCase();
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: style }).formatToParts(
    datetime.millis,
  );
  return parts.find((p) => p.type === 'timeZoneName')?.value ?? zone;
}

function rfc822Offset(offset: number, separator = ''): string {
  const minutes = Math.abs(Math.round(offset / 60_000));
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${separator}${pad(minutes % 60, 2)}`;
}

function isoOffset(offset: number, count: number): string {
  if (offset === 0) return 'Z';
  if (count === 1) return rfc822Offset(offset).slice(0, 3);
  return rfc822Offset(offset, count === 3 ? ':' : '');
}

/**
 * Formats a moment by a Java SimpleDateFormat pattern. Names are English in every locale: patterns are what Salesforce recommends
 * as locale-neutral (Salesforce Help, "Use Locale-Neutral Methods in Code").
 */
export function formatDatetime(datetime: ApexDatetime, pattern: string, zone: string): string {
  const { date, time } = localParts(zone, datetime);
  const offset = offsetMillis(zone, datetime.millis);
  const field = (letter: string, count: number): string => {
    const number = (value: number): string => pad(value, count);
    switch (letter) {
      case 'G':
        return date.year > 0 ? 'AD' : 'BC';
      case 'y':
      case 'u':
        if (letter === 'u') return number(weekday(date) || 7);
        return count === 2 ? pad(date.year % 100, 2) : number(date.year);
      case 'Y':
        return count === 2 ? pad(weekYear(date) % 100, 2) : number(weekYear(date));
      case 'M':
      case 'L':
        if (count >= 4) return months[date.month - 1] as string;
        return count === 3 ? (months[date.month - 1] as string).slice(0, 3) : number(date.month);
      case 'd':
        return number(date.day);
      case 'D':
        return number(dayOfYear(date));
      case 'E':
        return count >= 4 ? (weekdays[weekday(date)] as string) : (weekdays[weekday(date)] as string).slice(0, 3);
      case 'F':
        return number(Math.floor((date.day - 1) / 7) + 1);
      case 'w':
        return number(weekOfYear(date));
      case 'W':
        return number(Math.floor((date.day - 1 + weekday(ApexDate.of(date.year, date.month, 1))) / 7) + 1);
      case 'a':
        return time.hour < 12 ? 'AM' : 'PM';
      case 'H':
        return number(time.hour);
      case 'k':
        return number(time.hour === 0 ? 24 : time.hour);
      case 'K':
        return number(time.hour % 12);
      case 'h':
        return number(time.hour % 12 === 0 ? 12 : time.hour % 12);
      case 'm':
        return number(time.minute);
      case 's':
        return number(time.second);
      case 'S':
        return number(time.millisecond);
      case 'z':
        return zoneName(zone, datetime, count >= 4 ? 'long' : 'short');
      case 'Z':
        return rfc822Offset(offset);
      case 'X':
        return isoOffset(offset, count);
      default:
        throw createException('System.IllegalArgumentException', `Illegal pattern character '${letter}'`);
    }
  };
  return pattern.replace(
    /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+|'/g,
    (run: string, quoted?: string, letter?: string) => {
      if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
      return letter === undefined ? run : field(letter, run.length);
    },
  );
}
