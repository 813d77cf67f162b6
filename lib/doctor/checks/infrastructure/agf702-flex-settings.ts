import { locate } from '../../../formats/position.ts';
import { flex } from '../../../hosting/plans.ts';
import type { Check } from '../../check.ts';
import { bicepFiles } from './bicep.ts';

const SETTING = /\b[A-Z_]+\b/g;
const FORBIDDEN = new Set(flex.settings.forbidden);

export const check: Check = {
  code: 'AGF702',
  severity: 'error',
  area: 'infrastructure',
  title: `An app setting is one that ${flex.title} forbids`,
  reads: 'the names of app settings in Bicep files with a functionAppConfig',
  symptom:
    '"Function Apps on Flex Consumption do not support \'WEBSITE_RUN_FROM_PACKAGE\'. Please remove the app setting", or the deployment of the template is refused.',
  sources: {
    "Function Apps on Flex Consumption do not support 'WEBSITE_RUN_FROM_PACKAGE'. Please remove the app setting":
      'Azure/azure-functions-core-tools',
  },
  reason:
    'What these settings say belongs in functionAppConfig there, and both together contradict each other.',
  howToFix: 'Delete the setting from the template.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-app-settings#flex-consumption-plan-deprecations',
  run: (project) =>
    bicepFiles(project)
      .filter(({ isFlex }) => isFlex)
      .flatMap(({ path, written, text }) =>
        [...text.matchAll(SETTING)]
          .filter(
            ({ 0: name, index }) => FORBIDDEN.has(name) && isSet(text, index, index + name.length),
          )
          .map(({ 0: name, index }) => ({
            message: `${name} is not allowed on ${flex.title}`,
            location: locate(path, written, index, name.length),
          })),
      ),
};

/** It is the key of an object, or `name: '...'`; a text may speak of it. */
function isSet(text: string, from: number, to: number): boolean {
  return (
    /^'?\s*:/.test(text.slice(to, to + 20)) ||
    /\bname\s*:\s*'$/.test(text.slice(0, from).slice(-20))
  );
}
