import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { notModelled } from './not-modelled.ts';

/** A recorded case (test/vectors/README.md, EXT-README.md). */
export interface Case {
  id: string;
  functionJson: unknown;
  hostJson?: unknown;
  // biome-ignore lint/suspicious/noExplicitAny: each file has a form of its own
  given: any;
  // biome-ignore lint/suspicious/noExplicitAny: each file has a form of its own
  then: any;
}

// Not yet in TypeScript's library: numbers keep the text they were written with.
const { rawJSON, isRawJSON } = JSON as unknown as {
  rawJSON(text: string): unknown;
  isRawJSON(value: unknown): boolean;
};
const parse = JSON.parse as (
  text: string,
  revive: (key: string, value: unknown, context: { source?: string }) => unknown,
) => unknown;

const folder = new URL('../../vectors/', import.meta.url);

/** The cases of a file. A number that JavaScript would write otherwise is a raw one, for `JSON.stringify`. */
export function readCases(file: string): Case[] {
  const text = readFileSync(new URL(file, folder), 'utf8');
  return (readExactly(text) as { cases: Case[] }).cases;
}

/** JSON whose numbers are compared as they were written. */
export function readExactly(text: string): unknown {
  return parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source
      ? rawJSON(source)
      : value,
  );
}

/** The cases that the double has to replay. */
export function modelledCases(file: string): Case[] {
  return readCases(file).filter(({ id }) => !reasonFor(file, id));
}

export function reasonFor(file: string, id: string): string | undefined {
  const entries = notModelled[file]?.reasons ?? [];
  return entries.find(([pattern]) => pattern.test(id))?.[1];
}

/** Replays cases and shows every one that comes out otherwise, with what was recorded. */
export async function replay(
  cases: Case[],
  run: (each: Case) => unknown,
  expected: (each: Case) => unknown,
): Promise<void> {
  assert.ok(cases.length > 0, 'nothing to replay');
  const wrong: unknown[] = [];
  for (const each of cases) {
    let actual: unknown;
    try {
      actual = normal(await run(each));
    } catch (error) {
      actual = `the replay broke: ${(error as Error).stack}`;
    }
    const recorded = normal(expected(each));
    if (JSON.stringify(actual) !== JSON.stringify(recorded)) {
      wrong.push({ id: each.id, given: each.given, recorded, actual });
    }
  }
  const shown = wrong.slice(0, 20).map((each) => JSON.stringify(each, null, 1));
  assert.equal(wrong.length, 0, `${wrong.length} of ${cases.length} differ:\n${shown.join('\n')}`);
}

// Keys in order, so that only what is said counts.
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value !== 'object' || value === null || isRawJSON(value)) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, item]) => [name, normal(item)]),
  );
}

/** The chain of exceptions, outermost first. */
export function chain(error: unknown): { type: string; message: string }[] {
  if (!(error instanceof Error)) return [];
  return [{ type: error.name, message: error.message }, ...chain(error.cause)];
}

/** `InvalidOperationException: … <- ArgumentException: …`, as EXT-README.md writes a failure. */
export function shortChain(error: unknown): string | undefined {
  const parts = chain(error).map(
    ({ type, message }) => `${type.slice(type.lastIndexOf('.') + 1)}: ${message}`,
  );
  return parts.length > 0 ? parts.join(' <- ') : undefined;
}

/** Fills in the long texts that the files shorten. */
export function lengthen(text: string): string {
  return text
    .replace(/<Base64 of (.) repeated (\d+) times>/g, (_all, char: string, count: string) =>
      Buffer.from(char.repeat(Number(count))).toString('base64'),
    )
    .replace(/<(.) repeated (\d+) times>/g, (_all, char: string, count: string) =>
      char.repeat(Number(count)),
    );
}
