import type { BindingKind } from '../../catalogue/binding.ts';
import { daprAddress, daprSettings } from '../../catalogue/dapr.ts';
import { text } from '../../options/option.ts';
import { daprKeyProblem, daprNameProblem } from '../../rules/dapr-names.ts';

export const binding: BindingKind = {
  name: 'dapr-state',
  direction: 'in',
  title: 'a state that Dapr keeps',
  order: 90,
  type: 'daprState',
  options: [
    {
      name: 'key',
      kind: 'text',
      help: 'The key of the state; {name} takes a value from the trigger.',
      example: 'dapr-state:order-{id}',
      fallback: () => 'sample',
      check: daprKeyProblem,
    },
    {
      name: 'state-store',
      kind: 'text',
      help: 'The name of the Dapr component.',
      example: 'state-store=orders',
      fallback: () => 'statestore',
      check: daprNameProblem,
    },
    daprAddress,
  ],
  properties: (answers) => ({
    stateStore: text(answers, 'state-store'),
    key: text(answers, 'key'),
    daprAddress: text(answers, 'dapr-address'),
  }),
  settings: (answers) => daprSettings(answers, ['state-store', 'key', 'dapr-address']),
  needsBundle: true,
  go: {
    type: 'Input',
    example: ({ field, variable, fail }) => [
      `var ${variable} any`,
      `if err := ${field}.Decode(&${variable}); err != nil {`,
      `\t${fail}`,
      '}',
    ],
  },
  sample: '{"id": "1042"}',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-dapr-input-state',
};
