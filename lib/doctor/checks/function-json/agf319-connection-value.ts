import { connectionProblem } from '../../../rules/storage-names.ts';
import type { Check } from '../../check.ts';
import { eachBinding } from './each.ts';

export const check: Check = {
  code: 'AGF319',
  severity: 'error',
  area: 'function.json',
  title: 'A binding holds the connection itself instead of the name of its setting',
  reads: 'connection and connectionStringSetting of each binding in */function.json',
  symptom:
    'The binding finds no connection, and a key lies in a file that git and the package hold.',
  reason:
    'The property is the name of an app setting. Keys belong in app settings only, or nowhere (identity-based connections).',
  howToFix:
    "Put the value into an app setting, write that setting's name here, and renew the key that was visible.",
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-reference#connections',
  run: (project) =>
    eachBinding(project, (binding) => {
      const property = ['connection', 'connectionStringSetting'].find(
        (name) =>
          typeof binding[name] === 'string' &&
          /[;=]|UseDevelopmentStorage/i.test(String(binding[name])) &&
          connectionProblem(String(binding[name])) !== undefined,
      );
      return property === undefined
        ? undefined
        : {
            message: `${property} of the ${binding.type} binding is a connection string, not the name of a setting`,
            property,
          };
    }),
};
