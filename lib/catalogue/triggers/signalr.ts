import { answerTo, defineOption } from '../../options/option.ts';
import { hubEventProblem, parameterNameProblem } from '../../rules/hub-names.ts';
import { signalrOptions, signalrProperties, signalrSettings } from '../services/signalr.ts';
import { defineTrigger } from '../trigger.ts';

const [hubName, connection] = signalrOptions(
  'The hub whose clients it serves, or an app setting as %NAME%.',
  'Which hub?',
);

const category = defineOption({
  name: 'category',
  type: 'choice',
  question: 'What of the clients?',
  help: 'Messages of clients, or their coming and going.',
  example: 'connections',
  choices: [
    { value: 'messages', title: 'messages: clients call a method' },
    { value: 'connections', title: 'connections: clients connect and disconnect' },
  ],
  default: () => 'messages',
});

export const trigger = defineTrigger({
  name: 'signalr',
  title: 'SignalR message, or a client that comes or goes',
  options: [
    hubName,
    category,
    {
      name: 'event',
      type: 'text',
      question: 'Which event?',
      help: 'The method that clients call; for connections it is connected or disconnected.',
      example: 'sendMessage',
      default: ({ answers }) =>
        answerTo(category, answers) === 'connections' ? 'connected' : 'sendMessage',
      defaultDescription: 'sendMessage, or connected for connections',
      validate: hubEventProblem,
      validateTogether: (event, { answers }) =>
        answerTo(category, answers) === 'connections' &&
        !/^(dis)?connected$/.test(String(event).toLowerCase())
          ? 'the events of the category connections are connected and disconnected'
          : undefined,
    },
    {
      name: 'parameter-names',
      type: 'text',
      multiple: true,
      delimiter: ',',
      help: 'Names for the arguments in binding expressions. A call with fewer or more arguments is then refused.',
      example: 'user,text',
      default: () => [],
      defaultDescription: 'none',
      validate: parameterNameProblem,
      when: { category: ['messages'] },
    },
    connection,
  ],
  bindings: (answers) => {
    const parameterNames = answers['parameter-names'];
    return [
      {
        type: 'signalRTrigger',
        direction: 'in',
        name: 'invocation',
        category: answers.category,
        event: answers.event,
        ...(parameterNames?.length ? { parameterNames } : {}),
        ...signalrProperties(answers),
      },
    ];
  },
  sample: () => ({ value: 'json' }),
  wire: {
    text: 'object or json',
    // Version 1.9 of the extension gives an object in any case, newer ones null.
    binary: 'object or null',
    many: 'null',
    requires: [],
    source: 'ext-signalr.json',
  },
  needsBundle: true,
  recognises: ({ type }) => type.toLowerCase() === 'signalrtrigger',
  // The service calls a webhook of the host, whose keys are in this storage account.
  settings: (answers) => ({
    AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    ...signalrSettings(answers),
  }),
  event: () => ({ constructor: 'SignalR', type: 'SignalREvent', runtimeModule: 'signalr' }),
  explain: async (answers) =>
    answers.category === 'connections'
      ? `runs when a client is ${answers.event} at the hub ${answers['hub-name']}`
      : `answers ${answers.event} of the clients at the hub ${answers['hub-name']}`,
  guide: {
    arrives: "A client's call with its arguments, or a client that comes or goes.",
    returns:
      '`e.Return(value)` goes to a client that waits for an answer, if the version of the extension sends answers; 1.9 drops them.',
    fails: 'Nothing is tried again: a client that waits for an answer gets an error.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-signalr-service-trigger',
});
