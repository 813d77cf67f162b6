import type { Outcome } from '../commands/shared/outcome.ts';
import { codeAlone, GO } from '../formats/code-text.ts';
import { isManaged } from '../formats/generated-header.ts';
import { terminalLine } from '../formats/quote/terminal.ts';
import { customHandler } from '../hosting/programming-models.ts';
import { type FunctionData, functionData } from '../plan/go-function.ts';
import { type Change, isWritten } from '../write/change.ts';

/** What the user should know besides the list of files: each a short paragraph. */
export function notesOn(outcome: Outcome): string[] {
  const { changes } = outcome;
  return [
    ...damageNotes(outcome),
    ...changes.filter(isEjected).map(disownedNote),
    ...missingMethods(outcome).map(missingMethodNote),
    ...signatureMismatches(outcome).map(misfitNote),
    ...missingItems(outcome),
    ...foreignNotes(outcome),
    ...goVersionNotes(outcome),
    ...runtimeNotes(outcome),
  ];
}

/** What becomes of a manifest that could not be understood. */
function damageNotes({ project }: Outcome): string[] {
  return project.damaged.map(
    ({ message }) =>
      `${terminalLine(message)}. The project was read as far as its other files tell, and what is written now does not know what that manifest knew. If git has a better one, take that.`,
  );
}

/** A generated file whose first line the user removed: it is theirs, and we do not write it. */
function isEjected({ action, owner, current }: Change): boolean {
  return action === 'keep' && owner === 'managed' && current !== undefined && !isManaged(current);
}

function disownedNote({ path, current, contents = '' }: Change): string {
  const present = new Set((current ?? '').split(/\r?\n/).map((line) => line.trim()));
  const lines = contents
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '' && !present.has(line.trim()));
  const shown = lines.slice(0, 20).map((line) => `    ${line}`);
  const more =
    lines.length > 20 ? [`    ... and ${lines.length - 20} more (see --dry-run --force)`] : [];
  return [
    `${path} is yours since its "Code generated" line was removed, so it was left alone. It lacks:`,
    ...shown,
    ...more,
  ].join('\n');
}

/** Functions on disk whose Go method is nowhere in the root folder: the compiler will say so too. */
function missingMethods(outcome: Outcome): FunctionData[] {
  const { project, newFunction } = outcome;
  const candidates = servedFunctions(outcome).filter(
    ({ name, file }) => name !== newFunction?.name && !project.entries.includes(`${file}.go`),
  );
  if (candidates.length === 0 || project.existingMain) return [];
  const methods = new Set(
    goCode(outcome).flatMap((text) => [...text.matchAll(/\) (\w+)\(/g)].map(([, name]) => name)),
  );
  return candidates.filter(({ method }) => !methods.has(method));
}

/** The structs that outputs of functions on disk take and that are nowhere in the root folder. */
function missingItems(outcome: Outcome): string[] {
  const wanted = servedFunctions(outcome)
    .filter(({ name }) => name !== outcome.newFunction?.name)
    .flatMap(({ name, file, bindings }) =>
      bindings.flatMap((binding) => (binding.item ? [{ ...binding, name, file }] : [])),
    );
  if (wanted.length === 0) return [];
  const code = goCode(outcome).join('\n');
  return wanted
    .filter(({ item }) => !new RegExp(`^\\s*(?:type )?${item?.name}\\b`, 'm').test(code))
    .map(
      ({ name, file, field, item }) =>
        `${name}/function.json has an output that b.${field} sends, and its Go type is missing; the app does not compile without it. Write, for example in ${file}.go:\n` +
        indented(item?.declaration ?? ''),
    );
}

const indented = (text: string): string => text.trimEnd().replace(/^/gm, '    ');

/** The Go code of the root folder, as it will be. */
function goCode(outcome: Outcome): string[] {
  const written = outcome.changes.filter(({ path }) => path.endsWith('.go'));
  return [
    ...goFiles(outcome).map((path) => outcome.project.read(path) ?? ''),
    ...written.map(({ contents = '' }) => contents),
  ];
}

