import { defineBinding } from '../binding.ts';
import { webPubSubOptions, webPubSubSettings } from '../services/web-pubsub.ts';

const [hub, connection] = webPubSubOptions('The hub that the client connects to.');

export const binding = defineBinding({
  name: 'webpubsub-connection',
  direction: 'in',
  title: 'what a client needs to connect to Web PubSub',
  type: 'webPubSubConnection',
  options: [
    hub,
    {
      name: 'user-id',
      type: 'text',
      help: 'Who the client is.',
      example: '{headers.x-ms-client-principal-id}',
      optional: true,
    },
    connection,
  ],
  properties: (answers) => ({
    hub: answers.hub,
    connection: answers.connection,
    userId: answers['user-id'],
  }),
  settings: webPubSubSettings,
  needsBundle: true,
  go: {
    type: 'Input',
    runtimeModule: 'webpubsub',
    example: ({ field, variable, fail }) => [
      `var ${variable} azfunc.WebPubSubConnection`,
      `if err := ${field}.Decode(&${variable}); err != nil {`,
      `\t${fail}`,
      '}',
    ],
  },
  wire: {
    gives: ['object'],
    missing: 'unknown',
    source: 'not run: read in WebPubSubConfigProvider.cs of azure-sdk-for-net',
  },
  sample: {
    baseUrl: 'wss://replace-me.webpubsub.azure.com/client/hubs/chat',
    url: 'wss://replace-me.webpubsub.azure.com/client/hubs/chat?access_token=sample-token',
    accessToken: 'sample-token',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-web-pubsub-input',
});
