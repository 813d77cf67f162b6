import { entityNameFor, kafkaTopicProblem } from '../../rules/messaging-names.ts';
import { defineBinding } from '../binding.ts';
import { withoutExpressions } from '../expressions.ts';
import { OUTPUT_KINDS, outputOf } from '../output.ts';
import { KAFKA_NOT_ON, kafkaOptions, kafkaProperties, kafkaSettings } from '../services/kafka.ts';

export const binding = defineBinding({
  name: 'kafka',
  direction: 'out',
  title: 'a record to a Kafka topic',
  notOn: KAFKA_NOT_ON,
  type: 'kafka',
  options: [
    {
      name: 'topic',
      type: 'text',
      help: 'The topic that gets the records.',
      example: 'receipts',
      default: ({ answers }) => entityNameFor(`${answers.function ?? ''}-out`),
      defaultDescription: "the function's name in kebab-case and -out",
      validate: withoutExpressions(kafkaTopicProblem, 'the records would be lost without an error'),
    },
    ...kafkaOptions(),
  ],
  properties: kafkaProperties,
  settings: (answers) => kafkaSettings(answers, 'records'),
  needsBundle: true,
  ...outputOf({
    kind: 'text',
    source: 'ext-kafka.json',
    type: 'KafkaOutput',
    runtimeModules: ['kafka-output'],
    call: () => ['SendRecords(azfunc.KafkaRecord{Key: "azure-go-func", Value: "hello"})'],
    carries: `${OUTPUT_KINDS.text.carries} \`SendRecords\` gives a record a key and headers, under the same rule.`,
  }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-kafka-output',
});
