import { isTrigger } from '../../../project/function.ts';
import type { Check } from '../../check.ts';
import { eachBinding, typeOf } from './each.ts';

/** Outputs whose extension puts no value in the place of {expressions}, and the property with the name. */
const NAMES: { readonly [type: string]: string } = { eventhub: 'eventHubName', kafka: 'topic' };

export const check: Check = {
  code: 'AGF338',
  severity: 'error',
  area: 'function.json',
  title: 'An output of Event Hubs or Kafka has an {expression} in its name',
  reads: 'eventHubName and topic of outputs in */function.json',
  symptom:
    'The call succeeds. Event Hubs is asked for a hub called {x}, and Kafka loses the event without a word.',
  reason:
    'Other outputs put a value of the trigger in its place. These two take the name as it is, but for %SETTINGS%.',
  howToFix:
    'Write the name, or %NAME% for an app setting; make an output of each where there are several.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-expressions-patterns',
  run: (project) =>
    eachBinding(project, (binding) => {
      const property = NAMES[typeOf(binding)];
      if (property === undefined || isTrigger(binding)) return undefined;
      const name = binding[property];
      return typeof name === 'string' && /\{[^{}]*\}/.test(name)
        ? { message: `${property} is "${name}", and no value takes its place`, property }
        : undefined;
    }),
};
