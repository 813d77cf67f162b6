import { valueAt } from '../../../formats/json.ts';
import { setJson } from '../../../formats/json-file.ts';
import { customHandler, nativeWorker } from '../../../hosting/programming-models.ts';
import type { Check } from '../../check.ts';
import { isCustomHandler, localValues } from './values.ts';

const CUSTOM = customHandler.workerRuntime;

export const check: Check = {
  code: 'AGF501',
  severity: 'error',
  area: 'settings',
  title: `FUNCTIONS_WORKER_RUNTIME is not "${CUSTOM}"`,
  reads: 'Values of local.settings.json, when host.json has a customHandler',
  symptom:
    "func start: \"Can't determine project language from files. Please use one of [...]\" or \"Worker runtime cannot be 'None'\"; func publish: \"Your Azure Function App has 'FUNCTIONS_WORKER_RUNTIME' set to '...' while your local project is set to 'Custom'.\"",
  sources: {
    "Can't determine project language from files. Please use one of [...]":
      'Azure/azure-functions-core-tools',
    "Worker runtime cannot be 'None'": 'Azure/azure-functions-core-tools',
    "Your Azure Function App has 'FUNCTIONS_WORKER_RUNTIME' set to '...' while your local project is set to 'Custom'.":
      'Azure/azure-functions-core-tools',
  },
  reason:
    'Core Tools read from it what kind of app this is; a go.mod next to it does not say "custom handler".',
  howToFix: `Write "FUNCTIONS_WORKER_RUNTIME": "${CUSTOM}" into Values.`,
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-app-settings#functions_worker_runtime',
  run: (project) => {
    const values = localValues(project);
    const { settings } = project;
    if (!values || !settings || !isCustomHandler(project)) return [];
    const runtime = valueAt(values, 'FUNCTIONS_WORKER_RUNTIME');
    const text = typeof runtime === 'string' ? runtime.toLowerCase() : '';
    // AGF502 has more to say on the native worker's.
    if (text === CUSTOM || text === nativeWorker.workerRuntime) return [];
    const keys = ['Values', 'FUNCTIONS_WORKER_RUNTIME'];
    return [
      {
        message:
          text === ''
            ? 'FUNCTIONS_WORKER_RUNTIME is missing'
            : `FUNCTIONS_WORKER_RUNTIME is ${JSON.stringify(runtime)}, and host.json has a customHandler`,
        location: settings.location(...keys),
        ...(text === '' ? { fix: setJson('local.settings.json', keys, CUSTOM) } : {}),
      },
    ];
  },
};
