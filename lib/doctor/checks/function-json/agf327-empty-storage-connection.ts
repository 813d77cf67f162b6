import { setJson } from '../../../formats/json-file.ts';
import type { Check } from '../../check.ts';
import { eachBinding, typeOf } from './each.ts';
import { STORAGE_TYPES } from './types.ts';

export const check: Check = {
  code: 'AGF327',
  severity: 'note',
  area: 'function.json',
  title: 'A storage binding has an empty connection',
  reads: 'connection of each queue, blob and table binding in */function.json',
  symptom: 'None, or messages in another account than expected: it takes AzureWebJobsStorage.',
  reason:
    'func new leaves "connection": "" in the function.json of every template. The storage extensions take the account of the host itself then.',
  howToFix:
    'Write "connection": "AzureWebJobsStorage", or the name of the setting of another account.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-reference#connections',
  run: (project) =>
    eachBinding(project, (binding, { file, keysOf }) =>
      STORAGE_TYPES.has(typeOf(binding)) && binding.connection === ''
        ? {
            message: `the ${binding.type} binding has an empty connection`,
            property: 'connection',
            fix: setJson(file.path, keysOf(binding, 'connection'), 'AzureWebJobsStorage'),
          }
        : undefined,
    ),
};
