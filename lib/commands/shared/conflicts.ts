import { type Diagnostic, fileError } from '../../diagnostics/diagnostic.ts';
import { Cancelled, WorkError } from '../../diagnostics/errors.ts';
import { terminalText } from '../../formats/quote/terminal.ts';
import type { Prompt } from '../../options/question.ts';
import type { Action, Change } from '../../write/change.ts';
import { unifiedDiff } from '../../write/diff.ts';

/**
 * The changes with every conflict settled by the person at the terminal.
 * @throws WorkError that lists the files when nobody is there to ask
 */
export async function settleConflicts(
  changes: readonly Change[],
  prompt: Prompt | undefined,
): Promise<Change[]> {
  const conflicts = changes.filter(({ action }) => action === 'conflict');
  if (conflicts.length > 0 && !prompt) throw new WorkError(conflicts.map(conflict));
  const settled: Change[] = [];
  for (const change of changes) {
    settled.push(
      prompt && change.action === 'conflict'
        ? { ...change, action: await resolve(change, prompt) }
        : change,
    );
  }
  return settled;
}

async function resolve(change: Change, prompt: Prompt): Promise<Action> {
  const choice = await prompt({
    type: 'select',
    name: change.path,
    message: `${change.path} is generated, but was edited by hand. What now?\n${terminalText(await unifiedDiff(change))}`,
    choices: [
      { name: 'Keep it as it is', value: 'keep' },
      change.contents === undefined
        ? { name: 'Delete it: nothing needs it any more', value: 'delete' }
        : { name: 'Overwrite it', value: 'update' },
      { name: 'Stop; write nothing at all', value: 'stop' },
    ],
    default: 'keep',
  });
  if (choice === 'stop') throw new Cancelled();
  return choice as Action;
}

function conflict({ path, contents }: Change): Diagnostic {
  return fileError(
    path,
    `This generated file was edited by hand, and would be ${contents === undefined ? 'deleted' : 'overwritten'}`,
    'Move your edits elsewhere and use --force, or delete its "Code generated" line to own it. --dry-run shows the differences.',
  );
}
