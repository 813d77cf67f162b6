import type { BindingKind } from '../../catalogue/binding.ts';
import { kafkaOptions, kafkaProperties, kafkaSettings } from '../../catalogue/kafka.ts';
import { text } from '../../options/option.ts';
import { entityNameFor, kafkaTopicProblem } from '../../rules/messaging-names.ts';

export const binding: BindingKind = {
  name: 'kafka',
  direction: 'out',
  title: 'a record to a Kafka topic',
  order: 80,
  type: 'kafka',
  options: [
    {
      name: 'topic',
      kind: 'text',
      help: 'The topic that gets the records.',
      example: 'kafka:receipts',
      fallback: ({ answers }) => entityNameFor(`${text(answers, 'function') ?? ''}-out`),
      fallbackText: "the function's name in kebab-case and -out",
      check: kafkaTopicProblem,
    },
    ...kafkaOptions(''),
  ],
  properties: kafkaProperties,
  settings: kafkaSettings,
  needsBundle: true,
  go: {
    type: 'Output[any]',
    part: 'kafka-output',
    example: ({ field }) => [
      `${field}.Send(azfunc.KafkaRecord{Key: "azure-go-func", Value: "hello"})`,
    ],
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-kafka-output',
};
