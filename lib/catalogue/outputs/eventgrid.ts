import { type Answers, text } from '../../options/option.ts';
import { optional } from '../../options/optional.ts';
import { settingNameProblem } from '../../rules/messaging-names.ts';
import type { BindingKind } from '../binding.ts';
import { outputOf } from '../output.ts';

/**
 * Either an endpoint and a key, or a connection with an identity: azure-sdk-for-net
 * `EventGridAsyncCollectorFactory.cs` refuses the key next to a connection.
 */
export const binding: BindingKind = {
  name: 'eventgrid',
  direction: 'out',
  title: 'an event to an Event Grid topic',
  type: 'eventGrid',
  options: [
    optional(
      {
        name: 'topic-endpoint-uri',
        type: 'text',
        help: "The app setting that holds the URI of the topic's endpoint (its name, not its value).",
        example: 'eventgrid:OrdersTopicEndpoint',
        validate: settingNameProblem,
      },
      'EventGridTopicEndpoint',
    ),
    optional(
      {
        name: 'topic-key-setting',
        type: 'text',
        help: "The app setting that holds the topic's access key (its name, not its value).",
        example: 'topic-key-setting=OrdersTopicKey',
        validate: settingNameProblem,
      },
      'EventGridTopicKey',
    ),
    optional(
      {
        name: 'connection',
        type: 'text',
        help: 'To send with an identity instead of a key: what comes before __topicEndpointUri in the name of an app setting.',
        example: 'connection=OrdersTopic',
        validate: (name, { answers }) =>
          text(answers, 'topic-endpoint-uri') === undefined &&
          text(answers, 'topic-key-setting') === undefined
            ? settingNameProblem(name)
            : 'an identity needs no topic-endpoint-uri and no topic-key-setting; give one or the other',
      },
      'none: endpoint and key',
    ),
  ],
  properties: (answers) =>
    text(answers, 'connection') === undefined
      ? { topicEndpointUri: endpointOf(answers), topicKeySetting: keyOf(answers) }
      : { connection: text(answers, 'connection') },
  settings: (answers) =>
    text(answers, 'connection') === undefined
      ? { [endpointOf(answers)]: ENDPOINT, [keyOf(answers)]: '<access-key>' }
      : { [`${text(answers, 'connection')}__topicEndpointUri`]: ENDPOINT },
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
};

const ENDPOINT = 'https://<topic>.<region>.eventgrid.azure.net/api/events';

const endpointOf = (answers: Answers): string =>
  text(answers, 'topic-endpoint-uri') ?? 'EventGridTopicEndpoint';

const keyOf = (answers: Answers): string =>
  text(answers, 'topic-key-setting') ?? 'EventGridTopicKey';
