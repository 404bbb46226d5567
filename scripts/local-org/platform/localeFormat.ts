import { createException } from '../values/exception.ts';
import { localeTag } from '../values/locale.ts';
import { ApexDate, pad } from '../values/temporal.ts';

const dayMillis = 86_400_000;

type Style = Pick<Intl.DateTimeFormatOptions, 'dateStyle' | 'timeStyle'>;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, style: Style): Intl.DateTimeFormat {
  const key = `${locale} ${style.dateStyle ?? ''} ${style.timeStyle ?? ''}`;
  let format = formats.get(key);
  // Wall-clock times come as if they were GMT.
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(localeTag(locale), { ...style, timeZone: 'UTC' })));
  return format;
}

/** Short form with the year in four digits, as orgs show it; the narrow blanks of newer ICU data are plain ones there. */
function shown(locale: string, localMillis: number, style: Style): string {
  return formatOf(locale, style)
    .formatToParts(localMillis)
    .map((part) => (part.type === 'year' ? String(new Date(localMillis).getUTCFullYear()) : part.value))
    .join('')
    .replace(/[\u202f\u200e\u200f]/g, (sign) => (sign === '\u202f' ? ' ' : ''));
}

/** `Date.format()`: 1/2/2024 in en_US, 02.01.2024 in de_DE. */
export function formatLocalDate(date: ApexDate, locale: string): string {
  return shown(locale, date.epochDay * dayMillis, { dateStyle: 'short' });
}

/** `Datetime.format()` of wall-clock milliseconds: 1/2/2024, 3:04 PM in en_US. */
export function formatLocalDatetime(localMillis: number, locale: string, timeStyle: 'short' | 'medium'): string {
  return shown(locale, localMillis, { dateStyle: 'short', timeStyle });
}

type DatePart = 'year' | 'month' | 'day';

/** In which order a locale writes year, month and day. */
function partOrder(locale: string): DatePart[] {
  return formatOf(locale, { dateStyle: 'short' })
    .formatToParts(0)
    .map((part) => part.type)
    .filter((type): type is DatePart => type === 'year' || type === 'month' || type === 'day');
}

const invalidDate = (text: string): Error =>
  createException('System.TypeException', `Invalid date: ${text}`) as unknown as Error;

/**
 * `Date.parse` in the running user's locale; two digits of a year mean this century. What follows the date does not count, and years
 * that no field can hold are no dates (salesforce.stackexchange.com/questions/223974).
 */
export function parseLocalDate(text: string, locale: string): ApexDate {
  const match = /^\s*(\d{1,4})[./-]\s?(\d{1,2})[./-]\s?(\d{1,4})/.exec(text);
  if (!match) throw invalidDate(text);
  const part: Record<string, number> = {};
  partOrder(locale).forEach((type, i) => (part[type] = Number(match[i + 1])));
  const { year = 0, month = 0, day = 0 } = part;
  const date = ApexDate.parseIso(`${pad(year < 100 ? 2000 + year : year, 4)}-${month}-${day}`);
  if (!date || date.year < 1700 || date.year > 4000) throw invalidDate(text);
  return date;
}

/** What a locale writes for the two halves of the day; undefined where it counts hours to 24. */
function dayPeriods(locale: string): readonly [string, string] | undefined {
  const of = (hour: number): string | undefined =>
    formatOf(locale, { timeStyle: 'short' })
      .formatToParts(hour * 3_600_000)
      .find((part) => part.type === 'dayPeriod')?.value;
  const [morning, afternoon] = [of(1), of(13)];
  return morning === undefined || afternoon === undefined ? undefined : [morning, afternoon];
}

/** Wall-clock milliseconds of `Datetime.parse` text in the running user's locale: `1/2/2024, 3:04 PM` in en_US. */
export function parseLocalDatetime(text: string, locale: string): number {
  const invalid = createException('System.TypeException', `Invalid date/time: ${text}`);
  const match = /^\s*(\S+?\.?(?: ?\d+\.){0,2}),?\s+(\D*?)\s*(\d{1,2}):(\d{2})\s*(\D*?)\s*$/.exec(
    text.replace(/[\u202f\u00a0]/g, ' '),
  );
  if (!match) throw invalid;
  const [, date = '', before = '', hourText, minute, after = ''] = match;
  const periods = dayPeriods(locale);
  const said = (before + after).toLowerCase();
  const half = periods?.findIndex((p) => p.toLowerCase() === said);
  if ((periods === undefined && said !== '') || half === -1) throw invalid;
  const hour = half === undefined ? Number(hourText) : (Number(hourText) % 12) + half * 12;
  if (hour > 23 || Number(minute) > 59) throw invalid;
  return parseLocalDate(date, locale).epochDay * dayMillis + hour * 3_600_000 + Number(minute) * 60_000;
}
