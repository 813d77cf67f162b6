import { posix } from 'node:path';
import { isObject, isSameKey } from '../formats/json.ts';
import { isBindingName } from './binding-name.ts';
import { replaceBraces } from './braces.ts';
import { isHostName } from './function-name.ts';
import type { Refusal } from './refusal.ts';
import { retryRefusals } from './retry-policy.ts';
import { fullTemplate, isReservedRoute, RESERVED_WORDS } from './route.ts';
import { templateFault } from './route-template.ts';
import { scheduleProblem } from './schedule.ts';
import { queueNameProblem } from './storage-names.ts';
import { BUILT_IN_TYPES, UNFIT_DATA } from './trigger-properties.ts';

export interface FunctionFacts {
  /** The folder's name. */
  name: string;
  /** What its function.json holds. */
  value: unknown;
}

/** What the host knows besides a function.json. */
export interface AppFacts {
  /** `extensions.http.routePrefix` as written; `api` where host.json does not say. */
  routePrefix: string;
  /** Whether the app has an extension bundle, or extensions installed by hand. */
  hasExtensions: boolean;
  /** The type that a misspelt one was probably meant to be; undefined when it is known, or resembles none. */
  meant: (type: string) => string | undefined;
  /** The properties that a binding must name besides its connection, by type in lower case. */
  needed: ReadonlyMap<string, readonly string[]>;
  /** Whether the app has a file, by its path below the root. Without it scriptFile is not looked at. */
  hasFile?: (path: string) => boolean;
}

/**
 * Everything in a function that the host refuses when it starts, in the order in which it looks
 * (host contract 5; azure-functions-host, HostFunctionMetadataProvider.cs and ScriptHost.cs).
 */
export function refusals(fn: FunctionFacts, app: AppFacts): Refusal[] {
  const found = nameRefusals(fn);
  const file = fn.value;
  if (!isObject(file))
    return [
      ...found,
      {
        rule: 'object',
        keys: [],
        found: 'is not a JSON object',
        words: 'Error reading JObject from JsonReader.',
        fix: 'write { "bindings": [ ... ] }',
      },
    ];
  // The case of these keys counts, unlike that of what is in a binding (HostFunctionMetadataProvider.cs).
  const { bindings: list, scriptFile, retry } = file;
  const bindings = bindingsOf(list);
  return [
    ...found,
    ...scriptRefusals(fn.name, scriptFile, app),
    ...listRefusals(file),
    ...bindings.flatMap(wordRefusals),
    ...retryRefusals(retry),
    ...triggerRefusals(bindings, app),
    ...bindings.flatMap((binding) => bindingRefusals(binding, bindings)),
    ...bindings.flatMap((binding) => typeRefusals(binding, app)),
    ...bindings.flatMap((binding) => propertyRefusals(binding, app)),
    ...bindings.flatMap((binding) => httpRefusals(binding, fn.name, app)),
  ];
}

/** The properties of an object by their names in lower case, as the host compares them. */
type Properties = ReadonlyMap<string, unknown>;

function propertiesOf(value: unknown): Properties | undefined {
  if (!isObject(value)) return undefined;
  return new Map(Object.entries(value).map(([key, each]) => [key.toLowerCase(), each]));
}

interface Binding {
  index: number;
  properties: Properties;
  /** As written; empty where they are absent. */
  type: string;
  name: string;
  /** In lower case. */
  kind: string;
  direction: string;
}

function bindingsOf(list: unknown): Binding[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((value, index) => {
    const properties = propertiesOf(value);
    if (!properties) return [];
    const type = String(properties.get('type') ?? '');
    return [
      {
        index,
        properties,
        type,
        name: String(properties.get('name') ?? ''),
        kind: type.toLowerCase(),
        direction: String(properties.get('direction') ?? 'in').toLowerCase(),
      },
    ];
  });
}

function nameRefusals({ name }: FunctionFacts): Refusal[] {
  if (isHostName(name)) return [];
  return [
    {
      rule: 'function-name',
      keys: [],
      found: `is in a folder called ${JSON.stringify(name)}`,
      words: `'${name}' is not a valid function name.`,
      fix: 'give the folder another name: a letter, then letters, digits, "_" and "-", at most 128, and not "host"',
    },
  ];
}

function scriptRefusals(name: string, script: unknown, { hasFile }: AppFacts): Refusal[] {
  if (typeof script !== 'string' || script === '' || !hasFile) return [];
  if (hasFile(posix.normalize(posix.join(name, script.replaceAll('\\', '/'))))) return [];
  return [
    {
      rule: 'script-file',
      keys: ['scriptFile'],
      found: `has the scriptFile ${JSON.stringify(script)}, and there is no such file`,
      words:
        "Invalid script file name configuration. The 'scriptFile' property is set to a file that does not exist.",
      fix: 'delete scriptFile: a custom handler needs none',
    },
  ];
}

