import { isDeepStrictEqual } from 'node:util';
import { CallError } from '../diagnostics/errors.ts';
import { isObject, isSameKey, jsonc } from '../formats/json.ts';
import { jsonFile, unsoundJson } from '../formats/json-file.ts';

type Path = (string | number)[];

/** A value to put at a path; `append` adds it to the array that is there. */
interface Addition {
  path: Path;
  value: unknown;
  append: boolean;
}

/**
 * `current` with what it lacks of `wanted`: keys that are missing or hold an empty string, and array
 * items that are not there. Everything else (values, comments, order, indentation) stays as it is.
 * @throws CallError when `current` is not a JSON object
 */
export function mergeJson(current: string, wanted: unknown, path: string): string {
  const parsed = objectIn(current, path);
  const additions = missing(parsed, wanted, []);
  if (additions.length === 0) return current;
  const { modify, applyEdits } = jsonc();
  const formattingOptions = layoutOf(current);
  return additions.reduce((text, { path: at, value, append }) => {
    const edits = modify(text, at, value, { formattingOptions, isArrayInsertion: append });
    return applyEdits(text, edits);
  }, current);
}

/**
 * `current`, an object, with `value` under `key`. Everything else stays as it is.
 * @throws CallError when `current` is not a JSON object
 */
export function setInJson(current: string, key: string, value: unknown, path: string): string {
  const parsed = objectIn(current, path);
  if (isDeepStrictEqual(parsed[key], value)) return current;
  const { modify, applyEdits } = jsonc();
  const formattingOptions = layoutOf(current);
  return applyEdits(current, modify(current, [key], value, { formattingOptions }));
}

function objectIn(text: string, path: string): { [key: string]: unknown } {
  const file = jsonFile(path, text);
  if (!isObject(file.value)) throw new CallError(unsoundJson(file));
  return file.value;
}

function missing(current: unknown, wanted: unknown, path: Path): Addition[] {
  if (Array.isArray(wanted))
    return Array.isArray(current) ? missingItems(current, wanted, path) : [];
  if (!isObject(wanted) || !isObject(current)) return [];
  return Object.entries(wanted).flatMap(([key, value]) => {
    const name = Object.keys(current).findLast((other) => isSameKey(other, key));
    const at = [...path, name ?? key];
    const existing = name === undefined ? undefined : current[name];
    if (existing === undefined || existing === '') return [{ path: at, value, append: false }];
    return missing(existing, value, at);
  });
}

function missingItems(
  current: readonly unknown[],
  wanted: readonly unknown[],
  path: Path,
): Addition[] {
  const known = new Set(current.map(identity));
  return wanted
    .filter((item) => !known.has(identity(item)))
    .map((value, index) => ({ path: [...path, current.length + index], value, append: true }));
}

/** Two tasks with one label, or two launch configurations with one name, are the same thing. */
function identity(item: unknown): string {
  const name = isObject(item) ? (item.label ?? item.name) : undefined;
  return typeof name === 'string' ? name : JSON.stringify(item);
}

function layoutOf(text: string): { insertSpaces: boolean; tabSize: number; eol: string } {
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
