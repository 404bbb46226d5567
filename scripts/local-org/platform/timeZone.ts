import { ApexType } from '../types/apexType.ts';
import { requireArgument as need } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import type { ApexDatetime } from '../values/temporal.ts';
import { isKnownZone, offsetMillis } from '../values/timeZone.ts';
import { definePlatformType } from './registry.ts';

const type = ApexType.platform('System.TimeZone');

/** Apex `TimeZone`; a name that is no zone means GMT, as in Java. */
export class ApexTimeZone extends PlatformObject {
  readonly id: string;

  constructor(id: string) {
    super();
    this.id = isKnownZone(id) ? id : 'GMT';
  }

  override get $type(): ApexType {
    return type;
  }

  override $equals(other: unknown): boolean {
    return other instanceof ApexTimeZone && other.id === this.id;
  }

  override $toString(): string {
    return this.id;
  }
}

/** `(GMT+01:00) Central European Standard Time (Europe/Paris)`, by the offset of January. */
function displayName(zone: ApexTimeZone): string {
  const january = Date.UTC(2024, 0, 15);
  const minutes = Math.round(offsetMillis(zone.id, january) / 60_000);
  const size = Math.abs(minutes);
  const offset = `GMT${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
  if (/^(GMT|UTC)/i.test(zone.id)) return `(${offset}) ${zone.id}`;
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone.id, timeZoneName: 'long' })
    .formatToParts(january)
    .find((p) => p.type === 'timeZoneName')?.value;
  return `(${offset}) ${name} (${zone.id})`;
}

definePlatformType('System.TimeZone', {
  statics: { getTimeZone: (id: string) => new ApexTimeZone(need(id)) },
  methods: {
    getID: (self: ApexTimeZone) => self.id,
    getDisplayName: displayName,
    getOffset: (self: ApexTimeZone, datetime: ApexDatetime) => offsetMillis(self.id, need(datetime).millis),
    toString: (self: ApexTimeZone) => self.$toString(),
  },
});