function listRefusals(file: { readonly [key: string]: unknown }): Refusal[] {
  const { bindings: list } = file;
  const refusal = { rule: 'bindings', keys: ['bindings'] } as const;
  const fix = 'write "bindings": [ ... ] with a trigger in it, or delete the folder';
  const misspelt = Object.keys(file).find(
    (key) => key !== 'bindings' && isSameKey(key, 'bindings'),
  );
  if (list === undefined || (Array.isArray(list) && list.length === 0))
    return [
      {
        ...refusal,
        found:
          misspelt === undefined
            ? 'has no bindings'
            : `has ${JSON.stringify(misspelt)}, and the host reads "bindings" alone`,
        words: 'At least one binding must be declared.',
        fix,
      },
    ];
  if (!Array.isArray(list)) {
    const kind = typeof list === 'object' && list !== null ? 'JObject' : 'JValue';
    const words = `Unable to cast object of type 'Newtonsoft.Json.Linq.${kind}' to type 'Newtonsoft.Json.Linq.JArray'.`;
    return [{ ...refusal, found: 'has bindings that are no array', words, fix }];
  }
  return list.flatMap((each, index) =>
    propertiesOf(each)
      ? []
      : [
          {
            rule: 'bindings',
            keys: ['bindings', index],
            found: 'has a binding that is not an object',
            fix,
          },
        ],
  );
}

/** What the host reads as one of a few words. */
const WORDS = [
  { property: 'dataType', words: ['string', 'binary', 'stream'], type: 'DataType' },
  { property: 'cardinality', words: ['one', 'many'], type: 'Cardinality' },
] as const;

function wordRefusals({ index, name, properties, direction }: Binding): Refusal[] {
  const found: Refusal[] = [];
  const written = properties.get('direction');
  if (!/^(in|out|inout)$/.test(direction))
    found.push({
      rule: 'direction',
      keys: ['bindings', index, 'direction'],
      found: `gives the binding ${name} the direction ${JSON.stringify(written)}`,
      words: `'${written}' is not a valid binding direction.`,
      fix: 'write "in" for a trigger and an input, "out" for an output',
    });
  for (const { property, words, type } of WORDS) {
    const value = properties.get(property.toLowerCase());
    if (typeof value !== 'string' || words.some((word) => word === value.toLowerCase())) continue;
    found.push({
      rule: 'unknown-word',
      keys: ['bindings', index, property],
      found: `gives the binding ${name} the ${property} ${JSON.stringify(value)}`,
      words: `Error converting value "${value}" to type 'System.Nullable\`1[Microsoft.Azure.WebJobs.Script.Description.${type}]'.`,
      fix: `write one of ${words.join(', ')}, or leave ${property} out`,
    });
  }
  return found;
}

function bindingRefusals(binding: Binding, all: readonly Binding[]): Refusal[] {
  const { index, name, type, kind, direction, properties } = binding;
  const at = (property: string): (string | number)[] => ['bindings', index, property];
  const found: Refusal[] = [];
  if (name === '$return' && direction !== 'out')
    found.push({
      rule: 'binding-name',
      keys: at('direction'),
      found: 'has a binding $return with another direction than "out"',
      words: "$return bindings must specify a direction of 'out'.",
      fix: 'write "direction": "out", or give the binding another name',
    });
  else if (!isBindingName(name, direction))
    found.push({
      rule: 'binding-name',
      keys: at('name'),
      found: name === '' ? 'has a binding without a name' : `has a binding called "${name}"`,
      words: `The binding name ${name} is invalid. Please assign a valid name to the binding.`,
      fix: 'give it a name that begins with a letter and has letters and digits only, at most 128',
    });
  const lower = name.toLowerCase();
  if (
    lower !== '' &&
    all.some((other) => other.index < index && other.name.toLowerCase() === lower)
  )
    found.push({
      rule: 'same-binding-name',
      keys: at('name'),
      found: `has two bindings called ${name}`,
      words: `Multiple bindings with name '${name}' discovered. Binding names must be unique.`,
      fix: 'give one of the two another name; upper and lower case do not differ',
    });
  if (type === '')
    found.push({
      rule: 'no-type',
      keys: ['bindings', index],
      found: `has a binding ${name || 'without a name'} that has no type`,
      ...(properties.get('type') === '' ? {} : { words: noType(name) }),
      fix: 'write its type, or delete the binding',
    });
  if (kind === 'http' && direction !== 'out' && /^(in|inout)$/.test(direction))
    found.push({
      rule: 'direction',
      keys: at('direction'),
      found: properties.has('direction')
        ? `has an http binding ${name} with the direction "${direction}"`
        : `has an http binding ${name} without a direction, which is then "in"`,
      words: 'Http binding can only be used for output.',
      fix: 'write "direction": "out"',
    });
  if (kind.endsWith('trigger') && direction === 'out')
    found.push({
      rule: 'direction',
      keys: at('direction'),
      found: `has the trigger ${name} go "out"`,
      fix: 'write "direction": "in"',
    });
  return found;
}

