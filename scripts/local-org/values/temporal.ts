import { createException } from './exception.ts';

const DAY = 86_400_000;

/** Apex `Date`: days since 1970-01-01. */
export class ApexDate {
  readonly epochDay: number;

  constructor(epochDay: number) {
    this.epochDay = epochDay;
  }

  /** Month 1 to 12; days and months outside their range run over, as in `Date.newInstance(2024, 13, 1)`. */
  static of(year: number, month: number, day: number): ApexDate {
    return new ApexDate(Math.floor(utcMillis(year, month, day) / DAY));
  }

  /** `yyyy-MM-dd`; undefined for other texts and for days that do not exist. */
  static parseIso(text: string): ApexDate | undefined {
    const match = /^(\d{4,})-(\d{1,2})-(\d{1,2})$/.exec(text);
    if (!match) return undefined;
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
    return ApexDate.of(year, month, day);
  }

  get year(): number {
    return new Date(this.epochDay * DAY).getUTCFullYear();
  }

  get month(): number {
    return new Date(this.epochDay * DAY).getUTCMonth() + 1;
  }

  get day(): number {
    return new Date(this.epochDay * DAY).getUTCDate();
  }

  /** ISO text, `2024-01-02`. */
  toString(): string {
    return `${pad(this.year, 4)}-${pad(this.month, 2)}-${pad(this.day, 2)}`;
  }
}

/** Apex `Datetime`: milliseconds since the epoch, GMT. */
export class ApexDatetime {
  readonly millis: number;

  constructor(millis: number) {
    this.millis = millis;
  }

  /** From GMT parts; values outside their range run over. */
  static ofGmt(
    year: number,
    month: number,
    day: number,
    hour = 0,
    minute = 0,
    second = 0,
    millisecond = 0,
  ): ApexDatetime {
    return new ApexDatetime(
      utcMillis(year, month, day) + hour * 3_600_000 + minute * 60_000 + second * 1000 + millisecond,
    );
  }

  /** ISO 8601 with `T`, offset or `Z` and optional fraction, as JSON and the REST API write it; undefined for other texts. */
  static parseIso(text: string): ApexDatetime | undefined {
    const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text,
    );
    if (!match) return undefined;
    const [, year, month, day, hour, minute, second = '0', fraction = '', zone = 'Z'] = match;
    if (
      !ApexDate.parseIso(`${year}-${month}-${day}`) ||
      Number(hour) > 23 ||
      Number(minute) > 59 ||
      Number(second) > 59
    )
      return undefined;
    const base = ApexDatetime.ofGmt(
      Number(year),
      Number(month),
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
    );
    const offset =
      zone === 'Z' ? 0 : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
    return new ApexDatetime(base.millis + Number(fraction.padEnd(3, '0').slice(0, 3)) - offset * 60_000);
  }

  /** `2024-01-02T03:04:05.000Z`, the JSON form. */
  toIso(): string {
    return new Date(this.millis).toISOString();
  }

  /** `2024-01-02 03:04:05` in GMT: debug and concatenation text. */
  toString(): string {
    const d = new Date(this.millis);
    const date = `${pad(d.getUTCFullYear(), 4)}-${pad(d.getUTCMonth() + 1, 2)}-${pad(d.getUTCDate(), 2)}`;
    return `${date} ${pad(d.getUTCHours(), 2)}:${pad(d.getUTCMinutes(), 2)}:${pad(d.getUTCSeconds(), 2)}`;
  }
}

/** Apex `Time`: milliseconds since midnight. */
export class ApexTime {
  readonly millis: number;

  constructor(millis: number) {
    this.millis = ((millis % DAY) + DAY) % DAY;
  }

  static of(hour: number, minute: number, second: number, millisecond: number): ApexTime {
    return new ApexTime(hour * 3_600_000 + minute * 60_000 + second * 1000 + millisecond);
  }

  /** `HH:mm:ss` with optional fraction and `Z`. */
  static parseIso(text: string): ApexTime | undefined {
    const match = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z?$/.exec(text);
    if (!match || Number(match[1]) > 23 || Number(match[2]) > 59 || Number(match[3] ?? 0) > 59) return undefined;
    return ApexTime.of(
      Number(match[1]),
      Number(match[2]),
      Number(match[3] ?? 0),
      Number((match[4] ?? '').padEnd(3, '0')),
    );
  }

  get hour(): number {
    return Math.floor(this.millis / 3_600_000);
  }

  get minute(): number {
    return Math.floor(this.millis / 60_000) % 60;
  }

  get second(): number {
    return Math.floor(this.millis / 1000) % 60;
  }

  get millisecond(): number {
    return this.millis % 1000;
  }

  /** `03:04:05.006Z`. */
  toString(): string {
    return `${pad(this.hour, 2)}:${pad(this.minute, 2)}:${pad(this.second, 2)}.${pad(this.millisecond, 3)}Z`;
  }
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(utcMillis(year, month + 1, 0)).getUTCDate();
}

/** Adds months and keeps the day, cut to the last day of the new month: 31 January plus one month is the 28th or 29th. */
export function addMonths(date: ApexDate, months: number): ApexDate {
  const total = date.year * 12 + (date.month - 1) + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return ApexDate.of(year, month, Math.min(date.day, daysInMonth(year, month)));
}

/** Milliseconds of a GMT day; unlike `Date.UTC` it takes the years 0 to 99 as they are. */
export function utcMillis(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const millis = date.getTime();
  if (Number.isNaN(millis)) throw createException('System.TypeException', `Invalid date: ${year}-${month}-${day}`);
  return millis;
}

export function pad(value: number, width: number): string {
  return value < 0 ? `-${String(-value).padStart(width, '0')}` : String(value).padStart(width, '0');
}
