import { entityNameFor, eventHubNameProblem } from '../../rules/messaging-names.ts';
import { defineBinding } from '../binding.ts';
import { withoutExpressions } from '../expressions.ts';
import { EMULATOR, namespaceOption } from '../messages.ts';
import { outputOf } from '../output.ts';
import { referencedSetting } from '../services/referenced-setting.ts';

export const binding = defineBinding({
  name: 'eventhub',
  direction: 'out',
  title: 'an event to an event hub',
  type: 'eventHub',
  options: [
    {
      name: 'event-hub-name',
      type: 'text',
      help: 'The event hub that gets the events.',
      example: 'telemetry',
      default: ({ answers }) => entityNameFor(`${answers.function ?? ''}-out`),
      defaultDescription: "the function's name in kebab-case and -out",
      validate: withoutExpressions(
        eventHubNameProblem,
        'the events would go to a hub of that very name',
      ),
    },
    namespaceOption('EventHubConnection', 'TelemetryEventHub'),
  ],
  properties: (answers) => ({
    eventHubName: answers['event-hub-name'],
    connection: answers.connection,
  }),
  settings: (answers) => ({
    [answers.connection]: EMULATOR,
    ...referencedSetting(answers['event-hub-name'], 'telemetry'),
  }),
  needsBundle: true,
  ...outputOf({ kind: 'bytes', source: 'ext-eventhubs.json' }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-event-hubs-output',
});
