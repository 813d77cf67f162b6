import { catalogue } from '../../../catalogue/index.ts';
import { isObject } from '../../../formats/json.ts';
import type { Check } from '../../check.ts';
import { eachFunction } from './each.ts';

export const check: Check = {
  code: 'AGF330',
  severity: 'warning',
  area: 'function.json',
  title: 'A retry policy on a trigger that its extension does not retry by one',
  reads: 'retry in */function.json, and the trigger next to it',
  symptom:
    'The host warns "Soon retries will not be supported for function". Until then it tries a failed call again as the policy says, and what the trigger does by itself comes on top: a queue message with maxRetryCount 2 and maxDequeueCount 2 is handled six times.',
  sources: {
    'Soon retries will not be supported for function':
      'Azure/azure-webjobs-sdk src/Microsoft.Azure.WebJobs.Host/Indexers/FunctionIndexer.cs',
  },
  reason:
    'Only the extensions of timers, Event Hubs, Azure Cosmos DB and Kafka say that they retry by the policy. Others have rules of their own, such as maxDequeueCount of a storage queue.',
  howToFix:
    'Take retry away, and set what the trigger has instead, in host.json or at the service.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-error-pages#retries',
  run: async (project) => {
    const { triggers } = catalogue;
    return eachFunction(
      project,
      ({ retry, trigger: binding }) => {
        if (!isObject(retry)) return undefined;
        const trigger = triggers.find((each) => binding && each.recognises(binding));
        if (!binding || !trigger || trigger.retries) return undefined;
        return `has a retry policy, and ${binding.type} tries again by rules of its own: the two multiply`;
      },
      'retry',
    );
  },
};
