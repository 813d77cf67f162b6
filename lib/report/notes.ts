import type { Outcome } from '../commands/outcome.ts';
import { type FunctionData, functionData } from '../plan/function-data.ts';
import { isManaged } from '../plan/seal.ts';
import type { Change } from '../write/compare.ts';

/** What the user should know beside the list of files: each a short paragraph. */
export function notesOn(outcome: Outcome): string[] {
  const { changes } = outcome;
  return [
    ...changes.filter(isDisowned).map(disownedNote),
    ...missingMethods(outcome).map(missingMethodNote),
    ...foreignNotes(outcome),
    ...goVersionNotes(outcome),
    ...runtimeNotes(outcome),
  ];
}

/** A generated file whose first line the user removed: it is theirs, and we do not write it. */
function isDisowned({ action, entry, current }: Change): boolean {
  return (
    action === 'kept' &&
    entry.ownership === 'managed' &&
    current !== undefined &&
    !isManaged(current)
  );
}

function disownedNote({ entry, current }: Change): string {
  const present = new Set((current ?? '').split(/\r?\n/).map((line) => line.trim()));
  const lines = entry.contents
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '' && !present.has(line.trim()));
  const shown = lines.slice(0, 20).map((line) => `    ${line}`);
  const more =
    lines.length > 20 ? [`    ... and ${lines.length - 20} more (see --dry-run --force)`] : [];
  return [
    `${entry.path} is yours since its "Code generated" line was removed, so it was left alone. It lacks:`,
    ...shown,
    ...more,
  ].join('\n');
}

/** Functions on disk whose Go method is nowhere in the root folder: the compiler will say so too. */
function missingMethods({ project, added, changes, catalogue }: Outcome): FunctionData[] {
  const elsewhere = project.record?.servedElsewhere ?? [];
  const candidates = project.functions
    .filter(({ name }) => name !== added?.name && !elsewhere.includes(name))
    .map((each) => functionData(each, catalogue, project.routePrefix, project.forwardsHttp ?? true))
    .filter(({ file }) => !project.entries.includes(`${file}.go`));
  if (candidates.length === 0 || project.foreignMain) return [];
  const code = project.entries
    .filter((name) => name.endsWith('.go'))
    .map((name) => project.read(name) ?? '');
  code.push(...changes.map(({ entry }) => (entry.path.endsWith('.go') ? entry.contents : '')));
  return candidates.filter(
    ({ method }) => !code.some((text) => new RegExp(`\\) ${method}\\(`).test(text)),
  );
}

function missingMethodNote({
  name,
  method,
  file,
  event,
  simpleHttp,
  parameters,
}: FunctionData): string {
  const result = simpleHttp || event?.constructor === 'HTTP' ? '' : ' error';
  return (
    `${name} has a function.json but no Go method yet; the app does not compile without it. Write, for example in ${file}.go:\n` +
    `    func (a *app) ${method}(${parameters})${result} { ... }`
  );
}

function foreignNotes({ project }: Outcome): string[] {
  const { foreignMain } = project;
  if (foreignMain === undefined) return [];
  const names = project.functions.map(({ name }) => name).join(', ');
  return [
    `${foreignMain} has a main of its own, which was left alone${names ? `; it goes on serving ${names}` : ''}. Let it serve what was added too:\n` +
      '    mux.Handle("/", newHandler(newApp()))',
  ];
}

/** A go.mod that was there is the user's; without a version it means Go 1.16. */
function goVersionNotes({ project }: Outcome): string[] {
  const goMod = project.read('go.mod');
  const [line, minor] = /^go\s+1\.(\d+).*/m.exec(goMod ?? '') ?? ['no Go version', '16'];
  if (goMod === undefined || Number(minor) >= 24) return [];
  return [
    `go.mod says ${line.trim()}, and what was generated needs go 1.24. Raise it: go mod edit -go=1.24`,
  ];
}

/** Core Tools take an app with another worker runtime for something else (contract section 0). */
function runtimeNotes({ changes }: Outcome): string[] {
  const settings = changes.find(({ entry }) => entry.path === 'local.settings.json')?.entry
    .contents;
  const runtime = /"FUNCTIONS_WORKER_RUNTIME"\s*:\s*"([^"]*)"/.exec(settings ?? '')?.[1];
  if (runtime === undefined || runtime.toLowerCase() === 'custom') return [];
  return [
    `local.settings.json says FUNCTIONS_WORKER_RUNTIME=${runtime}; a custom handler needs "custom". It was left alone: change it by hand.`,
  ];
}
