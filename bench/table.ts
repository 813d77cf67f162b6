import type { Comparison } from './measurement.ts';
import { median, quantile, ratios } from './statistics.ts';

/** One line of the report, and the heading above the lines. */
const COLUMNS = [40, 11, 40, 11, 6, 12, 8] as const;

export const heading = line(['ours', 'median', 'against', 'median', 'ratio', 'half within', 'aim']);

/** The medians of both sides, the median of the rounds' ratios, where half of those lie, and the aim. */
export function comparisonLine({ ours, other, unit, numbers, aim }: Comparison): string {
  const each = ratios(numbers.ours, numbers.other);
  const half = [0.25, 0.75].map((share) => quantile(each, share).toFixed(2)).join('-');
  return line([
    ours,
    withUnit(median(numbers.ours), unit),
    other,
    withUnit(median(numbers.other), unit),
    median(each).toFixed(2),
    each.length > 1 ? half : '',
    ...verdict(median(each), aim),
  ]);
}

function verdict(ratio: number, aim: Comparison['aim']): string[] {
  if (!aim) return [];
  if ('atMost' in aim)
    return [`<= ${aim.atMost.toFixed(2)}`, ratio <= aim.atMost ? 'ok' : 'missed'];
  return [`>= ${aim.atLeast.toFixed(2)}`, ratio >= aim.atLeast ? 'ok' : 'missed'];
}

function withUnit(number: number, unit: Comparison['unit']): string {
  const digits = unit === 'req/s' ? 0 : unit === 'MB' || number < 10 ? 2 : 0;
  return unit === 'req/s' ? `${number.toFixed(digits)}/s` : `${number.toFixed(digits)} ${unit}`;
}

function line(cells: readonly string[]): string {
  return cells
    .map((cell, column) => cell.padEnd(COLUMNS[column] ?? 0))
    .join(' ')
    .trimEnd();
}
