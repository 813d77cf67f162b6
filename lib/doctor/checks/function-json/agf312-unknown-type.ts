import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF312',
  severity: 'error',
  area: 'function.json',
  title: 'The type of a binding is misspelt',
  reads:
    'type of each binding in */function.json, against the bindings of the host and of the extension bundle',
  symptom:
    '"The binding type(s) \'{t}\' were not found in the configured extension bundle. Please ensure the type is correct and the correct version of extension bundle is configured", without a bundle "The binding type(s) \'{t}\' are not registered.", and the function is left out.',
  sources: {
    "The binding type(s) '{t}' were not found in the configured extension bundle. Please ensure the type is correct and the correct version of extension bundle is configured":
      'Azure/azure-functions-host src/WebJobs.Script/Host/ScriptHost.cs',
    "The binding type(s) '{t}' are not registered.": 'vector function-UnknownTrigger',
  },
  reason:
    'It is nearly the name of a binding, but no binding has it. Types that resemble none are left to the host.',
  howToFix: 'Correct the type.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings#supported-bindings',
  run: (project) => refusedBy(project, 'unknown-type'),
};
