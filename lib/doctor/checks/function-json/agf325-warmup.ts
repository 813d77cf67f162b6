import { flex, linuxConsumption, windowsConsumption } from '../../../hosting/plans.ts';
import type { Check } from '../../check.ts';
import { eachBinding, typeOf } from './each.ts';

export const check: Check = {
  code: 'AGF325',
  severity: 'error',
  area: 'function.json',
  title: 'A warm-up function is not called "warmup", or is on a plan that has none',
  reads: 'warmupTrigger in */function.json, and the plan where it is known (--plan)',
  symptom: 'The function is listed and never runs.',
  reason:
    'The host runs the one function that is called warmup. Consumption and Flex Consumption do not warm up.',
  howToFix: 'Call the folder "warmup", and use it on Premium and Dedicated plans.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-bindings-warmup',
  run: (project) =>
    eachBinding(project, (binding, { name }) => {
      if (typeOf(binding) !== 'warmuptrigger') return undefined;
      if (name.toLowerCase() !== 'warmup')
        return {
          message: 'a function with a warmupTrigger must be called warmup',
          property: 'type',
        };
      const { plan } = project.target;
      return plan === flex || plan === windowsConsumption || plan === linuxConsumption
        ? { message: `${plan.title} has no warm-up`, property: 'type' }
        : undefined;
    }),
};
