import {
  mkdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { WorkError } from '../problem.ts';
import { type Change, isWritten } from './compare.ts';

/** Behind the name of a file until all are written. */
const UNFINISHED = '.azure-go-func-new';

/** What was done to the disk so far, in order, so that it can be taken back. */
interface Done {
  folders: string[];
  undo: (() => void)[];
}

/**
 * Writes the changes below `root`: all of them, or none. Every file is written beside its place
 * first and then moved there, and whatever fails on the way is taken back.
 * @throws WorkError when the disk does not let us
 */
export function applyChanges(root: string, changes: readonly Change[]): void {
  const done: Done = { folders: [], undo: [] };
  try {
    const staged = changes.filter(isWritten).map((change) => stage(root, change, done));
    for (const file of staged) moveIntoPlace(file, done);
    for (const change of changes) if (change.action === 'remove') remove(root, change, done);
  } catch (error) {
    takeBack(done);
    throw new WorkError(explain(error));
  }
}

interface Staged {
  temporary: string;
  final: string;
  previous: string | undefined;
}

function stage(root: string, { entry, current }: Change, done: Done): Staged {
  const path = join(root, entry.path);
  // A symbolic link stays one: what it points to is rewritten.
  const final = current === undefined ? path : realpathSync(path);
  const temporary = `${final}${UNFINISHED}`;
  makeFolders(dirname(final), done);
  done.undo.push(() => rmSync(temporary, { force: true }));
  const mode = current === undefined ? undefined : statSync(final).mode;
  // Node writes a text in one step if the encoding is named.
  writeFileSync(temporary, entry.contents, { encoding: 'utf8', mode });
  return { temporary, final, previous: current };
}

function makeFolders(folder: string, done: Done): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  const made: string[] = [];
  for (let each = folder; each.length >= first.length; each = dirname(each)) made.unshift(each);
  done.folders.push(...made);
}

function moveIntoPlace({ temporary, final, previous }: Staged, done: Done): void {
  renameSync(temporary, final);
  done.undo.push(() => (previous === undefined ? rmSync(final) : writeFileSync(final, previous)));
}

function remove(root: string, { entry, current = '' }: Change, done: Done): void {
  const path = join(root, entry.path);
  rmSync(path);
  done.undo.push(() => writeFileSync(path, current));
}

function takeBack({ folders, undo }: Done): void {
  const steps = [...undo.reverse(), ...folders.reverse().map((folder) => () => rmdirSync(folder))];
  for (const step of steps) {
    try {
      step();
    } catch {
      // What cannot be taken back is left; the first error is the one to report.
    }
  }
}

function explain(error: unknown): string {
  const { code, path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const reasons: { [code: string]: string } = {
    EACCES: 'no permission to write there; check the owner and the permissions of the folder',
    EPERM: 'the system does not allow writing there; check the owner and the permissions',
    EROFS: 'the file system is read-only; choose another directory',
    ENOSPC: 'the disk is full; free some space',
    EDQUOT: 'your disk quota is used up; free some space',
    ENOTDIR:
      'a part of this path is a file, not a folder; move it away or choose another directory',
    EEXIST: 'a file is where a folder must be; move it away or choose another directory',
    EISDIR: 'a folder is where a file must be; move it away or choose another directory',
    ENAMETOOLONG: 'the path is too long; choose a shorter directory or name',
  };
  const reason = reasons[code ?? ''] ?? (error instanceof Error ? error.message : String(error));
  const place = (dest ?? path)?.replace(UNFINISHED, '') ?? 'writing';
  return `${place}: ${reason}. Nothing was written.`;
}
