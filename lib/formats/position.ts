/** The offsets at which the lines of the text that was asked for last begin: many places of one file are asked for. */
let known: { text: string; starts: readonly number[] } = { text: '', starts: [0] };

/** Line and column of an offset, counted from 1. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  // Equal texts are compared at once when they are the same one, so that one is kept which comes again.
  known = { text, starts: known.text === text ? known.starts : startsOf(text) };
  const { starts } = known;
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
