import { valueAt } from '../../../formats/json.ts';
import { customHandler, nativeWorker } from '../../../hosting/programming-models.ts';
import type { Check } from '../../check.ts';
import { isCustomHandler, localValues } from './values.ts';

export const check: Check = {
  code: 'AGF502',
  severity: 'error',
  area: 'settings',
  title: `Core Tools take the app for one of Microsoft's ${nativeWorker.title}`,
  reads:
    'FUNCTIONS_WORKER_RUNTIME and FUNCTIONS_CLI_NATIVE_LANGUAGE in local.settings.json and in the environment',
  symptom:
    'func start builds a program called app and ignores customHandler and the function.json files; or "FUNCTIONS_WORKER_RUNTIME is set to \'native\' but no supported project marker was found".',
  sources: {
    "FUNCTIONS_WORKER_RUNTIME is set to 'native' but no supported project marker was found":
      'Azure/azure-functions-core-tools',
  },
  reason: 'Core Tools 4.12 and newer look at these two before host.json.',
  howToFix: `Set FUNCTIONS_WORKER_RUNTIME to ${customHandler.workerRuntime}, and take FUNCTIONS_CLI_NATIVE_LANGUAGE away.`,
  documentation: nativeWorker.documentation,
  run: (project) => {
    const values = localValues(project) ?? {};
    const { kind, settings, env } = project;
    if (kind !== 'folder' || !isCustomHandler(project)) return [];
    const location = (name: string) =>
      settings?.location('Values', name) ?? { file: 'local.settings.json' };
    const names = ['FUNCTIONS_WORKER_RUNTIME', 'FUNCTIONS_CLI_NATIVE_LANGUAGE'] as const;
    return names.flatMap((name) => {
      const isNative = (value: unknown): boolean =>
        typeof value === 'string' &&
        (name === 'FUNCTIONS_WORKER_RUNTIME'
          ? value.toLowerCase() === nativeWorker.workerRuntime
          : value !== '');
      const here = valueAt(values, name);
      if (isNative(here))
        return [{ message: `local.settings.json says ${name}=${here}`, location: location(name) }];
      return isNative(env[name])
        ? [{ message: `the environment says ${name}=${env[name]}`, location: location(name) }]
        : [];
    });
  },
};
