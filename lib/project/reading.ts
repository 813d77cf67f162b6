import { join } from 'node:path';
import { WorkError } from '../diagnostics/problem.ts';
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
      throw new WorkError(
        `${root} has more than ${what}, which no function app has; is it the right folder?`,
      );
    }),
    refuse: (path, why) => {
      if (why.code === 'ENOENT' || why.code === 'ENOTDIR') return;
      const advice =
        why instanceof TooLarge ? 'no file of a function app is' : 'check its permissions';
      throw new WorkError(`${join(root, path)} ${why.message}; ${advice}`);
    },
    skip: () => {},
  };
}
