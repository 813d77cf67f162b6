import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF329',
  severity: 'error',
  area: 'function.json',
  title: 'The retry policy is not one that the host takes',
  reads: 'retry in */function.json',
  symptom:
    '"Value cannot be null. (Parameter \'{name}\')." or "Error converting value {word} to type \'Microsoft.Azure.WebJobs.Script.Description.RetryStrategy\'.", and the function is left out.',
  sources: {
    "Value cannot be null. (Parameter '{name}').": 'vector function-RetryNoCount',
    "Error converting value {word} to type 'Microsoft.Azure.WebJobs.Script.Description.RetryStrategy'.":
      'vector function-BadRetry',
  },
  reason:
    'The host checks the policy when it starts: fixedDelay needs delayInterval, exponentialBackoff needs minimumInterval and maximumInterval, and all are TimeSpans.',
  howToFix:
    'Write for example "retry": { "strategy": "fixedDelay", "maxRetryCount": 3, "delayInterval": "00:00:05" }.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-error-pages#retry-policies',
  run: (project) => refusedBy(project, 'retry'),
};
