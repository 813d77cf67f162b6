import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileError } from '../diagnostics/diagnostic.ts';
import { CallError } from '../diagnostics/errors.ts';
import { type Budget, LIMITS } from '../formats/budget.ts';
import type { Files } from '../formats/files.ts';
import { trackedByGit } from '../formats/git.ts';
import { type GoMod, readGoMod } from '../formats/go-mod.ts';
import { jsonFile, unreadableJson } from '../formats/json-file.ts';
import { type ByteReader, openPlain, Unreadable, withReader } from '../formats/plain-file.ts';
import { type YamlFile, yamlFile } from '../formats/yaml-file.ts';
import { zipEntries, zipFiles } from '../formats/zip.ts';
import { forwardsHttpIn, routePrefixIn } from '../rules/host-json.ts';
import { trimmed } from '../rules/trimmed.ts';
import { executableAt, executableOf } from './executable.ts';
import { factOfFile, folderFiles } from './folder.ts';
import { type FunctionFile, functionIn } from './function.ts';
import { goFile, mainFile, readGoCode } from './go-code.ts';
import { lazyParts, once } from './lazy.ts';
import { PROJECT_MANIFEST } from './manifest.ts';
import { packedFiles } from './package-files.ts';
import type { Project } from './project.ts';
import { type Reading, readError, strictReading } from './reading.ts';
import {
  RECORD_FILE,
  REGISTRY_FILE,
  type Recorded,
  recorded,
  recordedFunctionsIn,
  recordFromFiles,
} from './record.ts';
import { createdByUnfinished, workshopOwner } from './unfinished.ts';

/** What is at a path, before anything of it was understood. */
type Source = Pick<Project, 'kind' | 'root' | 'files' | 'zip' | 'close'>;

/**
 * The project in a folder into which a command will write, and which need not exist.
 * @throws WorkError when it is a file; its parts throw it where they cannot be read
 */
export function openFolder(root: string): Project {
  const reading = strictReading(root);
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() === false)
    throw readError(root, 'This is a file, not a folder', 'Give another directory.');
  return assemble(folderSource(root, reading), reading);
}

/**
 * The project in a folder, a zip or a program that somebody wants to have examined.
 * @throws CallError when there is nothing at the path that can be read
 */
export function openProject(root: string, reading: Reading): Project {
  try {
    const stats = statSync(root);
    if (stats.isDirectory()) return assemble(folderSource(root, reading), reading);
    if (!stats.isFile()) throw cannotOpen(root, 'This is neither a folder nor a plain file');
    const isZip = /\.(zip|nupkg)$/i.test(root) || withReader(root, startsAsZip);
    return assemble(isZip ? zipSource(root) : programSource(root), reading);
  } catch (error) {
    if (error instanceof Unreadable)
      throw cannotOpen(root, `The file ${error.message}`, 'Check its permissions.');
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    const isMissing = error.code === 'ENOENT';
    throw cannotOpen(
      root,
      isMissing ? 'There is no such file' : `It cannot be read (${error.code})`,
    );
  }
}

function cannotOpen(
  path: string,
  message: string,
  howToFix = 'Give a folder, a zip or a program.',
): CallError {
  return new CallError([fileError(path, message, howToFix)]);
}

/** A project in which nothing is, or of which nothing is known yet. */
export function emptyProject(root: string): Project {
  const files: Files = {
    names: [],
    paths: [],
    has: () => false,
    fact: () => undefined,
    read: () => undefined,
    open: () => {
      throw new Unreadable('is not there', 'ENOENT');
    },
  };
  const source = { kind: 'folder', root, files, zip: undefined, close: () => {} } as const;
  return assemble(source, strictReading(root));
}

/** The nearest folder at or above `start` with a host.json; undefined when there is none. */
export function findProjectRoot(start: string): string | undefined {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (openFolder(folder).read('host.json') !== undefined) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function folderSource(root: string, reading: Reading): Source {
  const files = folderFiles(root, reading);
  return { kind: 'folder', root, files, zip: undefined, close: () => {} };
}

function startsAsZip({ read }: ByteReader): boolean {
  return read(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]));
}

