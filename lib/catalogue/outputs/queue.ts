import { queueNameFor, queueNameProblem } from '../../rules/storage-names.ts';
import { defineBinding } from '../binding.ts';
import { withExpressions } from '../expressions.ts';
import { outputOf } from '../output.ts';
import { referencedSetting } from '../services/referenced-setting.ts';
import { connectionOption } from '../services/shared-options.ts';

export const binding = defineBinding({
  name: 'queue',
  direction: 'out',
  title: 'a message to a storage queue',
  type: 'queue',
  options: [
    {
      name: 'queue-name',
      type: 'text',
      help: 'The queue that gets the messages; {name} takes a value from the trigger.',
      example: 'receipts',
      default: ({ answers }) => queueNameFor(`${answers.function ?? ''}-out`),
      defaultDescription: "the function's name in kebab-case and -out",
      validate: withExpressions(queueNameProblem),
    },
    connectionOption('AzureWebJobsStorage'),
  ],
  properties: (answers) => ({
    queueName: answers['queue-name'],
    connection: answers.connection,
  }),
  settings: (answers) => ({
    [answers.connection]: 'UseDevelopmentStorage=true',
    ...referencedSetting(answers['queue-name'], 'queue-out'),
  }),
  needsBundle: true,
  ...outputOf({ kind: 'bytes', source: 'outputs-queue.json' }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-output',
});
