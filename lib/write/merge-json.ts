import { isDeepStrictEqual } from 'node:util';
import { CallError } from '../diagnostics/errors.ts';
import { isObject, noObject, parseJson } from '../formats/json.ts';

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
export async function mergeJson(current: string, wanted: unknown, path: string): Promise<string> {
  const parsed = await parseJson(current, path);
  if (!isObject(parsed)) throw new CallError([noObject(path)]);
  const additions = missing(parsed, wanted, []);
  if (additions.length === 0) return current;
  const { default: jsonc } = await import('jsonc-parser');
  const formattingOptions = layoutOf(current);
  return additions.reduce((text, { path: at, value, append }) => {
    const edits = jsonc.modify(text, at, value, { formattingOptions, isArrayInsertion: append });
    return jsonc.applyEdits(text, edits);
  }, current);
}

/**
 * `current`, an object, with `value` under `key`. Everything else stays as it is.
 * @throws CallError when `current` is not a JSON object
 */
export async function setInJson(
  current: string,
  key: string,
  value: unknown,
  path: string,
): Promise<string> {
  const parsed = await parseJson(current, path);
  if (!isObject(parsed)) throw new CallError([noObject(path)]);
  if (isDeepStrictEqual(parsed[key], value)) return current;
  const { default: jsonc } = await import('jsonc-parser');
  const formattingOptions = layoutOf(current);
  return jsonc.applyEdits(current, jsonc.modify(current, [key], value, { formattingOptions }));
}

function missing(current: unknown, wanted: unknown, path: Path): Addition[] {
  if (Array.isArray(wanted))
    return Array.isArray(current) ? missingItems(current, wanted, path) : [];
  if (!isObject(wanted) || !isObject(current)) return [];
  return Object.entries(wanted).flatMap(([key, value]) => {
    const name = Object.keys(current).find((other) => other.toLowerCase() === key.toLowerCase());
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
