import { daprNameProblem } from '../../rules/dapr-names.ts';
import { DAPR_NOT_ON, daprSettings } from '../services/dapr.ts';
import { defineTrigger } from '../trigger.ts';

export const trigger = defineTrigger({
  name: 'dapr-binding',
  title: 'Dapr input binding',
  notOn: DAPR_NOT_ON,
  options: [
    {
      name: 'binding-name',
      type: 'text',
      question: 'Which Dapr binding?',
      help: 'The name of the Dapr component whose events it takes, or an app setting as %NAME%.',
      example: 'orders-kafka',
      default: ({ answers }) => answers.function,
      defaultDescription: "the function's name",
      validate: daprNameProblem,
    },
  ],
  bindings: (answers) => [
    {
      type: 'daprBindingTrigger',
      direction: 'in',
      name: 'event',
      bindingName: answers['binding-name'],
    },
  ],
  wire: {
    text: 'text',
    binary: 'base64',
    many: 'unknown',
    mayBeNull: true,
    requires: [],
    source: 'ext-dapr.json',
  },
  needsBundle: true,
  recognises: ({ type }) => type.toLowerCase() === 'daprbindingtrigger',
  settings: (answers) => daprSettings(answers['binding-name']),
  event: () => ({
    constructor: 'DaprBinding',
    type: 'DaprBindingEvent[TData]',
    runtimeModule: 'dapr',
  }),
  explain: async (answers) => `takes the events of the Dapr binding ${answers['binding-name']}`,
  guide: {
    arrives:
      'What the Dapr binding component has read, which must be JSON: the extension answers 500 to all else, without a call.',
    fails: 'Dapr and the binding component decide whether it comes again.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-dapr-trigger',
});
