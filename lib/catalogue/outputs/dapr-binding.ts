import { daprNameProblem } from '../../rules/dapr-names.ts';
import { defineBinding } from '../binding.ts';
import { outputOf } from '../output.ts';
import { DAPR_NOT_ON, daprAddress, daprSettings } from '../services/dapr.ts';

export const binding = defineBinding({
  name: 'dapr-binding',
  direction: 'out',
  title: 'data for an output binding of Dapr',
  notOn: DAPR_NOT_ON,
  type: 'daprBinding',
  options: [
    {
      name: 'binding-name',
      type: 'text',
      help: 'The name of the Dapr component.',
      example: 'receipts-kafka',
      default: () => 'sample-binding',
      validate: daprNameProblem,
    },
    {
      name: 'operation',
      type: 'text',
      help: 'What the component is to do, unless the function says else.',
      example: 'create',
      default: () => 'create',
      validate: (operation) =>
        /^[A-Za-z][A-Za-z0-9_-]*$/.test(operation)
          ? undefined
          : `"${operation}" is not an operation, for example create`,
    },
    daprAddress,
  ],
  properties: (answers) => ({
    bindingName: answers['binding-name'],
    operation: answers.operation,
    daprAddress: answers['dapr-address'],
  }),
  settings: (answers) => daprSettings(answers['binding-name'], answers['dapr-address']),
  needsBundle: true,
  ...outputOf({
    kind: 'bytes',
    source: 'ext-dapr.json',
    type: 'DaprOutput[DaprBindingMessage]',
    runtimeModules: ['dapr-outputs'],
    call: () => [
      'Send(azfunc.DaprBindingMessage{Data: map[string]string{"from": "azure-go-func"}})',
    ],
    carries: '`Send` takes one message or several. A message without data is refused.',
  }),
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-bindings-dapr-output',
});
