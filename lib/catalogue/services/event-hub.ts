import { type AnswersOf, defineOptions, type TextOption } from '../../options/option.ts';
import type { Binding } from '../../project/function.ts';
import { consumerGroupProblem, eventHubNameProblem } from '../../rules/messaging-names.ts';
import { messageOptions, messageProperties, namespaceOption } from '../messages.ts';
import type { Guide } from '../trigger.ts';

/** What differs between the triggers that read from an event hub. */
interface EventHub extends Pick<TextOption, 'help' | 'example' | 'default' | 'defaultDescription'> {
  connection: string;
}

/** The options of a trigger that reads from an event hub. */
export function eventHubOptions({ connection, ...name }: EventHub) {
  return defineOptions([
    {
      name: 'event-hub-name',
      type: 'text',
      question: 'Which event hub?',
      validate: eventHubNameProblem,
      ...name,
    },
    namespaceOption(connection, connection, 'Which app setting holds the connection?'),
    {
      name: 'consumer-group',
      type: 'text',
      help: 'The consumer group: each reads the whole stream at its own pace. One app, one group.',
      example: 'functions',
      default: () => '$Default',
      validate: consumerGroupProblem,
    },
    ...messageOptions('many'),
  ]);
}

/** The trigger in function.json. */
export function eventHubProperties(
  answers: AnswersOf<ReturnType<typeof eventHubOptions>>,
): Binding {
  return {
    type: 'eventHubTrigger',
    direction: 'in',
    name: 'events',
    eventHubName: answers['event-hub-name'],
    connection: answers.connection,
    consumerGroup: answers['consumer-group'],
    ...messageProperties(answers),
  };
}

/** What Event Hubs says about an event (azure-sdk-for-net `EventHubTriggerBindingStrategy.cs`). */
export const EVENT_HUB_SAMPLE = {
  PartitionContext: {
    FullyQualifiedNamespace: 'contoso.servicebus.windows.net',
    EventHubName: 'telemetry',
    ConsumerGroup: '$Default',
    PartitionId: '0',
  },
  PartitionKey: 'sensor-1',
  Offset: '4294967296',
  SequenceNumber: 1042,
  EnqueuedTimeUtc: '2026-01-02T03:04:05Z',
  Properties: { unit: 'celsius' },
  SystemProperties: {},
};

/** What arrives from an event hub, and what becomes of a call that fails. */
export const EVENT_HUB_GUIDE: Guide = {
  arrives:
    'A batch of events of one partition, in their order, or one event with `"cardinality": "one"`: the value, along with the offset, the time and the properties. In a batch, one that does not fit the Go type has an `Err`.',
  fails:
    'The events are lost: the host goes on behind them. A retry policy tries the same events again first, and holds up their partition meanwhile: to spare the good ones of a batch, send the bad ones (`m.Raw`) to an output and return nil.',
};
