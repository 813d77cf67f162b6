import { defineBinding } from '../binding.ts';
import { outputOf } from '../output.ts';
import { DAPR_NOT_ON, stateOptions, stateProperties, stateSettings } from '../services/dapr.ts';

export const binding = defineBinding({
  name: 'dapr-state',
  direction: 'out',
  title: 'a state for Dapr to keep',
  notOn: DAPR_NOT_ON,
  type: 'daprState',
  options: stateOptions(
    'The key, unless the function says another; {name} takes a value from the trigger.',
  ),
  properties: stateProperties,
  settings: stateSettings,
  needsBundle: true,
  ...outputOf({
    kind: 'bytes',
    source: 'ext-dapr.json',
    type: 'DaprOutput[DaprState]',
    runtimeModules: ['dapr-outputs'],
    call: () => ['Send(azfunc.DaprState{Value: map[string]string{"from": "azure-go-func"}})'],
    carries:
      '`Send` takes one state or several, which arrive in reverse order. A state without a value is refused.',
  }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-dapr-output-state',
});
