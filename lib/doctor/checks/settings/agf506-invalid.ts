import { isObject, valueAt } from '../../../formats/json.ts';
import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF506',
  severity: 'error',
  area: 'settings',
  title: 'local.settings.json cannot be understood',
  reads: 'local.settings.json',
  symptom:
    'func start: "Unable to read local.settings.json", or the settings are as if they were not there.',
  sources: {
    'Unable to read local.settings.json': 'Azure/azure-functions-core-tools',
  },
  reason: 'It is an object with "Values", each of which is a text: no numbers, no objects.',
  howToFix: 'Correct it at the place that is named; write numbers in quotes.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-develop-local#local-settings-file',
  run: ({ kind, settings }) => {
    if (kind !== 'folder' || !settings) return [];
    if (settings.problem)
      return [
        {
          message: `local.settings.json ${settings.problem.message}`,
          location: settings.problem.location,
        },
      ];
    const values = valueAt(settings.value, 'Values');
    if (!isObject(settings.value) || (values !== undefined && !isObject(values)))
      return [
        {
          message: 'local.settings.json has no object "Values"',
          location: settings.location('Values'),
        },
      ];
    const stray = Object.entries(values ?? {}).find(
      ([, value]) => typeof value === 'object' && value !== null,
    );
    return stray
      ? [
          {
            message: `the setting ${stray[0]} is not a text`,
            location: settings.location('Values', stray[0]),
          },
        ]
      : [];
  },
};
