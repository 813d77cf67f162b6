import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const VARIABLE = 'AZURE_GO_FUNC_TEST_RUN';

/** A folder that all processes of one run share. It is removed when the one that made it ends. */
export const runFolder = process.env[VARIABLE] ?? makeRunFolder();

function makeRunFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'azure-go-func-run-'));
  // Some tests run as somebody who is not root.
  chmodSync(folder, 0o755);
  process.env[VARIABLE] = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Gives the folder `name` of the run folder. Whichever process needs it first has `make` fill it; the
 * others wait.
 */
export async function madeOnce(
  name: string,
  make: (folder: string) => Promise<unknown>,
): Promise<string> {
  const folder = join(runFolder, name);
  const lock = `${folder}.lock`;
  while (!existsSync(folder)) {
    if (take(lock)) await fill(folder, make).finally(() => rmSync(lock, { recursive: true }));
    else await setTimeout(20);
  }
  return folder;
}

/** Makes the lock; false if another process has it. */
function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function fill(folder: string, make: (folder: string) => Promise<unknown>): Promise<void> {
  // Another process may have made it between the look and the lock.
  if (existsSync(folder)) return;
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  await make(part);
  renameSync(part, folder);
}
