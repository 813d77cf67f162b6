import type { NextStep } from '../../catalogue/feature.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { terminalLine, terminalText } from '../../formats/quote/terminal.ts';
import { MANIFEST_FOLDER } from '../../project/manifest.ts';
import { diagnosticJson } from '../../report/diagnostics-json.ts';
import { diagnosticText } from '../../report/diagnostics-text.ts';
import { displayPath, type Machine, type Made, nextSteps } from '../../report/next-steps.ts';
import { drawTree } from '../../report/tree.ts';
import type { Action, Change } from '../../write/change.ts';
import { unifiedDiff } from '../../write/diff.ts';
import { isUpToDate, type Outcome } from './outcome.ts';

const REMARKS: { [action in Action]: string } = {
  create: '',
  update: 'updated',
  delete: 'deleted: nothing needs it any more',
  unchanged: 'up to date',
  keep: 'yours, left alone',
  conflict: 'edited by hand; --force overwrites it',
};

/** The last screen: what was made, what to know, what to type next. */
export async function summary(
  outcome: Outcome,
  notes: readonly Diagnostic[],
  machine: Machine,
  colour: boolean,
): Promise<string> {
  const { changes, settings } = outcome;
  const shown = changes.filter(
    ({ action, owner }) => action !== 'unchanged' && (action !== 'keep' || owner === 'managed'),
  );
  const isDry = settings['dry-run'];
  const before = [headline(outcome, machine), tree(shown, isDry)];
  const options = { verbose: false, colour };
  const after = isDry
    ? await Promise.all(shown.filter(hasDiff).map(unifiedDiff))
    : shown.length === 0
      ? []
      : [...(await explanation(outcome)), steps(nextSteps(madeBy(outcome), machine))];
  const sections = [
    ...before.map(terminalText),
    notes.map((note) => diagnosticText(note, options)).join('\n'),
    ...after.map(terminalText),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

/** The same for a program. Documented in docs/json.md. */
export function summaryJson(
  outcome: Outcome,
  notes: readonly Diagnostic[],
  machine: Machine,
): string {
  const { project, newFunction, changes, settings, command } = outcome;
  const paths = (action: Action): string[] =>
    changes.filter((change) => change.action === action).map(({ path }) => path);
  const result = {
    command: command.name,
    root: project.root,
    function: newFunction?.name ?? null,
    dryRun: settings['dry-run'],
    upToDate: isUpToDate(outcome),
    created: paths('create'),
    updated: paths('update'),
    deleted: paths('delete'),
    kept: paths('keep'),
    conflicts: paths('conflict'),
    diagnostics: notes.map(diagnosticJson),
    next: nextSteps(madeBy(outcome), machine),
  };
  return terminalText(`${JSON.stringify(result, null, 2)}\n`);
}

function madeBy({ project, newFunction, plan }: Outcome): Made {
  return { root: project.root, functionName: newFunction?.name, planned: plan.nextSteps };
}

function headline({ changes, project, settings, subject }: Outcome, machine: Machine): string {
  const path = displayPath(project.root, machine);
  const folder = path === '.' ? 'this folder' : terminalLine(path);
  const count = (action: Action): number =>
    changes.filter((change) => change.action === action).length;
  const [created, updated, deleted] = [count('create'), count('update'), count('delete')];
  if (created + updated + deleted === 0) return `All is up to date in ${folder}; nothing to write.`;
  const counts = [
    created && `${created} new`,
    updated && `${updated} changed`,
    deleted && `${deleted} deleted`,
  ]
    .filter(Boolean)
    .join(', ');
  const verb = settings['dry-run'] ? 'Would write' : 'Wrote';
  return `${verb} ${subject} in ${folder} (${counts}):`;
}

function tree(changes: readonly Change[], dryRun: boolean): string {
  if (changes.length === 0) return '';
  const lines = drawTree(dryRun ? changes.map(plannedFile) : collapse(changes));
  return lines.map((line) => `  ${terminalLine(line)}`).join('\n');
}

interface TreeFile {
  path: string;
  remark: string;
}

function plannedFile({ action, path, owner, reason }: Change): TreeFile {
  return { path, remark: [REMARKS[action], `${owner}: ${reason}`].filter(Boolean).join('; ') };
}

/** Folders whose new files nobody reads one by one: one line stands for them. */
const MANAGED_FOLDER = /^(?:internal\/[^/]+|\.azure-go-func)\//;

/** The files that a person looks at, and managed folders. */
function collapse(changes: readonly Change[]): TreeFile[] {
  const files = new Map<string, TreeFile & { count: number }>();
  for (const change of changes) {
    const { action } = change;
    const folder = MANAGED_FOLDER.exec(change.path)?.[0];
    const path = folder && action === 'create' ? folder : change.path;
    const count = (files.get(path)?.count ?? 0) + 1;
    const remark =
      path === folder ? `${count} generated file${count === 1 ? '' : 's'}` : REMARKS[action];
    files.set(path, { path, remark, count });
  }
  return [...files.values()];
}

/** What a manifest says of packed texts is nothing to read. */
function hasDiff({ action, path }: Change): boolean {
  return action !== 'unchanged' && action !== 'keep' && !path.startsWith(`${MANIFEST_FOLDER}/`);
}

async function explanation({ newFunction, project, remarks }: Outcome): Promise<string[]> {
  if (!newFunction) return [];
  const words = await newFunction.trigger.explain(newFunction.answers, project.routePrefix);
  const lines = words === '' ? [] : [`${newFunction.name} ${words}.`];
  return [[...lines, ...remarks].join('\n')];
}

function steps(list: readonly NextStep[]): string {
  const width = Math.max(...list.map(({ command }) => command?.length ?? 0));
  const lines = list.map(
    ({ command, does }, index) =>
      `  ${index + 1}. ${command === undefined ? does : `${command.padEnd(width)}  # ${does}`}`,
  );
  return ['Next:', ...lines].join('\n');
}
