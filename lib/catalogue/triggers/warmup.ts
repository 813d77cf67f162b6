import { flex, linuxConsumption, windowsConsumption } from '../../hosting/plans.ts';
import { defineTrigger } from '../trigger.ts';

export const trigger = defineTrigger({
  name: 'warmup',
  title: 'Warm-up of a new instance, in a function called warmup',
  notOn: [
    {
      plans: [flex, windowsConsumption, linuxConsumption],
      why: 'The host has no place there for the call that warms up an instance',
      source:
        'https://github.com/Azure/azure-functions-host/blob/dev/src/WebJobs.Script.WebHost/WebScriptHostHttpRoutesManager.cs',
    },
  ],
  // The host looks for this name (contract section 6).
  functionName: 'warmup',
  options: [],
  bindings: () => [{ type: 'warmupTrigger', direction: 'in', name: 'warmupContext' }],
  sample: () => ({ value: 'json' }),
  wire: {
    text: 'unknown',
    binary: 'unknown',
    many: 'unknown',
    requires: [],
    source: 'not run: read in ScriptHostBuilderExtensions.cs of azure-functions-host',
  },
  needsBundle: true,
  recognises: ({ type }) => type.toLowerCase() === 'warmuptrigger',
  settings: () => ({}),
  explain: async () => 'runs on each new instance before it gets requests',
  guide: {
    arrives: 'Nothing but the call itself: a new instance is about to get requests.',
    fails: 'Nothing is tried again: the instance gets requests all the same.',
  },
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-bindings-warmup',
});
