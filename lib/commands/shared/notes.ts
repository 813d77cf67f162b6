import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic, Location } from '../../diagnostics/diagnostic.ts';
import { isManaged } from '../../formats/generated-header.ts';
import { type GoFunction, type GoSource, readGoSource } from '../../formats/go-source.ts';
import { locate } from '../../formats/position.ts';
import { customHandler } from '../../hosting/programming-models.ts';
import { type FunctionData, functionData } from '../../plan/go-function.ts';
import type { GoneFunction } from '../../plan/gone-functions.ts';
import type { Binding } from '../../project/function.ts';
import { isMain } from '../../project/go-code.ts';
import { goMethod } from '../../rules/go-names.ts';
import { type Change, isWritten } from '../../write/change.ts';
import type { Outcome } from './outcome.ts';

/** What the user should know besides the list of files. */
export function notesOn(outcome: Outcome): Diagnostic[] {
  const { changes } = outcome;
  return [
    ...damageNotes(outcome),
    ...changes.filter(isEjected).map(ejectedNote),
    ...outcome.plan.goneFunctions.flatMap(goneNote),
    ...missingMethods(outcome).map((fn) => missingMethodNote(fn, outcome)),
    ...signatureMismatches(outcome),
    ...missingItems(outcome),
    ...existingMainNotes(outcome),
    ...goVersionNotes(outcome),
    ...runtimeNotes(outcome),
  ];
}

/** What becomes of a manifest that could not be understood. */
function damageNotes({ damaged }: Outcome): Diagnostic[] {
  return damaged.map((damage) => ({
    ...damage,
    severity: 'warning',
    message: `${damage.message}. The project was read as far as its other files tell, and what is written now does not know what that manifest knew`,
    howToFix: 'If git has a better one, take that.',
  }));
}

/** A generated file whose first line the user removed: it is theirs, and we do not write it. */
function isEjected({ action, owner, current }: Change): boolean {
  return action === 'keep' && owner === 'managed' && current !== undefined && !isManaged(current);
}

function ejectedNote({ path, current, contents = '' }: Change): Diagnostic {
  const present = new Set((current ?? '').split(/\r?\n/).map((line) => line.trim()));
  const lines = contents
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '' && !present.has(line.trim()));
  const more =
    lines.length > 20 ? [`... and ${lines.length - 20} more (see --dry-run --force)`] : [];
  return {
    severity: 'note',
    location: { file: path },
    message: `${path} is yours since its "Code generated" line was removed, so it was left alone`,
    howToFix: ['Add what it lacks:', ...lines.slice(0, 20), ...more].join('\n'),
  };
}

/** Functions on disk whose Go method is nowhere in the root folder: the compiler will say so too. */
function missingMethods(outcome: Outcome): FunctionData[] {
  const { project, newFunction } = outcome;
  const candidates = servedFunctions(outcome).filter(
    ({ name, file }) => name !== newFunction?.name && !project.entries.includes(`${file}.go`),
  );
  if (candidates.length === 0 || project.existingMain) return [];
  const methods = new Set(
    rootSources(outcome).flatMap(({ functions }) =>
      functions.filter(({ receiver }) => receiver !== undefined).map(({ name }) => name),
    ),
  );
  return candidates.filter(({ method }) => !methods.has(method));
}

/** The structs that outputs of functions on disk take and that are nowhere in the root folder. */
function missingItems(outcome: Outcome): Diagnostic[] {
  const wanted = servedFunctions(outcome)
    .filter(({ name }) => name !== outcome.newFunction?.name)
    .flatMap(({ name, file, bindings }) =>
      bindings.flatMap((binding) => (binding.item ? [{ ...binding, name, file }] : [])),
    );
  if (wanted.length === 0) return [];
  const types = new Set(rootSources(outcome).flatMap((source) => source.types));
  return wanted
    .filter(({ item }) => !types.has(item?.name ?? ''))
    .map(({ name, file, field, item, binding }) =>
      doesNotCompile(
        typeLocation(name, binding, outcome),
        `${name}/function.json has an output that b.${field} sends, and its Go type is missing`,
        `Write, for example in ${file}.go:\n${item?.declaration.trimEnd()}`,
      ),
    );
}

/** Where the function.json of a function names the type of a binding; of its trigger, unless another is given. */
function typeLocation(name: string, binding: Binding | undefined, { project }: Outcome): Location {
  const fn = project.functions.find((each) => each.name === name);
  const found = binding ?? fn?.trigger;
  return fn && found
    ? fn.file.location(...fn.keysOf(found, 'type'))
    : { file: `${name}/function.json` };
}

/** What the Go compiler refuses as well, in words that do not say what to do. */
function doesNotCompile(location: Location, message: string, howToFix: string): Diagnostic {
  const whole = `${message}; the app does not compile without it`;
  return { severity: 'warning', location, message: whole, howToFix };
}

/** What the Go files of the root folder declare, as they will be. */
function rootSources({ project, changes }: Outcome): GoSource[] {
  const written = changes.filter(({ path }) => path.endsWith('.go'));
  return [
    ...project.rootGo.map(({ source }) => source),
    ...written.map(({ contents = '' }) => readGoSource(contents, NO_CALLS)),
  ];
}

const NO_CALLS = new Set<string>();

