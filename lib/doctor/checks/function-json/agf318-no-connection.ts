import type { Check } from '../../check.ts';
import { eachBinding, typeOf } from './each.ts';
import { CONNECTED_TYPES } from './types.ts';

export const check: Check = {
  code: 'AGF318',
  severity: 'error',
  area: 'function.json',
  title: 'A binding names no connection',
  looksAt: 'connection (or connectionStringSetting) of each binding in */function.json',
  symptom:
    '"The listener for function \'Functions.Orders\' was unable to start", and nothing triggers it.',
  reason:
    'func new leaves "connection": "" in the function.json of every template, for you to fill in.',
  mend: 'Write the name of the app setting that holds the connection (its name, not its value).',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-reference#connections',
  examine: (subject) =>
    eachBinding(subject, (binding) => {
      const property = CONNECTED_TYPES.get(typeOf(binding));
      if (property === undefined) return undefined;
      const isNamed = [binding[property], binding.connection, binding.connectionStringSetting].some(
        (name) => typeof name === 'string' && name !== '',
      );
      return isNamed
        ? undefined
        : { message: `the ${binding.type} binding names no connection`, property };
    }),
};
