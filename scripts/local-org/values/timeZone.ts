import { currentTransaction, isInTransaction } from '../runtime/transaction.ts';
import type { UserSettings } from '../runtime/org.ts';
import { ApexDate, ApexDatetime, ApexTime, utcMillis } from './temporal.ts';

const formats = new Map<string, Intl.DateTimeFormat | null>();
/** Offsets per zone and quarter of an hour: clocks have changed on quarters only since 1970. */
const offsets = new Map<string, Map<number, number>>();
const quarterHour = 900_000;

/** Zone and locale outside of any Apex: work of the local org itself. */
const nobodysSettings: UserSettings = { timeZone: 'GMT', locale: 'en_US' };

/** Zone and locale of the running user; `System.runAs` changes them with the user. */
export function userSettings(): UserSettings {
  if (!isInTransaction()) return nobodysSettings;
  const { org, userId } = currentTransaction();
  return org.settingsOf(userId);
}

/** Zone of the running user; GMT outside of a transaction. */
export function userTimeZone(): string {
  return userSettings().timeZone;
}

/** Offset of `GMT+05:30`, `GMT-8`, `GMT` in minutes; undefined for names of regions. */
function fixedOffset(zone: string): number | undefined {
  if (/^(GMT|UTC|Z|Etc\/(GMT|UTC))$/i.test(zone)) return 0;
  const match = /^(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(zone);
  if (!match) return undefined;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  let format = formats.get(zone);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        era: 'short',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      format = null;
    }
    formats.set(zone, format);
  }
  return format;
}

/** Whether the name means a zone here; unknown names behave as GMT, as in Java. */
export function isKnownZone(zone: string): boolean {
  return fixedOffset(zone) !== undefined || formatOf(zone) !== null;
}

/** Milliseconds to add to GMT for local time in `zone` at that moment. */
export function offsetMillis(zone: string, millis: number): number {
  const fixed = fixedOffset(zone);
  if (fixed !== undefined) return fixed * 60_000;
  const format = formatOf(zone);
  if (!format) return 0;
  if (millis < 0) return computedOffset(format, millis);
  let known = offsets.get(zone);
  if (!known) offsets.set(zone, (known = new Map()));
  const quarter = Math.floor(millis / quarterHour);
  let offset = known.get(quarter);
  if (offset === undefined) {
    if (known.size > 10_000) known.clear();
    known.set(quarter, (offset = computedOffset(format, quarter * quarterHour)));
  }
  return offset;
}

function computedOffset(format: Intl.DateTimeFormat, millis: number): number {
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(millis)) part[type] = value;
  const year = part['era']?.startsWith('B') ? 1 - Number(part['year']) : Number(part['year']);
  const local =
    utcMillis(year, Number(part['month']), Number(part['day'])) +
    Number(part['hour']) * 3_600_000 +
    Number(part['minute']) * 60_000 +
    Number(part['second']) * 1000;
  return local - Math.floor(millis / 1000) * 1000;
}

/**
 * The moment at which clocks in `zone` show `localMillis` (GMT-style millis), as java.util.GregorianCalendar, on which Apex
 * stands, finds it: times that a clock change skips move on by what it skips; of two moments with the same time the later one,
 * in standard time, is meant unless `preferredOffset` says otherwise.
 */
export function fromLocal(zone: string, localMillis: number, preferredOffset?: number): ApexDatetime {
  const day = 86_400_000;
  const before = offsetMillis(zone, localMillis - day);
  const after = offsetMillis(zone, localMillis + day);
  const candidates = [...new Set([...(preferredOffset === undefined ? [] : [preferredOffset]), after, before])];
  for (const offset of candidates)
    if (offsetMillis(zone, localMillis - offset) === offset) return new ApexDatetime(localMillis - offset);
  return new ApexDatetime(localMillis - before);
}

/** Local wall-clock parts of a moment. */
export interface LocalParts {
  readonly date: ApexDate;
  readonly time: ApexTime;
}

export function localParts(zone: string, datetime: ApexDatetime): LocalParts {
  const local = datetime.millis + offsetMillis(zone, datetime.millis);
  return { date: new ApexDate(Math.floor(local / 86_400_000)), time: new ApexTime(local) };
}
