import { text } from '../../options/option.ts';
import type { BindingKind } from '../binding.ts';
import { expressionsIn } from '../expressions.ts';
import { outputOf } from '../output.ts';
import { webPubSubOptions, webPubSubSettings } from '../services/web-pubsub.ts';

export const binding: BindingKind = {
  name: 'webpubsub',
  direction: 'out',
  title: 'a message to Web PubSub clients, or a change of their groups',
  type: 'webPubSub',
  options: expressionsIn(
    'hub',
    webPubSubOptions(
      '',
      'The hub whose clients get the messages; {name} takes a value from the trigger.',
    ),
  ),
  properties: (answers) => ({
    hub: text(answers, 'hub'),
    connection: text(answers, 'connection'),
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
};
