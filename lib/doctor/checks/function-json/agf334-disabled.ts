import { valueAt } from '../../../formats/json.ts';
import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF334',
  severity: 'warning',
  area: 'function.json',
  title: 'A function is disabled in function.json, where it has no effect',
  reads: 'disabled and excluded in */function.json',
  symptom: 'None: the function runs as if it were not there, HTTP and others alike.',
  reason:
    'The host reads the app setting AzureWebJobs.<function>.Disabled and nothing else. With it an HTTP function answers 404 (200 to the master key), and others are not called.',
  howToFix:
    'Set the app setting AzureWebJobs.<function>.Disabled to true, in Azure and in local.settings.json, and delete the property.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/disable-function',
  run: ({ functions }) =>
    functions.flatMap(({ name, file }) =>
      ['disabled', 'excluded'].flatMap((property) => {
        const value = valueAt(file.value, property);
        return value === undefined || value === false || value === null
          ? []
          : [
              {
                message: `${name}: "${property}": ${JSON.stringify(value)} has no effect; the setting AzureWebJobs.${name}.Disabled=true has`,
                location: file.location(property),
              },
            ];
      }),
    ),
};
