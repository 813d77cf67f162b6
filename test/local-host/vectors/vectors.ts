import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isRawJson, readExactly } from '../../../lib/local-host/json/exact.ts';
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

const folder = new URL('../../vectors/', import.meta.url);

/** The cases of a file. A number that JavaScript would write otherwise is a raw one, for `JSON.stringify`. */
export function readCases(file: string): Case[] {
  const text = readFileSync(new URL(file, folder), 'utf8');
  return (readExactly(text) as { cases: Case[] }).cases;
}

/** Cases of a file that are replayed in one way. */
export interface Group {
  file: string;
  ids: RegExp;
  run(each: Case): unknown;
  /** What was recorded, in the form of `run`. */
  expected(each: Case): unknown;
}

/** Why the double does not replay a case. */
export function reasonFor(file: string, id: string): string | undefined {
  return notModelled[file]?.reasons.find(([pattern]) => pattern.test(id))?.[1];
}

/** Replays cases and shows every one that comes out otherwise, with what was recorded. */
export async function replay(cases: Case[], { run, expected }: Group): Promise<void> {
  assert.ok(cases.length > 0, 'nothing to replay');
  const wrong: unknown[] = [];
  for (const each of cases) {
    const recorded = normal(expected(each));
    let actual: unknown;
    try {
      actual = blurred(normal(await run(each)), recorded);
    } catch (error) {
      actual = `the replay broke: ${(error as Error).stack}`;
    }
    if (JSON.stringify(actual) !== JSON.stringify(recorded)) {
      wrong.push({ id: each.id, given: each.given, recorded, actual });
    }
  }
  const short = (_key: string, value: unknown) =>
    typeof value === 'string' && value.length > 2000 ? `${value.slice(0, 2000)}…` : value;
  const shown = wrong.slice(0, 20).map((each) => JSON.stringify(each, short, 1));
  assert.equal(wrong.length, 0, `${wrong.length} of ${cases.length} differ:\n${shown.join('\n')}`);
}

// Keys in order, so that only what is said counts.
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value !== 'object' || value === null || isRawJson(value)) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, item]) => [name, normal(item)]),
  );
}

/** What stands for a value that differs from run to run (README.md). */
const placeholders: [RegExp, string][] = [
  [/^<time like (.*)>$/, ''],
  [/^<(guid)>$/, '(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|<guid>)'],
  [/^<(time)>$/, '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[-+.:\\dZ]*'],
  [/^<(port|pid|n)>$/, '\\d+'],
  [/^<(.*)>$/, '[^]*'],
];
const placeholder =
  /<(?:time like [^>]*|guid|time|port|pid|n|etag|pop receipt|key|stack trace|function|host id|temp|dir|script root|address|token|consumer tag|stream id)>/g;

/** The actual value, but as it was recorded where a placeholder of the recorded one covers it. */
function blurred(actual: unknown, recorded: unknown): unknown {
  if (typeof actual === 'string' && typeof recorded === 'string') {
    const covered = recorded.search(placeholder) >= 0 && coverer(recorded).test(actual);
    return covered ? recorded : actual;
  }
  if (Array.isArray(actual) && Array.isArray(recorded)) {
    return actual.map((item, i) => blurred(item, recorded[i]));
  }
  if (!isObject(actual) || !isObject(recorded)) return actual;
  return Object.fromEntries(
    Object.entries(actual).map(([name, item]) => [name, blurred(item, recorded[name])]),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isRawJson(value);
}

function coverer(recorded: string): RegExp {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const parts = recorded.split(placeholder).map(literal);
  const between = [...recorded.matchAll(placeholder)].map(([found]) => {
    const [pattern, source] = placeholders.find(([each]) => each.test(found)) as [RegExp, string];
    return source || literal(found.replace(pattern, '$1')).replaceAll('9', '\\d');
  });
  return new RegExp(`^${parts.map((part, i) => part + (between[i] ?? '')).join('')}$`, 's');
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
