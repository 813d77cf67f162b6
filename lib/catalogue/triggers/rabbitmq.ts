import { entityNameFor, rabbitQueueProblem } from '../../rules/messaging-names.ts';
import { dataTypeOption, messageEvent } from '../messages.ts';
import {
  RABBITMQ_NOT_ON,
  rabbitOptions,
  rabbitProperties,
  rabbitSettings,
} from '../services/rabbitmq.ts';
import { defineTrigger } from '../trigger.ts';

export const trigger = defineTrigger({
  name: 'rabbitmq',
  title: 'RabbitMQ message',
  notOn: RABBITMQ_NOT_ON,
  options: [
    {
      name: 'queue-name',
      type: 'text',
      question: 'Which queue?',
      help: 'The queue whose messages it takes, or an app setting as %NAME%.',
      example: 'orders',
      default: ({ answers }) => entityNameFor(answers.function ?? ''),
      defaultDescription: "the function's name in kebab-case",
      validate: rabbitQueueProblem,
    },
    ...rabbitOptions('Which app setting holds the URI?'),
    dataTypeOption,
  ],
  bindings: (answers) => [
    {
      type: 'rabbitMQTrigger',
      direction: 'in',
      name: 'message',
      ...rabbitProperties(answers),
      ...(answers['data-type'] === 'binary' ? { dataType: 'binary' } : {}),
    },
  ],
  // What RabbitMQ says about a message: azure-functions-rabbitmq-extension, RabbitMQTriggerBinding.cs.
  sample: () => ({
    metadata: {
      ConsumerTag: 'amq.ctag-6b5f4f3c7d0a4f0e',
      DeliveryTag: 1,
      Redelivered: false,
      Exchange: '',
      RoutingKey: 'orders',
      BasicProperties: {
        MessageId: '6b5f4f3c-7d0a-4f0e-9a51-0e9c1a2b3c4d',
        ContentType: 'application/json',
        Headers: { 'x-priority': 'aGlnaA==' },
      },
    },
  }),
  wire: {
    text: 'text',
    binary: 'base64',
    many: 'unknown',
    requires: [],
    source: 'ext-rabbitmq.json',
  },
  needsBundle: true,
  recognises: ({ type }) => type.toLowerCase() === 'rabbitmqtrigger',
  settings: (answers) => rabbitSettings(answers, entityNameFor(answers.function)),
  event: (binding) => ({ ...messageEvent('RabbitMQ', binding), runtimeModule: 'rabbitmq' }),
  explain: async (answers) =>
    `takes the messages of the RabbitMQ queue ${answers['queue-name']} (URI in ${answers['connection-string-setting']})`,
  guide: {
    arrives:
      'One message: its value, along with the exchange, the routing key, the properties and whether it was delivered before.',
    fails:
      'The message goes back into the queue. The fifth time it is rejected: it is gone, or with the dead letters if the queue names an exchange for them.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-rabbitmq-trigger',
});
