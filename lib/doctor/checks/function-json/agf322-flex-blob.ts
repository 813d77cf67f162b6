import { flex } from '../../../hosting/plans.ts';
import type { Check } from '../../check.ts';
import { BLOB, eachLimit } from './plan-limits.ts';

export const check: Check = {
  code: 'AGF322',
  severity: 'error',
  area: 'function.json',
  title: `A blob trigger polls, and ${flex.title} takes events only`,
  reads: `source of each blobTrigger in */function.json, when the plan is ${flex.title} (--plan ${flex.name}, or functionAppConfig in Bicep)`,
  symptom:
    '"The Flex Consumption SKU only supports EventGrid as the source for BlobTrigger functions. Please update function \'{n}\' to use EventGrid. For more information see https://aka.ms/blob-trigger-eg."',
  sources: {
    "The Flex Consumption SKU only supports EventGrid as the source for BlobTrigger functions. Please update function '{n}' to use EventGrid. For more information see https://aka.ms/blob-trigger-eg.":
      'Azure/azure-functions-host src/WebJobs.Script/Host/ScriptHost.cs',
  },
  reason: `On ${flex.title} nobody scans containers; Event Grid says what is new.`,
  howToFix: 'Write "source": "EventGrid", and make the event subscription.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-event-grid-blob-trigger',
  run: (project) =>
    eachLimit(
      project,
      (type) => type === BLOB,
      ({ source }, _, { title }) =>
        `the blob trigger has ${source === undefined ? 'no source' : `the source ${source}`}, and the plan is ${title}`,
    ),
};
