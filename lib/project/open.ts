import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { fileError } from '../diagnostics/diagnostic.ts';
import { CallError } from '../diagnostics/errors.ts';
import { probeHandler } from '../doctor/probe/probe.ts';
import { Budget, LIMITS } from '../formats/budget.ts';
import type { Files } from '../formats/files.ts';
import { trackedByGit } from '../formats/git.ts';
import { type JsonFile, jsonFile, unreadableJson } from '../formats/json-file.ts';
import { type ByteReader, openPlain, Unreadable, withReader } from '../formats/plain-file.ts';
import { type YamlFile, yamlFile } from '../formats/yaml-file.ts';
import { type ZipEntry, zipEntries, zipFiles } from '../formats/zip.ts';
import { executableAt, executableOf } from './executable.ts';
import { factOfFile, folderFiles } from './folder.ts';
import { readFunctions, routePrefixOf } from './functions.ts';
import { readGoCode } from './go-code.ts';
import { PROJECT_MANIFEST } from './manifest.ts';
import { packedFiles } from './package-files.ts';
import { RECORD_FILE, recorded } from './record.ts';
import type { GoCode, Probe, Subject } from './subject.ts';
import { targetOf } from './target.ts';

export interface OpenOptions {
  platform: string | undefined;
  plan: string | undefined;
  mayRun: boolean;
}

/** What was opened, and how it is closed. */
export interface Opened {
  location: Subject;
  budget: Budget;
  /** What could not be checked, and why. Grows while checks run. */
  skipped: ReadonlySet<string>;
  close: () => void;
}

/** What is examined, before anything of it was understood. */
type Found = Pick<Subject, 'kind' | 'path' | 'files' | 'entries'>;

/**
 * Opens a folder, a zip or a program.
 * @throws CallError when there is nothing at the path that can be read
 */
export function openSubject(path: string, options: OpenOptions): Opened {
  const budget = new Budget();
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) {
      const files = folderFiles(path, budget);
      return assemble({ kind: 'folder', path, files, entries: [] }, () => {}, options, budget);
    }
    if (!stats.isFile()) throw cannotOpen(path, 'This is neither a folder nor a plain file');
    if (/\.(zip|nupkg)$/i.test(path) || isZip(path)) return openZip(path, options, budget);
    return openProgram(path, options, budget);
  } catch (error) {
    if (error instanceof Unreadable)
      throw cannotOpen(path, `The file ${error.message}`, 'Check its permissions.');
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    const isMissing = error.code === 'ENOENT';
    throw cannotOpen(
      path,
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

function isZip(path: string): boolean {
  return withReader(path, ({ read }) => read(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4])));
}

function openZip(path: string, options: OpenOptions, budget: Budget): Opened {
  const file = openPlain(path);
  const { entries, problem } = listOf(file);
  const files = zipFiles(file, entries);
  const incomplete = problem === undefined ? [] : [`${basename(path)} ${problem}`];
  const found = { kind: 'zip', path, files: { ...files, incomplete }, entries } as const;
  try {
    return assemble(found, file.close, options, budget);
  } catch (error) {
    file.close();
    throw error;
  }
}

function listOf(zip: ByteReader): { entries: readonly ZipEntry[]; problem: string | undefined } {
  try {
    return { entries: zipEntries(zip), problem: undefined };
  } catch (error) {
    if (error instanceof Unreadable) return { entries: [], problem: error.message };
    if (error instanceof RangeError) return { entries: [], problem: 'is a damaged zip' };
    throw error;
  }
}

function openProgram(path: string, options: OpenOptions, budget: Budget): Opened {
  const name = basename(path);
  const files: Files = {
    paths: [name],
    incomplete: [],
    fact: (asked) => (asked === name ? factOfFile(path, name) : undefined),
    read: () => undefined,
    open: (_, use) => withReader(path, use),
  };
  return assemble({ kind: 'binary', path, files, entries: [] }, () => {}, options, budget);
}

