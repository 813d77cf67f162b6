import { isObject, valueAt } from '../formats/json.ts';
import type { Refusal } from './refusal.ts';
import { prefixFault } from './route.ts';
import { timeSpanSeconds } from './time-span.ts';
import { trimmed } from './trimmed.ts';

/**
 * The prefix of all routes as the host takes it from a parsed host.json: `extensions.http.routePrefix` as it
 * stands, with its slashes, a number or a truth value as .NET writes it, and `api` where there is none.
 */
export function routePrefixIn(host: unknown): string {
  const prefix = valueAt(host, 'extensions', 'http', 'routePrefix');
  if (typeof prefix === 'string' || typeof prefix === 'number') return String(prefix);
  if (typeof prefix === 'boolean') return prefix ? 'True' : 'False';
  return 'api';
}

/**
 * Whether the host passes on the request of a caller instead of an envelope (contract 3.1); undefined when
 * host.json does not say.
 */
export function forwardsHttpIn(host: unknown): boolean | undefined {
  const flags = ['enableForwardingHttpRequest', 'enableProxyingHttpRequest'].map((key) =>
    valueAt(host, 'customHandler', key),
  );
  return flags.every((flag) => flag === undefined) ? undefined : flags.some(isTrue);
}

/** Whether the host streams requests through, which is one of the two ways to pass them on (contract 3.4). */
export function proxiesHttpIn(host: unknown): boolean {
  return isTrue(valueAt(host, 'customHandler', 'enableProxyingHttpRequest'));
}

/** The host converts texts: `"true"` is true. */
function isTrue(value: unknown): boolean {
  return /^\s*true\s*$/i.test(String(value));
}

const NOT_FOUND = 'WorkerConfig for runtime: custom not found';

/** Everything in a parsed host.json that keeps the host of a custom handler from starting (host contract 1). */
export function hostRefusals(host: unknown): Refusal[] {
  return [
    ...versionRefusals(host),
    ...handlerRefusals(host),
    ...timeoutRefusals(host),
    ...valueRefusals(host),
    ...prefixRefusals(host),
  ];
}

const stops = { stopsHost: true } as const;

function versionRefusals(host: unknown): Refusal[] {
  // Of all keys this one is read before the configuration is made, and its case counts (HostJsonFileConfigurationSource.cs).
  const version = isObject(host) ? host.version : undefined;
  if (version === '2.0') return [];
  const found =
    version === undefined ? 'has no version' : `says version ${JSON.stringify(version)}, not "2.0"`;
  // The host then tries again without the file, and the error of that second attempt is what it shows.
  return [
    {
      rule: 'version',
      keys: ['version'],
      found,
      words: NOT_FOUND,
      fix: 'write "version": "2.0"',
      ...stops,
    },
  ];
}

function handlerRefusals(host: unknown): Refusal[] {
  const profile = valueAt(host, 'configurationProfile') ?? '';
  const section = valueAt(host, 'customHandler') ?? valueAt(host, 'httpWorker');
  const description = valueAt(section, 'description');
  const isEmpty =
    typeof description !== 'object' ||
    description === null ||
    Object.keys(description).length === 0;
  const fix =
    'write "customHandler": { "description": { "defaultExecutablePath": "handler" } }, with the name of your program';
  if (isEmpty)
    return profile !== ''
      ? []
      : [
          {
            rule: 'no-handler',
            keys: ['customHandler'],
            found: 'has no customHandler with a description',
            words: NOT_FOUND,
            fix,
            ...stops,
          },
        ];
  const path = valueAt(description, 'defaultExecutablePath');
  if (typeof path === 'string' && path !== '') return [];
  return [
    {
      rule: 'no-executable',
      keys: ['customHandler', 'description', 'defaultExecutablePath'],
      found: 'names no program to start',
      words: 'WorkerDescription DefaultExecutablePath cannot be empty',
      fix,
      ...stops,
    },
  ];
}

function timeoutRefusals(host: unknown): Refusal[] {
  const timeout = valueAt(host, 'functionTimeout');
  if (timeout === undefined || timeout === null || /^-1$|^-00:00:01$/.test(String(timeout)))
    return [];
  const seconds = timeSpanSeconds(String(timeout));
  if (seconds !== undefined && seconds >= 1) return [];
  return [
    {
      rule: 'timeout',
      keys: ['functionTimeout'],
      found: `has the functionTimeout ${JSON.stringify(timeout)}`,
      words:
        seconds === undefined
          ? `Failed to convert configuration value '${timeout}' at 'AzureFunctionsJobHost:FunctionTimeout' to type 'System.TimeSpan'.`
          : 'FunctionTimeout must be greater than 00:00:01 and less than',
      fix: 'write it as hours:minutes:seconds, for example "00:10:00", or "-1" for no limit where the plan allows that',
      ...stops,
    },
  ];
}

/** The values that the host converts to another type than text. */
const VALUES = [
  {
    key: 'EnableForwardingHttpRequest',
    type: 'System.Boolean',
    fits: /^(true|false)$/i,
    fix: 'true or false',
  },
  {
    key: 'EnableProxyingHttpRequest',
    type: 'System.Boolean',
    fits: /^(true|false)$/i,
    fix: 'true or false',
  },
  {
    key: 'Type',
    type: 'Microsoft.Azure.WebJobs.Script.Workers.Http.CustomHandlerType',
    fits: /^(http|none|[01])$/i,
    fix: '"Http", or leave it out',
  },
] as const;

function valueRefusals(host: unknown): Refusal[] {
  return VALUES.flatMap(({ key, type, fits, fix }) => {
    const value = valueAt(host, 'customHandler', key) ?? '';
    const name = key.charAt(0).toLowerCase() + key.slice(1);
    if (value === '' || fits.test(String(value).trim())) return [];
    return [
      {
        rule: 'host-value' as const,
        keys: ['customHandler', name],
        found: `has the ${name} ${JSON.stringify(value)}`,
        words: `Failed to convert configuration value '${value}' at 'AzureFunctionsJobHost:customHandler:${key}' to type '${type}'.`,
        fix: `write ${fix}`,
        ...stops,
      },
    ];
  });
}

function prefixRefusals(host: unknown): Refusal[] {
  const prefix = routePrefixIn(host);
  const fault = prefixFault(prefix);
  if (!fault) return [];
  const clean = trimmed(prefix, /\//);
  return [
    {
      rule: 'route-prefix',
      keys: ['extensions', 'http', 'routePrefix'],
      found: `has the routePrefix ${JSON.stringify(prefix)}`,
      ...(fault.words === undefined ? {} : { words: fault.words }),
      fix: prefixFault(clean) ? fault.fix : `write "routePrefix": ${JSON.stringify(clean)}`,
      ...stops,
    },
  ];
}
