import { kindsOf } from '../catalogue/binding-rows.ts';
import { type AskedBinding, parseBindingText, toBinding } from '../catalogue/binding-spec.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { retryPolicy } from '../catalogue/retry-rows.ts';
import type { Trigger } from '../catalogue/trigger.ts';
import { customHandler } from '../hosting/programming-models.ts';
import { type Context, list, text } from '../options/option.ts';
import type { Binding } from '../project/project.ts';
import type { NewFunction } from './request.ts';

/** The function that complete and valid answers ask for. */
export function newFunctionFrom(
  trigger: Trigger,
  context: Context,
  { bindings }: Catalogue,
): NewFunction {
  const { answers } = context;
  const asked = (['in', 'out'] as const).flatMap((direction) =>
    list(answers, direction === 'in' ? 'input' : 'output').map((each) => {
      const parsed = parseBindingText(each, kindsOf(bindings, direction), context);
      if ('problem' in parsed) throw new Error(`${each}: ${parsed.problem}`);
      return parsed;
    }),
  );
  const all = withAsked(trigger.bindings(answers), asked);
  const settings = [
    trigger.settings(answers),
    ...asked.map(({ kind, answers: own }) => kind.settings(own)),
  ];
  const retry = retryPolicy(answers);
  return {
    name: text(answers, 'function') ?? '',
    trigger,
    answers,
    // As it will be read back: without what is undefined.
    functionJson: JSON.parse(JSON.stringify({ bindings: all, retry })),
    settings: Object.assign({}, ...settings),
    conflictingSettings: contestedSettings(all, settings),
    needsBundle: trigger.needsBundle || asked.some(({ kind }) => kind.needsBundle),
  };
}

/** What every app has in its local settings. */
const OF_THE_APP = {
  FUNCTIONS_WORKER_RUNTIME: customHandler.workerRuntime,
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
};

/** A name that several values refer to as %NAME% does not matter: it is one queue, or one table. */
function contestedSettings(
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
