import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileError } from '../diagnostics/diagnostic.ts';
import { WorkError } from '../diagnostics/errors.ts';
import { readPlain } from '../formats/plain-file.ts';
import {
  CREATED_FILE,
  createdByUnfinished,
  WORKSHOP_PREFIX,
  workshopOwner,
} from '../project/unfinished.ts';

/**
 * A folder of our own in the project's root, that nobody else can enter: files are written here and then
 * moved into place. As long as it is there, no other run writes in this project.
 */
export interface Workshop {
  /** Absolute path. */
  folder: string;
  /** There was nothing else in the root. */
  isAlone: boolean;
  /** The names of workshops whose runs were killed. */
  leftovers: readonly string[];
}

/** Below a workshop: the new files, each at its path below the root. */
export const NEW_FILES = 'new';

const IGNORE_FILE = '.gitignore';
const IGNORE_ALL = `# azure-go-func was killed while it wrote. The next run deletes this folder, and so may you.\n*\n`;

/** Milliseconds that a run may take from its first to its last file; writing takes some ten. */
const LONGEST = 60_000;
/** Milliseconds to wait for another run. */
const PATIENCE = 10_000;

/**
 * Makes the workshop, once no other run has one.
 * @throws WorkError when another run still writes after `patience` milliseconds
 */
export function openWorkshop(root: string, patience = PATIENCE): Workshop {
  const space = processSpace();
  const prefix = join(root, `${WORKSHOP_PREFIX}${space}-${process.pid}-`);
  for (let waited = 0; ; ) {
    // Each run makes its own and looks for others only then: of two, at least one sees the other.
    const folder = mkdtempSync(prefix);
    const entries = readdirSync(root);
    const others = entries.filter((name) => workshopOwner(name) && name !== basename(folder));
    const holder = others.find((name) => isHeld(root, name, space));
    if (holder === undefined) return { folder, isAlone: entries.length === 1, leftovers: others };
    rmdirSync(folder);
    if (waited >= patience) throw held(root, holder);
    waited += pause();
  }
}

/**
 * Waits until no other run writes here: what is read meanwhile would be half of each.
 * @throws WorkError when one still does after `patience` milliseconds
 */
export function waitForOthers(root: string, patience = PATIENCE): void {
  for (let waited = 0; ; waited += pause()) {
    const holder = workshopsIn(root).find((name) => isHeld(root, name, processSpace()));
    if (holder === undefined) return;
    if (waited >= patience) throw held(root, holder);
  }
}

/** Writes down what the run will add, and deletes what killed runs have left. */
export function furnish(root: string, { folder, leftovers }: Workshop, created: string[]): void {
  writeFileSync(join(folder, IGNORE_FILE), IGNORE_ALL, { encoding: 'utf8', flag: 'wx' });
  // What a killed run has added, this one completes: it has to be known if this one is killed as well.
  const all =
    leftovers.length === 0 ? created : [...created, ...createdByUnfinished(root, leftovers)];
  writeFileSync(join(folder, CREATED_FILE), JSON.stringify(all), { encoding: 'utf8', flag: 'wx' });
  mkdirSync(join(folder, NEW_FILES));
  sweep(root, leftovers);
}

/** Deletes the workshop with all that is still in it. */
export function closeWorkshop({ folder }: Workshop): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Deletes what killed runs have left, where there is nothing to write. */
export function sweepLeftovers(root: string): void {
  sweep(
    root,
    workshopsIn(root).filter((name) => !isHeld(root, name, processSpace())),
  );
}

function workshopsIn(root: string): string[] {
  try {
    return readdirSync(root).filter((name) => workshopOwner(name));
  } catch {
    return [];
  }
}

function sweep(root: string, names: readonly string[]): void {
  for (const name of names) {
    try {
      if (isOurs(join(root, name))) rmSync(join(root, name), { recursive: true, force: true });
    } catch {
      // Somebody else's, or being deleted by another run: git does not see it, and the next run tries again.
    }
  }
}

/** It has our name already; it also says what it is, unless its run was killed before it could. */
function isOurs(folder: string): boolean {
  if (!lstatSync(folder).isDirectory()) return false;
  const names = readdirSync(folder);
  if (names.length === 0) return true;
  if (!names.includes(IGNORE_FILE)) return false;
  return IGNORE_ALL.startsWith(readPlain(join(folder, IGNORE_FILE), IGNORE_ALL.length).toString());
}

function isHeld(root: string, name: string, space: string): boolean {
  const owner = workshopOwner(name);
  if (!owner) return false;
  const stats = lstatSync(join(root, name), { throwIfNoEntry: false });
  if (!stats?.isDirectory() || Math.abs(Date.now() - stats.mtimeMs) > LONGEST) return false;
  // A process of another container cannot be looked for: its age must do.
  if (owner.space !== space) return true;
  return owner.pid !== process.pid && isAlive(owner.pid);
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Containers count processes each for themselves, and may share a folder; elsewhere there is one space. */
function processSpace(): string {
  if (process.platform !== 'linux') return '0';
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

/** Waits a few hundredths of a second, never the same for two runs, and gives the milliseconds. */
function pause(): number {
  const milliseconds = 10 + Math.floor(Math.random() * 50);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  return milliseconds;
}

function held(root: string, name: string): WorkError {
  const message = `Another run of azure-go-func (process ${workshopOwner(name)?.pid}) is writing here`;
  const howToFix = `Run this again when it has ended, or, if there is none, delete the folder ${name}.`;
  return new WorkError([fileError(root, message, howToFix)]);
}
