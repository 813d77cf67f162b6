import { connectionProblem, queueNameFor, queueNameProblem } from '../../rules/storage-names.ts';
import { isBinary } from '../messages.ts';
import { referencedSetting } from '../services/referenced-setting.ts';
import { dataTypeOption } from '../services/shared-options.ts';
import { defineTrigger } from '../trigger.ts';

export const trigger = defineTrigger({
  name: 'queue',
  title: 'Queue storage message',
  options: [
    {
      name: 'queue-name',
      type: 'text',
      question: 'Which queue?',
      help: 'The queue whose messages it takes, or an app setting as %NAME%.',
      example: 'orders',
      default: ({ answers }) => queueNameFor(answers.function ?? ''),
      defaultDescription: "the function's name in kebab-case",
      validate: queueNameProblem,
    },
    {
      name: 'connection',
      type: 'text',
      question: 'Which app setting holds the connection?',
      help: 'The app setting that holds the connection to the storage account (its name, not its value). To connect with an identity, what comes before __queueServiceUri in the name of one.',
      example: 'OrdersStorage',
      default: () => 'AzureWebJobsStorage',
      validate: connectionProblem,
    },
    dataTypeOption('What a message is: text (JSON is text), or bytes.'),
  ],
  bindings: (answers) => [
    {
      type: 'queueTrigger',
      direction: 'in',
      name: 'message',
      queueName: answers['queue-name'],
      ...(answers['data-type'] === 'binary' ? { dataType: 'binary' } : {}),
      connection: answers.connection,
    },
  ],
  sample: () => ({
    metadata: {
      Id: '6b5f4f3c-7d0a-4f0e-9a51-0e9c1a2b3c4d',
      DequeueCount: 1,
      PopReceipt: 'AgAAAAMAAAAAAAAA',
      InsertionTime: '2026-01-02T03:04:05Z',
      ExpirationTime: '2026-01-09T03:04:05Z',
      NextVisibleTime: '2026-01-02T03:14:05Z',
    },
  }),
  wire: {
    text: 'text',
    binary: 'base64',
    many: 'refused',
    requires: ['queueName'],
    source: 'triggers-storage.json',
  },
  needsBundle: true,
  recognises: (binding) => binding.type.toLowerCase() === 'queuetrigger',
  settings: (answers) => ({
    [answers.connection]: 'UseDevelopmentStorage=true',
    ...referencedSetting(answers['queue-name'], queueNameFor(answers.function)),
  }),
  event: (binding) => ({
    constructor: 'Queue',
    type: isBinary(binding) ? 'QueueEvent[[]byte]' : 'QueueEvent[T]',
    runtimeModule: 'queue',
  }),
  explain: async (answers) =>
    `takes the messages of the queue ${answers['queue-name']} (connection ${answers.connection})`,
  guide: {
    arrives:
      'One message: its text, its bytes, or what its JSON is decoded into; along with how often it was delivered, and when it was put into the queue and expires.',
    fails:
      'The message comes back, five times in all (`maxDequeueCount` in `host.json`), and then goes to the queue with `-poison` behind its name. One that does not fit the Go type fails in the same way. One that is not UTF-8 (without `"dataType": "binary"`) or not Base64 goes there without a call.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-trigger',
});
