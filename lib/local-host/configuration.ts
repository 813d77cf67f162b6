import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFunction } from './function-json.ts';
import { hostError } from './host-error.ts';
import type { Environment } from './settings.ts';
import { parseTimeSpan } from './time-span.ts';

/** The host's configuration: flat, keys like `customHandler:description:arguments:0`, case-insensitive. */
export class Configuration {
  readonly #values = new Map<string, string>();

  set(key: string, value: string): void {
    this.#values.set(key.toLowerCase(), value);
  }

  get(key: string): string | undefined {
    return this.#values.get(key.toLowerCase());
  }

  /** A section exists when it has a value or a key below it: `"customHandler": {}` does not (contract 1.1). */
  has(section: string): boolean {
    const key = section.toLowerCase();
    return [...this.#values.keys()].some((name) => name === key || name.startsWith(`${key}:`));
  }

  /** How many entries the array `section` has. */
  count(section: string): number {
    let size = 0;
    while (this.has(`${section}:${size}`)) size++;
    return size;
  }

  /** An array of strings: keys `section:0`, `section:1` …, or one value with a JSON array (contract 1.1). */
  list(section: string): string[] {
    const json = this.get(section);
    if (json) return JSON.parse(json) as string[];
    return Array.from({ length: this.count(section) }, (_, i) => this.get(`${section}:${i}`) ?? '');
  }

  /** Throws the binder's text for anything but true and false. */
  isTrue(key: string): boolean {
    const value = this.get(key);
    if (!value) return false;
    if (/^\s*(true|false)\s*$/i.test(value)) return /true/i.test(value);
    throw notConverted(
      key,
      value,
      'System.Boolean',
      `String '${value}' was not recognized as a valid Boolean`,
    );
  }

  /** Milliseconds. */
  timeSpan(key: string, text: string): number {
    try {
      return parseTimeSpan(text);
    } catch (error) {
      throw notConverted(key, text, 'System.TimeSpan', (error as Error).message);
    }
  }
}

/** What the binder of .NET's configuration says of a value that is none of its type. */
export function notConverted(key: string, value: string, type: string, reason: string): Error {
  const named = key.replace(/[^:]*$/, (name) => `${name[0]?.toUpperCase()}${name.slice(1)}`);
  const short = type.slice(type.lastIndexOf('.') + 1);
  return hostError(
    'InvalidOperationException',
    `Failed to convert configuration value '${value}' at 'AzureFunctionsJobHost:${named}' to type '${type}'`,
    hostError(
      'ArgumentException',
      `${value} is not a valid value for ${short}`,
      hostError('FormatException', reason),
    ),
  );
}

/**
 * host.json, over it `AzureFunctionsJobHost__…` variables, under it a configuration profile (contract 1.1, 1.6, 1.7).
 * A missing host.json counts as `{"version": "2.0"}`; the real host would write one.
 * Throws with the host's texts.
 */
export function loadConfiguration(root: string, env: Environment): Configuration {
  const configuration = new Configuration();
  flatten(configuration, '', readHostJson(path.join(root, 'host.json')));
  for (const [name, value] of Object.entries(env)) {
    const key = /^AzureFunctionsJobHost(?:__|:)(.+)$/i.exec(name)?.[1];
    if (key) configuration.set(key.replaceAll('__', ':'), value);
  }
  applyProfile(configuration);
  return configuration;
}

function readHostJson(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { version: '2.0' };
  }
  let hostJson: Record<string, unknown>;
  try {
    hostJson = parseFunction(text);
  } catch (error) {
    throw hostError('FormatException', `Unable to parse host configuration file '${file}'.`, error);
  }
  checkVersion(hostJson.version);
  return hostJson;
}

function checkVersion(version: unknown): void {
  if (version === undefined) {
    throw hostError(
      'HostConfigurationException',
      "The host.json file is missing the required 'version' property. See https://aka.ms/functions-hostjson for steps to migrate the configuration file.",
    );
  }
  if (typeof version !== 'string' || version !== '2.0') {
    throw hostError(
      'HostConfigurationException',
      `'${version}' is an invalid value for host.json 'version' property. We recommend you set the 'version' property to '2.0'.`,
    );
  }
}

function flatten(configuration: Configuration, key: string, value: unknown): void {
  if (value === null || value === undefined) return;
  if (typeof value !== 'object') {
    configuration.set(key, String(value));
    return;
  }
  for (const [name, item] of Object.entries(value)) {
    flatten(configuration, key ? `${key}:${name}` : name, item);
  }
}

const profileValues: [string, string][] = [
  ['customHandler:enableProxyingHttpRequest', 'true'],
  ['extensions:http:routePrefix', ''],
  ['customHandler:http:routes:0:route', '{*route}'],
];

function applyProfile(configuration: Configuration): void {
  const profile = configuration.get('configurationProfile') ?? '';
  if (['', 'default'].includes(profile.toLowerCase())) return;
  if (!['mcp-custom-handler', 'web-app-custom-handler'].includes(profile.toLowerCase())) {
    throw hostError(
      'NotSupportedException',
      `Configuration profile '${profile}' is not supported. Supported values: '', 'default', 'mcp-custom-handler', 'web-app-custom-handler'.`,
    );
  }
  for (const [key, value] of profileValues) {
    if (configuration.get(key) === undefined) configuration.set(key, value);
  }
}
