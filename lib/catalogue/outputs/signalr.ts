import { hubNameProblem } from '../../rules/hub-names.ts';
import { defineBinding } from '../binding.ts';
import { withExpressions } from '../expressions.ts';
import { outputOf } from '../output.ts';
import { signalrOptions, signalrProperties, signalrSettings } from '../services/signalr.ts';

const [hubName, connection] = signalrOptions(
  'The hub whose clients get the messages; {name} takes a value from the trigger.',
);

export const binding = defineBinding({
  name: 'signalr',
  direction: 'out',
  title: 'a message to SignalR clients, or a change of their groups',
  type: 'signalR',
  options: [{ ...hubName, validate: withExpressions(hubNameProblem) }, connection],
  properties: signalrProperties,
  settings: signalrSettings,
  needsBundle: true,
  ...outputOf({
    kind: 'object',
    source: 'ext-signalr.json',
    type: 'ObjectOutput[SignalRAction]',
    runtimeModules: ['signalr'],
    call: () => [
      'Send(azfunc.SignalRMessage{Target: "newMessage", Arguments: []any{"azure-go-func"}})',
    ],
  }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-signalr-service-output',
});
