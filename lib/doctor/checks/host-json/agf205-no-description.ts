import { isObject, valueAt } from '../../../project/json.ts';
import type { Check } from '../../check.ts';
import { isMisspelt } from './keys.ts';

export const check: Check = {
  code: 'AGF205',
  severity: 'error',
  area: 'host.json',
  title: 'customHandler has no description',
  looksAt: 'customHandler.description in host.json',
  symptom: '"Missing worker Description." and the host does not start.',
  reason: 'The description says which program the host starts.',
  mend: 'Write "description": { "defaultExecutablePath": "handler" } into customHandler.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#hostjson',
  examine: (subject) => {
    const { hostJson } = subject;
    const section = valueAt(hostJson?.value, 'customHandler');
    if (!hostJson || !isObject(section) || Object.keys(section).length === 0) return [];
    if (isObject(valueAt(section, 'description')) || isMisspelt(subject, 'description')) return [];
    return [
      { message: 'customHandler has no description', place: hostJson.place('customHandler') },
    ];
  },
};
