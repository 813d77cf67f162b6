/**
 * A value of the host as the handler sees it in Data and Metadata (contract 4.2): objects as they are, bytes in Base64,
 * dates without zone and fraction, and everything else as JSON text inside a string, strings too.
 */
export function encodeValue(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (value instanceof Date) return value.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? value : JSON.stringify(value ?? null);
}
