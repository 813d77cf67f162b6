import type { Asker } from '../options/question.ts';
import type { RunSettings } from '../options/run-options.ts';
import { CallError, Cancelled } from '../problem.ts';
import type { Project } from '../project/project.ts';
import type { Command } from './command.ts';

/** What may lie in a folder that counts as empty. */
const HARMLESS = new Set(['.git', '.DS_Store', 'Thumbs.db', '.yo-rc.json']);

/**
 * A folder with somebody else's files is not filled up unasked.
 * @throws CallError when it is one and nobody is there to ask; Cancelled when the answer is no
 */
export async function checkTarget(
  command: Command,
  project: Project,
  { force }: RunSettings,
  asker: Asker | undefined,
): Promise<void> {
  if (command.name !== 'new' || project.record || force) return;
  const found = project.entries.filter((name) => !HARMLESS.has(name));
  if (found.length === 0) return;
  const some = found.slice(0, 3).join(', ') + (found.length > 3 ? ', ...' : '');
  if (!asker) {
    throw new CallError([
      {
        subject: project.root,
        reason: project.isFunctionApp
          ? 'is a function app that somebody else made; go there and use "azure-go-func function <name>", which adds to it, or use --force'
          : `is not empty (${some}); give another directory, or --force to write between these files`,
      },
    ]);
  }
  const message = `${project.root} is not empty (${some}). Write between these files? What exists is kept.`;
  if (!(await asker({ type: 'confirm', name: 'fill', message, default: false })))
    throw new Cancelled();
}
