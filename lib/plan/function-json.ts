import { bindingOptions, kindsOf } from '../catalogue/binding-options.ts';
import { type AskedBinding, parseBindingText, toBinding } from '../catalogue/binding-spec.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { retryOptions, retryPolicy } from '../catalogue/retry-options.ts';
import type { Trigger } from '../catalogue/trigger.ts';
import { customHandler } from '../hosting/programming-models.ts';
import { type Answers, answersTo, type Context } from '../options/option.ts';
import type { Binding } from '../project/function.ts';
import type { Project } from '../project/project.ts';
import type { NewFunction } from './request.ts';

/** The function that complete and valid answers ask for. */
export function newFunctionFrom(
  trigger: Trigger,
  answers: Answers,
  project: Project,
  { bindings }: Catalogue,
): NewFunction {
  const context = { answers: answers as Context['answers'], project };
  const { input, output } = answersTo(bindingOptions(bindings), answers);
  const read = (texts: readonly string[], direction: 'in' | 'out'): AskedBinding[] =>
    texts.map((text) => {
      const parsed = parseBindingText(text, kindsOf(bindings, direction), context);
      if ('problem' in parsed) throw new Error(`${text}: ${parsed.problem}`);
      return parsed;
    });
  const asked = [...read(input, 'in'), ...read(output, 'out')];
  const all = withAsked(trigger.bindings(answers), asked);
  const settings = [
    trigger.settings(answers),
    ...asked.map(({ kind, answers: own }) => kind.settings(own)),
  ];
  const retry = retryPolicy(answersTo(retryOptions, answers));
  return {
    name: String(answers.function),
    trigger,
    answers,
    // As it will be read back: without what is undefined.
    functionJson: JSON.parse(JSON.stringify({ bindings: all, retry })),
    settings: Object.assign({}, ...settings),
    conflictingSettings: conflictingSettings(all, settings),
    needsBundle: trigger.needsBundle || asked.some(({ kind }) => kind.needsBundle),
    dependencies: [trigger, ...asked.map(({ kind }) => kind)].flatMap(
      (row) => row.dependencies ?? [],
    ),
    nextSteps: [
      ...(trigger.nextSteps?.(answers) ?? []),
      ...asked.flatMap(({ kind, answers: own }) => kind.nextSteps?.(own) ?? []),
    ],
  };
}

/** What every app has in its local settings. */
const OF_THE_APP = {
  FUNCTIONS_WORKER_RUNTIME: customHandler.workerRuntime,
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
};

/** A name that several values refer to as %NAME% does not matter: it is one queue, or one table. */
function conflictingSettings(
  bindings: readonly Binding[],
  settings: readonly Record<string, string>[],
): string[] {
  const named = new Set(bindings.flatMap((binding) => Object.values(binding).flat()));
  const values = new Map<string, Set<string>>();
  for (const [name, value] of [OF_THE_APP, ...settings].flatMap((each) => Object.entries(each)))
    values.set(name, (values.get(name) ?? new Set()).add(value));
  return [...values].flatMap(([name, all]) => (all.size > 1 && named.has(name) ? [name] : []));
}

function withAsked(bindings: readonly Binding[], asked: readonly AskedBinding[]): Binding[] {
  const all = [...bindings];
  for (const each of asked) {
    // An HTTP function answers already; asking for its answer can give that another name only.
    const answer = each.kind.type === 'http' ? all.find(({ type }) => type === 'http') : undefined;
    if (answer) {
      answer.name = each.name ?? answer.name;
      continue;
    }
    all.push(
      toBinding(
        each,
        all.map(({ name }) => name),
      ),
    );
  }
  return all;
}
