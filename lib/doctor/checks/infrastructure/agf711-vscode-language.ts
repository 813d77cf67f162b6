import { isObject } from '../../../formats/json.ts';
import { setJson } from '../../../formats/json-file.ts';
import type { Check } from '../../check.ts';
import { isCustomHandler } from '../settings/values.ts';

const KEY = 'azureFunctions.projectLanguage';

export const check: Check = {
  code: 'AGF711',
  severity: 'warning',
  area: 'infrastructure',
  title: 'VS Code takes the app for one in another language',
  reads: 'azureFunctions.projectLanguage in .vscode/settings.json',
  symptom:
    'Debugging attaches to a program called app on port 2345, and deploying builds for the native Go worker.',
  reason: 'The extension means the native worker by "Go"; a custom handler is "Custom".',
  howToFix: 'Write "azureFunctions.projectLanguage": "Custom".',
  documentation: 'https://github.com/microsoft/vscode-azurefunctions/pull/5061',
  run: (project) => {
    const file = project.kind === 'folder' ? project.json('.vscode/settings.json') : undefined;
    const language = isObject(file?.value) ? file.value[KEY] : undefined;
    if (!file || language === undefined || language === 'Custom' || !isCustomHandler(project))
      return [];
    return [
      {
        message: `${KEY} is ${JSON.stringify(language)}`,
        location: file.location(KEY),
        fix: setJson('.vscode/settings.json', [KEY], 'Custom'),
      },
    ];
  },
};
