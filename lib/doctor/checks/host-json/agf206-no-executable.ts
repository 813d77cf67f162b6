import { isObject, valueAt } from '../../../formats/json.ts';
import { setJson } from '../../../formats/json-file.ts';
import type { Check, Examined } from '../../check.ts';
import { isMisspelt } from './keys.ts';

const KEYS = ['customHandler', 'description', 'defaultExecutablePath'];

export const check: Check = {
  code: 'AGF206',
  severity: 'error',
  area: 'host.json',
  title: 'host.json names no program to start',
  reads: 'customHandler.description.defaultExecutablePath in host.json',
  symptom:
    '"WorkerDescription DefaultExecutablePath cannot be empty" (with an empty description "WorkerConfig for runtime: custom not found") and the host does not start.',
  sources: {
    'WorkerDescription DefaultExecutablePath cannot be empty': 'vector config-no-executable',
    'WorkerConfig for runtime: custom not found': 'vector config-empty-description',
  },
  reason: 'func init --worker-runtime custom leaves the path empty, for you to fill in.',
  howToFix:
    'Write the path of the program, relative to host.json: "defaultExecutablePath": "handler" (handler.exe on Windows).',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#hostjson',
  run: (project) => {
    const { hostJson } = project;
    if (!hostJson || !isObject(valueAt(hostJson.value, 'customHandler', 'description'))) return [];
    const path = valueAt(hostJson.value, ...KEYS);
    if (
      (typeof path === 'string' && path.trim() !== '') ||
      isMisspelt(project, 'defaultExecutablePath')
    )
      return [];
    const name = likelyProgram(project);
    return [
      {
        message: 'defaultExecutablePath is empty: the host has no program to start',
        location: hostJson.location(...KEYS),
        ...(name === undefined ? {} : { fix: setJson('host.json', KEYS, name) }),
      },
    ];
  },
};

/** What the program is or will be called: `handler` as everywhere, when there is Go code to build it from. */
function likelyProgram({ files, go, target }: Examined): string | undefined {
  const { executable } = target.platform;
  return files.paths.includes(executable) || go.files.length > 0 ? executable : undefined;
}
