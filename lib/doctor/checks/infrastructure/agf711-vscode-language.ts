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
  looksAt: 'azureFunctions.projectLanguage in .vscode/settings.json',
  symptom:
    'Debugging attaches to a program called app on port 2345, and deploying builds for the native Go worker.',
  reason: 'The extension means the native worker by "Go"; a custom handler is "Custom".',
  mend: 'Write "azureFunctions.projectLanguage": "Custom".',
  documentation: 'https://github.com/microsoft/vscode-azurefunctions/pull/5061',
  examine: (subject) => {
    const file = subject.kind === 'folder' ? subject.json('.vscode/settings.json') : undefined;
    const language = isObject(file?.value) ? file.value[KEY] : undefined;
    if (!file || language === undefined || language === 'Custom' || !isCustomHandler(subject))
      return [];
    return [
      {
        message: `${KEY} is ${JSON.stringify(language)}`,
        place: file.place(KEY),
        fix: setJson('.vscode/settings.json', [KEY], 'Custom'),
      },
    ];
  },
};
