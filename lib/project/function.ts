import { LIMITS } from '../formats/budget.ts';
import { inAnyCase, isObject, valueAt } from '../formats/json.ts';
import type { JsonFile } from '../formats/json-file.ts';
import type { RoutedFunction } from '../rules/route.ts';

/**
 * A binding of function.json. `type`, `direction` and `name` are texts, whatever stands there, and
 * `direction`, in lower case, is `in` when nothing does. The other properties are as they stand, found
 * whatever their case is, as the host finds them.
 */
export interface Binding {
  type: string;
  direction: string;
  name: string;
  [property: string]: unknown;
}

/** A function as its function.json says, there or planned. */
export interface FunctionOnDisk {
  name: string;
  bindings: readonly Binding[];
  /** The retry policy, when there is one. */
  retry?: unknown;
}

/** A function.json, and what the host makes of it. */
export interface FunctionFile extends FunctionOnDisk {
  /** The folder's name. */
  name: string;
  file: JsonFile;
  trigger: Binding | undefined;
  isSimpleHttp: boolean;
  /** Undefined for a function that has no httpTrigger. */
  http: RoutedFunction | undefined;
  /** The keys that lead to a binding of this function, or to one of its properties. */
  keysOf: (binding: Binding, property?: string) => (string | number)[];
}

/** The function of a folder. A file that cannot be understood has no bindings. */
export function functionIn(name: string, file: JsonFile): FunctionFile {
  // The case of these two counts for the host, unlike that of what is in a binding (contract 5).
  const { bindings: list, retry } = isObject(file.value) ? file.value : {};
  const indexes = new Map<Binding, number>();
  if (Array.isArray(list))
    for (const [index, each] of list.slice(0, LIMITS.bindings).entries())
      if (isObject(each)) indexes.set(bindingFrom(each), index);
  const bindings = [...indexes.keys()];
  return {
    name,
    file,
    bindings,
    retry,
    trigger: triggerOf(bindings),
    isSimpleHttp: isSimpleHttp(bindings),
    http: routedFunction({ name, bindings }),
    keysOf: (binding, property) => [
      'bindings',
      indexes.get(binding) ?? 0,
      ...(property === undefined ? [] : [property]),
    ],
  };
}

const WORDS = ['type', 'direction', 'name'];

function bindingFrom(value: { readonly [property: string]: unknown }): Binding {
  const others = Object.entries(value).filter(([key]) => !WORDS.includes(key.toLowerCase()));
  return inAnyCase({
    ...Object.fromEntries(others),
    type: word(valueAt(value, 'type')),
    direction: word(valueAt(value, 'direction'), 'in').toLowerCase(),
    name: word(valueAt(value, 'name')),
  });
}

/** A value that is to be a text. An object is none. */
function word(value: unknown, otherwise = ''): string {
  return typeof value === 'object' || value === undefined ? otherwise : String(value);
}

/** The binding that starts the function. */
export function triggerOf(bindings: readonly Binding[]): Binding | undefined {
  return bindings.find(isTrigger);
}

/** Whether a binding starts its function: its type says so (contract 5). */
export function isTrigger({ type }: Binding): boolean {
  return /trigger$/i.test(type);
}

/**
 * Exactly one input binding, an httpTrigger, and exactly one output binding, http (contract 3.1).
 * Only such a function is forwarded or proxied; all others are called with an envelope.
 */
export function isSimpleHttp(bindings: readonly Binding[]): boolean {
  const inputs = bindings.filter(({ direction }) => direction !== 'out');
  const outputs = bindings.filter(({ direction }) => direction !== 'in');
  return (
    inputs.length === 1 &&
    outputs.length === 1 &&
    inputs[0]?.type.toLowerCase() === 'httptrigger' &&
    outputs[0]?.type.toLowerCase() === 'http'
  );
}

/** How the host routes a function that HTTP starts, without the prefix of all routes (contract 5). */
export function routedFunction({ name, bindings }: FunctionOnDisk): RoutedFunction | undefined {
  const trigger = bindings.find(({ type }) => type.toLowerCase() === 'httptrigger');
  if (!trigger) return undefined;
  const { route, methods } = trigger;
  return {
    name,
    route: typeof route === 'string' && route !== '' ? route : name,
    methods: Array.isArray(methods) ? methods.map((method) => word(method).toUpperCase()) : [],
  };
}
