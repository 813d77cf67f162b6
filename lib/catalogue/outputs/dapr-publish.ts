import { daprNameProblem, daprPathProblem } from '../../rules/dapr-names.ts';
import { queueNameFor } from '../../rules/storage-names.ts';
import { defineBinding } from '../binding.ts';
import { withExpressions } from '../expressions.ts';
import { outputOf } from '../output.ts';
import { DAPR_NOT_ON, daprAddress, daprSettings } from '../services/dapr.ts';

export const binding = defineBinding({
  name: 'dapr-publish',
  direction: 'out',
  title: 'a message to a Dapr topic',
  notOn: DAPR_NOT_ON,
  type: 'daprPublish',
  options: [
    {
      name: 'topic',
      type: 'text',
      help: 'The topic, unless the function says another.',
      example: 'receipts',
      default: ({ answers }) => queueNameFor(`${answers.function ?? ''}-out`),
      defaultDescription: "the function's name in kebab-case and -out",
      validate: withExpressions(daprPathProblem),
    },
    {
      name: 'pub-sub-name',
      type: 'text',
      help: 'The name of the Dapr component.',
      example: 'orders-pubsub',
      default: () => 'pubsub',
      validate: daprNameProblem,
    },
    daprAddress,
  ],
  properties: (answers) => ({
    pubsubname: answers['pub-sub-name'],
    topic: answers.topic,
    daprAddress: answers['dapr-address'],
  }),
  settings: (answers) =>
    daprSettings(answers.topic, answers['pub-sub-name'], answers['dapr-address']),
  needsBundle: true,
  ...outputOf({
    kind: 'bytes',
    source: 'ext-dapr.json',
    type: 'DaprOutput[DaprPublication]',
    runtimeModules: ['dapr-outputs'],
    call: () => [
      'Send(azfunc.DaprPublication{Payload: map[string]string{"from": "azure-go-func"}})',
    ],
    carries:
      '`Send` takes one message or several, which arrive in reverse order. A message without a payload is refused.',
  }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-dapr-output-publish',
});
