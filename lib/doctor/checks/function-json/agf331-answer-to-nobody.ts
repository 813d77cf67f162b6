import type { Check } from '../../check.ts';
import { eachFunction, typeOf } from './each.ts';

export const check: Check = {
  code: 'AGF331',
  severity: 'error',
  area: 'function.json',
  title: 'An output http with a trigger that has no caller',
  reads: 'bindings of */function.json',
  symptom: 'Every call fails as soon as the function sets an output.',
  reason:
    'The host makes an HTTP answer of the outputs, and there is no request that it could answer (HttpBinding.BindAsync).',
  howToFix: 'Take the binding of the type http away, or start the function with an httpTrigger.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-output',
  run: (project) =>
    eachFunction(
      project,
      ({ bindings, trigger }) => {
        const answers = bindings.some((binding) => typeOf(binding) === 'http');
        return trigger && answers && typeOf(trigger) !== 'httptrigger'
          ? `answers HTTP, and its ${trigger.type} has no caller`
          : undefined;
      },
      'bindings',
    ),
};
