import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Diagnostic, fileError } from '../diagnostics/diagnostic.ts';
import { CallError, WorkError } from '../diagnostics/errors.ts';
import { codeAlone, GO } from '../formats/code-text.ts';
import { isObject, noObject, parseJson, valueAt } from '../formats/json.ts';
import { MAX_FUNCTIONS, MAX_TEXT, MAX_TEXTS } from '../formats/limits.ts';
import { readPlain, TooLarge, Unreadable } from '../formats/plain-file.ts';
import type { RoutedFunction } from '../rules/route.ts';
import { trimmed } from '../rules/trimmed.ts';
import { MANIFEST_FOLDER, PROJECT_MANIFEST } from './manifest.ts';
import type { Binding, FunctionOnDisk, Project } from './project.ts';
import { RECORD_FILE, recorded, recordFromFiles } from './record.ts';
import { createdByUnfinished, workshopOwner } from './unfinished.ts';

/**
 * Reads what is in a folder, which need not exist.
 * @throws CallError for files that are there but cannot be understood, all of them at once
 * @throws WorkError when the folder cannot be read
 */
export async function readProject(root: string): Promise<Project> {
  const texts = new Map<string, string | undefined>();
  let length = 0;
  const read = (path: string): string | undefined => {
    if (!texts.has(path)) {
      const text = readText(join(root, path));
      length += text?.length ?? 0;
      if (length > MAX_TEXTS) throw tooMuch(root, `${MAX_TEXTS / 2 ** 20} MB of text`);
      texts.set(path, text);
    }
    return texts.get(path);
  };
  const problems: Diagnostic[] = [];
  const json = async (path: string): Promise<unknown> => {
    const text = read(path);
    if (text === undefined) return undefined;
    try {
      return await parseJson(text, path);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      problems.push(...error.diagnostics);
      return undefined;
    }
  };

  const listed = listFolder(root);
  const { record, damaged, newer } = recorded(
    listed.includes(MANIFEST_FOLDER) ? read(PROJECT_MANIFEST) : undefined,
    listed.includes(RECORD_FILE) ? await json(RECORD_FILE) : undefined,
  );
  const workshops = listed.filter((name) => workshopOwner(name));
  // The first run here was killed. What it added does not count, so that the next one decides as it did.
  const unfinished = record ? new Set() : createdByUnfinished(root, workshops);
  const entries = listed.filter(
    (name) =>
      !workshops.includes(name) &&
      !unfinished.has(name) &&
      !unfinished.has(`${name}/function.json`),
  );
  const hostJson = entries.includes('host.json') ? await json('host.json') : undefined;
  if (hostJson !== undefined && !isObject(hostJson)) problems.push(noObject('host.json'));
  const functions: FunctionOnDisk[] = [];
  for (const name of entries.filter(mayBeFunction)) {
    const value = await json(`${name}/function.json`);
    if (functions.length === MAX_FUNCTIONS) throw tooMuch(root, `${MAX_FUNCTIONS} functions`);
    if (value !== undefined)
      functions.push({
        name,
        bindings: bindingsOf(value, name, problems),
        retry: valueAt(value, 'retry'),
      });
  }
  if (problems.length > 0) throw new CallError(problems);

  const ours = record !== undefined || entries.includes('functions_gen.go');
  const goMod = (entries.includes('go.mod') && read('go.mod')) || '';
  const module = /^module\s+"?([^\s"]+)"?/m.exec(goMod)?.[1];
  const prefix = valueAt(hostJson, 'extensions', 'http', 'routePrefix');
  const executable = valueAt(hostJson, 'customHandler', 'description', 'defaultExecutablePath');
  return {
    root,
    name: basename(root),
    isFunctionApp: entries.includes('host.json'),
    record:
      record ??
      (entries.includes('functions_gen.go')
        ? recordFromFiles(
            { read, functions, module },
            {
              main: findInGo({ entries, read }, GO_MAIN),
              proxies: valueAt(hostJson, 'customHandler', 'enableProxyingHttpRequest') === true,
            },
          )
        : undefined),
    damaged,
    newer,
    entries,
    functions,
    routes: functions.flatMap(routeOf),
    routePrefix: typeof prefix === 'string' ? trimmed(prefix, /\//) : 'api',
    forwardsHttp: forwards(hostJson),
    module,
    executable: cleanPath(executable),
    existingMain: ours ? undefined : findInGo({ entries, read }, GO_MAIN),
    read,
    changed: () => [
      ...(sameNames(listFolder(root), listed) ? [] : ['.']),
      ...[...texts]
        .filter(([path, text]) => readText(join(root, path)) !== text)
        .map(([path]) => path),
    ],
  };
}

