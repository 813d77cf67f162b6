import type { BindingKind } from '../../catalogue/binding.ts';
import { stateOptions, stateProperties, stateSettings } from '../../catalogue/dapr.ts';

export const binding: BindingKind = {
  name: 'dapr-state',
  direction: 'out',
  title: 'a state for Dapr to keep',
  order: 190,
  type: 'daprState',
  options: stateOptions(
    'The key, unless the function says another; {name} takes a value from the trigger.',
  ),
  properties: stateProperties,
  settings: stateSettings,
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
