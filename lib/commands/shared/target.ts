import { type Diagnostic, fileError } from '../../diagnostics/diagnostic.ts';
import { Cancelled } from '../../diagnostics/errors.ts';
import { codeAlone, GO } from '../../formats/code-text.ts';
import { terminalLine } from '../../formats/quote/terminal.ts';
import type { Prompt } from '../../options/question.ts';
import type { RunSettings } from '../../options/run-options.ts';
import type { Project } from '../../project/project.ts';
import type { Command } from './command.ts';

/** What may lie in a folder that counts as empty. */
const HARMLESS = new Set(['.git', '.DS_Store', 'Thumbs.db', '.yo-rc.json']);

/** What is wrong with a folder of somebody else's files: it is not filled up unasked. */
export function targetProblems(
  command: Command,
  project: Project,
  settings: RunSettings,
): Diagnostic[] {
  const some = unexpectedEntries(command, project, settings);
  return some === undefined ? [] : [notEmpty(project, some)];
}

/**
 * Asks whether such a folder may be filled up.
 * @throws Cancelled when the person says no
 */
export async function confirmTarget(
  command: Command,
  project: Project,
  settings: RunSettings,
  prompt: Prompt,
): Promise<void> {
  const some = unexpectedEntries(command, project, settings);
  if (some === undefined) return;
  const message = terminalLine(
    `${project.root} is not empty (${some}). Write between these files? What exists is kept.`,
  );
  if (!(await prompt({ type: 'confirm', name: 'fill', message, default: false })))
    throw new Cancelled();
}

/** Some of somebody else's files, where they are in the way. */
function unexpectedEntries(
  command: Command,
  project: Project,
  { force }: RunSettings,
): string | undefined {
  if (command.name !== 'new' || project.record || force) return undefined;
  const found = project.entries.filter((name) => !HARMLESS.has(name));
  if (found.length === 0) return undefined;
  return found.slice(0, 3).join(', ') + (found.length > 3 ? ', ...' : '');
}

function notEmpty({ isFunctionApp, root }: Project, some: string): Diagnostic {
  return isFunctionApp
    ? fileError(
        root,
        'This is a function app that somebody else made',
        'Go there and use "azure-go-func function <name>", which adds to it, or use --force, which writes over files with the names of ours.',
      )
    : fileError(
        root,
        `The folder is not empty (${some})`,
        'Give another directory, or --force to write between these files, and over those with the names of ours.',
      );
}

/** Go takes one package a folder, and ours is main: another's root cannot hold the handler. */
export function packageProblems({ record, entries, read }: Project): Diagnostic[] {
  if (record) return [];
  const packages = entries
    .filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
    .map((name) => ({ name, clause: packageClause(read(name) ?? '') }));
  const other = packages.find(({ clause }) => clause !== undefined && clause !== 'main');
  if (!other) return [];
  const message = `${other.name} is of package ${other.clause}, and the handler, in the same folder, is of package main; Go takes only one`;
  const howToFix =
    'Make the app in a folder of its own, for example with "azure-go-func new functions".';
  return [fileError(other.name, message, howToFix)];
}

function packageClause(code: string): string | undefined {
  return /^package\s+(\w+)/m.exec(codeAlone(code, GO))?.[1];
}
