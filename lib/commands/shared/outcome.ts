import type { Catalogue } from '../../catalogue/index.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Plan } from '../../plan/plan.ts';
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
  plan: Plan;
  /** What becomes of the planned files. */
  changes: readonly Change[];
  /** The manifests that could not be understood. */
  damaged: readonly Diagnostic[];
  settings: RunSettings;
  /** What is written, for the headline: `the function Orders`. */
  subject: string;
  /** What to know about it. */
  remarks: readonly string[];
}

/** Whether there was nothing to do. */
export function isUpToDate({ changes }: Outcome): boolean {
  return changes.every(({ action }) => action === 'unchanged' || action === 'keep');
}
