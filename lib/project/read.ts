import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CallError, type Problem, WorkError } from '../problem.ts';
import type { RoutedFunction } from '../rules/route.ts';
import { trimmed } from '../rules/trimmed.ts';
import { codeAlone, GO } from './code-text.ts';
import { isObject, NO_OBJECT, parseJson, valueAt } from './json.ts';
import { readPlain, Unreadable } from './plain-file.ts';
import type { Binding, FunctionOnDisk, Project, Record } from './project.ts';

/** Where Yeoman keeps what a generator remembers of a project; the key is our package's name. */
export const RECORD_FILE = '.yo-rc.json';
export const RECORD_KEY = 'generator-azure-go-func';

/**
 * Reads what is in a folder, which need not exist.
 * @throws CallError for files that are there but cannot be understood, all of them at once
 * @throws WorkError when the folder cannot be read
 */
export async function readProject(root: string): Promise<Project> {
  const read = (path: string): string | undefined => readText(join(root, path));
  const problems: Problem[] = [];
  const json = async (path: string): Promise<unknown> => {
    const text = read(path);
    if (text === undefined) return undefined;
    try {
      return await parseJson(text, path);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };

  const entries = listFolder(root);
  const hostJson = entries.includes('host.json') ? await json('host.json') : undefined;
  if (hostJson !== undefined && !isObject(hostJson))
    problems.push({ subject: 'host.json', reason: NO_OBJECT });
  const functions: FunctionOnDisk[] = [];
  for (const name of entries.filter(mayBeFunction)) {
    const value = await json(`${name}/function.json`);
    if (value !== undefined)
      functions.push({
        name,
        bindings: bindingsOf(value, name, problems),
        retry: valueAt(value, 'retry'),
      });
  }
  const record = recordOf(entries.includes(RECORD_FILE) ? await json(RECORD_FILE) : undefined);
  if (problems.length > 0) throw new CallError(problems);

  const ours = record !== undefined || entries.includes('functions_gen.go');
  const prefix = valueAt(hostJson, 'extensions', 'http', 'routePrefix');
  const executable = valueAt(hostJson, 'customHandler', 'description', 'defaultExecutablePath');
  return {
    root,
    name: basename(root),
    isFunctionApp: entries.includes('host.json'),
    record,
    entries,
    functions,
    routes: functions.flatMap(routeOf),
    routePrefix: typeof prefix === 'string' ? trimmed(prefix, /\//) : 'api',
    forwardsHttp: forwards(hostJson),
    module: /^module\s+"?([^\s"]+)"?/m.exec(read('go.mod') ?? '')?.[1],
    executable: cleanPath(executable),
    foreignMain: ours ? undefined : findInGo({ entries, read }, GO_MAIN),
    read,
  };
}

/** The nearest folder at or above `start` with a host.json; undefined when there is none. */
export function findProjectRoot(start: string): string | undefined {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (readText(join(folder, 'host.json')) !== undefined) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function listFolder(root: string): string[] {
  try {
    return readdirSync(root).sort();
  } catch (error) {
    if (isCode(error, 'ENOENT')) return [];
    if (isCode(error, 'ENOTDIR'))
      throw new WorkError(`${root} is a file, not a folder; give another directory`);
    throw new WorkError(`${root} cannot be read (${codeOf(error)}); check its permissions`);
  }
}

function forwards(hostJson: unknown): boolean | undefined {
  const flags = ['enableForwardingHttpRequest', 'enableProxyingHttpRequest'].map((name) =>
    valueAt(hostJson, 'customHandler', name),
  );
  return flags.every((flag) => flag === undefined) ? undefined : flags.includes(true);
}

/** Publishing tools compare the path with a file's name, so `./handler` and `bin\\handler` are mended. */
function cleanPath(executable: unknown): string | undefined {
  if (typeof executable !== 'string' || executable === '') return undefined;
  return executable.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
}

/** A function's name has no dot, so most files are not even looked at. */
function mayBeFunction(name: string): boolean {
  return !name.includes('.') && name !== 'node_modules';
}

/** Larger than any file that is planned or asked about. */
const MAX_FILE = 32 * 2 ** 20;

function readText(path: string): string | undefined {
  try {
    if (statSync(path).isDirectory()) return undefined;
    return readPlain(path, MAX_FILE).toString();
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return undefined;
    const why = error instanceof Unreadable ? error.message : `cannot be read (${codeOf(error)})`;
    throw new WorkError(`${path} ${why}; check its permissions`);
  }
}

function bindingsOf(value: unknown, name: string, problems: Problem[]): Binding[] {
  const bindings = valueAt(value, 'bindings');
  if (!Array.isArray(bindings)) {
    problems.push({
      subject: `${name}/function.json`,
      reason: 'has no "bindings" array; mend it or delete the folder',
    });
    return [];
  }
  return bindings.filter(isObject).map((binding) => ({
    ...binding,
    type: String(binding.type ?? ''),
    direction: String(binding.direction ?? 'in').toLowerCase(),
    name: String(binding.name ?? ''),
  }));
}

function routeOf({ name, bindings }: FunctionOnDisk): RoutedFunction[] {
  const trigger = bindings.find(({ type }) => type.toLowerCase() === 'httptrigger');
  if (!trigger) return [];
  const route = typeof trigger.route === 'string' && trigger.route !== '' ? trigger.route : name;
  return [
    { name, route, methods: Array.isArray(trigger.methods) ? trigger.methods.map(String) : [] },
  ];
}

function recordOf(value: unknown): Record | undefined {
  const stored = isObject(value) ? value[RECORD_KEY] : undefined;
  if (!isObject(stored) || !isObject(stored.answers)) return undefined;
  const answers = Object.fromEntries(
    Object.entries(stored.answers).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
  const elsewhere = Array.isArray(stored.servedElsewhere) ? stored.servedElsewhere.map(String) : [];
  return { version: String(stored.version ?? ''), answers, servedElsewhere: elsewhere };
}

/** The first Go file of the root whose code matches; files that no build takes do not count. */
export function findInGo(
  { entries, read }: Pick<Project, 'entries' | 'read'>,
  pattern: RegExp,
): string | undefined {
  return entries
    .filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
    .find((name) => {
      const code = read(name) ?? '';
      return pattern.test(codeAlone(code, GO)) && !/^\/\/go:build ignore$/m.test(code);
    });
}

export const GO_MAIN = /^func main\(\)/m;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function isCode(error: unknown, code: string): boolean {
  return codeOf(error) === code;
}
