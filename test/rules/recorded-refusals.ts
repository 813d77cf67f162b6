import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../vectors');

/** A function.json that was given to the host, and what the host said of it. */
export interface RecordedFunction {
  id: string;
  name: string;
  /** The file's text. */
  text: string;
  /** What it logged, all lines as one; undefined when it took the function. */
  error: string | undefined;
  stopsHost: boolean;
}

interface Case {
  id: string;
  functionName?: string;
  functionJson?: unknown;
  hostJson?: unknown;
  then: {
    accepted?: boolean;
    failure?: string;
    failsAt?: string;
    hostEffect?: string;
    error?: string[] | null;
    hostError?: string | null;
    hostErrors?: string[];
    client?: { status: number };
    goodFunctionAnswers?: number;
  };
}

function casesOf(file: string): Case[] {
  return (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { cases: Case[] }).cases;
}

/** Cases of what the host does at its start that one function.json cannot tell, each with the reason. */
export const unmodelledFunctions: ReadonlyMap<string, string> = new Map([
  ['function-TimerSetting', 'whether an app setting exists: AGF504 looks at local.settings.json'],
  ['function-QueueSetting', 'whether an app setting exists: AGF504 looks at local.settings.json'],
  ['function-DupB', 'two files: sameRouteRefusals'],
  ['function-DupD', 'two files: sameRouteRefusals'],
  ['function-folders', 'which folders are functions: AGF326'],
]);

/** The cases whose file is no JSON at all: the readers refuse them. */
const NO_JSON = ['function-NotJson', 'function-EmptyFile'];

/** All functions that the host was started with and that one file decides: taken or refused. */
export function indexed(): RecordedFunction[] {
  const own = casesOf('functions-and-routes.json').filter(({ id }) =>
    /^(function|route-alone)-/.test(id),
  );
  const extensions = readdirSync(folder)
    .filter((name) => name.startsWith('ext-') && name.endsWith('.json'))
    .flatMap(casesOf)
    .filter(
      ({ then: { accepted, failure = '' } }) =>
        accepted !== undefined ||
        /which ctor|can't be invoked from Azure WebJobs SDK|default deserializer/.test(failure),
    );
  return [...own, ...extensions]
    .filter(({ id }) => !unmodelledFunctions.has(id) && !NO_JSON.includes(id))
    .map(recorded);
}

function recorded({ id, functionName, functionJson, then }: Case): RecordedFunction {
  const file = Array.isArray(functionJson)
    ? { bindings: withTrigger(id, functionJson) }
    : functionJson;
  const errors = [then.hostError, ...(then.error ?? []), then.failure].filter(Boolean);
  return {
    id,
    name: spelledOut(
      functionName ?? (id.startsWith('route-alone-') ? id.slice('route-alone-'.length) : 'Fn'),
    ),
    text: typeof file === 'string' ? file : JSON.stringify(file),
    error: errors.length === 0 ? undefined : spelledOut(errors.join(' ')),
    stopsHost: then.goodFunctionAnswers === 503 || /host start/.test(then.hostEffect ?? ''),
  };
}

/** An input or output was tested beside a neutral trigger, which the case leaves out. */
function withTrigger(id: string, bindings: { type?: string }[]): unknown[] {
  const isAlone =
    !id.startsWith('function-') && !bindings.some(({ type }) => /trigger$/i.test(type ?? ''));
  return isAlone ? [{ type: 'manualTrigger', name: 't' }, ...bindings] : bindings;
}

/** `<m repeated 129 times>` written out. */
function spelledOut(text: string): string {
  return text.replace(/<(.) repeated (\d+) times>/g, (_, letter: string, count: string) =>
    letter.repeat(Number(count)),
  );
}

export interface RecordedConfiguration {
  id: string;
  text: string;
  /** What kept the host from starting, as one text; undefined when it started. */
  errors: string | undefined;
}

/** Cases that host.json alone cannot tell, each with the reason. */
export const unmodelledConfigurations: ReadonlyMap<string, string> = new Map([
  ['config-empty-section-no-runtime', 'FUNCTIONS_WORKER_RUNTIME is missing: AGF501'],
  ['config-env-override', 'an environment variable names the program'],
  ['config-executable-missing-short-timeout', 'whether the program exists: AGF101'],
  [
    'config-bad-json',
    'a file that is no JSON: its reader refuses it, as the tests of readers show',
  ],
]);

export function configurations(): RecordedConfiguration[] {
  return casesOf('config.json')
    .filter(({ id }) => !unmodelledConfigurations.has(id))
    .map(({ id, hostJson, then }) => ({
      id,
      text: typeof hostJson === 'string' ? hostJson : JSON.stringify(hostJson),
      errors: then.client?.status === 503 ? (then.hostErrors ?? []).join(' ') : undefined,
    }));
}

export function noJson(): RecordedFunction[] {
  return casesOf('functions-and-routes.json')
    .filter(({ id }) => NO_JSON.includes(id))
    .map(recorded);
}
