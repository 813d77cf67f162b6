import { type Culture, invariant } from './json/culture.ts';
import { readExactly } from './json/exact.ts';
import { JsonReaderError, readJson, type Token, tokenText, writeJson } from './json/json-net.ts';

/** Names of either case are one: the host keeps binding data in such a dictionary. */
export type BindingData = Record<string, unknown>;

/** The texts that binding expressions are filled in with. */
export function nameValues(values: {
  trigger: unknown;
  metadata?: BindingData | undefined;
}): Record<string, string> {
  const data: BindingData = { ...values.metadata };
  if (typeof values.trigger === 'string') addJsonProperties(data, values.trigger);
  const texts = Object.entries(data).filter(([, value]) => typeof value !== 'object');
  return Object.fromEntries(texts.map(([name, value]) => [name, String(value)]));
}

export function setBindingData(data: BindingData, name: string, value: unknown): void {
  const known = Object.keys(data).find((key) => key.toLowerCase() === name.toLowerCase());
  data[known ?? name] = value;
}

/**
 * The properties of a JSON object become binding data and win over what is there (contract 4.4, `Utility.ApplyBindingData`).
 * Arrays and null are left out, objects stay, all else is text: `4` becomes '4', `true` 'True', a date the culture's.
 */
export function addJsonProperties(
  data: BindingData,
  text: string,
  culture: Culture = invariant,
): void {
  for (const [name, value] of jsonProperties(text, culture)) setBindingData(data, name, value);
}

/** The same properties, by themselves. */
export function jsonProperties(text: string, culture: Culture): [string, unknown][] {
  const token = readObject(text, culture);
  if (token?.type !== 'object') return [];
  return [...token.properties].flatMap(([name, value]): [string, unknown][] => {
    if (value.type === 'null' || value.type === 'array') return [];
    const isObject = value.type === 'object';
    return [[name, isObject ? tokenValue(value) : tokenText(value, culture)]];
  });
}

function readObject(text: string, culture: Culture): Token | undefined {
  if (!/^\s*\{[\s\S]*\}\s*$/.test(text)) return undefined;
  try {
    return readJson(text, { culture });
  } catch (error) {
    if (error instanceof JsonReaderError) return undefined;
    throw error;
  }
}

/** What Json.NET read, as a value of an invocation: its dates written back. */
export function tokenValue(token: Token): unknown {
  return readExactly(writeJson(token));
}
