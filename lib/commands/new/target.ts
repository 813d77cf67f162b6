import { type Diagnostic, fileError } from '../../diagnostics/diagnostic.ts';
import { Cancelled } from '../../diagnostics/errors.ts';
import { terminalLine } from '../../formats/quote/terminal.ts';
import type { Prompt } from '../../options/question.ts';
import type { Project } from '../../project/project.ts';
import type { RunSettings } from '../shared/run-options.ts';

/** What may lie in a folder that counts as empty. */
const HARMLESS = new Set(['.git', '.DS_Store', 'Thumbs.db', '.yo-rc.json']);

/** What is wrong with a folder of someone else's files: it is not filled up without asking. */
export function targetProblems(project: Project, settings: RunSettings): Diagnostic[] {
  const some = unexpectedEntries(project, settings);
  return some === undefined ? [] : [notEmpty(project, some)];
}

/**
 * Asks whether such a folder may be filled up.
 * @throws Cancelled when the person says no
 */
export async function confirmTarget(
  project: Project,
  settings: RunSettings,
  prompt: Prompt,
): Promise<void> {
  const some = unexpectedEntries(project, settings);
  if (some === undefined) return;
  const message = terminalLine(
    `${project.root} is not empty (${some}). Write between these files? What exists is kept.`,
  );
  if (!(await prompt({ type: 'confirm', name: 'fill', message, default: false })))
    throw new Cancelled();
}

/** Some of someone else's files, where they are in the way. */
function unexpectedEntries(project: Project, { force }: RunSettings): string | undefined {
  if (project.record || force) return undefined;
  const found = project.entries.filter((name) => !HARMLESS.has(name));
  if (found.length === 0) return undefined;
  return found.slice(0, 3).join(', ') + (found.length > 3 ? ', ...' : '');
}

function notEmpty({ hostJson, root }: Project, some: string): Diagnostic {
  return hostJson
    ? fileError(
        root,
        'This is a function app that someone else made',
        'Go there and use "azure-go-func function <name>", which adds to it, or use --force, which writes over files with the names of ours.',
      )
    : fileError(
        root,
        `The folder is not empty (${some})`,
        'Give another directory, or --force to write between these files, and over those with the names of ours.',
      );
}
