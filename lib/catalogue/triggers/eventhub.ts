import { entityNameFor } from '../../rules/messaging-names.ts';
import { EMULATOR, messageEvent, messageSample } from '../messages.ts';
import {
  EVENT_HUB_GUIDE,
  EVENT_HUB_SAMPLE,
  eventHubOptions,
  eventHubProperties,
} from '../services/event-hub.ts';
import { referencedSetting } from '../services/referenced-setting.ts';
import { defineTrigger } from '../trigger.ts';

export const trigger = defineTrigger({
  name: 'eventhub',
  title: 'Event Hubs event',
  options: eventHubOptions({
    help: 'The event hub whose events it takes, or an app setting as %NAME%.',
    example: 'telemetry',
    default: ({ answers }) => entityNameFor(answers.function ?? ''),
    defaultDescription: "the function's name in kebab-case",
    connection: 'EventHubConnection',
  }),
  bindings: (answers) => [eventHubProperties(answers)],
  sample: messageSample(EVENT_HUB_SAMPLE, ['PartitionContext']),
  wire: {
    text: 'text',
    binary: 'base64',
    many: 'array',
    requires: [],
    source: 'ext-eventhubs.json',
  },
  needsBundle: true,
  recognises: ({ type }) => type.toLowerCase() === 'eventhubtrigger',
  // The host keeps its place in the stream in this storage account.
  settings: (answers) => ({
    AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    [answers.connection]: EMULATOR,
    ...referencedSetting(answers['event-hub-name'], entityNameFor(answers.function)),
    ...referencedSetting(answers['consumer-group'], '$Default'),
  }),
  event: (binding) => messageEvent('EventHub', binding),
  retries: true,
  explain: async (answers) =>
    `takes the events of the event hub ${answers['event-hub-name']} (connection ${answers.connection})`,
  guide: EVENT_HUB_GUIDE,
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-event-hubs-trigger',
});
