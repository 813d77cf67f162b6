import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF333',
  severity: 'error',
  area: 'function.json',
  title: 'A binding lacks a property that its extension wants',
  reads: 'the properties of each timer, queue, blob, Redis and MCP binding in */function.json',
  symptom: '"Can\'t figure out which ctor to call." and the function is left out.',
  sources: {
    "Can't figure out which ctor to call.": 'vector redis-configure-pubsub-without-pattern',
  },
  reason:
    'The host makes an attribute of the binding, and looks for a constructor whose parameters are all there: those that have a default too.',
  howToFix: 'Write the properties that are named, with their defaults where you want those.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings',
  run: (project) => refusedBy(project, 'needed-property'),
};
