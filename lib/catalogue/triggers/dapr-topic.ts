import { daprNameProblem, daprPathProblem } from '../../rules/dapr-names.ts';
import { queueNameFor } from '../../rules/storage-names.ts';
import { DAPR_NOT_ON, daprSettings } from '../services/dapr.ts';
import { defineTrigger } from '../trigger.ts';

export const trigger = defineTrigger({
  name: 'dapr-topic',
  title: 'Dapr pub/sub message',
  notOn: DAPR_NOT_ON,
  options: [
    {
      name: 'topic',
      type: 'text',
      question: 'Which topic?',
      help: 'The topic whose messages it takes, or an app setting as %NAME%.',
      example: 'orders',
      default: ({ answers }) => queueNameFor(answers.function ?? ''),
      defaultDescription: "the function's name in kebab-case",
      validate: daprPathProblem,
    },
    {
      name: 'pub-sub-name',
      type: 'text',
      question: 'Which pub/sub component?',
      help: 'The name of the Dapr component, or an app setting as %NAME%.',
      example: 'orders-pubsub',
      default: () => 'pubsub',
      validate: daprNameProblem,
    },
    {
      name: 'route',
      type: 'text',
      help: 'The path at which the sidecar delivers messages.',
      example: 'orders-received',
      validate: daprPathProblem,
      optional: true,
      defaultDescription: 'the topic',
    },
  ],
  bindings: (answers) => [
    {
      type: 'daprTopicTrigger',
      direction: 'in',
      name: 'event',
      pubsubname: answers['pub-sub-name'],
      topic: answers.topic,
      route: answers.route,
    },
  ],
  wire: {
    text: 'text',
    binary: 'base64',
    many: 'unknown',
    requires: [],
    source: 'ext-dapr.json',
  },
  needsBundle: true,
  recognises: ({ type }) => type.toLowerCase() === 'daprtopictrigger',
  settings: (answers) => daprSettings(answers.topic, answers['pub-sub-name'], answers.route),
  event: () => ({ constructor: 'DaprTopic', type: 'DaprTopicEvent[T]', runtimeModule: 'dapr' }),
  explain: async (answers) =>
    `takes the messages of the topic ${answers.topic} (Dapr component ${answers['pub-sub-name']})`,
  guide: {
    arrives:
      'One message of the topic, a CloudEvent: its data, along with the id, the source and the type.',
    fails: 'Dapr delivers it again, as the component and the resiliency policy say.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-dapr-trigger-topic',
});
