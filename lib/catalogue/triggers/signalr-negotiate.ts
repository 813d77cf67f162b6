import { conflictingRoute, routeProblem } from '../../rules/route.ts';
import { signalrOptions, signalrProperties, signalrSettings } from '../services/signalr.ts';
import { defineTrigger } from '../trigger.ts';

const [hubName, connection] = signalrOptions(
  'The hub that clients connect to, or an app setting as %NAME%.',
  'Which hub?',
);

/** The HTTP function that Core Tools makes as `SignalRConnectionInfoHttpTrigger`. */
export const trigger = defineTrigger({
  name: 'signalr-negotiate',
  title: 'HTTP request of a client that wants to connect to SignalR',
  options: [
    hubName,
    {
      name: 'route',
      type: 'text',
      help: 'The path after the prefix. SignalR clients add /negotiate to the address that they are given.',
      example: 'chat/negotiate',
      default: () => 'negotiate',
      validate: routeProblem,
      validateTogether: (route, { answers, project }) => {
        const name = answers.function ?? '';
        const asked = { name, route: String(route), methods: ['post'] };
        const other = conflictingRoute(asked, project.routes);
        return (
          other && `the function ${other.name} already answers POST on it; give another --route`
        );
      },
    },
    {
      name: 'user-id',
      type: 'text',
      help: 'Who the client is, usually from a header that the identity provider sets.',
      example: '{headers.x-ms-client-principal-id}',
      optional: true,
    },
    connection,
  ],
  bindings: (answers) => [
    {
      type: 'httpTrigger',
      direction: 'in',
      name: 'req',
      authLevel: 'anonymous',
      methods: ['post'],
      route: answers.route,
    },
    { type: 'http', direction: 'out', name: 'res' },
    {
      type: 'signalRConnectionInfo',
      direction: 'in',
      name: 'connectionInfo',
      ...signalrProperties(answers),
      userId: answers['user-id'],
    },
  ],
  wire: {
    text: 'object',
    binary: 'unknown',
    many: 'unknown',
    requires: [],
    source: 'http-envelope-request.json',
  },
  needsBundle: true,
  // On disk it is an HTTP function like others.
  recognises: () => false,
  settings: signalrSettings,
  explain: async (answers, routePrefix) => {
    const path = [routePrefix, answers.route].filter(Boolean).join('/');
    return `answers POST on /${path} with what a client needs to connect to the hub ${answers['hub-name']}`;
  },
  guide: {
    arrives: 'The request of a client that wants to connect, as plain `net/http`.',
    returns: 'What the client needs to connect, as JSON.',
    fails:
      'Nothing is tried again: the client gets the status that you write, or 500 after a panic.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-signalr-service-input',
});
