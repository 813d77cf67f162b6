import type { Check } from '../../check.ts';
import { refusedInHost } from './refused.ts';

export const check: Check = {
  code: 'AGF220',
  severity: 'error',
  area: 'host.json',
  title: 'A value of customHandler is of another type than the host wants',
  reads:
    'type, enableForwardingHttpRequest and enableProxyingHttpRequest of customHandler in host.json',
  symptom:
    "\"Failed to convert configuration value '{value}' at 'AzureFunctionsJobHost:customHandler:{key}' to type '{type}'.\": the host does not start, and every function answers 503.",
  sources: {
    "Failed to convert configuration value '{value}' at 'AzureFunctionsJobHost:customHandler:{key}' to type '{type}'.":
      'vector config-wrong-type-bool',
  },
  reason:
    'The host converts the value when it starts, and there is no default for one that it cannot read.',
  howToFix: 'Write true or false for the two flags, and "Http" for type, or leave them out.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#hostjson',
  run: (project) => refusedInHost(project, 'host-value'),
};
