import { hubNameProblem } from '../../rules/hub-names.ts';
import { defineBinding } from '../binding.ts';
import { withExpressions } from '../expressions.ts';
import { outputOf } from '../output.ts';
import { webPubSubOptions, webPubSubSettings } from '../services/web-pubsub.ts';

const [hub, connection] = webPubSubOptions(
  'The hub whose clients get the messages; {name} takes a value from the trigger.',
);

export const binding = defineBinding({
  name: 'webpubsub',
  direction: 'out',
  title: 'a message to Web PubSub clients, or a change of their groups',
  type: 'webPubSub',
  options: [{ ...hub, validate: withExpressions(hubNameProblem) }, connection],
  properties: (answers) => ({
    hub: answers.hub,
    connection: answers.connection,
  }),
  settings: webPubSubSettings,
  needsBundle: true,
  ...outputOf({
    kind: 'object',
    source: 'ext-webpubsub.json',
    type: 'ObjectOutput[WebPubSubAction]',
    runtimeModules: ['webpubsub'],
    call: () => ['Send(azfunc.WebPubSubAction{Name: "sendToAll", Data: "azure-go-func"})'],
    carries:
      '`Send` takes one action or several. The data of a message is text or bytes; a text that is a date by itself is refused.',
  }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-web-pubsub-output',
});
