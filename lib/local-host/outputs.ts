import type { Answer } from './answer.ts';
import { type Binding, isType } from './binding.ts';
import type { HostFunction } from './function-json.ts';
import type { Token } from './json/json-net.ts';
import { type HostSettings, landToken } from './outputs/land.ts';
import type { Item } from './outputs/landing.ts';
import { resolveNames } from './outputs/names.ts';
import type { Environment } from './settings.ts';

/** Output binding -> what reached its service, one after the other. */
export type OutputItems = Record<string, unknown[]>;

/** A value of an output, and whether it came as a property of ReturnValue. */
export interface DeclaredValue {
  token: Token;
  merged: boolean;
}

/** What names with expressions are filled in with. */
export interface NameValues {
  data: Record<string, string>;
  settings: Environment;
}

/**
 * Sends the declared outputs in the order of function.json (contract 4.6, 4.8); undeclared names are ignored. Throws
 * what the first one fails with. The http binding is not among them: see http-result.ts.
 */
export function sendOutputs(
  hostFunction: HostFunction,
  answer: Answer,
  names: NameValues,
  settings: HostSettings = {},
): OutputItems {
  const values = declaredValues(hostFunction, answer);
  const sent: OutputItems = {};
  for (const binding of hostFunction.outputs) {
    const value = values.get(binding.name);
    if (isType(binding, 'http') || !value || value.token.type === 'null') continue;
    const { items, failure } = landToken(target(binding, value, names), value.token, settings);
    if (failure) throw failure;
    sent[binding.name] = items.map(simple);
  }
  return sent;
}

// A property of ReturnValue is never read as Base64, as if its binding were binary.
function target(binding: Binding, { merged }: DeclaredValue, { data, settings }: NameValues) {
  const resolved = resolveNames(binding, data, settings);
  return merged ? { ...resolved, dataType: 'binary' } : resolved;
}

/** The content alone, where nothing else is of interest: bytes of a message or blob, a row or document. */
function simple(item: Item): unknown {
  if ('body' in item && 'to' in item) return item.key === undefined ? item.body : item;
  return 'json' in item ? JSON.parse(item.json) : item;
}

/**
 * Outputs, with ReturnValue laid over: as `$return`, or else property by property (contract 4.6). `$return` among
 * Outputs is overwritten even if there is no ReturnValue (`WorkerFunctionInvoker.HandleReturnParameter`).
 */
export function declaredValues(
  { outputs }: HostFunction,
  answer: Answer,
): Map<string, DeclaredValue> {
  const values = new Map<string, DeclaredValue>();
  for (const [name, token] of answer.outputs ?? []) values.set(name, { token, merged: false });
  const { returnValue } = answer;
  if (outputs.some(({ name }) => name === '$return')) {
    values.delete('$return');
    if (returnValue) values.set('$return', { token: returnValue, merged: false });
  } else if (returnValue?.type === 'object') {
    for (const [name, token] of returnValue.properties) values.set(name, { token, merged: true });
  }
  return values;
}
