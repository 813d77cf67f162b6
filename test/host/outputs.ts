import type { Answer } from './answer.ts';
import { type Binding, isType } from './binding.ts';
import type { HostFunction } from './function-json.ts';

/** Output binding -> the items it gets, one after the other. */
export type OutputItems = Record<string, unknown[]>;

/**
 * What each declared output binding gets (contract 4.6); undeclared names are ignored.
 * The http binding is not among them: see http-result.ts.
 */
export function outputItems(hostFunction: HostFunction, answer: Answer): OutputItems {
  const values = declaredValues(hostFunction, answer);
  const items: OutputItems = {};
  for (const binding of hostFunction.outputs) {
    if (isType(binding, 'http') || values[binding.name] === undefined) continue;
    items[binding.name] = expand(decodeOutput(binding, values[binding.name]));
  }
  return items;
}

/**
 * Outputs, with ReturnValue laid over: as `$return`, or else property by property (contract 4.6). `$return`
 * among Outputs is overwritten even if there is no ReturnValue (`WorkerFunctionInvoker.HandleReturnParameter`).
 */
export function declaredValues(
  hostFunction: HostFunction,
  answer: Answer,
): Record<string, unknown> {
  const { returnValue, outputs = {} } = answer;
  if (hostFunction.outputs.some(({ name }) => name === '$return')) {
    return { ...outputs, $return: returnValue };
  }
  return isObject(returnValue) ? { ...outputs, ...returnValue } : outputs;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string that happens to be Base64 becomes bytes, unless `dataType` is binary; a date-like one becomes a date. */
export function decodeOutput(binding: Binding, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (isDate.test(value)) return new Date(value);
  if (binding.dataType?.toLowerCase() === 'binary') return value;
  return decodeBase64(value) ?? value;
}

// What Json.NET takes for a date inside Outputs.
const isDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

function decodeBase64(text: string): Buffer | undefined {
  const packed = text.replace(/[ \t\r\n]/g, '');
  const valid = packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(packed);
  return valid ? Buffer.from(packed, 'base64') : undefined;
}

// An array, also one as JSON text in a string, is one item per element.
function expand(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string' && value.trimStart().startsWith('[')) {
    try {
      return JSON.parse(value) as unknown[];
    } catch {
      return [value];
    }
  }
  return [value];
}
