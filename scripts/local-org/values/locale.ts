import { UnsupportedError } from '../runtime/unsupported.ts';

const tags = new Map<string, string>();

/**
 * BCP 47 name of a Salesforce locale key for Intl, whose data are the ICU formats that orgs use since 2024 (Salesforce Help,
 * "ICU Formats for Dates and Times"); with Gregorian years and western digits, as Apex writes them everywhere.
 */
export function localeTag(locale: string): string {
  let tag = tags.get(locale);
  if (tag === undefined) {
    try {
      tag = new Intl.Locale(`${locale.replaceAll('_', '-')}-u-ca-gregory-nu-latn`).toString();
    } catch {
      throw new UnsupportedError(`formats of the locale ${locale}`);
    }
    if (Intl.DateTimeFormat.supportedLocalesOf(tag).length === 0)
      throw new UnsupportedError(`formats of the locale ${locale}`);
    tags.set(locale, tag);
  }
  return tag;
}

const firstWeekdays = new Map<string, number>();

/** First day of the week in a locale, 0 for Sunday (Apex Reference, `Date.toStartOfWeek`: Sunday in the United States, Monday in Europe). */
function firstWeekday(locale: string): number {
  let first = firstWeekdays.get(locale);
  if (first === undefined) {
    // ICU counts from Monday, 1, to Sunday, 7. The types of TypeScript 5.9 do not know the method yet.
    const known = new Intl.Locale(localeTag(locale)) as Intl.Locale & { getWeekInfo(): { firstDay: number } };
    firstWeekdays.set(locale, (first = known.getWeekInfo().firstDay % 7));
  }
  return first;
}

/** The day on which the week of a day begins, both as days since 1970-01-01. */
export function startOfWeek(epochDay: number, locale: string): number {
  const weekday = (((epochDay + 4) % 7) + 7) % 7;
  return epochDay - ((weekday - firstWeekday(locale) + 7) % 7);
}

const separators = new Map<string, { readonly group: string; readonly decimal: string; readonly minus: string }>();

/** What a locale writes between thousands, before fractions and before what is less than zero. */
export function numberSigns(locale: string): {
  readonly group: string;
  readonly decimal: string;
  readonly minus: string;
} {
  let signs = separators.get(locale);
  if (!signs) {
    const parts = new Intl.NumberFormat(localeTag(locale), { useGrouping: true }).formatToParts(-1_234_567.5);
    const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
    separators.set(locale, (signs = { group: part('group'), decimal: part('decimal'), minus: part('minusSign') }));
  }
  return signs;
}
