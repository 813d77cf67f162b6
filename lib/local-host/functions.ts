import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Configuration } from './configuration.ts';
import {
  type FunctionRules,
  type HostFunction,
  makeFunction,
  readFunction,
} from './function-json.ts';
import { hostError, statusText } from './host-error.ts';
import type { Environment } from './settings.ts';
import { checkIndexing, checkProperties, startFailure } from './triggers/indexing.ts';

export interface LoadedFunctions {
  functions: HostFunction[];
  /** Function name -> the host's texts. A bad function is skipped, the others run (contract 5). */
  errors: Record<string, string[]>;
  /** What stops the whole host: it answers 503 to everything. */
  hostError: Error | undefined;
}

const allMethods = 'GET POST PUT DELETE PATCH HEAD OPTIONS TRACE CONNECT'.split(' ');

/** Every folder of the root that holds a function.json, or the routes of host.json (contract 1.5, 5). */
export function loadFunctions(
  root: string,
  configuration: Configuration,
  env: Environment,
  isFlex: boolean,
): LoadedFunctions {
  const rules: FunctionRules = {
    routePrefix: configuration.get('extensions:http:routePrefix') ?? 'api',
    hasBundle: configuration.has('extensionBundle'),
    isFlex,
  };
  const names = readdirSync(root, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && existsSync(path.join(root, entry.name, 'function.json')),
    )
    .map((entry) => entry.name)
    .sort();
  if (configuration.has('customHandler:http:routes')) {
    checkRoutesAllowed(names, configuration, env);
    return routesOfHostJson(configuration, rules, env);
  }
  const loaded: LoadedFunctions = { functions: [], errors: {}, hostError: undefined };
  for (const name of names) add(loaded, name, () => readFunction(root, name, rules), env);
  for (const hostFunction of loaded.functions) {
    const setting = env[`AzureWebJobs.${hostFunction.name}.Disabled`];
    if (/^(1|true)$/i.test(setting ?? '')) hostFunction.disabled = true;
  }
  return loaded;
}

function add(
  loaded: LoadedFunctions,
  name: string,
  read: () => HostFunction,
  env: Environment,
): void {
  try {
    const hostFunction = read();
    checkAgainst(hostFunction, loaded.functions);
    for (const binding of hostFunction.bindings) checkProperties(binding);
    checkIndexing(hostFunction, env);
    loaded.functions.push(hostFunction);
    loaded.hostError ??= hostFunction.routeError ?? startFailure(hostFunction.trigger);
  } catch (error) {
    loaded.errors[name] = [...(loaded.errors[name] ?? []), statusText(error)];
  }
}

/** The host's line for a route. */
export function mappedRoute({ name, http, trigger }: HostFunction, prefix: string): string {
  const methods = (trigger.methods as string[] | undefined)?.join(',') ?? 'all';
  const route = trigger.route ? String(trigger.route) : name;
  return http ? `Mapped function route '${prefix}/${route}' [${methods}] to '${name}'` : '';
}

function checkAgainst(added: HostFunction, others: HostFunction[]): void {
  const rival = others.find((other) => routesConflict(added, other));
  if (rival) {
    throw hostError(
      'InvalidOperationException',
      `The route specified conflicts with the route defined by function '${rival.name}'.`,
    );
  }
  if (others.some((other) => other.name.toLowerCase() === added.name.toLowerCase())) {
    throw hostError(
      'InvalidOperationException',
      `The function name '${added.name}' must be unique within the function app.`,
    );
  }
}

// Only the same text counts, and only with a method in common (contract 5, N4).
function routesConflict({ http: a }: HostFunction, { http: b }: HostFunction): boolean {
  if (!a || !b || a.route.toLowerCase() !== b.route.toLowerCase()) return false;
  if (!a.methods || !b.methods) return true;
  return a.methods.some((method) => b.methods?.includes(method));
}

function checkRoutesAllowed(names: string[], configuration: Configuration, env: Environment): void {
  const hasProfile = !['', 'default'].includes(
    (configuration.get('configurationProfile') ?? '').toLowerCase(),
  );
  if (!hasProfile && env.FUNCTIONS_WORKER_RUNTIME?.toLowerCase() !== 'custom') {
    throw hostError(
      'InvalidOperationException',
      'Routes configuration is only allowed for worker runtime: custom',
    );
  }
  if (names.length > 0) {
    throw hostError(
      'InvalidOperationException',
      'Detected both function.json files and custom handler HTTP route configuration definition in host.jsonOnly one configuration source is supported. Remove either the function.json files or the HTTP routes entries in host.json.',
    );
  }
}

function routesOfHostJson(
  configuration: Configuration,
  rules: FunctionRules,
  env: Environment,
): LoadedFunctions {
  const loaded: LoadedFunctions = { functions: [], errors: {}, hostError: undefined };
  const section = 'customHandler:http';
  for (let i = 0; i < configuration.count(`${section}:routes`); i++) {
    const route = configuration.get(`${section}:routes:${i}:route`);
    const authLevel =
      configuration.get(`${section}:routes:${i}:authorizationLevel`) ??
      configuration.get(`${section}:defaultAuthorizationLevel`);
    const name = `http-handler${i + 1}`;
    const read = () => {
      if (!route?.trim()) {
        throw hostError('ArgumentException', 'Route cannot be null, empty or whitespace.');
      }
      const trigger = { name: 'req', type: 'httpTrigger', methods: allMethods, route, authLevel };
      const bindings = [trigger, { name: 'res', type: 'http', direction: 'out' }];
      return makeFunction(name, { bindings }, rules);
    };
    add(loaded, name, read, env);
  }
  return loaded;
}
