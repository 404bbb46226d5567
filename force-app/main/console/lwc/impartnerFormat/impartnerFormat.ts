import lang from '@salesforce/i18n/lang';
import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';

import { labels } from './labels';

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** The label with its placeholders `{0}`, `{1}` filled. */
export function fill(label: string, ...values: readonly (string | number)[]): string {
  return label.replace(/\{(\d+)\}/g, (hole, position: string) => String(values[Number(position)] ?? hole));
}

/** `1 record`, `14 records`: the text for one, or the text for any other number with the number in it. */
export function counted(count: number | undefined, one: string, many: string): string {
  return count === 1 ? one : fill(many, wholeNumber(count));
}

/** `3 hours ago`, `in 5 minutes`, `just now` within the last minute; blank where there is no time. */
export function relativeTime(iso: string | undefined, now: number = Date.now()): string {
  if (!iso) return '';
  const seconds = (Date.parse(iso) - now) / 1000;
  if (seconds <= 0 && seconds > -60) return labels.justNow;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', Infinity] as const);
  return new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

/** Date and time in the user's locale and zone; blank where there is none. */
export function absoluteTime(iso: string | undefined): string {
  if (!iso) return '';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(Date.parse(iso));
}

/** A day without a time, e.g. `3 Mar`. */
export function shortDay(isoDay: string | undefined): string {
  if (!isoDay) return '';
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.parse(isoDay),
  );
}

/** A day with its year, e.g. `Mar 3, 2026`. */
export function longDay(isoDay: string | undefined): string {
  if (!isoDay) return '';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(isoDay));
}

/** A value as the server sends it: ISO text or a plain number, shown as its type says. */
export function typedText(text: string | undefined, type: string | undefined, currency?: string): string {
  if (text == null) return '';
  if (type === 'Currency') return money(Number(text), currency);
  if (type === 'Number') return wholeNumber(Number(text));
  if (type === 'Date') return longDay(text);
  return type === 'Time' ? absoluteTime(text) : text;
}

export function wholeNumber(value: number | undefined): string {
  return new Intl.NumberFormat(locale).format(value ?? 0);
}

/** Amount with its currency; without one as a plain number; blank where there is no amount. */
export function money(amount: number | undefined, currency: string | undefined): string {
  if (amount == null) return '';
  if (!currency || !/^[A-Z]{3}$/.test(currency)) return new Intl.NumberFormat(locale).format(amount);
  return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount);
}

/** `SEVERAL_OPEN_OPPORTUNITIES` and `CreateOpportunity` as people read them: `Several open opportunities`, `Create opportunity`. */
export function words(code: string | undefined): string {
  const parted = (code ?? '').replaceAll('_', ' ').replace(/([a-z])(?=[A-Z])/g, '$1 ');
  const text = parted.toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `4 s`, `2 min 5 s`, `1 h 3 min`: how long something took; blank where it has not ended. */
export function duration(from: string | undefined, to: string | undefined): string {
  if (!from || !to) return '';
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return fill(labels.seconds, seconds);
  if (minutes < 60) return fill(labels.minutes, minutes, seconds % 60);
  return fill(labels.hours, Math.floor(minutes / 60), minutes % 60);
}

/** What people call a record; one without a name by what Impartner calls it: `Deal 1042`. */
export function subjectOf(record: ImpartnerRecordName.Named | undefined, impartnerKey: string | undefined): string {
  if (record?.subject) return record.subject;
  const [object = '', ...id] = (impartnerKey ?? '').split(':');
  return id.length === 0 ? object : fill(labels.keyName, object, id.join(':'));
}

/** An address that a browser opens safely; undefined for any other. */
export function safeAddress(url: string | undefined): string | undefined {
  return url && /^https:\/\//.test(url) ? url : undefined;
}

/** `Deal:1042` as people say it: `deal 1042`. */
export function recordName(impartnerKey: string | undefined): string {
  const [object = '', ...id] = (impartnerKey ?? '').split(':');
  return `${object.toLowerCase()} ${id.join(':')}`.trim();
}