/** Whether two lists have the same names, those of workshops aside. */
function sameNames(now: readonly string[], before: readonly string[]): boolean {
  const files = (names: readonly string[]) =>
    names.filter((name) => !workshopOwner(name)).join('/');
  return files(now) === files(before);
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
      throw unreadable(root, 'This is a file, not a folder', 'Give another directory.');
    throw unreadable(root, `The folder cannot be read (${codeOf(error)})`, CHECK_PERMISSIONS);
  }
}

function forwards(hostJson: unknown): boolean | undefined {
  const flags = ['enableForwardingHttpRequest', 'enableProxyingHttpRequest'].map((name) =>
    valueAt(hostJson, 'customHandler', name),
  );
  return flags.every((flag) => flag === undefined) ? undefined : flags.includes(true);
}

/** Publishing tools compare the path with a file's name, so `./handler` and `bin\\handler` are put right. */
function cleanPath(executable: unknown): string | undefined {
  if (typeof executable !== 'string' || executable === '') return undefined;
  return executable.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
}

/** A function's name has no dot, so most files are not even looked at. */
function mayBeFunction(name: string): boolean {
  return !name.includes('.') && name !== 'node_modules';
}

function tooMuch(root: string, what: string): WorkError {
  const message = `The folder has more than ${what}, which no function app has`;
  return unreadable(root, message, 'Go into the folder of the app.');
}

function unreadable(path: string, message: string, howToFix: string): WorkError {
  return new WorkError([fileError(path, message, howToFix)]);
}

const CHECK_PERMISSIONS = 'Check its permissions.';

function readText(path: string): string | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats || stats.isDirectory()) return undefined;
    if (!stats.isFile()) throw unreadable(path, 'This is not a plain file', 'Move it away.');
    return readPlain(path, MAX_TEXT).toString();
  } catch (error) {
    if (error instanceof TooLarge)
      throw unreadable(
        path,
        `The file ${error.message}`,
        'No file of a function app is: move it away.',
      );
    if (error instanceof WorkError) throw error;
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return undefined;
    const why = error instanceof Unreadable ? error.message : `cannot be read (${codeOf(error)})`;
    throw unreadable(path, `The file ${why}`, CHECK_PERMISSIONS);
  }
}

function bindingsOf(value: unknown, name: string, problems: Diagnostic[]): Binding[] {
  const bindings = valueAt(value, 'bindings');
  if (!Array.isArray(bindings)) {
    const file = `${name}/function.json`;
    const message = `${file} has no "bindings" array`;
    problems.push(fileError(file, message, 'Correct it or delete the folder.'));
    return [];
  }
  return bindings.filter(isObject).map((binding) => ({
    ...binding,
    type: word(binding.type),
    direction: word(binding.direction, 'in').toLowerCase(),
    name: word(binding.name),
  }));
}

/** A value that is to be a text. An object is none, and may refuse to become one. */
function word(value: unknown, otherwise = ''): string {
  return typeof value === 'object' || value === undefined ? otherwise : String(value);
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.map((each) => word(each)) : [];
}

function routeOf({ name, bindings }: FunctionOnDisk): RoutedFunction[] {
  const trigger = bindings.find(({ type }) => type.toLowerCase() === 'httptrigger');
  if (!trigger) return [];
  const route = typeof trigger.route === 'string' && trigger.route !== '' ? trigger.route : name;
  return [{ name, route, methods: words(trigger.methods) }];
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
