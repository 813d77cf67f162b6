import type { Culture } from './culture.ts';

/** `double.ToString()`: the shortest text that reads back, with an exponent from 1E+15 and below 1E-04. */
export function doubleText(value: number, culture?: Culture): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  const text = exponent >= 15 || exponent < -4 ? scientific(mantissa, exponent) : String(value);
  return culture?.name === 'de-DE' ? text.replace('.', ',') : text;
}

function scientific(mantissa: string, exponent: number): string {
  const digits = String(Math.abs(exponent)).padStart(2, '0');
  return `${mantissa}E${exponent < 0 ? '-' : '+'}${digits}`;
}

/** As Json.NET writes a double: with a decimal point, so that it is a double again. */
export function doubleJson(value: number): string {
  const text = doubleText(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
