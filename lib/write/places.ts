import { isUtf8 } from 'node:buffer';
import { accessSync, constants, lstatSync, readFileSync, type Stats, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Problem } from '../diagnostics/problem.ts';
import { leadsOut } from '../project/manifest.ts';
import { type Change, isModeChange, textChange } from './change.ts';

/** A file that is to be replaced. */
export interface Previous {
  bytes: Buffer;
  mode: number;
}

/** What is on disk where changes go. */
export interface Survey {
  /** Why they cannot be written: all reasons. */
  problems: readonly Problem[];
  /** The files that are not what they were when the changes were planned. */
  changed: readonly string[];
  /** Paths of the folders below the root that are not there. */
  absent: ReadonlySet<string>;
  /** The files that are there, by path below the root. */
  previous: ReadonlyMap<string, Previous>;
}

type FolderState = 'there' | 'absent' | 'barred';

/**
 * Looks at every place where something changes, and changes nothing. The root may be reached through
 * links; below it a link is a problem wherever it leads, for what is written through it lands elsewhere.
 */
export function surveyPlaces(root: string, changes: readonly Change[]): Survey {
  const problems: Problem[] = [];
  const changed: string[] = [];
  const previous = new Map<string, Previous>();
  const folders = new Map<string, FolderState>();
  const problem = (path: string, reason: string): void => {
    problems.push({ location: join(root, path), reason });
  };

  const folder = (path: string): FolderState => {
    let state = folders.get(path);
    if (state === undefined) {
      state = path === '' ? rootState() : stateBelow(path);
      folders.set(path, state);
      if (state === 'there') checkWritable(path);
    }
    return state;
  };
  const rootState = (): FolderState => {
    const stats = look(root, statSync);
    if (stats === undefined) return 'absent';
    if (stats.isDirectory()) return 'there';
    problem('', 'is a file, not a folder; give another directory');
    return 'barred';
  };
  const stateBelow = (path: string): FolderState => {
    const parent = folder(parentOf(path));
    if (parent !== 'there') return parent;
    const stats = look(join(root, path), lstatSync);
    if (stats === undefined) return 'absent';
    if (stats.isDirectory()) return 'there';
    problem(path, stats.isSymbolicLink() ? LINK : FILE_FOR_FOLDER);
    return 'barred';
  };
  const checkWritable = (path: string): void => {
    const reason = unwritable(join(root, path));
    if (reason !== undefined) problem(path, reason);
  };
  const look = (path: string, stat: Stat): Stats | undefined => {
    try {
      return stat(path, { throwIfNoEntry: false });
    } catch (error) {
      // A file is where one of the folders above must be.
      if (codeOf(error) !== 'ENOTDIR') problems.push({ location: path, reason: reasonFor(error) });
      return undefined;
    }
  };

  if (folder('') === 'absent') problems.push(...problemsAbove(root));
  for (const change of changes) {
    const { path, owner, current } = change;
    if (leadsOut(path)) {
      problem(path, 'is not a path below the folder of the project');
      continue;
    }
    if (folder(parentOf(path)) !== 'there') {
      if (current !== undefined) changed.push(path);
      continue;
    }
    const stats = look(join(root, path), lstatSync);
    if (isModeChange(change)) {
      if (!stats?.isFile()) problem(path, stats ? kindProblem(stats) : GONE);
    } else if (stats?.isFile()) {
      const bytes = readFileSync(join(root, path));
      previous.set(path, { bytes, mode: stats.mode & 0o7777 });
      if (bytes.toString('utf8') !== current) changed.push(path);
      else if (owner === 'merged' && !isUtf8(bytes)) problem(path, NOT_UTF8);
    } else if (stats) problem(path, kindProblem(stats));
    else if (current !== undefined) changed.push(path);
  }
  const absent = [...folders].filter(([, state]) => state === 'absent').map(([path]) => path);
  return { problems, changed, absent: new Set(absent), previous };
}

/** Why a file of the project must not be changed where it is; undefined when it may be. */
export function placeProblem(root: string, path: string): string | undefined {
  return surveyPlaces(root, [textChange(path, 'yours', '', undefined, '')]).problems[0]?.reason;
}

type Stat = (path: string, options: { throwIfNoEntry: false }) => Stats | undefined;

const LINK =
  'is a link, and nothing is written through links; put what it leads to in its place, or delete it';
const FILE_FOR_FOLDER =
  'is a file where a folder must be; move it away or choose another directory';
const NOT_UTF8 =
  'is not UTF-8 text, and adding to it would damage it; save it as UTF-8 and run this again';

const GONE = 'is not there any more; run this again';

function kindProblem(stats: Stats): string {
  if (stats.isSymbolicLink()) return LINK;
  return stats.isDirectory()
    ? 'is a folder where a file must be; move it away or choose another directory'
    : 'is not a plain file; move it away or choose another directory';
}

/** The root will be made: whether that is possible. */
function problemsAbove(root: string): Problem[] {
  for (let folder = dirname(root); ; folder = dirname(folder)) {
    try {
      if (statSync(folder, { throwIfNoEntry: false }) || folder === dirname(folder)) {
        const reason = unwritable(folder);
        return reason === undefined ? [] : [{ location: folder, reason }];
      }
    } catch (error) {
      // The one above is a file, which the next step sees as such.
      if (codeOf(error) !== 'ENOTDIR') return [{ location: folder, reason: reasonFor(error) }];
    }
  }
}

function unwritable(folder: string): string | undefined {
  try {
    if (!statSync(folder).isDirectory()) return FILE_FOR_FOLDER;
    accessSync(folder, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return reasonFor(error);
  }
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'no permission to write there; check the owner and the permissions of the folder'],
  ['EPERM', 'the system does not allow writing there; check the owner and the permissions'],
  ['EROFS', 'the file system is read-only; choose another directory'],
  ['ENOSPC', 'the disk is full; free some space'],
  ['EDQUOT', 'your disk quota is used up; free some space'],
  [
    'ENOTDIR',
    'a part of this path is a file, not a folder; move it away or choose another directory',
  ],
  ['EEXIST', 'a file is where a folder must be; move it away or choose another directory'],
  ['EISDIR', 'a folder is where a file must be; move it away or choose another directory'],
  ['ENAMETOOLONG', 'the path is too long; choose a shorter directory or name'],
  ['ELOOP', LINK],
]);

/** What an error of the disk means for the user. */
export function reasonFor(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return REASONS.get(codeOf(error)) ?? message;
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code);
}

/** The folder of a path below the root; empty for the root itself. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}
