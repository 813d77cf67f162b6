import { isUtf8 } from 'node:buffer';
import { accessSync, constants, lstatSync, readFileSync, type Stats, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Diagnostic, fileError } from '../diagnostics/diagnostic.ts';
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
  problems: readonly Diagnostic[];
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
  const problems: Diagnostic[] = [];
  const changed: string[] = [];
  const previous = new Map<string, Previous>();
  const folders = new Map<string, FolderState>();
  const problem = (path: string, obstacle: Obstacle): void => {
    problems.push(obstacleAt(join(root, path), obstacle));
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
    problem('', ['This is a file, not a folder', 'Give another directory.']);
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
    const obstacle = unwritable(join(root, path));
    if (obstacle !== undefined) problem(path, obstacle);
  };
  const look = (path: string, stat: Stat): Stats | undefined => {
    try {
      return stat(path, { throwIfNoEntry: false });
    } catch (error) {
      // A file is where one of the folders above must be.
      if (codeOf(error) !== 'ENOTDIR') problems.push(diskError(path, error));
      return undefined;
    }
  };

  if (folder('') === 'absent') problems.push(...problemsAbove(root));
  for (const change of changes) {
    const { path, owner, current } = change;
    if (leadsOut(path)) {
      problem(path, ['This path is not below the folder of the project', MOVE]);
      continue;
    }
    if (folder(parentOf(path)) !== 'there') {
      if (current !== undefined) changed.push(path);
      continue;
    }
    const stats = look(join(root, path), lstatSync);
    if (isModeChange(change)) {
      if (!stats?.isFile()) problem(path, stats ? obstacleIn(stats) : GONE);
    } else if (stats?.isFile()) {
      const bytes = readFileSync(join(root, path));
      previous.set(path, { bytes, mode: stats.mode & 0o7777 });
      if (owner === 'merged' && !isUtf8(bytes)) problem(path, NOT_UTF8);
      else if (bytes.toString('utf8') !== current) changed.push(path);
    } else if (stats) problem(path, obstacleIn(stats));
    else if (current !== undefined) changed.push(path);
  }
  const absent = [...folders].filter(([, state]) => state === 'absent').map(([path]) => path);
  return { problems, changed, absent: new Set(absent), previous };
}

/** Why a file of the project must not be changed where it is; undefined when it may be. */
export function placeProblem(root: string, path: string): string | undefined {
  return surveyPlaces(root, [textChange(path, 'yours', '', undefined, '')]).problems[0]?.message;
}

type Stat = (path: string, options: { throwIfNoEntry: false }) => Stats | undefined;

/** What is in the way, and what to do about it. */
type Obstacle = readonly [message: string, howToFix?: string];

/** What to say of an obstacle at an absolute path. */
function obstacleAt(path: string, [message, howToFix]: Obstacle): Diagnostic {
  return fileError(path, message, howToFix);
}

const MOVE = 'Move it away or choose another directory.';
const LINK: Obstacle = [
  'This is a link, and nothing is written through links',
  'Put what it leads to in its place, or delete it.',
];
const FILE_FOR_FOLDER: Obstacle = ['This is a file where a folder must be', MOVE];
const NOT_UTF8: Obstacle = [
  'The file is not UTF-8 text, and adding to it would damage it',
  'Save it as UTF-8 and run this again.',
];
const GONE: Obstacle = ['The file is not there any more', 'Run this again.'];

function obstacleIn(stats: Stats): Obstacle {
  if (stats.isSymbolicLink()) return LINK;
  return stats.isDirectory()
    ? ['This is a folder where a file must be', MOVE]
    : ['This is not a plain file', MOVE];
}

/** The root will be made: whether that is possible. */
function problemsAbove(root: string): Diagnostic[] {
  for (let folder = dirname(root); ; folder = dirname(folder)) {
    try {
      if (statSync(folder, { throwIfNoEntry: false }) || folder === dirname(folder)) {
        const obstacle = unwritable(folder);
        return obstacle === undefined ? [] : [obstacleAt(folder, obstacle)];
      }
    } catch (error) {
      // The one above is a file, which the next step sees as such.
      if (codeOf(error) !== 'ENOTDIR') return [diskError(folder, error)];
    }
  }
}

function unwritable(folder: string): Obstacle | undefined {
  try {
    if (!statSync(folder).isDirectory()) return FILE_FOR_FOLDER;
    accessSync(folder, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return obstacleFor(error);
  }
}

const OBSTACLES: ReadonlyMap<string, Obstacle> = new Map([
  ['EACCES', ['There is no permission to write here', 'Check the owner and the permissions.']],
  ['EPERM', ['The system does not allow writing here', 'Check the owner and the permissions.']],
  ['EROFS', ['The file system is read-only', 'Choose another directory.']],
  ['ENOSPC', ['The disk is full', 'Free some space.']],
  ['EDQUOT', ['Your disk quota is used up', 'Free some space.']],
  ['ENOTDIR', ['A part of this path is a file, not a folder', MOVE]],
  ['EEXIST', FILE_FOR_FOLDER],
  ['EISDIR', ['This is a folder where a file must be', MOVE]],
  ['ENAMETOOLONG', ['The path is too long', 'Choose a shorter directory or name.']],
  ['ELOOP', LINK],
]);

function obstacleFor(error: unknown): Obstacle {
  const message = error instanceof Error ? error.message : String(error);
  return OBSTACLES.get(codeOf(error)) ?? [message];
}

/** What an error of the disk at an absolute path means for the user. */
export function diskError(path: string, error: unknown): Diagnostic {
  return obstacleAt(path, obstacleFor(error));
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code);
}

/** The folder of a path below the root; empty for the root itself. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}
