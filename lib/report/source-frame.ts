import type { FileLocation } from '../diagnostics/diagnostic.ts';
import { terminalLine } from '../formats/quote/terminal.ts';
import { hideSecrets } from './hide-secrets.ts';

/** The source line of a location as a terminal may get it: without its indentation, and cut around the value. */
export interface Frame {
  line: string;
  code: string;
  /** The columns of the terminal that the value takes, and those before it; undefined where it is not known. */
  value: { indent: number; width: number } | undefined;
}

/** Columns of the code at most: before the value, of the value, and in all. */
const BEFORE = 40;
const VALUE = 60;
const WHOLE = 100;

/** Code units that are looked at on either side of where the value begins. */
const AROUND = 1000;

const TAB = '    ';
const CUT = '...';

/** The frame of a location; undefined where the line is not known. */
export function sourceFrame(location: FileLocation): Frame | undefined {
  const { file, line, column, length = 1, source } = location;
  if (line === undefined || source === undefined) return undefined;
  const at = (column ?? 1) - 1;
  const from = Math.max(0, at - AROUND);
  const text = hideSecrets(file, source.slice(from, at + AROUND));
  const start = at - from;
  const left = from === 0 ? text.slice(0, start).trimStart() : text.slice(0, start);
  const value = startOf(text.slice(start, start + length), VALUE);
  const isCut = value.endsWith(CUT);
  const right = isCut ? '' : text.slice(start + length).trimEnd();
  const before = endOf(
    left,
    Math.max(BEFORE, WHOLE - CUT.length - widthOf(value) - widthOf(right)),
  );
  const after = startOf(right, WHOLE - widthOf(before) - widthOf(value));
  return {
    line: String(line),
    code: `${before}${value}${after}`.trimEnd(),
    value:
      column === undefined
        ? undefined
        : { indent: widthOf(before), width: Math.max(1, widthOf(value)) },
  };
}

/** The first characters, as a terminal may get them, that take no more columns than these. */
function startOf(text: string, columns: number): string {
  const characters = charactersOf(text);
  const kept = fitting(characters, columns).join('');
  return kept.length === characters.join('').length ? kept : `${kept}${CUT}`;
}

/** The last ones. */
function endOf(text: string, columns: number): string {
  const characters = charactersOf(text).reverse();
  const kept = fitting(characters, columns);
  const whole = kept.toReversed().join('');
  return kept.length === characters.length ? whole : `${CUT}${whole}`;
}

function fitting(characters: readonly string[], columns: number): readonly string[] {
  let width = 0;
  const first = characters.findIndex((each) => {
    width += widthOf(each);
    return width > columns;
  });
  return first < 0 ? characters : characters.slice(0, first);
}

/** What a reader takes for one character each. Half a pair of surrogates, where the text was cut, is left out. */
function charactersOf(text: string): string[] {
  const whole = text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
  return clustersOf(whole).map((each) => terminalLine(each.replaceAll('\t', TAB)));
}

function clustersOf(text: string): string[] {
  return /^[\t\x20-\x7E]*$/.test(text)
    ? text.split('')
    : [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);
}

/** How many columns of a terminal a text takes in which `terminalLine` changes nothing. */
export function widthOf(text: string): number {
  return clustersOf(text).reduce((width, each) => width + clusterWidth(each), 0);
}

/** Unicode Standard Annex 11, the widths W and F, and what is shown as a picture. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\uFE0F/u;

/** Marks that have no character to be on, and what is not seen at all. */
const INVISIBLE = /^[\p{Mn}\p{Me}\u200B-\u200D\u2060\uFEFF]+$/u;

function clusterWidth(cluster: string): number {
  if (WIDE.test(cluster)) return 2;
  return INVISIBLE.test(cluster) ? 0 : 1;
}
