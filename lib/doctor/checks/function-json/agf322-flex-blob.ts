import { flex } from '../../../hosting/plans.ts';
import type { Check } from '../../check.ts';
import { eachBinding, typeOf } from './each.ts';

export const check: Check = {
  code: 'AGF322',
  severity: 'error',
  area: 'function.json',
  title: 'A blob trigger polls, and Flex Consumption takes events only',
  reads:
    'source of each blobTrigger in */function.json, when the plan is Flex Consumption (--plan flex, or functionAppConfig in Bicep)',
  symptom:
    '"The Flex Consumption SKU only supports EventGrid as the source for BlobTrigger functions. Please update function \'{n}\' to use EventGrid. For more information see https://aka.ms/blob-trigger-eg."',
  sources: {
    "The Flex Consumption SKU only supports EventGrid as the source for BlobTrigger functions. Please update function '{n}' to use EventGrid. For more information see https://aka.ms/blob-trigger-eg.":
      'Azure/azure-functions-host src/WebJobs.Script/Host/ScriptHost.cs',
  },
  reason: 'On Flex Consumption nobody scans containers; Event Grid says what is new.',
  howToFix: 'Write "source": "EventGrid", and make the event subscription.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-event-grid-blob-trigger',
  run: (project) =>
    project.target.plan !== flex
      ? []
      : eachBinding(project, (binding) =>
          typeOf(binding) === 'blobtrigger' && String(binding.source).toLowerCase() !== 'eventgrid'
            ? {
                message: `the blob trigger has ${binding.source === undefined ? 'no source' : `the source ${binding.source}`}, and the plan is Flex Consumption`,
                property: 'source',
              }
            : undefined,
        ),
};
