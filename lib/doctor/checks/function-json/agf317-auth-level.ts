import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF317',
  severity: 'error',
  area: 'function.json',
  title: 'An authLevel is none that the host knows',
  reads: 'authLevel of each httpTrigger in */function.json',
  symptom:
    '"Error parsing function.json: Invalid value specified for binding property \'authLevel\' of enum type AuthorizationLevel." and the function is left out.',
  sources: {
    "Error parsing function.json: Invalid value specified for binding property 'authLevel' of enum type AuthorizationLevel.":
      'vector function-BadAuth',
  },
  reason: 'The levels are anonymous, user, function, system and admin.',
  howToFix: 'Write "function" (callers need a key) or "anonymous" (everybody).',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger#http-auth',
  run: (project) => refusedBy(project, 'auth-level'),
};
