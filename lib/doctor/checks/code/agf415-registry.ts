import { isUnionMerge } from '../../../formats/generated-header.ts';
import type { Subject } from '../../../project/subject.ts';
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
  howToFix: 'Run azure-go-func new . --yes, which writes them again.',
  documentation: 'https://git-scm.com/docs/gitattributes#_built_in_merge_drivers',
  run: (project) => {
    const registry = project.text(REGISTRY);
    if (registry === undefined || project.kind !== 'folder') return [];
    return [
      ...mergedRegistry(registry),
      ...goneFunctions(project),
      ...partedBindings(project, registry),
    ].map(([file, what]) => ({
      message: `${what}; azure-go-func new . --yes puts that right`,
      location: { file },
    }));
  },
};

function mergedRegistry(registry: string): [string, string][] {
  return isUnionMerge(registry)
    ? [[REGISTRY, 'git merged two registries, and the outcome was not put in order yet']]
    : [];
}

function goneFunctions({ go, files }: Subject): [string, string][] {
  const folders = new Set(
    files.paths
      .filter((path) => /^[^/]+\/function\.json$/i.test(path))
      .map((path) => path.split('/')[0]),
  );
  return [...go.registered]
    .filter((name) => !folders.has(name))
    .map((name) => [REGISTRY, `it connects ${name}, and there is no ${name}/function.json`]);
}

/** Inputs and outputs that the registry names, or that a file declares, and the other does not. */
function partedBindings({ go }: Subject, registry: string): [string, string][] {
  const used = namesIn(registry, /\b(bind[A-Z]\w*)\)/g);
  const root = go.files.filter(({ path }) => !path.includes('/'));
  const declared = (text: string): string[] => namesIn(text, /^func (bind[A-Z]\w*)\(/gm);
  const all = new Set(root.flatMap(({ text }) => declared(text)));
  return [
    ...used
      .filter((name) => !all.has(name))
      .map((name): [string, string] => [REGISTRY, `it calls ${name}, and no file declares that`]),
    ...root
      .filter(({ path }) => isFunctionPart(path))
      .flatMap(({ path, text }) => declared(text).map((name): [string, string] => [path, name]))
      .filter(([, name]) => !used.includes(name))
      .map(([path, name]): [string, string] => [path, `${REGISTRY} does not call its ${name}`]),
  ];
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))];
}
