import {
  entityNameFor,
  sendableNameProblem,
  subscriptionNameProblem,
} from '../../rules/messaging-names.ts';
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
  name: 'servicebus-topic',
  title: 'Service Bus topic message',
  options: [
    {
      name: 'topic-name',
      type: 'text',
      question: 'Which topic?',
      help: 'The topic whose messages it takes, or an app setting as %NAME%.',
      example: 'orders',
      default: ({ answers }) => entityNameFor(answers.function ?? ''),
      defaultDescription: "the function's name in kebab-case",
      validate: sendableNameProblem,
    },
    {
      name: 'subscription-name',
      type: 'text',
      question: 'Which subscription of the topic?',
      help: 'The subscription: each gets a copy of every message. Its dead letters are billing/$DeadLetterQueue. An app setting is written %NAME%.',
      example: 'billing',
      default: ({ answers }) => entityNameFor(answers.function ?? ''),
      defaultDescription: "the function's name in kebab-case",
      validate: subscriptionNameProblem,
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
      topicName: answers['topic-name'],
      subscriptionName: answers['subscription-name'],
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
    type.toLowerCase() === 'servicebustrigger' && topicName !== undefined,
  settings: (answers) => {
    const local = entityNameFor(answers.function);
    return {
      [answers.connection]: EMULATOR,
      ...entitySetting(answers['topic-name'], local),
      ...entitySetting(answers['subscription-name'], local),
    };
  },
  event: (binding) => messageEvent('ServiceBus', binding),
  explain: async (answers) =>
    `takes the messages of the subscription ${answers['subscription-name']} of the Service Bus topic ${answers['topic-name']} (connection ${answers.connection})`,
  guide: serviceBusGuide,
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-service-bus-trigger',
});