function assemble(
  { kind, path, files, entries }: Found,
  close: () => void,
  options: OpenOptions,
  budget: Budget,
): Opened {
  const skipped = new Set<string>();
  if (options.mayRun && kind !== 'folder')
    skipped.add('--run: the program was not started, which is done in a folder only');
  const skip = (reason: string): void => {
    if (budget.allows(skipped.size < LIMITS.findings, 'much else could not be checked either'))
      skipped.add(reason);
  };
  const jsonFiles = new Map<string, JsonFile | undefined>();
  const texts = new Map<string, string | undefined>();
  const yamlFiles = new Map<string, Promise<YamlFile | undefined>>();
  const text = (name: string): string | undefined => {
    if (!texts.has(name)) texts.set(name, readText(files, name, budget, skip));
    return texts.get(name);
  };
  const json = (name: string): JsonFile | undefined => {
    if (!jsonFiles.has(name)) jsonFiles.set(name, readJson(files, name, budget));
    return jsonFiles.get(name);
  };
  const hostJson = json('host.json');
  const executable =
    kind === 'binary'
      ? executableAt(files.paths[0] ?? '', '', files, skip)
      : executableOf(hostJson, files, skip);
  const base = { files, text, json };
  const { record, damaged, newer } = recorded(text(PROJECT_MANIFEST), json(RECORD_FILE)?.value);
  for (const { message } of [...damaged, ...newer]) skip(message);
  let code: GoCode | undefined;
  let packed: readonly string[] | undefined;
  let trial: Promise<Probe | undefined> | undefined;
  const project: Subject = {
    ...base,
    kind,
    path,
    entries,
    hostJson,
    executable,
    settings: json('local.settings.json'),
    target: targetOf(base, record, executable, options),
    functions: readFunctions(base, routePrefixOf(hostJson), budget),
    get go() {
      code ??= readGoCode(base, budget);
      return code;
    },
    get packageFiles() {
      packed ??= kind === 'folder' ? packedFiles(files, text('.funcignore')) : files.paths;
      return packed;
    },
    yaml: (name) => {
      const known = yamlFiles.get(name) ?? readYaml(text(name), name, budget, skip);
      yamlFiles.set(name, known);
      return known;
    },
    tracked: (paths) => {
      try {
        return kind === 'folder' ? trackedByGit(path, paths) : [];
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        skip(`the index of git ${error.message}: what git tracks was not checked`);
        return [];
      }
    },
    skip,
    env: process.env,
    probe: () => {
      trial ??=
        options.mayRun && kind === 'folder' ? probeHandler(project) : Promise.resolve(undefined);
      return trial;
    },
  };
  return { location: project, budget, skipped, close };
}

function readText(
  files: Files,
  path: string,
  budget: Budget,
  skip: Subject['skip'],
): string | undefined {
  try {
    return textWithin(files, path, budget);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    skip(`${path} ${error.message}`);
    return undefined;
  }
}

function readJson(files: Files, path: string, budget: Budget): JsonFile | undefined {
  try {
    const text = textWithin(files, path, budget);
    return text === undefined ? undefined : jsonFile(path, text);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return unreadableJson(path, error.message);
  }
}

async function readYaml(
  text: string | undefined,
  path: string,
  budget: Budget,
  skip: Subject['skip'],
): Promise<YamlFile | undefined> {
  if (text === undefined || !budget.allowsYaml(text.length)) return undefined;
  const file = await yamlFile(path, text);
  if (file.problem !== undefined) skip(`${path} ${file.problem}, and was not examined`);
  return file;
}

/** The text of a file; undefined when there is none, or when too much was read already. */
function textWithin(files: Files, path: string, budget: Budget): string | undefined {
  if (files.fact(path) === undefined || !budget.allowsText()) return undefined;
  const bytes = files.read(path, LIMITS.text);
  budget.countText(bytes?.length ?? 0);
  return decoded(bytes);
}

/** UTF-8, or what Windows PowerShell writes by itself: UTF-16 with a mark, which the host reads as well. */
function decoded(bytes: Buffer | undefined): string | undefined {
  return bytes?.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
}