/** The functions that were there before and that the registry connects. */
function servedFunctions({ project, catalogue }: Outcome): FunctionData[] {
  const elsewhere = project.record?.servedElsewhere ?? [];
  return project.functions
    .filter(({ name }) => !elsewhere.includes(name))
    .map((each) =>
      functionData(each, catalogue, project.routePrefix, project.forwardsHttp ?? true),
    );
}

function missingMethodNote(fn: FunctionData, outcome: Outcome): Diagnostic {
  const before = outcome.plan.goneFunctions.find(({ now }) => now === fn.name);
  const advice = before
    ? `Its folder was ${before.name} before: rename the method ${goMethod(before.name)}:`
    : `Write, for example in ${fn.file}.go:`;
  return doesNotCompile(
    typeLocation(fn.name, undefined, outcome),
    `${fn.name} has a function.json but no Go method yet`,
    `${advice}\n${signature(fn)} { ... }`,
  );
}

/** What is left of a function that was deleted. */
function goneNote({ name, now, paths }: GoneFunction): Diagnostic[] {
  const left = [...paths.values()];
  const [file] = left;
  if (now !== undefined || file === undefined) return [];
  const message = `${name} is gone, and of what was written for it is left: ${left.join(', ')}`;
  return [
    { severity: 'note', location: { file }, message, howToFix: 'Delete what nothing else needs.' },
  ];
}

/** Functions whose Go method takes something else than their function.json says. */
function signatureMismatches(outcome: Outcome): Diagnostic[] {
  const { project, changes } = outcome;
  if (project.existingMain) return [];
  const changed = new Set(changes.filter(isWritten).map(({ path }) => path));
  const methods = new Map(
    project.rootGo
      .filter(({ path }) => !changed.has(path))
      .flatMap(({ path, text, source }) =>
        appMethods(source).map((method) => [method.name, { path, text, method }]),
      ),
  );
  return servedFunctions(outcome).flatMap((fn) => {
    const found = changed.has(`${fn.name}/function.json`) ? undefined : methods.get(fn.method);
    const [wanted] = appMethods(readGoSource(signature(fn), NO_CALLS));
    if (found === undefined || isDeepStrictEqual(found.method.parameters, wanted?.parameters))
      return [];
    const { path, text, method } = found;
    return [mismatch(fn, locate(path, text, method.offset, method.name.length))];
  });
}

// Here the compiler says no more than "cannot infer E and B".
function mismatch(fn: FunctionData, location: Location): Diagnostic {
  const fields = fn.bindings.map(({ field, goType }) => `b.${field} (azfunc.${goType})`);
  const use = fields.length === 0 ? [] : [`// b has the bindings: ${fields.join(', ')}.`];
  return {
    severity: 'warning',
    location,
    message: `${fn.method} does not take what ${fn.name}/function.json gives; the app does not compile before it does`,
    howToFix: ['Change it to:', ...use, `${signature(fn)} { ... }`].join('\n'),
  };
}

function signature({ method, parameters, simpleHttp, event }: FunctionData): string {
  const result = simpleHttp || event?.constructor === 'HTTP' ? '' : ' error';
  return `func (a *app) ${method}(${parameters})${result}`;
}

function appMethods({ functions }: GoSource): GoFunction[] {
  return functions.filter(({ receiver }) => receiver === 'app');
}

function existingMainNotes({ project }: Outcome): Diagnostic[] {
  const { existingMain } = project;
  if (existingMain === undefined) return [];
  const file = project.rootGo.find(({ path }) => path === existingMain);
  const main = file?.source.functions.find(isMain);
  const names = project.functions.map(({ name }) => name).join(', ');
  return [
    {
      severity: 'warning',
      location: locate(existingMain, file?.text ?? '', main?.offset ?? 0, main?.name.length),
      message: `${existingMain} has a main of its own, which was left alone${names ? `; it goes on serving ${names}` : ''}`,
      howToFix: 'Let it serve what was added too:\nmux.Handle("/", newHandler(newApp()))',
    },
  ];
}

/** A go.mod that was there is the user's; without a version it means Go 1.16. */
function goVersionNotes({ project }: Outcome): Diagnostic[] {
  const goMod = project.read('go.mod');
  const found = /^go\s+1\.(\d+)\S*/m.exec(goMod ?? '');
  if (goMod === undefined || Number(found?.[1] ?? 16) >= 24) return [];
  return [
    {
      severity: 'warning',
      location: found ? locate('go.mod', goMod, found.index, found[0].length) : { file: 'go.mod' },
      message: `go.mod says ${found?.[0] ?? 'no Go version'}, and what was generated needs go 1.24`,
      howToFix: 'Raise it: go mod edit -go=1.24',
    },
  ];
}

/** Core Tools take an app with another worker runtime for something else (contract section 0). */
function runtimeNotes({ changes }: Outcome): Diagnostic[] {
  const settings = changes.find(({ path }) => path === 'local.settings.json')?.contents ?? '';
  const found = /"FUNCTIONS_WORKER_RUNTIME"\s*:\s*"([^"]*)"/.exec(settings);
  const runtime = found?.[1];
  if (runtime === undefined || runtime.toLowerCase() === customHandler.workerRuntime) return [];
  return [
    {
      severity: 'warning',
      location: locate('local.settings.json', settings, found?.index ?? 0, found?.[0].length),
      message: `local.settings.json says FUNCTIONS_WORKER_RUNTIME=${runtime}; a custom handler needs "${customHandler.workerRuntime}". It was left alone`,
      howToFix: 'Change it by hand.',
    },
  ];
}
