import { entityNameFor, rabbitQueueProblem } from '../../rules/messaging-names.ts';
import { defineBinding } from '../binding.ts';
import { outputOf } from '../output.ts';
import {
  RABBITMQ_NOT_ON,
  rabbitOptions,
  rabbitProperties,
  rabbitSettings,
} from '../services/rabbitmq.ts';

export const binding = defineBinding({
  name: 'rabbitmq',
  direction: 'out',
  title: 'a message to a RabbitMQ queue',
  notOn: RABBITMQ_NOT_ON,
  type: 'rabbitMQ',
  options: [
    {
      name: 'queue-name',
      type: 'text',
      help: 'The queue that gets the messages; {name} takes a value from the trigger.',
      example: 'receipts',
      default: ({ answers }) => entityNameFor(`${answers.function ?? ''}-out`),
      defaultDescription: "the function's name in kebab-case and -out",
      validate: rabbitQueueProblem,
    },
    ...rabbitOptions(),
  ],
  properties: rabbitProperties,
  settings: (answers) => rabbitSettings(answers, 'messages'),
  needsBundle: true,
  ...outputOf({ kind: 'bytes', source: 'ext-rabbitmq.json' }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-rabbitmq-output',
});
