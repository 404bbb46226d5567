import { currentTransaction, isInTransaction } from '../runtime/transaction.ts';
import { ApexDate, ApexDatetime, ApexTime, utcMillis } from './temporal.ts';

const formats = new Map<string, Intl.DateTimeFormat | null>();

/** Zone of the running user; GMT outside of a transaction. */
export function userTimeZone(): string {
  return isInTransaction() ? currentTransaction().org.timeZone : 'UTC';
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

/** The moment at which clocks in `zone` show `localMillis` (GMT-style millis); in a gap the later, in an overlap the earlier. */
export function fromLocal(zone: string, localMillis: number): ApexDatetime {
  const guess = localMillis - offsetMillis(zone, localMillis);
  const before = localMillis - offsetMillis(zone, guess - 3 * 3_600_000);
  if (before + offsetMillis(zone, before) === localMillis) return new ApexDatetime(before);
  return new ApexDatetime(localMillis - offsetMillis(zone, guess));
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
