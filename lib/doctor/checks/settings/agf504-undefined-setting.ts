import type { Check } from '../../check.ts';
import { eachBinding } from '../function-json/each.ts';
import { isDefined, localValues } from './values.ts';

export const check: Check = {
  code: 'AGF504',
  severity: 'warning',
  area: 'settings',
  title: 'A function takes a value from a setting that does not exist',
  reads: '%NAME% in the properties of */function.json, and Values of local.settings.json',
  symptom: '"\'%QUEUE_NAME%\' does not resolve to a value." and the function is left out.',
  sources: {
    "'%QUEUE_NAME%' does not resolve to a value.": 'vector function-QueueSetting',
  },
  reason: 'The host puts the app setting NAME in the place of %NAME%, and there is none.',
  howToFix: 'Add the setting to local.settings.json, and to the app in Azure.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-expressions-patterns#binding-expressions---app-settings',
  run: (project) => {
    const values = localValues(project);
    if (!values) return [];
    return eachBinding(project, (binding) => {
      for (const [property, value] of Object.entries(binding)) {
        const names =
          typeof value === 'string'
            ? [...value.matchAll(/%([\w:.-]+)%/g)].map((match) => match[1] ?? '')
            : [];
        const missing = names.find((name) => !/^WEBSITE_/i.test(name) && !isDefined(values, name));
        if (missing !== undefined)
          return {
            message: `local.settings.json has no setting ${missing}, which ${property} needs`,
            property,
          };
      }
      return undefined;
    });
  },
};
