import { createException } from '../values/exception.ts';
import { ApexDate, daysInMonth } from '../values/temporal.ts';
import { fromLocal, offsetMillis } from '../values/timeZone.ts';

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** A parsed cron expression as `System.schedule` takes it: seconds minutes hours day-of-month month day-of-week [year]. */
export interface CronExpression {
  readonly seconds: ReadonlySet<number>;
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly years: ReadonlySet<number> | undefined;
  /** Whether a day fits. */
  readonly matchesDay: (date: ApexDate) => boolean;
}

function invalid(expression: string, problem: string): Error {
  return createException('System.StringException', `${problem}: ${expression}`) as unknown as Error;
}

/** Parses the Quartz-like syntax of Apex ("Apex Scheduler", System.schedule): `*`, `?`, `,`, `-`, `/`, `L`, `W`, `#` and names. */
export function parseCron(expression: string): CronExpression {
  const parts = expression.trim().split(/\s+/);
  if (parts.length < 6 || parts.length > 7)
    throw invalid(expression, parts.length < 6 ? 'Unexpected end of expression' : 'Unexpected token');
  const [seconds = '', minutes = '', hours = '', dayOfMonth = '', month = '', dayOfWeek = '', year] = parts.map((p) =>
    p.toUpperCase(),
  );
  if (dayOfMonth === '?' && dayOfWeek === '?')
    throw invalid(expression, "'?' can only be specified for Day-of-Month -OR- Day-of-Week");
  if (dayOfMonth !== '?' && dayOfWeek !== '?')
    throw invalid(
      expression,
      'Support for specifying both a day-of-week AND a day-of-month parameter is not implemented',
    );
  const field = (
    text: string,
    low: number,
    high: number,
    names: readonly string[] = [],
    base = 0,
  ): ReadonlySet<number> => values(expression, text, low, high, names, base);
  // Apex takes whole numbers only for seconds and minutes: a range or step there is refused.
  if (!/^\d+$/.test(seconds) || !/^\d+$/.test(minutes))
    throw createException('System.AsyncException', `Seconds and minutes must be specified as integers: ${expression}`);
  return {
    seconds: field(seconds, 0, 59),
    minutes: field(minutes, 0, 59),
    hours: field(hours, 0, 23),
    months: field(month, 1, 12, monthNames, 1),
    years: year === undefined || year === '*' || year === '?' ? undefined : field(year, 1970, 2099),
    matchesDay:
      dayOfMonth === '?' ? dayOfWeekMatcher(expression, dayOfWeek) : dayOfMonthMatcher(expression, dayOfMonth),
  };
}

function values(
  expression: string,
  text: string,
  low: number,
  high: number,
  names: readonly string[],
  base: number,
): ReadonlySet<number> {
  const result = new Set<number>();
  const one = (word: string): number => {
    const index = names.indexOf(word);
    const value = index >= 0 ? index + base : /^\d+$/.test(word) ? Number(word) : NaN;
    if (Number.isNaN(value) || value < low || value > high)
      throw invalid(expression, `Illegal cron expression value '${word}'`);
    return value;
  };
  for (const item of text.split(',')) {
    const [range = '', stepText] = item.split('/');
    const step = stepText === undefined ? 1 : Number(stepText);
    if (!Number.isInteger(step) || step < 1) throw invalid(expression, `Illegal increment '${item}'`);
    const [from = '', to] = range.split('-');
    const start = range === '*' || range === '?' ? low : one(from);
    const end =
      range === '*' || range === '?' ? high : to !== undefined ? one(to) : stepText !== undefined ? high : start;
    if (end >= start) for (let v = start; v <= end; v += step) result.add(v);
    // A range may run over the end, as in FRI-MON.
    else for (let v = start; v <= high + (end - low) + 1; v += step) result.add(v > high ? v - high - 1 + low : v);
  }
  return result;
}

const weekdayOf = (date: ApexDate): number => (((date.epochDay + 4) % 7) + 7) % 7;

function dayOfMonthMatcher(expression: string, text: string): (date: ApexDate) => boolean {
  if (text === 'L') return (date) => date.day === daysInMonth(date.year, date.month);
  if (text === 'LW')
    return (date) => date.day === nearestWeekday(date.year, date.month, daysInMonth(date.year, date.month));
  const weekday = /^(\d{1,2})W$/.exec(text);
  if (weekday)
    return (date) =>
      date.day ===
      nearestWeekday(date.year, date.month, Math.min(Number(weekday[1]), daysInMonth(date.year, date.month)));
  const days = values(expression, text, 1, 31, [], 1);
  return (date) => days.has(date.day);
}

function nearestWeekday(year: number, month: number, day: number): number {
  const weekday = weekdayOf(ApexDate.of(year, month, day));
  if (weekday === 6) return day === 1 ? 3 : day - 1;
  if (weekday === 0) return day === daysInMonth(year, month) ? day - 2 : day + 1;
  return day;
}

function dayOfWeekMatcher(expression: string, text: string): (date: ApexDate) => boolean {
  const number = (word: string): number => (dayNames.includes(word) ? dayNames.indexOf(word) : Number(word) - 1);
  const last = /^(\d|[A-Z]{3})L$/.exec(text);
  if (last)
    return (date) => weekdayOf(date) === number(last[1] as string) && date.day + 7 > daysInMonth(date.year, date.month);
  const nth = /^(\d|[A-Z]{3})#([1-5])$/.exec(text);
  if (nth) return (date) => weekdayOf(date) === number(nth[1] as string) && Math.ceil(date.day / 7) === Number(nth[2]);
  if (text === 'L') return (date) => weekdayOf(date) === 6;
  const days = values(expression, text, 1, 7, dayNames, 1);
  return (date) => days.has(weekdayOf(date) + 1);
}

/** First moment after `after` at which the expression fires in the zone; undefined when it never does. */
export function nextFireTime(cron: CronExpression, after: number, zone: string): number | undefined {
  const local = after + offsetMillis(zone, after);
  let day = Math.floor(local / 86_400_000);
  const hours = [...cron.hours].sort((a, b) => a - b);
  const lastYear = cron.years ? Math.max(...cron.years) : new ApexDate(day).year + 10;
  for (; ; day++) {
    const date = new ApexDate(day);
    if (date.year > lastYear) return undefined;
    if ((cron.years && !cron.years.has(date.year)) || !cron.months.has(date.month) || !cron.matchesDay(date)) continue;
    for (const hour of hours)
      for (const minute of cron.minutes)
        for (const second of cron.seconds) {
          const moment = fromLocal(zone, day * 86_400_000 + ((hour * 60 + minute) * 60 + second) * 1000).millis;
          if (moment > after) return moment;
        }
  }
}