const noType = (name: string): string =>
  `Binding '${name}' is invalid. Bindings must specify a Type.`;

function triggerRefusals(bindings: readonly Binding[], { meant }: AppFacts): Refusal[] {
  const triggers = bindings.filter(({ kind }) => kind.endsWith('trigger'));
  if (triggers.length > 1)
    return [
      {
        rule: 'two-triggers',
        keys: ['bindings'],
        found: `has ${triggers.length} triggers: ${triggers.map(({ type }) => type).join(', ')}`,
        words:
          'Multiple trigger bindings defined. A function can only have a single trigger binding.',
        fix: 'make a function of each; they can call the same Go code',
      },
    ];
  // A misspelt trigger is refused as such, and a binding without a type comes before.
  const isTold = bindings.some(
    ({ kind, properties }) =>
      meant(kind)?.toLowerCase().endsWith('trigger') || properties.get('type') === undefined,
  );
  return triggers.length === 1 || bindings.length === 0 || isTold
    ? []
    : [
        {
          rule: 'no-trigger',
          keys: ['bindings'],
          found: 'has no trigger',
          words: 'No trigger binding specified. A function must have a trigger input binding.',
          fix: 'add one, such as { "type": "httpTrigger", "direction": "in", "name": "req" }',
        },
      ];
}

function typeRefusals({ index, type, kind }: Binding, app: AppFacts): Refusal[] {
  if (type === '' || BUILT_IN_TYPES.has(kind)) return [];
  const meant = app.meant(kind);
  if (meant === undefined && app.hasExtensions) return [];
  const words = `The binding type(s) '${type}' ${
    app.hasExtensions
      ? 'were not found in the configured extension bundle. Please ensure the type is correct and the correct version of extension bundle is configured'
      : 'are not registered. Please ensure the type is correct and the binding extension is installed.'
  }`;
  const keys = ['bindings', index, 'type'];
  return meant === undefined
    ? [
        {
          rule: 'no-extension',
          keys,
          found: `has a ${type} binding, and host.json has no extensionBundle`,
          words,
          fix: 'write "extensionBundle": { "id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)" } into host.json',
        },
      ]
    : [
        {
          rule: 'unknown-type',
          keys,
          found: `has a binding of the type ${JSON.stringify(type)}, which does not exist; ${meant} is near`,
          words,
          fix: `write "type": "${meant}"`,
          meant,
        },
      ];
}

function propertyRefusals(binding: Binding, { needed }: AppFacts): Refusal[] {
  const { index, type, kind, name, properties } = binding;
  const missing = (needed.get(kind) ?? []).filter(
    (property) => !properties.has(property.toLowerCase()),
  );
  if (missing.length > 0)
    return [
      {
        rule: 'needed-property',
        keys: ['bindings', index],
        found: `has a ${type} ${name} without ${missing.join(', ')}`,
        words: "Can't figure out which ctor to call.",
        fix: `write ${missing.join(' and ')} into the binding: the host wants each, also where it has a default`,
      },
    ];
  return [...scheduleRefusals(binding), ...queueRefusals(binding), ...dataRefusals(binding)];
}

function scheduleRefusals({ index, kind, properties }: Binding): Refusal[] {
  const schedule = properties.get('schedule');
  // A part of it may come from an app setting.
  if (kind !== 'timertrigger' || typeof schedule !== 'string' || /%[^%\s]+%/.test(schedule))
    return [];
  // The timer extension adds the seconds when there are five fields (its CronSchedule.cs).
  const isShort = schedule.trim().split(/\s+/).length === 5;
  const problem = scheduleProblem(isShort ? `0 ${schedule}` : schedule);
  return problem === undefined
    ? []
    : [
        {
          rule: 'schedule',
          keys: ['bindings', index, 'schedule'],
          found: `has the schedule "${schedule}"`,
          words: `The schedule expression '${schedule}' was not recognized as a valid cron expression or timespan string.`,
          fix: problem,
        },
      ];
}

