import type { FileLocation } from '../diagnostics/diagnostic.ts';
import { terminalLine } from '../formats/quote/terminal.ts';

/** The columns of a terminal that are shown before the value, of the value, and in all. */
const BEFORE = 40;
const VALUE = 60;
const WHOLE = 100;

/** More code units than these are not looked at, on either side: no character takes that many. */
const LOOKED_AT = 1000;

const TAB = '    ';
const CUT = '...';

/** The source line of a location, with carets under the value; undefined where the line is not known. */
export interface Frame {
  /** The number of the line, and what goes in its place in the line below. */
  gutter: readonly [string, string];
  code: string;
  /** Undefined where the column is not known. */
  carets: string | undefined;
}

/** The line as a terminal may get it, without its indentation and cut around the value. */
export function sourceFrame({ line, column, length = 1, source }: FileLocation): Frame | undefined {
  if (line === undefined || source === undefined) return undefined;
  const number = String(line);
  const gutter = [number, ' '.repeat(number.length)] as const;
  const start = (column ?? 1) - 1;
  const indent = /^\s*/.exec(source.slice(0, start))?.[0].length ?? 0;
  const before = endOf(source.slice(indent, start), BEFORE);
  const value = startOf(source.slice(start, start + length), VALUE);
  const room = WHOLE - widthOf(before) - widthOf(value);
  const after = value.endsWith(CUT) ? '' : startOf(source.slice(start + length), room);
  const code = `${before}${value}${after}`.trimEnd();
  if (column === undefined) return { gutter, code, carets: undefined };
  const carets = ' '.repeat(widthOf(before)) + '^'.repeat(Math.max(1, widthOf(value)));
  return { gutter, code, carets };
}

/** The first characters, as a terminal may get them, that take no more columns than these. */
function startOf(text: string, columns: number): string {
  const characters = charactersOf(text.slice(0, LOOKED_AT));
  const kept = fitting(characters, columns);
  return kept.length === characters.length ? kept.join('') : `${kept.join('')}${CUT}`;
}

/** The last ones. */
function endOf(text: string, columns: number): string {
  const characters = charactersOf(text.slice(-LOOKED_AT)).reverse();
  const kept = fitting(characters, columns);
  const whole = kept.reverse().join('');
  return kept.length === characters.length ? whole : `${CUT}${whole}`;
}

function fitting(characters: readonly string[], columns: number): string[] {
  let width = 0;
  const first = characters.findIndex((each) => {
    width += widthOf(each);
    return width > columns;
  });
  return characters.slice(0, first < 0 ? undefined : first);
}

/** What a reader takes for one character each. The half of one at the end of a cut text is left out. */
function charactersOf(text: string): string[] {
  const whole = text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
  const characters = isPlain(whole)
    ? whole.split('')
    : [...new Intl.Segmenter('en').segment(whole)].map(({ segment }) => segment);
  return characters.map((each) => terminalLine(each.replaceAll('\t', TAB)));
}

const isPlain = (text: string): boolean => /^[\t\x20-\x7E]*$/.test(text);

/** How many columns of a terminal a text takes that has no control characters. */
export function widthOf(text: string): number {
  if (isPlain(text)) return text.length;
  let width = 0;
  for (const { segment } of new Intl.Segmenter('en').segment(text)) width += clusterWidth(segment);
  return width;
}

/** Unicode Standard Annex 11: the ranges with the width W or F. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\uFE0F/u;

/** Marks that stand on the character before them, and what is not seen. */
const INVISIBLE = /^[\p{Mn}\p{Me}\u200B-\u200D\u2060\uFEFF]+$/u;

function clusterWidth(cluster: string): number {
  if (WIDE.test(cluster)) return 2;
  return INVISIBLE.test(cluster) ? 0 : 1;
}
