import { answerTo, defineOption } from '../../options/option.ts';
import { hubEventProblem } from '../../rules/hub-names.ts';
import { webPubSubOptions, webPubSubSettings } from '../services/web-pubsub.ts';
import { defineTrigger } from '../trigger.ts';

const [hub, connection] = webPubSubOptions(
  'The hub whose clients it serves, or an app setting as %NAME%.',
  'Which hub?',
);

/** Clients' protocols as the host contract of the extension spells them. */
const PROTOCOLS: Record<string, string> = { all: 'all', webpubsub: 'webPubSub', mqtt: 'mqtt' };

const eventType = defineOption({
  name: 'event-type',
  type: 'choice',
  question: 'What of the clients?',
  help: 'Messages of clients (user), or their coming and going (system).',
  example: 'system',
  choices: [
    { value: 'user', title: 'user: messages of clients' },
    { value: 'system', title: 'system: clients connect and disconnect' },
  ],
  default: () => 'user',
});

export const trigger = defineTrigger({
  name: 'webpubsub',
  title: 'Web PubSub message, or a client that comes or goes',
  options: [
    hub,
    eventType,
    {
      name: 'event-name',
      type: 'text',
      question: 'Which event?',
      help: "The event: message, or what clients of the service's own subprotocol call it; for system it is connect, connected or disconnected.",
      example: 'message',
      default: ({ answers }) =>
        answerTo(eventType, answers) === 'system' ? 'connected' : 'message',
      defaultDescription: 'message, or connected for system',
      validate: hubEventProblem,
      validateTogether: (event, { answers }) =>
        answerTo(eventType, answers) === 'system' &&
        !/^(connect|connected|disconnected)$/.test(String(event))
          ? 'the events of the type system are connect, connected and disconnected'
          : undefined,
    },
    {
      name: 'client-protocols',
      type: 'choice',
      help: 'Which clients it serves.',
      example: 'mqtt',
      choices: [
        { value: 'all', title: 'all' },
        { value: 'webpubsub', title: 'webpubsub: WebSocket clients' },
        { value: 'mqtt', title: 'mqtt: MQTT clients' },
      ],
      default: () => 'all',
    },
    connection,
  ],
  bindings: (answers) => {
    const protocol = answers['client-protocols'];
    return [
      {
        type: 'webPubSubTrigger',
        direction: 'in',
        // The extension binds by this name: "request" is all that came (WebPubSubTriggerBinding.cs).
        name: 'request',
        hub: answers.hub,
        eventType: answers['event-type'],
        eventName: answers['event-name'],
        ...(protocol === 'all' ? {} : { clientProtocols: PROTOCOLS[protocol] }),
        connections: [answers.connection],
      },
    ];
  },
  wire: {
    text: 'unknown',
    binary: 'unknown',
    many: 'unknown',
    requires: [],
    source: 'not run: read in WebPubSubTriggerBinding.cs of azure-sdk-for-net',
  },
  needsBundle: true,
  recognises: ({ type }) => type.toLowerCase() === 'webpubsubtrigger',
  // The service calls a webhook of the host, whose keys are in this storage account.
  settings: (answers) => ({
    AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    ...webPubSubSettings(answers),
  }),
  event: () => ({
    constructor: 'WebPubSub',
    type: 'WebPubSubEvent[string]',
    runtimeModule: 'webpubsub',
  }),
  explain: async (answers) =>
    `runs on the event ${answers['event-name']} (${answers['event-type']}) of the clients at the hub ${answers.hub}`,
  guide: {
    arrives:
      "A client's message, or a client that comes or goes: its connection, its user, its claims.",
    returns:
      '`e.Reply(...)` answers a message; `e.Reject(...)` refuses it, or a client that wants to connect.',
    fails: 'Nothing is tried again: the client gets an error.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-web-pubsub-trigger',
});
