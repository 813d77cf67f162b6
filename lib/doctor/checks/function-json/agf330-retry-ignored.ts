import { loadCatalogue } from '../../../catalogue/load.ts';
import { isObject } from '../../../project/json.ts';
import type { Check } from '../../check.ts';
import { eachFunction, isTrigger } from './each.ts';

export const check: Check = {
  code: 'AGF330',
  severity: 'warning',
  area: 'function.json',
  title: 'A retry policy that the trigger does not honour',
  looksAt: 'retry in */function.json, and the trigger beside it',
  symptom: 'None: calls that fail are tried again as the trigger does by itself, or not at all.',
  reason:
    'Only the extensions of timers, Event Hubs, Azure Cosmos DB and Kafka run a function by its retry policy. Others have rules of their own, such as maxDequeueCount of a storage queue.',
  mend: 'Take retry away, and set what the trigger has instead, in host.json or at the service.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-error-pages#retries',
  examine: async (subject) => {
    const { triggers } = await loadCatalogue();
    return eachFunction(
      subject,
      ({ file, bindings }) => {
        if (!isObject(file.value) || !isObject(file.value.retry)) return undefined;
        const binding = bindings.find(isTrigger);
        const trigger = triggers.find((each) => binding && each.recognises(binding as never));
        if (!binding || !trigger || trigger.retries) return undefined;
        return `has a retry policy, and ${binding.type} does not honour one`;
      },
      'retry',
    );
  },
};