function zipSource(root: string): Source {
  const { read, size, close } = openPlain(root);
  const reader = { read, size };
  const zip = listOf(reader);
  return { kind: 'zip', root, files: zipFiles(reader, zip.entries), zip, close };
}

function listOf(reader: ByteReader): NonNullable<Project['zip']> {
  try {
    return { entries: zipEntries(reader), problem: undefined };
  } catch (error) {
    if (error instanceof Unreadable) return { entries: [], problem: error.message };
    if (error instanceof RangeError) return { entries: [], problem: 'is a damaged zip' };
    throw error;
  }
}

function programSource(root: string): Source {
  const name = basename(root);
  const files: Files = {
    names: [name],
    paths: [name],
    has: (asked) => asked === name,
    fact: (asked) => (asked === name ? factOfFile(root, name) : undefined),
    read: () => undefined,
    open: (_, use) => withReader(root, use),
  };
  return { kind: 'binary', root, files, zip: undefined, close: () => {} };
}

function assemble(source: Source, reading: Reading): Project {
  const { kind, root, files } = source;
  const { budget, skip } = reading;
  const texts = new Map<string, string | undefined>();
  const contents = once((path) => {
    const found = contentsOf(files, path, reading);
    texts.set(path, found.text);
    return found;
  });
  const read = (path: string): string | undefined => {
    const { text: found, why } = contents(path);
    if (why) skip(`${path} ${why.message}`);
    return found;
  };
  const ifThere = <T>(path: string, parse: (text: string) => T): T | undefined => {
    const found = read(path);
    return found === undefined ? undefined : parse(found);
  };
  const goFileAt = once((path) => ifThere(path, (code) => goFile(path, code)));
  const goModAt = (path: string): GoMod | undefined =>
    ifThere(path, (found) => readGoMod(path, found));
  return lazyParts<Project & { stored: Recorded }>({
    kind: () => kind,
    root: () => root,
    name: () => basename(root),
    files: () => files,
    stored: ({ json }) => recorded(read(PROJECT_MANIFEST), json(RECORD_FILE)?.value),
    entries: ({ stored }) => entriesIn(root, files, reading.isWriter && !stored.record),
    zip: () => source.zip,
    record: (project) =>
      project.stored.record ??
      (project.entries.includes(REGISTRY_FILE) ? recordFromFiles(project) : undefined),
    recordedFunctions: () => (kind === 'folder' ? recordedFunctionsIn(root) : []),
    damaged: ({ stored }) => stored.damaged,
    newer: ({ stored }) => stored.newer,
    hostJson: ({ entries, json }) =>
      entries.includes('host.json') ? json('host.json') : undefined,
    routePrefix: ({ hostJson }) => trimmed(routePrefixIn(hostJson?.value), /\//),
    forwardsHttp: ({ hostJson }) => forwardsHttpIn(hostJson?.value),
    executable: ({ hostJson }) =>
      kind === 'binary'
        ? executableAt(basename(root), '', files, skip)
        : executableOf(hostJson, files, skip),
    settings: ({ json }) => json('local.settings.json'),
    functions: (project) => functionsIn(project, budget),
    routes: ({ functions }) => functions.flatMap(({ http }) => http ?? []),
    goMod: ({ entries }) => (entries.includes('go.mod') ? goModAt('go.mod') : undefined),
    go: (project) => readGoCode(project, goModAt('go.work'), goFileAt, budget),
    rootGo: ({ entries }) =>
      entries
        .filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
        .flatMap((name) => goFileAt(name) ?? []),
    existingMain: ({ stored, entries, rootGo }) =>
      stored.record !== undefined || entries.includes(REGISTRY_FILE) ? undefined : mainFile(rootGo),
    packageFiles: () =>
      kind === 'folder' ? packedFiles(files.paths, read('.funcignore')) : files.paths,
    read: () => read,
    json: () =>
      once((path) => {
        const { text: found, why } = contents(path);
        if (why) return unreadableJson(path, why.message);
        return found === undefined ? undefined : jsonFile(path, found);
      }),
    yaml: () => once((path) => yamlIn(read(path), path, reading)),
    tracked: () => (paths) => (kind === 'folder' ? trackedIn(root, paths, skip) : []),
    changed: () => () => (kind === 'folder' ? changedIn(root, files, texts) : []),
    close: () => source.close,
  });
}

/** The text of a file, or why it cannot be read; neither when there is none, or too much was read already. */
function contentsOf(
  files: Files,
  path: string,
  { budget, refuse, isWriter }: Reading,
): { text?: string; why?: Unreadable } {
  if (!budget.allowsText()) return {};
  try {
    const bytes = files.read(path, LIMITS.text);
    if (!bytes) return {};
    budget.countText(bytes.length);
    return { text: decoded(bytes) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    refuse(path, error);
    // What a writer does not refuse is a link that leads nowhere, which is not written through.
    return isWriter ? {} : { why: error };
  }
}

/** UTF-8, or what Windows PowerShell writes by itself: UTF-16 with a mark, which the host reads as well. */
function decoded(bytes: Buffer): string {
  return bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
}

async function yamlIn(
  text: string | undefined,
  path: string,
  { budget, skip }: Reading,
): Promise<YamlFile | undefined> {
  if (text === undefined || !budget.allowsYaml(text.length)) return undefined;
  const file = await yamlFile(path, text);
  if (file.problem !== undefined) skip(`${path} ${file.problem}, and was not examined`);
  return file;
}

/** The functions that the host would look at: a function.json directly below a folder of the root. */
function functionsIn(
  { entries, files, json }: Pick<Project, 'entries' | 'files' | 'json'>,
  budget: Budget,
): FunctionFile[] {
  const names = entries.filter((name) => files.has(`${name}/function.json`));
  budget.allows(
    names.length <= LIMITS.functions,
    `only the first ${LIMITS.functions} of ${names.length} functions were looked at`,
    `${LIMITS.functions} functions`,
  );
  return names.slice(0, LIMITS.functions).flatMap((name) => {
    const file = json(`${name}/function.json`);
    return file ? [functionIn(name, file)] : [];
  });
}

/**
 * The names in a folder, without the workshops of runs.
 * @param isUnfinished the first run here may have been killed: what it added does not count, so that the next
 * one decides as it did
 */
function entriesIn(root: string, { names }: Files, isUnfinished: boolean): readonly string[] {
  const workshops = names.filter(workshopOwner);
  const created = isUnfinished ? createdByUnfinished(root, workshops) : new Set();
  return names.filter(
    (name) =>
      !workshops.includes(name) && !created.has(name) && !created.has(`${name}/function.json`),
  );
}

function trackedIn(
  root: string,
  paths: readonly string[],
  skip: Reading['skip'],
): readonly string[] {
  try {
    return trackedByGit(root, paths);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    skip(`the index of git ${error.message}: what git tracks was not checked`);
    return [];
  }
}

/** What is no longer as it was read. */
function changedIn(
  root: string,
  { names }: Files,
  texts: ReadonlyMap<string, string | undefined>,
): string[] {
  const now = folderFiles(root, strictReading(root));
  const namesOf = (listed: readonly string[]): string =>
    listed.filter((name) => !workshopOwner(name)).join('/');
  const sameNames = namesOf(now.names) === namesOf(names);
  const changed = [...texts].filter(([path, text]) => text !== textNow(now, path));
  return [...(sameNames ? [] : ['.']), ...changed.map(([path]) => path)];
}

function textNow(files: Files, path: string): string | undefined {
  try {
    const bytes = files.read(path, LIMITS.text);
    return bytes && decoded(bytes);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
