import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF310',
  severity: 'error',
  area: 'function.json',
  title: 'A binding has a direction that it cannot have',
  reads: 'direction of each binding in */function.json',
  symptom:
    '"\'{0}\' is not a valid binding direction." or "Http binding can only be used for output.", and the function is left out.',
  sources: {
    "'{0}' is not a valid binding direction.": 'vector function-BadDirection',
    'Http binding can only be used for output.': 'vector function-NoDirectionOut',
  },
  reason:
    'Directions are in, out and inout, and "in" where none is written. A binding of type http answers a request, so it goes out; a trigger comes in.',
  howToFix: 'Write "in" for a trigger and an input, "out" for an output.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings#binding-direction',
  run: (project) => refusedBy(project, 'direction'),
};
