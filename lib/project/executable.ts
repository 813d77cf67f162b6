import { posix } from 'node:path';
import type { Program } from '../formats/binary/program.ts';
import { readProgram } from '../formats/binary/read-program.ts';
import type { Files } from '../formats/files.ts';
import { valueAt } from '../formats/json.ts';
import type { JsonFile } from '../formats/json-file.ts';
import { TooLarge, Unreadable } from '../formats/plain-file.ts';
import type { Executable, Subject } from './subject.ts';

/** The program that host.json names (contract 1.3); undefined when it names none. */
export function executableOf(
  hostJson: JsonFile | undefined,
  files: Files,
  skip: Subject['skip'],
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
  skip: Subject['skip'],
): Executable {
  const path = posix.normalize(
    posix.join(folder.replaceAll('\\', '/'), written.trim().replaceAll('\\', '/')),
  );
  const isElsewhere = /%[^%]+%|^\.\.\/|^\/|^[A-Za-z]:/.test(path) || /^[/\\]/.test(written);
  const exists = files.fact(path) !== undefined;
  const read = exists
    ? programAt(path, files, skip)
    : { program: undefined, unreadable: undefined };
  return { written, path, isElsewhere, exists, ...read };
}

function programAt(
  path: string,
  files: Files,
  skip: Subject['skip'],
): { program: Program | undefined; unreadable: string | undefined } {
  try {
    return { program: files.open(path, readProgram), unreadable: undefined };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    if (error instanceof TooLarge) {
      skip(`${path} ${error.message}: the binary was not examined`);
      return { program: undefined, unreadable: undefined };
    }
    return { program: undefined, unreadable: error.message };
  }
}
