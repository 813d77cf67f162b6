import {
  chmodSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ChangedMeanwhile, WorkError } from '../diagnostics/errors.ts';
import { MANIFEST_FOLDER, PROJECT_MANIFEST } from '../project/manifest.ts';
import { RECORD_FILE } from '../project/record.ts';
import { WORKSHOP_PREFIX } from '../project/unfinished.ts';
import { type Change, isModeChange, isWritten } from './change.ts';
import { diskError, type Previous, parentOf, type Survey, surveyPlaces } from './places.ts';
import {
  closeWorkshop,
  furnish,
  NEW_FILES,
  openWorkshop,
  sweepLeftovers,
  type Workshop,
} from './workshop.ts';

/**
 * Writes the changes below `root`: all of them, or none. The files are written in a folder of their own,
 * and then moved into place one by one; what fails on the way is taken back. A run that is killed leaves
 * whole files only, and that folder, from which the next run knows what was added.
 * `changedSince` gives the other files that the changes were made from and that are no longer the same.
 * @throws ChangedMeanwhile when a file is not what it was when the changes were planned
 * @throws WorkError when the disk does not let us, with all reasons that can be known before
 */
export function applyChanges(
  root: string,
  changes: readonly Change[],
  changedSince: () => readonly string[] = () => [],
): void {
  const written = inOrder(changes.filter(isWritten));
  if (written.length === 0) {
    sweepLeftovers(root);
    return;
  }
  const found = fitting(root, written);
  const undo: Undo[] = [];
  try {
    makeRoot(root, undo);
    const workshop = openWorkshop(root);
    undo.push({ path: workshop.folder, step: () => closeWorkshop(workshop) });
    // Others may have written before it was ours alone.
    const isNew = workshop.isAlone && found.absent.has('');
    const now = isNew ? found : fitting(root, written, changedSince);
    write(root, workshop, written, now, undo);
    closeWorkshop(workshop);
  } catch (error) {
    const left = rollBack(undo);
    throw error instanceof WorkError ? error : failure(root, error, left);
  }
}

/**
 * Looks whether the changes could be written, and writes nothing.
 * @throws WorkError when something is in their way
 */
export function refuseUnfit(root: string, changes: readonly Change[]): void {
  fitting(root, changes.filter(isWritten));
}

/** How one step is taken back. */
interface Undo {
  path: string;
  step: () => void;
}

function fitting(
  root: string,
  written: readonly Change[],
  changedSince: () => readonly string[] = () => [],
): Survey {
  const survey = surveyPlaces(root, written);
  if (survey.problems.length > 0) throw new WorkError(survey.problems);
  const changed = new Set([...survey.changed, ...changedSince()]);
  if (changed.size > 0) throw new ChangedMeanwhile([...changed]);
  return survey;
}

/**
 * What hides secrets from git comes first. A function is there only when all that belongs to it is, and
 * the record is last, its project.json at the very end: without it the next run knows that this one was not finished.
 */
function inOrder(changes: readonly Change[]): Change[] {
  return [...changes].sort((a, b) => rank(a) - rank(b));
}

function rank({ path }: Change): number {
  if (path === '.gitignore') return 0;
  if (path === PROJECT_MANIFEST) return 4;
  if (path === RECORD_FILE || path.startsWith(`${MANIFEST_FOLDER}/`)) return 3;
  return path.endsWith('/function.json') ? 2 : 1;
}

function makeRoot(root: string, undo: Undo[]): void {
  const first = mkdirSync(root, { recursive: true });
  if (first === undefined) return;
  const made: string[] = [];
  for (let each = root; each.length >= first.length; each = dirname(each)) made.unshift(each);
  for (const path of made) undo.push({ path, step: () => rmdirSync(path) });
}

