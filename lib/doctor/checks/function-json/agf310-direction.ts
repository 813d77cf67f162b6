import type { Check } from '../../check.ts';
import { eachBinding, isTrigger, typeOf } from './each.ts';

export const check: Check = {
  code: 'AGF310',
  severity: 'error',
  area: 'function.json',
  title: 'A binding has a direction that it cannot have',
  looksAt: 'direction of each binding in */function.json',
  symptom:
    '"\'{0}\' is not a valid binding direction." or "Http binding can only be used for output.", and the function is left out.',
  reason:
    'Directions are in, out and inout. A binding of type http answers a request, so it goes out; a trigger comes in.',
  mend: 'Write "in" for a trigger and an input, "out" for an output.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings#binding-direction',
  examine: (subject) =>
    eachBinding(subject, (binding) => {
      const written = binding.direction;
      const direction = String(written ?? 'in').toLowerCase();
      const message = (why: string): { message: string; property: string } => ({
        message: `the binding ${binding.name} ${why}`,
        property: 'direction',
      });
      if (!/^(in|out|inout)$/.test(direction))
        return message(`has the direction ${JSON.stringify(written)}`);
      if (typeOf(binding) === 'http' && direction !== 'out')
        return message('is of type http, which goes "out" only');
      return isTrigger(binding) && direction === 'out'
        ? message('is a trigger, which comes "in"')
        : undefined;
    }),
};
