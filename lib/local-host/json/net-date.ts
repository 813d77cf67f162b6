import type { Culture } from './culture.ts';

/** A .NET DateTime: the time on the clock, and what is known of its zone. */
export interface NetDate {
  /** The clock's time in milliseconds, as if it were UTC. */
  clock: number;
  /** Ten-millionths of a second beyond `clock`, 0 to 9999. */
  ticks: number;
  kind: 'utc' | 'local' | 'unspecified';
  /** Minutes east of UTC; of `local` dates only. */
  offset: number;
}

const iso =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?(?:([Zz])|([+-])(\d\d):?(\d\d)?)?$/;
const microsoft = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/;

/** The date Json.NET makes of a text (`DateTimeUtils.TryParseDateTime`), or undefined when it leaves it a text. */
export function parseDate(text: string, culture: Culture): NetDate | undefined {
  const old = microsoft.exec(text);
  if (old) {
    const instant = Number(old[1]);
    if (old[2]) return localDate(instant, 0, culture.timeZone);
    return { clock: instant, ticks: 0, kind: 'utc', offset: 0 };
  }
  const parts = iso.exec(text);
  if (!parts) return undefined;
  const [, y, mo, d, h, mi, s, fraction = '', utc, sign, zoneHours, zoneMinutes = '0'] = parts;
  const clock = clockTime(Number(y), Number(mo), Number(d), Number(h), Number(mi), Number(s));
  if (clock === undefined) return undefined;
  const all = Number(fraction.padEnd(7, '0'));
  if (Number(h) === 24 && all !== 0) return undefined;
  const time = clock + Math.floor(all / 10_000);
  const ticks = all % 10_000;
  if (utc) return { clock: time, ticks, kind: 'utc', offset: 0 };
  if (!sign) return { clock: time, ticks, kind: 'unspecified', offset: 0 };
  const offset = Number(`${sign}1`) * (Number(zoneHours) * 60 + Number(zoneMinutes));
  return localDate(time - offset * 60_000, ticks, culture.timeZone);
}

function clockTime(y: number, mo: number, d: number, h: number, mi: number, s: number) {
  if (y === 0 || mo < 1 || mo > 12 || d < 1 || h > 24 || mi > 59 || s > 59) return undefined;
  if (h === 24 && (mi > 0 || s > 0)) return undefined;
  const day = new Date(0);
  day.setUTCFullYear(y, mo - 1, d);
  if (day.getUTCDate() !== d) return undefined;
  return day.getTime() + ((h * 60 + mi) * 60 + s) * 1000;
}

/** A moment on the clock of the host's time zone. */
function localDate(instant: number, ticks: number, timeZone: string): NetDate {
  const offset = zoneOffset(instant, timeZone);
  return { clock: instant + offset * 60_000, ticks, kind: 'local', offset };
}

function zoneOffset(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
}

/** As Json.NET writes it: no trailing zeros in the fraction, `Z` or the offset or nothing. */
export function dateJson(date: NetDate): string {
  return `${isoSeconds(date)}${fractionText(date)}${zoneText(date)}`;
}

/** `yyyy-MM-ddTHH:mm:ss`. */
export function isoSeconds({ clock }: NetDate): string {
  return new Date(clock).toISOString().slice(0, 'yyyy-MM-ddTHH:mm:ss'.length);
}

function fractionText({ clock, ticks }: NetDate): string {
  const all = (((clock % 1000) + 1000) % 1000) * 10_000 + ticks;
  const digits = String(all).padStart(7, '0').replace(/0+$/, '');
  return digits && `.${digits}`;
}

export function zoneText({ kind, offset }: NetDate): string {
  if (kind === 'unspecified') return '';
  if (kind === 'utc') return 'Z';
  const size = Math.abs(offset);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** `DateTime.ToString()`: fraction and zone are lost. */
export function dateText(date: NetDate, culture: Culture): string {
  const [day = '', time = ''] = isoSeconds(date).split('T');
  const [y, mo, d] = day.split('-');
  return culture.name === 'de-DE' ? `${d}.${mo}.${y} ${time}` : `${mo}/${d}/${y} ${time}`;
}

/** A .NET DateTime, or with `kind` local a DateTimeOffset, among the values of an invocation. */
export class NetTime {
  readonly date: NetDate;

  constructor(date: NetDate) {
    this.date = date;
  }

  /** A DateTimeOffset in UTC. */
  static offset(time: number | string): NetTime {
    return new NetTime({ clock: new Date(time).getTime(), ticks: 0, kind: 'local', offset: 0 });
  }

  /** A DateTime that knows no zone, as `DateTimeOffset.DateTime` gives one. */
  static unzoned(time: number | string): NetTime {
    return new NetTime({
      clock: new Date(time).getTime(),
      ticks: 0,
      kind: 'unspecified',
      offset: 0,
    });
  }

  /** Inside an object or array. */
  toJSON(): string {
    return dateJson(this.date);
  }
}
