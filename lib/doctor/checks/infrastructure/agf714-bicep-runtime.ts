import { locate } from '../../../formats/position.ts';
import { customHandler, nativeWorker } from '../../../hosting/programming-models.ts';
import type { Check } from '../../check.ts';
import { bicepFiles } from './bicep.ts';

/** `{ name: 'FUNCTIONS_WORKER_RUNTIME', value: 'node' }`, or as a key: `FUNCTIONS_WORKER_RUNTIME: 'node'`. */
const RUNTIME = /\bFUNCTIONS_WORKER_RUNTIME'?[\s,]*(?:value\s*)?:\s*'([^'$]*)'/g;

export const check: Check = {
  code: 'AGF714',
  severity: 'warning',
  area: 'infrastructure',
  title: 'The app gets another runtime than custom',
  reads:
    'FUNCTIONS_WORKER_RUNTIME in Bicep files, where its value is written literally and no app of the files is custom',
  symptom:
    "func publish: \"Your Azure Function App has 'FUNCTIONS_WORKER_RUNTIME' set to '...' while your local project is set to 'Custom'.\"",
  sources: {
    "Your Azure Function App has 'FUNCTIONS_WORKER_RUNTIME' set to '...' while your local project is set to 'Custom'.":
      'Azure/azure-functions-core-tools',
  },
  reason: `The setting says what the portal and the tools take the app for. With "${nativeWorker.workerRuntime}" the host looks for a worker of its own.`,
  howToFix: `Write value: '${customHandler.workerRuntime}'.`,
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-app-settings#functions_worker_runtime',
  run: (project) => {
    const found = bicepFiles(project).flatMap(({ path, written, text, isFlex }) =>
      // AGF702 tells of the setting there.
      isFlex ? [] : [...text.matchAll(RUNTIME)].map((match) => ({ path, written, match })),
    );
    const isCustom = found.some(
      ({ match }) => match[1]?.toLowerCase() === customHandler.workerRuntime,
    );
    return isCustom
      ? []
      : found.map(({ path, written, match }) => ({
          message: `FUNCTIONS_WORKER_RUNTIME is '${match[1]}'`,
          location: locate(path, written, match.index, match[0].length),
        }));
  },
};
