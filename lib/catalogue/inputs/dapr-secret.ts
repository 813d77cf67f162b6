import { daprKeyProblem, daprNameProblem } from '../../rules/dapr-names.ts';
import { defineBinding } from '../binding.ts';
import { DAPR_NOT_ON, daprAddress, daprSettings } from '../services/dapr.ts';

export const binding = defineBinding({
  name: 'dapr-secret',
  direction: 'in',
  title: 'a secret from a store of Dapr',
  notOn: DAPR_NOT_ON,
  type: 'daprSecret',
  options: [
    {
      name: 'key',
      type: 'text',
      help: 'The name of the secret.',
      example: 'payment-key',
      default: () => 'sample',
      validate: daprKeyProblem,
    },
    {
      name: 'secret-store-name',
      type: 'text',
      help: 'The name of the Dapr component.',
      example: 'vault',
      default: () => 'secretstore',
      validate: daprNameProblem,
    },
    {
      name: 'metadata',
      type: 'text',
      help: 'What else the store needs to know, as name=value&name=value.',
      example: 'version_id=3',
      validate: (pairs) =>
        /^[^=&\s]+=[^=&\s]*(&[^=&\s]+=[^=&\s]*)*$/.test(pairs)
          ? undefined
          : 'metadata is written name=value&name=value',
      optional: true,
    },
    daprAddress,
  ],
  properties: (answers) => ({
    secretStoreName: answers['secret-store-name'],
    key: answers.key,
    metadata: answers.metadata,
    daprAddress: answers['dapr-address'],
  }),
  settings: (answers) =>
    daprSettings(answers['secret-store-name'], answers.key, answers['dapr-address']),
  needsBundle: true,
  go: {
    type: 'Input',
    example: ({ field, variable, fail }) => [
      `var ${variable} map[string]string`,
      `if err := ${field}.Decode(&${variable}); err != nil {`,
      `\t${fail}`,
      '}',
    ],
  },
  wire: { gives: ['json'], missing: 'refused', source: 'ext-dapr.json' },
  // A text that holds an object: one secret may have several values.
  sample: '{"sample": "not a secret"}',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-dapr-input-secret',
});
