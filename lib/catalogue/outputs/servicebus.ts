import { entityNameFor, sendableNameProblem } from '../../rules/messaging-names.ts';
import { defineBinding } from '../binding.ts';
import { withExpressions } from '../expressions.ts';
import { EMULATOR, namespaceOption } from '../messages.ts';
import { outputOf } from '../output.ts';
import { entitySetting } from '../services/service-bus.ts';

export const binding = defineBinding({
  name: 'servicebus',
  direction: 'out',
  title: 'a message to a Service Bus queue or topic',
  type: 'serviceBus',
  options: [
    {
      name: 'queue-or-topic-name',
      type: 'text',
      help: 'The queue or topic that gets the messages; {name} takes a value from the trigger.',
      example: 'receipts',
      default: ({ answers }) => entityNameFor(`${answers.function ?? ''}-out`),
      defaultDescription: "the function's name in kebab-case and -out",
      validate: withExpressions(sendableNameProblem),
    },
    {
      name: 'entity-type',
      type: 'choice',
      help: 'Which of the two it is.',
      example: 'topic',
      choices: [
        { value: 'queue', title: 'queue' },
        { value: 'topic', title: 'topic' },
      ],
      default: () => 'queue',
    },
    namespaceOption('ServiceBusConnection', 'ReceiptsServiceBus'),
  ],
  properties: (answers) => ({
    [answers['entity-type'] === 'topic' ? 'topicName' : 'queueName']:
      answers['queue-or-topic-name'],
    connection: answers.connection,
  }),
  settings: (answers) => ({
    [answers.connection]: EMULATOR,
    ...entitySetting(answers['queue-or-topic-name'], 'receipts'),
  }),
  needsBundle: true,
  ...outputOf({ kind: 'text', source: 'ext-servicebus.json' }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-service-bus-output',
});
