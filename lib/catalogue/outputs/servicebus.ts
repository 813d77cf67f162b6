import { text } from '../../options/option.ts';
import { entityNameFor, sendableNameProblem } from '../../rules/messaging-names.ts';
import type { BindingKind } from '../binding.ts';
import { withExpressions } from '../expressions.ts';
import { EMULATOR, namespaceOption } from '../messages.ts';
import { outputOf } from '../output.ts';
import { entitySetting } from '../services/service-bus.ts';

export const binding: BindingKind = {
  name: 'servicebus',
  direction: 'out',
  title: 'a message to a Service Bus queue or topic',
  type: 'serviceBus',
  options: [
    {
      name: 'queue-or-topic-name',
      type: 'text',
      help: 'The queue or topic that gets the messages; {name} takes a value from the trigger.',
      example: 'servicebus:receipts',
      default: ({ answers }) => entityNameFor(`${text(answers, 'function') ?? ''}-out`),
      defaultDescription: "the function's name in kebab-case and -out",
      validate: withExpressions(sendableNameProblem),
    },
    {
      name: 'entity-type',
      type: 'choice',
      help: 'Which of the two it is.',
      example: 'entity-type=topic',
      choices: [
        { value: 'queue', title: 'queue' },
        { value: 'topic', title: 'topic' },
      ],
      default: () => 'queue',
    },
    namespaceOption('ServiceBusConnection', 'connection=ReceiptsServiceBus'),
  ],
  properties: (answers) => ({
    [text(answers, 'entity-type') === 'topic' ? 'topicName' : 'queueName']: text(
      answers,
      'queue-or-topic-name',
    ),
    connection: text(answers, 'connection'),
  }),
  settings: (answers) => ({
    [text(answers, 'connection') ?? '']: EMULATOR,
    ...entitySetting(text(answers, 'queue-or-topic-name'), 'receipts'),
  }),
  needsBundle: true,
  ...outputOf({ kind: 'text', source: 'ext-servicebus.json' }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-service-bus-output',
};
