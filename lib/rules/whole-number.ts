/** What is wrong with a text that has to be a whole number from `low` to `high`. */
export function wholeNumberProblem(
  low: number,
  high: number,
): (value: string) => string | undefined {
  return (value) =>
    /^\d{1,15}$/.test(value) && Number(value) >= low && Number(value) <= high
      ? undefined
      : `"${value}" is not a whole number from ${low} to ${high}`;
}
