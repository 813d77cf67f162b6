import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Binding, isInput, isOutput, isTrigger, isType, readBindings } from './binding.ts';
import { tokenValue } from './binding-data.ts';
import { hostError } from './host-error.ts';
import { readJson, type Token } from './json/json-net.ts';
import { checkRetry, type RetryPolicy } from './retry-policy.ts';
import { parseTemplate, type RouteTemplate } from './route-template.ts';

const authLevels = ['anonymous', 'user', 'function', 'system', 'admin'] as const;
export type AuthLevel = (typeof authLevels)[number];

export interface HttpRoute {
  /** As function.json gives it, without prefix and outer slashes; conflicts are found by it. */
  route: string;
  /** With the prefix. */
  template: RouteTemplate;
  /** Upper case; undefined means all, empty none. */
  methods: string[] | undefined;
  authLevel: AuthLevel;
}

/** A function the host has loaded. */
export interface HostFunction {
  name: string;
  bindings: Binding[];
  trigger: Binding;
  /** Without the trigger, in the order of function.json. */
  inputs: Binding[];
  outputs: Binding[];
  disabled: boolean;
  retry: RetryPolicy | undefined;
  /** HTTP triggers only. */
  http: HttpRoute | undefined;
  /** ASP.NET takes no such route: the whole host is in error. */
  routeError: Error | undefined;
  /** One input, the HTTP trigger, and one output, http: what is forwarded as plain HTTP (contract 3.1). */
  simpleHttp: boolean;
}

export interface FunctionRules {
  routePrefix: string;
  hasBundle: boolean;
  isFlex: boolean;
}

/** The function of `<root>/<name>/function.json`; throws with the host's text (contract 5). */
export function readFunction(root: string, name: string, rules: FunctionRules): HostFunction {
  checkFunctionName(name);
  const directory = path.join(root, name);
  const json = parseFunction(readFileSync(path.join(directory, 'function.json'), 'utf8'));
  if (typeof json.scriptFile === 'string' && !existsSync(path.join(directory, json.scriptFile))) {
    throw hostError(
      'FunctionConfigurationException',
      "Invalid script file name configuration. The 'scriptFile' property is set to a file that does not exist.",
    );
  }
  return makeFunction(name, json, rules);
}

/** A function from the contents of its function.json. */
export function makeFunction(
  name: string,
  json: Record<string, unknown>,
  rules: FunctionRules,
): HostFunction {
  const bindings = readBindings(json.bindings, rules.hasBundle);
  const trigger = bindings.find(isTrigger) as Binding;
  if (rules.isFlex) checkFlexBlob(name, trigger);
  const inputs = bindings.filter((binding) => binding !== trigger && isInput(binding));
  const outputs = bindings.filter(isOutput);
  const isHttp = isType(trigger, 'httpTrigger');
  const retry = json.retry as RetryPolicy | undefined;
  if (retry) checkRetry(retry);
  const { http, routeError } = isHttp ? readRoute(name, trigger, rules.routePrefix) : noRoute;
  return {
    name,
    bindings,
    trigger,
    inputs,
    outputs,
    // Only the setting disables: `disabled` of function.json has no effect.
    disabled: false,
    retry,
    http,
    routeError,
    simpleHttp:
      isHttp &&
      inputs.length === 0 &&
      outputs.length === 1 &&
      isType(outputs[0] as Binding, 'http'),
  };
}

function checkFunctionName(name: string): void {
  if (/^[a-z][a-z0-9_-]{0,127}$/i.test(name) && name.toLowerCase() !== 'host') return;
  throw hostError('InvalidOperationException', `'${name}' is not a valid function name.`);
}

/** function.json, which the host reads leniently; throws its text, with the place. */
export function parseFunction(text: string): Record<string, unknown> {
  const json = readWhole(text);
  if (json.type !== 'object') {
    const found =
      text.trim() === '' ? '' : ` Current JsonReader item is not an object: ${tokenName(json)}.`;
    const location = text.trim() === '' ? 'line 0, position 0' : 'line 1, position 1';
    throw hostError(
      'JsonReaderException',
      `Error reading JObject from JsonReader.${found} Path '', ${location}.`,
    );
  }
  const value = tokenValue(json) as Record<string, unknown>;
  checkWords(text, value);
  return value;
}

function readWhole(text: string): Token {
  try {
    return readJson(text, { dates: false });
  } catch (error) {
    if (text.trim() === '') return { type: 'null' };
    throw openEnd(text) ?? error;
  }
}

