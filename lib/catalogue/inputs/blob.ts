import { blobPathProblem, containerOf } from '../../rules/storage-names.ts';
import { defineBinding } from '../binding.ts';
import { referencedSetting } from '../services/referenced-setting.ts';
import { connectionOption, dataTypeOption } from '../services/shared-options.ts';

export const binding = defineBinding({
  name: 'blob',
  direction: 'in',
  title: 'the contents of a blob',
  type: 'blob',
  options: [
    {
      name: 'path',
      type: 'text',
      help: 'Container and blob; {name} takes a value from the trigger.',
      example: 'customers/{id}.json',
      default: () => 'samples/sample.txt',
      validate: blobPathProblem,
    },
    dataTypeOption('What the blob is: text in UTF-8, or bytes.'),
    connectionOption('AzureWebJobsStorage'),
  ],
  properties: (answers) => ({
    path: answers.path,
    ...(answers['data-type'] === 'binary' ? { dataType: 'binary' } : {}),
    connection: answers.connection,
  }),
  settings: (answers) => ({
    [answers.connection]: 'UseDevelopmentStorage=true',
    ...referencedSetting(containerOf(answers.path), 'samples'),
  }),
  needsBundle: true,
  go: {
    type: 'Input',
    example: ({ field, variable, fail, binding: { dataType } }) => [
      `var ${variable} ${dataType === 'binary' ? '[]byte' : 'string'}`,
      `if err := ${field}.Decode(&${variable}); err != nil {`,
      `\t${fail}`,
      '}',
    ],
  },
  wire: { gives: ['text'], missing: 'null', source: 'inputs-blob.json' },
  sample: 'the text of the blob',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob-input',
});
