import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { CallError } from '../../problem.ts';
import { executableAt, executableOf } from './executable.ts';
import { type ByteReader, type Files, Unreadable } from './files.ts';
import { factOfFile, folderFiles, withReader } from './folder.ts';
import { readFunctions, routePrefixOf } from './functions.ts';
import { trackedByGit } from './git.ts';
import { readGoCode } from './go-code.ts';
import { type JsonFile, jsonFile, unreadableJson } from './json-file.ts';
import { packedFiles } from './packed.ts';
import type { GoCode, Subject, Trial } from './subject.ts';
import { targetOf } from './target.ts';
import { tryHandler } from './trial.ts';
import { yamlFile } from './yaml-file.ts';
import { type ZipEntry, zipEntries, zipFiles } from './zip.ts';

/** A text that people write by hand is smaller than this. */
const MAX_TEXT = 2 ** 20;

export interface OpenOptions {
  platform: string | undefined;
  plan: string | undefined;
  mayRun: boolean;
}

/** What was opened, and how it is closed. */
export interface Opened {
  subject: Subject;
  /** What could not be checked, and why. Grows while checks run. */
  skipped: ReadonlySet<string>;
  close: () => void;
}

/**
 * Opens a folder, a zip or a program.
 * @throws CallError when there is nothing at the path
 */
export function openSubject(path: string, options: OpenOptions): Opened {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats)
    throw new CallError([
      { subject: path, reason: 'is not there; give a folder, a zip or a program' },
    ]);
  if (stats.isDirectory())
    return assemble('folder', path, folderFiles(path), [], () => {}, options);
  if (!stats.isFile())
    throw new CallError([{ subject: path, reason: 'is neither a folder nor a plain file' }]);
  if (/\.(zip|nupkg)$/i.test(path) || isZip(path)) return openZip(path, options);
  return openProgram(path, options);
}

function isZip(path: string): boolean {
  return withReader(path, ({ read }) => read(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4])));
}

function openZip(path: string, options: OpenOptions): Opened {
  const descriptor = openSync(path, 'r');
  const reader: ByteReader = {
    size: fstatSync(descriptor).size,
    read: (offset, length) => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, reader.size - offset)));
      return bytes.subarray(
        0,
        bytes.length === 0 ? 0 : readSync(descriptor, bytes, 0, bytes.length, offset),
      );
    },
  };
  const close = (): void => closeSync(descriptor);
  try {
    const entries = zipEntries(reader);
    return assemble('zip', path, zipFiles(reader, entries), entries, close, options);
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof RangeError)) throw error;
    const nothing = zipFiles(reader, []);
    const message = error instanceof Unreadable ? error.message : 'is a damaged zip';
    return assemble('zip', path, { ...nothing, incomplete: [message] }, [], close, options);
  }
}

function openProgram(path: string, options: OpenOptions): Opened {
  const name = basename(path);
  const files: Files = {
    paths: [name],
    incomplete: [],
    fact: (asked) => (asked === name ? factOfFile(path, name) : undefined),
    read: () => undefined,
    open: (_, use) => withReader(path, use),
  };
  return assemble('binary', path, files, [], () => {}, options);
}

function assemble(
  kind: Subject['kind'],
  path: string,
  files: Files,
  entries: readonly ZipEntry[],
  close: () => void,
  options: OpenOptions,
): Opened {
  const skipped = new Set<string>();
  if (options.mayRun && kind !== 'folder')
    skipped.add('--run: the program was not started, which is done in a folder only');
  const jsonFiles = new Map<string, JsonFile | undefined>();
  const texts = new Map<string, string | undefined>();
  const text = (name: string): string | undefined => {
    if (!texts.has(name)) texts.set(name, readText(files, name, skipped));
    return texts.get(name);
  };
  const json = (name: string): JsonFile | undefined => {
    if (!jsonFiles.has(name)) jsonFiles.set(name, readJson(files, name));
    return jsonFiles.get(name);
  };
  const hostJson = json('host.json');
  const executable =
    kind === 'binary'
      ? executableAt(files.paths[0] ?? '', '', files)
      : executableOf(hostJson, files);
  const base = { files, text, json };
  let code: GoCode | undefined;
  let packed: readonly string[] | undefined;
  let trial: Promise<Trial | undefined> | undefined;
  const subject: Subject = {
    ...base,
    kind,
    path,
    entries,
    hostJson,
    executable,
    settings: json('local.settings.json'),
    target: targetOf(base, executable, options),
    functions: readFunctions(base, routePrefixOf(hostJson)),
    get go() {
      code ??= readGoCode(base);
      return code;
    },
    get packed() {
      packed ??= kind === 'folder' ? packedFiles(files, text('.funcignore')) : files.paths;
      return packed;
    },
    yaml: async (name) => {
      const source = text(name);
      const file = source === undefined ? undefined : await yamlFile(name, source);
      if (file && file.value === undefined)
        skipped.add(`${name} is not valid YAML, and was not examined`);
      return file;
    },
    tracked: (paths) => (kind === 'folder' ? trackedByGit(path, paths) : []),
    skip: (reason) => skipped.add(reason),
    env: process.env,
    trial: () => {
      trial ??=
        options.mayRun && kind === 'folder' ? tryHandler(subject) : Promise.resolve(undefined);
      return trial;
    },
  };
  return { subject, skipped, close };
}

function readText(files: Files, path: string, skipped: Set<string>): string | undefined {
  try {
    return decoded(files.read(path, MAX_TEXT));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    skipped.add(`${path} ${error.message}`);
    return undefined;
  }
}

function readJson(files: Files, path: string): JsonFile | undefined {
  try {
    const text = decoded(files.read(path, MAX_TEXT));
    return text === undefined ? undefined : jsonFile(path, text);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return unreadableJson(path, error.message);
  }
}

/** UTF-8, or what Windows PowerShell writes by itself: UTF-16 with a mark, which the host reads as well. */
function decoded(bytes: Buffer | undefined): string | undefined {
  return bytes?.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
}
