import { messageEvent, messageSample } from '../messages.ts';
import {
  EVENT_HUB_GUIDE,
  EVENT_HUB_SAMPLE,
  eventHubOptions,
  eventHubProperties,
} from '../services/event-hub.ts';
import { referencedSetting } from '../services/referenced-setting.ts';
import { defineTrigger } from '../trigger.ts';

/** IoT Hub hands on its devices' messages through an event hub that it has built in. */
export const trigger = defineTrigger({
  name: 'iothub',
  title: 'IoT Hub device message',
  options: eventHubOptions({
    help: 'The Event Hub-compatible name of the IoT hub, or an app setting as %NAME%.',
    example: 'iothub-ehub-contoso-1234-5678',
    default: () => '%IoTHubEventHubName%',
    connection: 'IoTHubConnection',
  }),
  bindings: (answers) => [eventHubProperties(answers)],
  sample: messageSample(
    {
      ...EVENT_HUB_SAMPLE,
      SystemProperties: {
        'iothub-connection-device-id': 'sensor-1',
        'iothub-enqueuedtime': '2026-01-02T03:04:05Z',
        'iothub-message-source': 'Telemetry',
      },
    },
    ['PartitionContext'],
  ),
  wire: {
    text: 'text',
    binary: 'base64',
    many: 'array',
    requires: [],
    source: 'ext-eventhubs.json',
  },
  needsBundle: true,
  // On disk it is an Event Hubs trigger like any other.
  recognises: () => false,
  // There is no emulator of IoT Hub. The storage account holds the host's place in the stream.
  settings: (answers) => ({
    AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    [answers.connection]:
      'Endpoint=sb://<event-hub-compatible-endpoint>/;SharedAccessKeyName=service;SharedAccessKey=<key>',
    ...referencedSetting(answers['event-hub-name'], '<event-hub-compatible-name>'),
    ...referencedSetting(answers['consumer-group'], '$Default'),
  }),
  event: (binding) => messageEvent('EventHub', binding),
  retries: true,
  explain: async (answers) =>
    `takes what devices send to the IoT hub (connection ${answers.connection}: its Event Hub-compatible endpoint)`,
  guide: {
    ...EVENT_HUB_GUIDE,
    arrives: `${EVENT_HUB_GUIDE.arrives} The device is in \`SystemProperties\`.`,
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-event-iot-trigger',
});
