/** The value in the middle, or between the two in the middle. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** The value that `share` (0 to 1) of the numbers do not exceed, interpolated. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** The ratio of each round. Both sides of a round meet the same load, so these vary less than times. */
export function ratios(ours: readonly number[], other: readonly number[]): number[] {
  return ours.map((number, round) => number / (other[round] ?? Number.NaN));
}