function write(
  root: string,
  workshop: Workshop,
  written: readonly Change[],
  { absent, previous }: Survey,
  undo: Undo[],
): void {
  const rewritten = written.filter((change) => !isModeChange(change));
  const units = unitsOf(rewritten, absent);
  const created = units.filter((path) => !previous.has(path));
  furnish(root, workshop, created);
  const fresh = join(workshop.folder, NEW_FILES);
  const folders = new Set(['']);
  const deleted = new Set<string>();
  for (const { path, contents, mode } of rewritten) {
    // Also for what goes: it would be taken back from there.
    makeFolders(fresh, parentOf(path), folders);
    if (contents === undefined) deleted.add(path);
    else writeNew(join(fresh, path), contents, mode, previous.get(path)?.mode);
  }
  for (const path of units) {
    const old = previous.get(path);
    if (deleted.has(path)) rmSync(join(root, path));
    else renameSync(join(fresh, path), join(root, path));
    undo.push({ path: join(root, path), step: () => restore(root, fresh, path, old) });
  }
  for (const change of written.filter(isModeChange)) changeMode(root, change, undo);
}

function changeMode(root: string, { path, mode = 0 }: Change, undo: Undo[]): void {
  const file = join(root, path);
  const old = statSync(file).mode & 0o7777;
  chmodSync(file, mode);
  undo.push({ path: file, step: () => chmodSync(file, old) });
}

function makeFolders(fresh: string, path: string, made: Set<string>): void {
  if (made.has(path)) return;
  makeFolders(fresh, parentOf(path), made);
  mkdirSync(join(fresh, path));
  made.add(path);
}

/** @param previous the mode of the file whose place it takes: its owner's choice, to which `mode` is added */
function writeNew(
  path: string,
  contents: string | Buffer,
  mode: number | undefined,
  previous: number | undefined,
): void {
  // Node writes a text in one step if the encoding is named.
  writeFileSync(path, contents, { encoding: 'utf8', flag: 'wx', ...(mode ? { mode } : {}) });
  if (previous !== undefined) chmodSync(path, withExecute(previous, mode));
}

/** Who may read the file may execute it too, if `mode` says that it is to be executed. */
function withExecute(previous: number, mode = 0): number {
  return previous | (mode & 0o111 & (previous >> 2));
}

/** What is moved in one step: a new folder with all that is in it, else a file. Last where its last file is. */
function unitsOf(written: readonly Change[], absent: ReadonlySet<string>): string[] {
  const units = new Set<string>();
  for (const { path } of written) {
    let unit = path;
    for (let folder = parentOf(unit); folder !== ''; folder = parentOf(folder))
      if (absent.has(folder)) unit = folder;
    units.delete(unit);
    units.add(unit);
  }
  return [...units];
}

function restore(root: string, fresh: string, path: string, old: Previous | undefined): void {
  if (old === undefined) {
    renameSync(join(root, path), join(fresh, path));
    return;
  }
  writeNew(join(fresh, path), old.bytes, undefined, old.mode);
  renameSync(join(fresh, path), join(root, path));
}

/** Takes back all steps, the last one first, and gives the paths where that failed. */
function rollBack(undo: Undo[]): string[] {
  const left: string[] = [];
  for (const { path, step } of undo.reverse()) {
    try {
      step();
    } catch {
      left.push(path);
    }
  }
  return left;
}

function failure(root: string, error: unknown, left: readonly string[]): WorkError {
  const { path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const diagnostic = diskError(placeOf(root, dest ?? path ?? root), error);
  return left.length === 0
    ? new WorkError([diagnostic])
    : new WorkError([diagnostic], `Not taken back: ${left.join(', ')}.`);
}

/** Where a file was to go that is in the workshop, or not even there yet. */
function placeOf(root: string, path: string): string {
  const [first = '', folder, ...below] = relative(root, path).split(/[\\/]/);
  if (!first.startsWith(WORKSHOP_PREFIX)) return path;
  return folder === NEW_FILES ? join(root, ...below) : root;
}
