import type { Binding } from '../binding.ts';
import { tokenValue } from '../binding-data.ts';
import { hostError } from '../host-error.ts';
import { JsonReaderError, readJson } from '../json/json-net.ts';

/** The .NET type of a script function's trigger parameter (`ExtensionBinding`). */
export type ParameterType = 'string' | 'byte[]' | 'string[]' | 'byte[][]' | 'object[]';

/** Of triggers with a provider of their own; of the others the extension decides. */
export function parameterType(binding: Binding): ParameterType {
  const dataType = binding.dataType?.toLowerCase();
  if (isMany(binding)) {
    if (dataType === 'string') return 'string[]';
    return dataType === 'binary' ? 'byte[][]' : 'object[]';
  }
  return dataType === 'binary' ? 'byte[]' : 'string';
}

export function isMany({ cardinality }: Binding): boolean {
  return String(cardinality ?? '').toLowerCase() === 'many';
}

/** Messages of one delivery: text, or bytes, or all of them as an array, each read as JSON without `dataType`. */
export function messagesValue(binding: Binding, bodies: Buffer[]): unknown {
  const texts = () => bodies.map((body) => body.toString('utf8'));
  switch (parameterType(binding)) {
    case 'string':
      return texts()[0];
    case 'byte[]':
      return bodies[0];
    case 'string[]':
      return texts();
    case 'byte[][]':
      return bodies;
    case 'object[]':
      return texts().map((text) => parsed(binding, text));
  }
}

function parsed({ name }: Binding, text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return tokenValue(readJson(text));
  } catch (error) {
    if (!(error instanceof JsonReaderError)) throw error;
    throw bindingFailure(name, notJson('Object', error, '\r\n'));
  }
}

/** The SDK's text for a payload that it wanted to be JSON. */
export function notJson(type: string, { message }: JsonReaderError, newline: string): Error {
  return hostError(
    'System.InvalidOperationException',
    [
      `Binding parameters to complex objects (such as '${type}') uses Json.NET serialization. `,
      `1. Bind the parameter type as 'string' instead of '${type}' to get the raw values and avoid JSON deserialization, or`,
      `2. Change the queue payload to be valid json. The JSON parser failed: ${message}${newline === '\r\n' ? newline : ''}`,
    ].join(newline),
  );
}

/** The invocation fails before the handler is called. */
export function bindingFailure(name: string, cause: Error): Error {
  return hostError(
    'System.InvalidOperationException',
    `Exception binding parameter '${name}'`,
    cause,
  );
}

/** Metadata of several messages: each name with `Array`, nulls inside stay. */
export function arrays(all: Record<string, unknown>[]): Record<string, unknown> {
  const names = [...new Set(all.flatMap((each) => Object.keys(each)))];
  return Object.fromEntries(
    names.map((name) => [`${name}Array`, all.map((each) => each[name] ?? null)]),
  );
}

/** One message's metadata, or that of all. */
export function oneOrAll(
  binding: Binding,
  all: Record<string, unknown>[],
): Record<string, unknown> {
  return isMany(binding) ? arrays(all) : (all[0] ?? {});
}