/** The functions that were there before and that the registry connects. */
function servedFunctions({ project, catalogue }: Outcome): FunctionData[] {
  const elsewhere = project.record?.servedElsewhere ?? [];
  return project.functions
    .filter(({ name }) => !elsewhere.includes(name))
    .map((each) =>
      functionData(each, catalogue, project.routePrefix, project.forwardsHttp ?? true),
    );
}

function goFiles({ project }: Outcome): string[] {
  return project.entries.filter((path) => path.endsWith('.go'));
}

function missingMethodNote(fn: FunctionData): string {
  return (
    `${fn.name} has a function.json but no Go method yet; the app does not compile without it. Write, for example in ${fn.file}.go:\n` +
    `    ${signature(fn)} { ... }`
  );
}

/** Functions whose Go method takes something else than their function.json says, and the file that it is in. */
function signatureMismatches(outcome: Outcome): [FunctionData, string][] {
  const { project, changes } = outcome;
  if (project.existingMain) return [];
  const changed = new Set(changes.filter(isWritten).map(({ path }) => path));
  const methods = new Map(
    goFiles(outcome)
      .filter((path) => !changed.has(path))
      .flatMap((path) =>
        appMethods(project.read(path) ?? '').map(({ name, takes }) => [name, { path, takes }]),
      ),
  );
  return servedFunctions(outcome).flatMap((fn): [FunctionData, string][] => {
    const found = changed.has(`${fn.name}/function.json`) ? undefined : methods.get(fn.method);
    const [wanted] = appMethods(signature(fn));
    return found === undefined || found.takes === wanted?.takes ? [] : [[fn, found.path]];
  });
}

// Here the compiler says no more than "cannot infer E and B".
function misfitNote([fn, file]: [FunctionData, string]): string {
  const fields = fn.bindings.map(({ field, goType }) => `b.${field} (azfunc.${goType})`);
  const use = fields.length === 0 ? '' : `\n  b has the bindings: ${fields.join(', ')}.`;
  return (
    `${file} does not take what ${fn.name}/function.json gives; the app does not compile before it does:\n` +
    `    ${signature(fn)} { ... }${use}`
  );
}

function signature({ method, parameters, simpleHttp, event }: FunctionData): string {
  const result = simpleHttp || event?.constructor === 'HTTP' ? '' : ' error';
  return `func (a *app) ${method}(${parameters})${result}`;
}

/** The methods of app, and the types that each takes, without packages and what is in brackets, which may be the user's. */
function appMethods(code: string): { name: string; takes: string }[] {
  const bare = codeAlone(code, GO).replace(/\[(?:[^[\]]|\[[^[\]]*\])*\]/g, '');
  const methods = bare.matchAll(/^func \(\w*\s*\*?app\) (\w+)\(([^()]*)\)/gm);
  return [...methods].map(([, name = '', parameters = '']) => ({
    name,
    takes: parameters
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '')
      .map((each) => (each.split(/\s+/).at(-1) ?? '').replace(/\b\w+\./, ''))
      .join(', '),
  }));
}

function foreignNotes({ project }: Outcome): string[] {
  const { existingMain } = project;
  if (existingMain === undefined) return [];
  const names = project.functions.map(({ name }) => terminalLine(name)).join(', ');
  return [
    `${terminalLine(existingMain)} has a main of its own, which was left alone${names ? `; it goes on serving ${names}` : ''}. Let it serve what was added too:\n` +
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
  const settings = changes.find(({ path }) => path === 'local.settings.json')?.contents;
  const runtime = /"FUNCTIONS_WORKER_RUNTIME"\s*:\s*"([^"]*)"/.exec(settings ?? '')?.[1];
  if (runtime === undefined || runtime.toLowerCase() === customHandler.workerRuntime) return [];
  return [
    `local.settings.json says FUNCTIONS_WORKER_RUNTIME=${runtime}; a custom handler needs "${customHandler.workerRuntime}". It was left alone: change it by hand.`,
  ];
}
