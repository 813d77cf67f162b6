import type { Check } from '../../check.ts';
import { eachBinding } from './each.ts';

export const check: Check = {
  code: 'AGF307',
  severity: 'error',
  area: 'function.json',
  title: 'The host does not take the name of a binding',
  looksAt: 'name and direction of each binding in */function.json',
  symptom:
    '"The binding name {n} is invalid. Please assign a valid name to the binding." or "$return bindings must specify a direction of \'out\'.", and the function is left out.',
  reason:
    'A name has letters and digits only, begins with a letter and has at most 128; no "_" and no "-". $return is for outputs.',
  mend: 'Give the binding another name, in function.json and in the code.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings',
  examine: (subject) =>
    eachBinding(subject, ({ name, direction }) => {
      const text = String(name ?? '');
      if (text === '$return')
        return String(direction).toLowerCase() === 'out'
          ? undefined
          : {
              message: 'the binding $return has another direction than "out"',
              property: 'direction',
            };
      if (/^[a-z][a-z0-9]{0,127}$/i.test(text)) return undefined;
      return {
        message:
          text === '' ? 'a binding has no name' : `a binding is called ${JSON.stringify(text)}`,
        property: 'name',
      };
    }),
};
