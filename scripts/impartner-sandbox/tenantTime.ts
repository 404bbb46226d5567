/** Conversions between instants and local times of the tenant's zone, in which the API reads literals and shows offsets. */
export class TenantTime {
  readonly zone: string;
  private readonly format: Intl.DateTimeFormat;

  constructor(zone: string) {
    this.zone = zone;
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  }

  /** Minutes that the zone is ahead of UTC at the instant. */
  offsetMinutes(millis: number): number {
    const parts = Object.fromEntries(this.format.formatToParts(millis).map((p) => [p.type, Number(p.value)]));
    const local = Date.UTC(
      parts['year'] ?? 0,
      (parts['month'] ?? 1) - 1,
      parts['day'],
      parts['hour'],
      parts['minute'],
      parts['second'],
    );
    return Math.round((local - Math.floor(millis / 1000) * 1000) / 60_000);
  }

  /** `2024-03-19T08:51:12-06:00`: second precision, with the zone's offset. */
  text(millis: number): string {
    const offset = this.offsetMinutes(millis);
    const local = new Date(millis + offset * 60_000).toISOString().slice(0, 19);
    const size = Math.abs(offset);
    const pad = (n: number): string => String(n).padStart(2, '0');
    return `${local}${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
  }

  /** Instant of a literal such as `2024-03-19`, `2024/03/19`, `2024-03-19 08:51:12` or with `T`; undefined for other text. */
  parse(literal: string): number | undefined {
    const match = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[ T](\d{2}):(\d{2}):(\d{2}))?$/.exec(literal);
    if (!match) return undefined;
    const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
    const local = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
    // The offset is that of the instant, which is only known with the offset: two rounds settle it outside of clock changes.
    let instant = local - this.offsetMinutes(local) * 60_000;
    instant = local - this.offsetMinutes(instant) * 60_000;
    return instant;
  }
}
