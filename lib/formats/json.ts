import { createRequire } from 'node:module';
import type * as Jsonc from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { type Diagnostic, fileError } from '../diagnostics/diagnostic.ts';

/** Deeper than any file of a function app, and far from what a parser cannot do. */
export const MAX_DEPTH = 100;

/** What a text holds, or why it is no JSON, and where. */
export interface ParsedJson {
  value: unknown;
  problem: { message: string; offset: number; length: number } | undefined;
}

/**
 * Parses JSON as the host does: comments, last commas and a byte-order mark are fine. Of a key that is there
 * twice the last counts.
 */
export function parseJson(text: string): ParsedJson {
  const plain = withoutMark(text);
  if (isTooDeep(plain)) return failed(TOO_DEEP);
  try {
    return { value: convertible(JSON.parse(plain)), problem: undefined };
  } catch {
    return parseTolerantly(plain);
  }
}

/** A text without its byte-order mark. */
export function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** The library for JSON that JSON.parse does not take. Most runs need none. */
export const jsonc = (): typeof Jsonc => load('jsonc-parser');

const load = createRequire(import.meta.url);

/** What to say of a text that `isTooDeep`. */
export const TOO_DEEP = `is nested more than ${MAX_DEPTH} deep`;

/** What to say of a text in another encoding. */
export const NOT_UTF8 = 'is not UTF-8 text';

/** What UTF-16, the "Unicode" of Windows, looks like when it is read as UTF-8. */
const OTHER_ENCODING = /^\uFFFD\uFFFD|\0/;

/** Whether a JSON text opens more objects and arrays in one another than can be followed. */
export function isTooDeep(text: string): boolean {
  if (!hasManyBrackets(text)) return false;
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

/** Whether there are enough brackets to nest too deep, wherever they are: few files have them. */
function hasManyBrackets(text: string): boolean {
  let count = 0;
  for (const bracket of '{[')
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1))
      if (++count > MAX_DEPTH) return true;
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

function parseTolerantly(text: string): ParsedJson {
  if (OTHER_ENCODING.test(text)) return failed(NOT_UTF8);
  const { parse, printParseErrorCode } = jsonc();
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  return first
    ? failed(`is not valid JSON (${printParseErrorCode(first.error)})`, first.offset, first.length)
    : { value: convertible(value), problem: undefined };
}

function failed(message: string, offset = 0, length = 1): ParsedJson {
  return { value: undefined, problem: { message, offset, length } };
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

/**
 * The value at a path of keys, compared without regard to case as the host does, which takes the last of those that
 * are the same; undefined when there is none.
 */
export function valueAt(value: unknown, ...keys: string[]): unknown {
  let current = value;
  for (const key of keys) {
    if (!isObject(current)) return undefined;
    const found = Object.keys(current).findLast((name) => isSameKey(name, key));
    current = found === undefined ? undefined : current[found];
  }
  return current;
}

/** Whether two keys of an object are the same to the host. */
export function isSameKey(one: string, other: string): boolean {
  return one === other || one.toLowerCase() === other.toLowerCase();
}

/** An object whose properties are found whatever their case is. */
export function inAnyCase<T extends object>(object: T): T {
  return new Proxy(object, {
    get: (target, key) =>
      typeof key === 'symbol' || Object.hasOwn(target, key)
        ? Reflect.get(target, key)
        : (valueAt(target, key) ?? Reflect.get(target, key)),
  });
}
