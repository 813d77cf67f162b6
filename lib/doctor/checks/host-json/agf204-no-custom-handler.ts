import { isObject, valueAt } from '../../../formats/json.ts';
import type { Check } from '../../check.ts';
import { isMisspelt } from './keys.ts';

export const check: Check = {
  code: 'AGF204',
  severity: 'error',
  area: 'host.json',
  title: 'host.json has no customHandler section',
  reads: 'customHandler in host.json',
  symptom:
    '"WorkerConfig for runtime: custom not found", and every function answers 503 (where FUNCTIONS_WORKER_RUNTIME is missing 404). func pack warns "No custom handler configuration found in host.json."',
  sources: {
    'WorkerConfig for runtime: custom not found': 'vector config-no-custom-handler',
    'No custom handler configuration found in host.json.': 'Azure/azure-functions-core-tools',
  },
  reason:
    'The section customHandler alone makes an app a custom-handler app. An empty one, {}, counts as none.',
  howToFix:
    'Write "customHandler": { "description": { "defaultExecutablePath": "handler" }, "enableForwardingHttpRequest": true }.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#hostjson',
  run: (project) => {
    const { hostJson, settings, goMod } = project;
    if (!isObject(hostJson?.value) || isMisspelt(project, 'customHandler')) return [];
    const section = valueAt(hostJson.value, 'customHandler');
    const isEmpty = !isObject(section) || Object.keys(section).length === 0;
    const profile = String(valueAt(hostJson.value, 'configurationProfile') ?? '');
    if (!isEmpty || valueAt(hostJson.value, 'httpWorker') !== undefined || profile !== '')
      return [];
    const runtime = valueAt(settings?.value, 'Values', 'FUNCTIONS_WORKER_RUNTIME');
    const other =
      typeof runtime === 'string' && !/^(custom)?$/i.test(runtime)
        ? `FUNCTIONS_WORKER_RUNTIME is ${runtime}`
        : goMod?.directives.some(({ args }) => args[0]?.includes('azure-functions-golang-worker'))
          ? "go.mod requires Microsoft's native Go worker"
          : undefined;
    if (other !== undefined) {
      project.skip(
        `${other}, and host.json has no customHandler: this is not a custom-handler app`,
      );
      return [];
    }
    return [
      {
        message: 'host.json has no customHandler section',
        location: hostJson.location('customHandler'),
      },
    ];
  },
};