function queueRefusals({ index, kind, properties }: Binding): Refusal[] {
  const name = properties.get('queuename');
  // A name may be built from app settings, and that of an output from the trigger's data too.
  if (
    (kind !== 'queuetrigger' && kind !== 'queue') ||
    typeof name !== 'string' ||
    replaceBraces(name, () => '') !== name ||
    name.split('%').length > 2
  )
    return [];
  // The extension writes it in lower case before it looks.
  const lower = name.toLowerCase();
  const problem = queueNameProblem(lower);
  if (problem === undefined) return [];
  const words =
    name.length < 3 || name.length > 63
      ? `A queue name must be from 3 to 63 characters long - "${lower}"`
      : /[^a-z0-9-]/.test(lower)
        ? `A queue name can contain only letters, numbers, and dash(-) characters - "${lower}"`
        : undefined;
  return [
    {
      rule: 'queue-name',
      keys: ['bindings', index, 'queueName'],
      found: `has the queue name ${JSON.stringify(name)}`,
      ...(words === undefined ? {} : { words }),
      fix: problem,
    },
  ];
}

function dataRefusals({ index, type, kind, properties }: Binding): Refusal[] {
  const dataType = String(properties.get('datatype') ?? '').toLowerCase();
  const cardinality = String(properties.get('cardinality') ?? '').toLowerCase();
  const unfit = UNFIT_DATA.find(
    (each) =>
      each.type === kind &&
      (each.dataType ?? dataType) === dataType &&
      (each.cardinality ?? cardinality) === cardinality,
  );
  if (!unfit) return [];
  const given = [
    cardinality === '' ? '' : `cardinality "${cardinality}"`,
    dataType === '' ? '' : `dataType "${dataType}"`,
  ].filter(Boolean);
  return [
    {
      rule: 'unfit-data',
      keys: ['bindings', index],
      found: `has a ${type} with ${given.join(' and ')}${dataType === '' ? ' and no dataType' : ''}`,
      words: unfit.words,
      fix: unfit.fix,
      ...(unfit.stopsHost ? { stopsHost: true } : {}),
    },
  ];
}

/** What an httpTrigger may say, in the order of the host's enum. */
const AUTH_LEVELS = ['anonymous', 'user', 'function', 'system', 'admin'];

function httpRefusals(
  { index, kind, properties }: Binding,
  name: string,
  app: AppFacts,
): Refusal[] {
  if (kind !== 'httptrigger') return [];
  const at = (property: string): (string | number)[] => ['bindings', index, property];
  const found: Refusal[] = [];
  const level = properties.get('authlevel') ?? 'function';
  if (
    !AUTH_LEVELS.includes(String(level).toLowerCase()) &&
    AUTH_LEVELS[Number(level)] === undefined
  )
    found.push({
      rule: 'auth-level',
      keys: at('authLevel'),
      found: `has the authLevel ${JSON.stringify(level)}`,
      words:
        "Error parsing function.json: Invalid value specified for binding property 'authLevel' of enum type AuthorizationLevel.",
      fix: 'write "function" (callers need a key) or "anonymous" (everybody)',
    });
  const methods = properties.get('methods') ?? [];
  if (!Array.isArray(methods))
    found.push({
      rule: 'methods',
      keys: at('methods'),
      found: `has the methods ${JSON.stringify(methods)}, which are no array`,
      words:
        "Error parsing function.json: Invalid value specified for binding property 'methods' of type JArray.",
      fix: 'write an array, for example "methods": ["get", "post"]',
    });
  const route = properties.get('route');
  found.push(...routeRefusals(typeof route === 'string' ? route : '', name, app, at('route')));
  return found;
}

function routeRefusals(
  written: string,
  name: string,
  { routePrefix }: AppFacts,
  keys: readonly (string | number)[],
): Refusal[] {
  const route = written === '' ? name : written;
  if (isReservedRoute(route))
    return [
      {
        rule: 'route',
        keys,
        found: `has the route "${route}", and the host keeps all that start with "admin" or "runtime"`,
        words: RESERVED_WORDS,
        fix: 'choose another route',
      },
    ];
  const template = fullTemplate(routePrefix, route);
  const fault = templateFault(template);
  if (!fault) return [];
  const outer = `An error occurred while creating the route with name '${name}' and template '${template}'.`;
  return [
    {
      rule: 'route',
      keys,
      found: `has the route "${route}"`,
      words: fault.words === undefined ? outer : `${outer} ${fault.words}`,
      fix: fault.fix,
      stopsHost: true,
    },
  ];
}
