import { isObject } from '../../../formats/json.ts';
import type { Check } from '../../check.ts';
import { isCustomHandler } from '../settings/values.ts';
import { objectOf } from './step.ts';

export const check: Check = {
  code: 'AGF703',
  severity: 'error',
  area: 'infrastructure',
  title: "azure.yaml makes azd take the app for one of Microsoft's native Go worker",
  reads: 'services.*.language in azure.yaml',
  symptom:
    'azd deploy succeeds and the app has no functions: only the program (called app) and host.json are in the package.',
  reason: 'azd means the native worker by "language: go". It leaves the function.json files out.',
  howToFix:
    'Take the service out and deploy in a postdeploy hook, or use "language: custom" with "dist" (alpha).',
  documentation: 'https://github.com/Azure/azure-dev/pull/8599',
  run: async (project) => {
    if (project.kind !== 'folder' || !isCustomHandler(project)) return [];
    const file = await project.yaml('azure.yaml');
    const services =
      isObject(file?.value) && isObject(file.value.services) ? file.value.services : {};
    return Object.entries(services).flatMap(([name, service]) => {
      const { language, host } = objectOf(service);
      // Another host is another app of the same repository.
      return file && host === 'function' && /^(go|golang)$/i.test(String(language))
        ? [
            {
              message: `the service ${name} says language: ${language}`,
              location: file.location('services', name, 'language'),
            },
          ]
        : [];
    });
  },
};
