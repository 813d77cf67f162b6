import type { BindingKind } from '../../catalogue/binding.ts';
import { daprAddress, daprSettings } from '../../catalogue/dapr.ts';
import { text } from '../../options/option.ts';
import { daprKeyProblem, daprNameProblem } from '../../rules/dapr-names.ts';

export const binding: BindingKind = {
  name: 'dapr-state',
  direction: 'out',
  title: 'a state for Dapr to keep',
  order: 190,
  type: 'daprState',
  options: [
    {
      name: 'key',
      kind: 'text',
      help: 'The key, unless the function says another; {name} takes a value from the trigger.',
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
    type: 'Output[DaprState]',
    part: 'dapr-outputs',
    example: ({ field }) => [
      `${field}.Send(azfunc.DaprState{Value: map[string]string{"from": "azure-go-func"}})`,
    ],
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-dapr-output-state',
};
