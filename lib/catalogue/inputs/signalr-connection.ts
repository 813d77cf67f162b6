import { defineBinding } from '../binding.ts';
import { signalrOptions, signalrProperties, signalrSettings } from '../services/signalr.ts';

const [hubName, connection] = signalrOptions('The hub that the client connects to.');

export const binding = defineBinding({
  name: 'signalr-connection',
  direction: 'in',
  title: 'what a client needs to connect to SignalR',
  type: 'signalRConnectionInfo',
  options: [
    hubName,
    {
      name: 'user-id',
      type: 'text',
      help: 'Who the client is.',
      example: '{headers.x-ms-client-principal-id}',
      optional: true,
    },
    connection,
  ],
  properties: (answers) => ({ ...signalrProperties(answers), userId: answers['user-id'] }),
  settings: signalrSettings,
  needsBundle: true,
  go: {
    type: 'Input',
    runtimeModule: 'signalr',
    example: ({ field, variable, fail }) => [
      `var ${variable} azfunc.SignalRConnectionInfo`,
      `if err := ${field}.Decode(&${variable}); err != nil {`,
      `\t${fail}`,
      '}',
    ],
  },
  wire: { gives: ['json'], missing: 'unknown', source: 'ext-signalr.json' },
  sample: { url: 'https://localhost:8888/client/?hub=chat', accessToken: 'sample-token' },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-signalr-service-input',
});
