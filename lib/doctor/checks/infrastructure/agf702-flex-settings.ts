import { lineOf } from '../../../project/subject/go-code.ts';
import type { Check } from '../../check.ts';
import { bicepFiles } from './bicep.ts';

/** What Flex Consumption does not take (Microsoft's page on app settings, "Flex Consumption deprecations"). */
const FORBIDDEN =
  /\b(FUNCTIONS_WORKER_RUNTIME|FUNCTIONS_EXTENSION_VERSION|WEBSITE_RUN_FROM_PACKAGE|WEBSITE_CONTENTAZUREFILECONNECTIONSTRING|WEBSITE_CONTENTSHARE|WEBSITE_TIME_ZONE|SCM_DO_BUILD_DURING_DEPLOYMENT|ENABLE_ORYX_BUILD)\b/g;

export const check: Check = {
  code: 'AGF702',
  severity: 'error',
  area: 'infrastructure',
  title: 'An app setting is one that Flex Consumption forbids',
  reads: 'the names of app settings in Bicep files with a functionAppConfig',
  symptom:
    '"Function Apps on Flex Consumption do not support \'WEBSITE_RUN_FROM_PACKAGE\'. Please remove the app setting", or the deployment of the template is refused.',
  sources: {
    "Function Apps on Flex Consumption do not support 'WEBSITE_RUN_FROM_PACKAGE'. Please remove the app setting":
      'Azure/azure-functions-core-tools',
  },
  reason:
    'What these settings say stands in functionAppConfig there, and both together contradict each other.',
  howToFix: 'Delete the setting from the template.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-app-settings#flex-consumption-plan-deprecations',
  run: (project) =>
    bicepFiles(project)
      .filter(({ isFlex }) => isFlex)
      .flatMap(({ path, text }) =>
        [...text.matchAll(FORBIDDEN)]
          .filter(({ 0: name, index }) => isSet(text, index, index + name.length))
          .map((match) => ({
            message: `${match[1]} is not allowed on Flex Consumption`,
            location: { file: path, line: lineOf(text, match.index) },
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
