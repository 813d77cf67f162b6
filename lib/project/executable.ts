import { posix } from 'node:path';
import type { Program } from '../formats/binary/program.ts';
import { readProgram } from '../formats/binary/read-program.ts';
import type { Files } from '../formats/files.ts';
import { valueAt } from '../formats/json.ts';
import type { JsonFile } from '../formats/json-file.ts';
import { TooLarge, Unreadable } from '../formats/plain-file.ts';
import { lazyParts } from './lazy.ts';

/** The program that host.json names. */
export interface Executable {
  /** As written in host.json; the file's name for a program alone. */
  written: string;
  /** Its path below the root, without `./`, with forward slashes. */
  path: string;
  /** The path depends on an environment variable, or leaves the app. */
  isElsewhere: boolean;
  /** It is among the files. */
  exists: boolean;
  /** Undefined when it does not exist or cannot be read. */
  program: Program | undefined;
  /** Why it could not be read. */
  unreadable: string | undefined;
}

/** Takes note of what could not be looked at. */
type Skip = (reason: string) => void;

/** The program that host.json names (contract 1.3); undefined when it names none. */
export function executableOf(
  hostJson: JsonFile | undefined,
  files: Files,
  skip: Skip,
): Executable | undefined {
  const description = valueAt(hostJson?.value, 'customHandler', 'description');
  const written = valueAt(description, 'defaultExecutablePath');
  if (typeof written !== 'string' || written.trim() === '') return undefined;
  const folder = valueAt(description, 'workerDirectory');
  return executableAt(written, typeof folder === 'string' ? folder : '', files, skip);
}

/** The program at a path as host.json would write it, looked for below `folder`. */
export function executableAt(
  written: string,
  folder: string,
  files: Files,
  skip: Skip,
): Executable {
  const path = posix.normalize(
    posix.join(folder.replaceAll('\\', '/'), written.trim().replaceAll('\\', '/')),
  );
  return lazyParts<Executable & { contents: Contents }>({
    written: () => written,
    path: () => path,
    isElsewhere: () => /%[^%]+%|^\.\.\/|^\/|^[A-Za-z]:/.test(path) || /^[/\\]/.test(written),
    exists: () => files.has(path),
    contents: ({ exists }) => (exists ? programAt(path, files, skip) : NOTHING),
    program: ({ contents }) => contents.program,
    unreadable: ({ contents }) => contents.unreadable,
  });
}

type Contents = Pick<Executable, 'program' | 'unreadable'>;

const NOTHING: Contents = { program: undefined, unreadable: undefined };

function programAt(path: string, files: Files, skip: Skip): Contents {
  try {
    return { program: files.open(path, readProgram), unreadable: undefined };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    if (!(error instanceof TooLarge)) return { program: undefined, unreadable: error.message };
    skip(`${path} ${error.message}: the binary was not examined`);
    return NOTHING;
  }
}
