import { isUnionMerge } from '../../../formats/generated-header.ts';
import { bareGo, type GoFunction } from '../../../formats/go-source.ts';
import { locate } from '../../../formats/position.ts';
import type { GoFile } from '../../../project/go-code.ts';
import type { Project } from '../../../project/project.ts';
import { isFunctionPart } from '../../../rules/go-names.ts';
import type { Check } from '../../check.ts';

const REGISTRY = 'functions_gen.go';

export const check: Check = {
  code: 'AGF415',
  severity: 'warning',
  area: 'code',
  title: 'The generated registry does not fit the functions',
  reads:
    'functions_gen.go and *_bindings_gen.go in a project of this generator, and */function.json',
  symptom:
    'After a merge of two branches the lines of functions_gen.go are out of order or appear twice, or the build says "undefined: a.orders" or "undefined: ordersBindings".',
  sources: {
    'undefined: a.orders': 'the Go compiler',
    'undefined: ordersBindings': 'the Go compiler',
  },
  reason:
    'These files are made from the functions that were there when the generator last ran. A merge, or a folder that was deleted or written by hand, changes which functions there are.',
  howToFix: 'Run azure-go-func sync, which writes them again.',
  documentation: 'https://git-scm.com/docs/gitattributes#_built_in_merge_drivers',
  run: (project) => {
    const registry = project.read(REGISTRY);
    if (registry === undefined || project.kind !== 'folder') return [];
    return [
      ...mergedRegistry(registry),
      ...goneFunctions(project, registry),
      ...partedBindings(project, registry),
    ].map(({ message, file, text, index, length }) => ({
      message: `${message}; azure-go-func sync puts that right`,
      location: locate(file, text, index, length),
    }));
  },
};

/** What does not fit, and where that is written. */
interface Misfit {
  message: string;
  file: string;
  text: string;
  index: number;
  length: number;
}

const CHECKSUM = '// Checksum:';

function mergedRegistry(registry: string): Misfit[] {
  const message = 'git merged two registries, and the outcome was not put in order yet';
  return isUnionMerge(registry)
    ? [{ message, ...inRegistry(registry, registry.lastIndexOf(CHECKSUM), CHECKSUM.length) }]
    : [];
}

function inRegistry(text: string, index: number, length: number): Omit<Misfit, 'message'> {
  return { file: REGISTRY, text, index: Math.max(0, index), length };
}

function goneFunctions({ go, files }: Project, registry: string): Misfit[] {
  const folders = new Set(
    files.paths
      .filter((path) => /^[^/]+\/function\.json$/i.test(path))
      .map((path) => path.split('/')[0]),
  );
  return [...go.registered]
    .filter((name) => !folders.has(name))
    .map((name) => ({
      message: `it connects ${name}, and there is no ${name}/function.json`,
      ...inRegistry(registry, registry.indexOf(`"${name}"`), name.length + 2),
    }));
}

/** Inputs and outputs that the registry names, or that a file declares, and the other does not. */
function partedBindings({ go }: Project, registry: string): Misfit[] {
  const used = usedIn(registry);
  const root = go.files.filter(({ path }) => !path.includes('/'));
  const declared = ({ source }: GoFile): GoFunction[] =>
    source.functions.filter(({ name, receiver }) => receiver === undefined && BIND.test(name));
  const all = new Set(root.flatMap(declared).map(({ name }) => name));
  const undeclared = [...used].filter(([name]) => !all.has(name));
  const parts = root.filter(({ path }) => isFunctionPart(path));
  return [
    ...undeclared.map(([name, index]) => ({
      message: `it calls ${name}, and no file declares that`,
      ...inRegistry(registry, index, name.length),
    })),
    ...parts.flatMap((file) =>
      declared(file)
        .filter(({ name }) => !used.has(name))
        .map(({ name, offset }) => ({
          message: `${REGISTRY} does not call its ${name}`,
          file: file.path,
          text: file.text,
          index: offset,
          length: name.length,
        })),
    ),
  ];
}

const BIND = /^bind[A-Z]/;

/** What the registry hands its functions as their inputs and outputs, and where it first does. */
function usedIn(registry: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const { 1: name = '', index } of bareGo(registry).matchAll(/\b(bind[A-Z]\w*)\)/g))
    if (!found.has(name)) found.set(name, index);
  return found;
}
