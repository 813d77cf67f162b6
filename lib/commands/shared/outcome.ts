import type { NextStep } from '../../catalogue/feature.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import type { NewFunction } from '../../plan/request.ts';
import type { Project } from '../../project/project.ts';
import type { Change } from '../../write/change.ts';
import type { Command } from './command.ts';
import type { RunSettings } from './run-options.ts';

/** What a command did, or would do in a dry run. `project` is as it was before. */
export interface Outcome {
  command: Command;
  project: Project;
  catalogue: Catalogue;
  newFunction: NewFunction | undefined;
  changes: readonly Change[];
  /** What the plan wants done by hand. */
  nextSteps: readonly NextStep[];
  settings: RunSettings;
  /** What is written, for the headline: `the function Orders`. */
  subject: string;
  /** What to know about it. */
  remarks: readonly string[];
}
