import type { ParseError } from 'jsonc-parser';
import { type Diagnostic, errorAt, fileError } from '../diagnostics/diagnostic.ts';
import { CallError } from '../diagnostics/errors.ts';
import { locate } from './position.ts';

/** Deeper than any file of a function app, and far from what a parser cannot do. */
export const MAX_DEPTH = 100;

/**
 * Parses JSON as the host does: comments, trailing commas and a byte-order mark are fine.
 * @throws CallError that names the file, with the line and column of the first error.
 */
export async function parseJson(text: string, path: string): Promise<unknown> {
  const plain = text.replace(/^\uFEFF/, '');
  if (isTooDeep(plain)) throw new CallError([fileError(path, `${path} ${TOO_DEEP}`, FIX_IT)]);
  try {
    return convertible(JSON.parse(plain));
  } catch {
    return parseTolerantly(plain, path);
  }
}

/** What to say of a text that `isTooDeep`. */
export const TOO_DEEP = `is nested more than ${MAX_DEPTH} deep`;

/** What UTF-16, the "Unicode" of Windows, looks like when it is read as UTF-8. */
const OTHER_ENCODING = /^\uFFFD\uFFFD|\0/;

/** Whether a JSON text opens more objects and arrays in one another than can be followed. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    else if (character === '"') at = endOfString(text, at);
    else if (character === '/') at = endOfComment(text, at);
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** Strings and comments end where they do for the parser, which takes a carriage return alone for a line's end. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && !/["\r\n]/.test(text[at] ?? '')) at += text[at] === '\\' ? 2 : 1;
  return at;
}

function endOfComment(text: string, start: number): number {
  const next = text[start + 1];
  if (next !== '/' && next !== '*') return start;
  const end = next === '/' ? /[\r\n]/g : /\*\//g;
  end.lastIndex = start + 2;
  return end.exec(text)?.index ?? text.length;
}

async function parseTolerantly(text: string, path: string): Promise<unknown> {
  if (OTHER_ENCODING.test(text))
    throw new CallError([
      fileError(path, `${path} is not UTF-8 text`, 'Save it as UTF-8 and run this again.'),
    ]);
  const { default: jsonc } = await import('jsonc-parser');
  const errors: ParseError[] = [];
  const value: unknown = jsonc.parse(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (!first) return convertible(value);
  const message = `${path} is not valid JSON (${jsonc.printParseErrorCode(first.error)})`;
  const location = locate(path, text, first.offset, first.length);
  throw new CallError([errorAt(location, message, FIX_IT)]);
}

/** The keys that decide what an object is as a text. No file of the host has them. */
const CONVERSIONS = ['toString', 'valueOf'];

/** The value, with no object in it that String() cannot convert. */
export function convertible(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isObject(value))
    for (const key of CONVERSIONS) if (Object.hasOwn(value, key)) delete value[key];
  for (const each of Object.values(value)) convertible(each);
  return value;
}

const FIX_IT = 'Correct the file and run this again.';

/** What to say of a file that must hold a JSON object and holds something else. */
export function noObject(file: string): Diagnostic {
  return fileError(
    file,
    `${file} must hold a JSON object`,
    'Correct or delete the file and run this again.',
  );
}

/** Whether a parsed value is a JSON object. */
export function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of keys, compared without regard to case as the host does; undefined when there is none. */
export function valueAt(value: unknown, ...keys: string[]): unknown {
  let current = value;
  for (const key of keys) {
    if (!isObject(current)) return undefined;
    const found = Object.keys(current).find((name) => name.toLowerCase() === key.toLowerCase());
    current = found === undefined ? undefined : current[found];
  }
  return current;
}
