import { isRawJson } from './json/exact.ts';
import { isoSeconds, NetTime, zoneText } from './json/net-date.ts';

/**
 * A value of the host as the handler sees it in Data and Metadata (contract 4.2): objects as they are, bytes in Base64,
 * dates without fraction, a DateTime also without zone, and everything else as JSON text inside a string, strings too.
 */
export function encodeValue(value: unknown): unknown {
  if (value instanceof Uint8Array) return base64(value);
  if (value instanceof Date) return encodeValue(utc(value));
  if (value instanceof NetTime) {
    return isoSeconds(value.date) + (value.date.kind === 'local' ? zoneText(value.date) : '');
  }
  const plain = plainValue(value ?? null);
  return isPlainObject(plain) ? plain : jsonText(plain);
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isRawJson(value);
}

/** Inside objects and arrays bytes are Base64 and dates are whole. */
function plainValue(value: unknown): unknown {
  if (value instanceof Uint8Array) return base64(value);
  if (value instanceof Date) return utc(value).toJSON();
  if (value instanceof NetTime) return value.toJSON();
  if (Array.isArray(value)) return value.map(plainValue);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value as object).map(([name, item]) => [name, plainValue(item)]),
  );
}

/** JSON as Json.NET writes it: it escapes three characters more. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function base64(value: Uint8Array): string {
  return Buffer.from(value).toString('base64');
}

function utc(value: Date): NetTime {
  return new NetTime({ clock: value.getTime(), ticks: 0, kind: 'utc', offset: 0 });
}
