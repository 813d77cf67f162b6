import { Cancelled, WorkError } from '../../diagnostics/problem.ts';
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
  if (conflicts.length > 0 && !prompt) throw new WorkError(conflictText(conflicts));
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

function conflictText(conflicts: readonly Change[]): string {
  const paths = conflicts.map(({ path }) => `  ${path}`).join('\n');
  return (
    `These generated files were edited by hand, and this would overwrite or delete them:\n${paths}\n` +
    'Nothing was written. Move your edits elsewhere and use --force, or delete the "Code generated" line of a file to own it. ' +
    '--dry-run shows the differences.'
  );
}
