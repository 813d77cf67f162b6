import type { Check } from '../../check.ts';
import { eachBinding, typeOf } from './each.ts';
import { eachLimit, WARMUP } from './plan-limits.ts';

export const check: Check = {
  code: 'AGF325',
  severity: 'error',
  area: 'function.json',
  title: 'A warm-up function is not called "warmup", or is on a plan that has none',
  reads: 'warmupTrigger in */function.json, and the plan where it is known (--plan)',
  symptom: 'The function is listed and never runs.',
  reason:
    'The host runs the one function that is called warmup, and on some plans none: docs/plans.md lists them.',
  howToFix: 'Call the folder "warmup", and deploy to a plan that has a warm-up.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-bindings-warmup',
  run: (project) => {
    const misnamed = eachBinding(project, (binding, { name }) =>
      typeOf(binding) === WARMUP && name.toLowerCase() !== 'warmup'
        ? { message: 'a function with a warmupTrigger must be called warmup', property: 'type' }
        : undefined,
    );
    const unheard = eachLimit(
      project,
      (type) => type === WARMUP,
      (_, __, { title }) => `${title} has no warm-up`,
    );
    return [...misnamed, ...unheard];
  },
};