// A text that stops too early: the place is its end, the path the last property's.
function openEnd(text: string): Error | undefined {
  if (!/[[{,:]\s*$/.test(text)) return undefined;
  const last = [...text.matchAll(/"([^"]*)"\s*:/g)].at(-1)?.[1] ?? '';
  const lines = text.split('\n');
  return hostError(
    'JsonReaderException',
    `Unexpected end of content while loading JObject. Path '${last}', line ${lines.length}, position ${lines.at(-1)?.length}.`,
  );
}

function tokenName({ type }: Token): string {
  return type === 'array' ? 'StartArray' : `${type[0]?.toUpperCase()}${type.slice(1)}`;
}

const description = 'Microsoft.Azure.WebJobs.Script.Description';
/** Properties that are words of an enum. */
const words: [property: string, type: string, known: RegExp][] = [
  ['direction', `${description}.BindingDirection`, /^(in|out|inout)$/i],
  [
    'dataType',
    `System.Nullable\`1[${description}.DataType]`,
    /^(undefined|string|binary|stream)$/i,
  ],
  ['cardinality', `System.Nullable\`1[${description}.Cardinality]`, /^(one|many)$/i],
];

function checkWords(text: string, json: Record<string, unknown>): void {
  const bindings = Array.isArray(json.bindings) ? json.bindings : [];
  for (const [i, binding] of bindings.entries()) {
    for (const [property, type, known] of words) {
      const value = (binding as Record<string, unknown> | null)?.[property];
      if (typeof value !== 'string' || known.test(value)) continue;
      const cause = unknownWord(text, `bindings[${i}].`, property, value, type);
      if (property !== 'direction') throw cause;
      const message = `'${value}' is not a valid binding direction`;
      throw hostError('ArgumentException', message, cause);
    }
  }
  const strategy = (json.retry as Record<string, unknown> | null | undefined)?.strategy;
  if (typeof strategy === 'string' && !/^(fixedDelay|exponentialBackoff)$/i.test(strategy)) {
    throw unknownWord(text, 'retry.', 'strategy', strategy, `${description}.RetryStrategy`);
  }
}

function unknownWord(
  text: string,
  before: string,
  property: string,
  value: string,
  type: string,
): Error {
  const shown = JSON.stringify(value);
  const end = new RegExp(`"${property}"\\s*:\\s*"${value}"`).exec(text);
  const lines = text.slice(0, end ? end.index + end[0].length : 0).split('\n');
  return hostError(
    'JsonSerializationException',
    `Error converting value ${shown} to type '${type}'. Path '${before}${property}', line ${lines.length}, position ${lines.at(-1)?.length}.`,
    hostError('ArgumentException', `Requested value '${value}' was not found.`),
  );
}

type Routed = Pick<HostFunction, 'http' | 'routeError'>;
const noRoute: Routed = { http: undefined, routeError: undefined };

function readRoute(name: string, trigger: Binding, prefix: string): Routed {
  const route = String(trigger.route || name);
  if (/^(admin|runtime)/i.test(route.replace(/^\/+/, ''))) {
    throw hostError(
      'InvalidOperationException',
      'The specified route conflicts with one or more built in routes.',
    );
  }
  const full = prefix ? `${prefix}/${route}` : route;
  let template: RouteTemplate = [];
  let routeError: Error | undefined;
  try {
    template = parseTemplate(full);
  } catch (error) {
    const message = `An error occurred while creating the route with name '${name}' and template '${full}'.`;
    routeError = hostError('RouteCreationException', message, error);
  }
  return {
    http: {
      route: route.replace(/^\/+|\/+$/g, ''),
      template,
      methods: readMethods(trigger),
      authLevel: readAuthLevel(trigger.authLevel ?? 'function'),
    },
    routeError,
  };
}

function readMethods({ methods }: Binding): string[] | undefined {
  if (methods === undefined || methods === null) return undefined;
  if (Array.isArray(methods)) return methods.map((method) => String(method).toUpperCase());
  throw hostError(
    'FormatException',
    "Error parsing function.json: Invalid value specified for binding property 'methods' of type JArray",
    hostError(
      'InvalidCastException',
      "Invalid cast from 'System.String' to 'Newtonsoft.Json.Linq.JArray'.",
    ),
  );
}

function readAuthLevel(value: unknown): AuthLevel {
  const level =
    typeof value === 'number'
      ? authLevels[value]
      : authLevels.find((name) => name === String(value).toLowerCase());
  if (level) return level;
  throw hostError(
    'FormatException',
    "Error parsing function.json: Invalid value specified for binding property 'authLevel' of enum type AuthorizationLevel.",
  );
}

function checkFlexBlob(name: string, trigger: Binding): void {
  if (!isType(trigger, 'blobTrigger') || String(trigger.source).toLowerCase() === 'eventgrid')
    return;
  throw hostError(
    'InvalidOperationException',
    `The Flex Consumption SKU only supports EventGrid as the source for BlobTrigger functions. Please update function '${name}' to use EventGrid. For more information see https://aka.ms/blob-trigger-eg.`,
  );
}
