import { daprPathProblem } from '../../rules/dapr-names.ts';
import { DAPR_NOT_ON, daprSettings } from '../services/dapr.ts';
import { defineTrigger } from '../trigger.ts';

export const trigger = defineTrigger({
  name: 'dapr-service-invocation',
  title: 'Dapr service invocation',
  notOn: DAPR_NOT_ON,
  options: [
    {
      name: 'method-name',
      type: 'text',
      question: 'Which method?',
      help: 'The method that other apps invoke, or an app setting as %NAME%.',
      example: 'create-order',
      default: ({ answers }) => answers.function,
      defaultDescription: "the function's name",
      validate: daprPathProblem,
    },
  ],
  bindings: (answers) => [
    {
      type: 'daprServiceInvocationTrigger',
      direction: 'in',
      name: 'body',
      methodName: answers['method-name'],
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
  recognises: ({ type }) => type.toLowerCase() === 'daprserviceinvocationtrigger',
  settings: (answers) => daprSettings(answers['method-name']),
  event: () => ({
    constructor: 'DaprServiceInvocation',
    type: 'DaprServiceInvocationEvent[TBody]',
    runtimeModule: 'dapr',
  }),
  explain: async (answers) => `answers other Dapr apps that invoke ${answers['method-name']}`,
  guide: {
    arrives:
      'What another Dapr app has sent, which must be JSON: the extension answers 500 to all else, without a call.',
    returns:
      '`e.Return(text)` goes to the caller, in JSON quotes. Of an object the extension would make `{"name":[]}`: return its JSON as a text.',
    fails:
      'Nothing is tried again: the caller gets an error, and may try again by its own resiliency policy.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-dapr-trigger-svc-invoke',
});
