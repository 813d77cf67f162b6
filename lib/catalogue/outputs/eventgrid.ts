import { type AnswersOf, answerTo, defineOption } from '../../options/option.ts';
import { settingNameProblem } from '../../rules/messaging-names.ts';
import { defineBinding } from '../binding.ts';
import { outputOf } from '../output.ts';

const endpoint = defineOption({
  name: 'topic-endpoint-uri',
  type: 'text',
  help: "The app setting that holds the URI of the topic's endpoint (its name, not its value).",
  example: 'OrdersTopicEndpoint',
  validate: settingNameProblem,
  optional: true,
  defaultDescription: 'EventGridTopicEndpoint',
});

const key = defineOption({
  name: 'topic-key-setting',
  type: 'text',
  help: "The app setting that holds the topic's access key (its name, not its value).",
  example: 'OrdersTopicKey',
  validate: settingNameProblem,
  optional: true,
  defaultDescription: 'EventGridTopicKey',
});

/**
 * Either an endpoint and a key, or a connection with an identity: azure-sdk-for-net
 * `EventGridAsyncCollectorFactory.cs` refuses the key next to a connection.
 */
export const binding = defineBinding({
  name: 'eventgrid',
  direction: 'out',
  title: 'an event to an Event Grid topic',
  type: 'eventGrid',
  options: [
    endpoint,
    key,
    {
      name: 'connection',
      type: 'text',
      help: 'To send with an identity instead of a key: what comes before __topicEndpointUri in the name of an app setting.',
      example: 'OrdersTopic',
      validate: (name, { answers }) =>
        answerTo(endpoint, answers) === undefined && answerTo(key, answers) === undefined
          ? settingNameProblem(name)
          : 'an identity needs no topic-endpoint-uri and no topic-key-setting; give one or the other',
      optional: true,
      defaultDescription: 'none: endpoint and key',
    },
  ],
  properties: (answers) =>
    answers.connection === undefined
      ? { topicEndpointUri: endpointIn(answers), topicKeySetting: keyIn(answers) }
      : { connection: answers.connection },
  settings: (answers) =>
    answers.connection === undefined
      ? { [endpointIn(answers)]: ENDPOINT, [keyIn(answers)]: '<access-key>' }
      : { [`${answers.connection}__topicEndpointUri`]: ENDPOINT },
  needsBundle: true,
  ...outputOf({
    kind: 'bytes',
    source: 'outputs-eventgrid.json',
    type: 'EventGridOutput',
    runtimeModules: ['eventgrid-output'],
    call: () => [
      'Send(azfunc.EventGridSchema{Subject: "example", EventType: "Example.Sent", Data: "hello"})',
    ],
    carries:
      '`Send` takes one event or several of one schema, `EventGridSchema` or `CloudEvent`. What lacks a required field is refused.',
  }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-event-grid-output',
});

const ENDPOINT = 'https://<topic>.<region>.eventgrid.azure.net/api/events';

type KeyAnswers = AnswersOf<readonly [typeof endpoint, typeof key]>;

const endpointIn = (answers: KeyAnswers): string =>
  answers['topic-endpoint-uri'] ?? 'EventGridTopicEndpoint';

const keyIn = (answers: KeyAnswers): string => answers['topic-key-setting'] ?? 'EventGridTopicKey';
