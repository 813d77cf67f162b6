import { join } from 'node:path';
import { fileError } from '../diagnostics/diagnostic.ts';
import { WorkError } from '../diagnostics/errors.ts';
import { Budget } from '../formats/budget.ts';
import { TooLarge, type Unreadable } from '../formats/plain-file.ts';

/** How a project is read: how much of it, and what is done where it cannot be read. */
export interface Reading {
  budget: Budget;
  /** Whether what is read will be written to. */
  isWriter: boolean;
  /** A file or folder is there and cannot be read. Who writes gives up; who examines goes on without it. */
  refuse: (path: string, why: Unreadable) => void;
  /** Takes note of what could not be looked at, and why. */
  skip: (reason: string) => void;
}

/** For commands that write into a folder: whatever cannot be read ends them, and so does too much of it. */
export function strictReading(root: string): Reading {
  return {
    isWriter: true,
    budget: new Budget((what) => {
      const message = `The folder has more than ${what}, which no function app has`;
      throw readError(root, message, 'Go into the folder of the app.');
    }),
    refuse: (path, why) => {
      if (why.code === 'ENOENT' || why.code === 'ENOTDIR') return;
      throw readError(join(root, path), ...advice(why));
    },
    skip: () => {},
  };
}

function advice(why: Unreadable): [message: string, howToFix: string] {
  const message = `The file ${why.message}`;
  if (why instanceof TooLarge) return [message, 'No file of a function app is: move it away.'];
  if (why.code === undefined) return ['This is not a plain file', 'Move it away.'];
  return [message, 'Check its permissions.'];
}

/** That something is there and cannot be read. */
export function readError(path: string, message: string, howToFix: string): WorkError {
  return new WorkError([fileError(path, message, howToFix)]);
}
