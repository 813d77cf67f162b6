import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Binding, isInput, isOutput, isTrigger, isType, readBindings } from './binding.ts';
import { hostError } from './host-error.ts';
import type { RetryPolicy } from './retry-policy.ts';
import { parseTemplate, type RouteTemplate } from './route-template.ts';

const authLevels = ['anonymous', 'user', 'function', 'system', 'admin'] as const;
export type AuthLevel = (typeof authLevels)[number];

export interface HttpRoute {
  /** As function.json gives it, without prefix and outer slashes; conflicts are found by it. */
  route: string;
  /** With the prefix. */
  template: RouteTemplate;
  /** Upper case; empty means all. */
  methods: string[];
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
  const json = parse(readFileSync(path.join(directory, 'function.json'), 'utf8'));
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
  return {
    name,
    bindings,
    trigger,
    inputs,
    outputs,
    disabled: json.disabled === true,
    retry: json.retry as RetryPolicy | undefined,
    http: isHttp ? readRoute(name, trigger, rules.routePrefix) : undefined,
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

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    throw hostError('FormatException', `Error parsing function.json: ${(error as Error).message}`);
  }
}

function readRoute(name: string, trigger: Binding, prefix: string): HttpRoute {
  const route = String(trigger.route || name);
  if (/^(admin|runtime)/i.test(route.replace(/^\/+/, ''))) {
    throw hostError(
      'InvalidOperationException',
      'The specified route conflicts with one or more built in routes.',
    );
  }
  const methods = (trigger.methods ?? []) as string[];
  return {
    route: route.replace(/^\/+|\/+$/g, ''),
    template: parseTemplate(prefix ? `${prefix}/${route}` : route),
    methods: methods.map((method) => method.toUpperCase()),
    authLevel: readAuthLevel(trigger.authLevel ?? 'function'),
  };
}

function readAuthLevel(value: unknown): AuthLevel {
  const level = authLevels.find((name) => name === String(value).toLowerCase());
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
