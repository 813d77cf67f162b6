import type { FileLocation } from '../diagnostics/diagnostic.ts';

/** The offsets at which the lines of the text that was asked for last begin: many places of one file are asked for. */
let known: { text: string; starts: readonly number[] } = { text: '', starts: [0] };

/**
 * Where a value is: `offset` and `length` count UTF-16 code units of the text. Of a value of several lines
 * the first character is marked.
 */
export function locate(file: string, text: string, offset: number, length = 1): FileLocation {
  // Equal texts are compared at once when they are the same one, so that one is kept which comes again.
  known = { text, starts: known.text === text ? known.starts : startsOf(text) };
  const { starts } = known;
  const line = lineOf(starts, offset);
  const start = starts[line - 1] ?? 0;
  const end = (starts[line] ?? text.length + 1) - 1;
  const source = text.slice(start, text[end - 1] === '\r' ? end - 1 : end);
  const column = offset - start + 1;
  const isWithin = column - 1 + length <= source.length;
  return { file, line, column, length: isWithin ? length : 1, source };
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
