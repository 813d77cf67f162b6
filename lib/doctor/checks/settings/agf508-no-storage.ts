import { setJson } from '../../../formats/json-file.ts';
import type { Check } from '../../check.ts';
import { isDefined, localValues } from './values.ts';

/** Triggers for which Core Tools ask no storage account. */
const WITHOUT =
  /^(httptrigger|kafkatrigger|rabbitmqtrigger|orchestrationtrigger|activitytrigger|entitytrigger|)$/;

export const check: Check = {
  code: 'AGF508',
  severity: 'error',
  area: 'settings',
  title: 'AzureWebJobsStorage is missing, and a trigger needs it',
  reads: 'Values of local.settings.json, and the triggers in */function.json',
  symptom:
    '"Missing value for AzureWebJobsStorage in local.settings.json. This is required for all triggers other than httptrigger, kafkatrigger, rabbitmqtrigger, ..."',
  sources: {
    'Missing value for AzureWebJobsStorage in local.settings.json. This is required for all triggers other than httptrigger, kafkatrigger, rabbitmqtrigger, ...':
      'Azure/azure-functions-core-tools',
  },
  reason: 'The host keeps leases, timers and checkpoints in that account.',
  howToFix:
    'Write "AzureWebJobsStorage": "UseDevelopmentStorage=true" and start Azurite, or name a real account.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-app-settings#azurewebjobsstorage',
  run: (project) => {
    const values = localValues(project);
    const needs = project.functions.find(
      ({ trigger }) => !WITHOUT.test(trigger?.type.toLowerCase() ?? ''),
    );
    if (!values || !needs || isDefined(values, 'AzureWebJobsStorage')) return [];
    const keys = ['Values', 'AzureWebJobsStorage'];
    return [
      {
        message: `${needs.name} has a ${needs.trigger?.type}, and AzureWebJobsStorage is missing`,
        location: project.settings?.location(...keys) ?? { file: 'local.settings.json' },
        fix: setJson('local.settings.json', keys, 'UseDevelopmentStorage=true'),
      },
    ];
  },
};
