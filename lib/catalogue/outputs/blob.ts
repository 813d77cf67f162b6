import { blobPathProblem, containerOf } from '../../rules/storage-names.ts';
import { defineBinding } from '../binding.ts';
import { outputOf } from '../output.ts';
import { referencedSetting } from '../services/referenced-setting.ts';
import { connectionOption } from '../services/shared-options.ts';

export const binding = defineBinding({
  name: 'blob',
  direction: 'out',
  title: 'a blob: text, bytes or JSON',
  type: 'blob',
  options: [
    {
      name: 'path',
      type: 'text',
      help: 'Container and blob; {name} takes a value from the trigger, {rand-guid} is always new.',
      example: 'receipts/{id}.json',
      default: () => 'samples-out/{rand-guid}.txt',
      validate: blobPathProblem,
    },
    connectionOption('AzureWebJobsStorage'),
  ],
  properties: (answers) => ({
    path: answers.path,
    connection: answers.connection,
  }),
  settings: (answers) => ({
    [answers.connection]: 'UseDevelopmentStorage=true',
    ...referencedSetting(containerOf(answers.path), 'samples-out'),
  }),
  needsBundle: true,
  ...outputOf({ kind: 'stream', source: 'outputs-blob.json' }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob-output',
});
