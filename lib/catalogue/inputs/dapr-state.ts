import { defineBinding } from '../binding.ts';
import { DAPR_NOT_ON, stateOptions, stateProperties, stateSettings } from '../services/dapr.ts';

export const binding = defineBinding({
  name: 'dapr-state',
  direction: 'in',
  title: 'a state that Dapr keeps',
  notOn: DAPR_NOT_ON,
  type: 'daprState',
  options: stateOptions('The key of the state; {name} takes a value from the trigger.'),
  properties: stateProperties,
  settings: stateSettings,
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
  wire: { gives: ['json'], missing: 'refused', source: 'ext-dapr.json' },
  sample: '{"id": "1042"}',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-dapr-input-state',
});
