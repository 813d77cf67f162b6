import { entityNameFor, serviceBusNameProblem } from '../../rules/messaging-names.ts';
import {
  EMULATOR,
  messageEvent,
  messageOptions,
  messageProperties,
  namespaceOption,
} from '../messages.ts';
import {
  entitySetting,
  serviceBusGuide,
  serviceBusSample,
  sessionsOption,
} from '../services/service-bus.ts';
import { defineTrigger } from '../trigger.ts';

export const trigger = defineTrigger({
  name: 'servicebus-queue',
  title: 'Service Bus queue message',
  options: [
    {
      name: 'queue-name',
      type: 'text',
      question: 'Which queue?',
      help: 'The queue whose messages it takes, its dead letters (orders/$DeadLetterQueue), or an app setting as %NAME%.',
      example: 'orders',
      default: ({ answers }) => entityNameFor(answers.function ?? ''),
      defaultDescription: "the function's name in kebab-case",
      validate: serviceBusNameProblem,
    },
    namespaceOption(
      'ServiceBusConnection',
      'OrdersServiceBus',
      'Which app setting holds the connection?',
    ),
    sessionsOption,
    ...messageOptions('one'),
  ],
  bindings: (answers) => [
    {
      type: 'serviceBusTrigger',
      direction: 'in',
      name: 'message',
      queueName: answers['queue-name'],
      connection: answers.connection,
      isSessionsEnabled: answers['is-sessions-enabled'],
      ...messageProperties(answers),
    },
  ],
  sample: serviceBusSample,
  wire: {
    text: 'text',
    binary: 'base64',
    many: 'array',
    requires: [],
    source: 'ext-servicebus.json',
  },
  needsBundle: true,
  recognises: ({ type, topicName }) =>
    type.toLowerCase() === 'servicebustrigger' && topicName === undefined,
  settings: (answers) => ({
    [answers.connection]: EMULATOR,
    ...entitySetting(answers['queue-name'], entityNameFor(answers.function)),
  }),
  event: (binding) => messageEvent('ServiceBus', binding),
  explain: async (answers) =>
    `takes the messages of the Service Bus queue ${answers['queue-name']} (connection ${answers.connection})`,
  guide: serviceBusGuide,
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-service-bus-trigger',
});
