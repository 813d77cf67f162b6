import { daprNameProblem, daprPathProblem } from '../../rules/dapr-names.ts';
import { defineBinding } from '../binding.ts';
import { outputOf } from '../output.ts';
import { DAPR_NOT_ON, daprAddress, daprSettings } from '../services/dapr.ts';

export const binding = defineBinding({
  name: 'dapr-invoke',
  direction: 'out',
  title: 'a call of another Dapr app',
  notOn: DAPR_NOT_ON,
  type: 'daprInvoke',
  options: [
    {
      name: 'app-id',
      type: 'text',
      help: 'The app that is called.',
      example: 'billing',
      default: () => 'sample-app',
      validate: daprNameProblem,
    },
    {
      name: 'method-name',
      type: 'text',
      help: 'The method that is called.',
      example: 'create-invoice',
      default: () => 'sample',
      validate: daprPathProblem,
    },
    {
      name: 'http-verb',
      type: 'choice',
      help: 'The HTTP method of the call.',
      example: 'put',
      choices: ['post', 'get', 'put', 'delete'].map((verb) => ({ value: verb, title: verb })),
      default: () => 'post',
    },
    daprAddress,
  ],
  properties: (answers) => ({
    appId: answers['app-id'],
    methodName: answers['method-name'],
    httpVerb: answers['http-verb'],
    daprAddress: answers['dapr-address'],
  }),
  settings: (answers) =>
    daprSettings(answers['app-id'], answers['method-name'], answers['dapr-address']),
  needsBundle: true,
  ...outputOf({
    kind: 'bytes',
    source: 'ext-dapr.json',
    type: 'DaprOutput[DaprInvocation]',
    runtimeModules: ['dapr-outputs'],
    call: () => ['Send(azfunc.DaprInvocation{Body: map[string]string{"from": "azure-go-func"}})'],
    carries:
      '`Send` makes a call for each body. Only `function.json` can name the app, the method and the HTTP verb.',
  }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-dapr-output-invoke',
});
