import type { ParseError } from 'jsonc-parser';
import { CallError } from '../problem.ts';

/**
 * Parses JSON as the host does: comments, trailing commas and a byte-order mark are fine.
 * @throws CallError that names the file, with the line and column of the first error.
 */
export async function parseJson(text: string, path: string): Promise<unknown> {
  const plain = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(plain);
  } catch {
    return parseTolerantly(plain, path);
  }
}

async function parseTolerantly(text: string, path: string): Promise<unknown> {
  const { default: jsonc } = await import('jsonc-parser');
  const errors: ParseError[] = [];
  const value: unknown = jsonc.parse(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (!first) return value;
  const before = text.slice(0, first.offset).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  throw new CallError([
    {
      subject: path,
      reason: `is not valid JSON at ${place} (${jsonc.printParseErrorCode(first.error)}); mend it and run this again`,
    },
  ]);
}

/** What to say of a file that is to hold a JSON object and holds something else. */
export const NO_OBJECT = 'must hold a JSON object; mend or delete it and run this again';

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
