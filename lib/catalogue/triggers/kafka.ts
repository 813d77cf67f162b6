import { containerApps } from '../../hosting/plans.ts';
import {
  consumerGroupProblem,
  entityNameFor,
  kafkaTopicProblem,
} from '../../rules/messaging-names.ts';
import { messageEvent, messageOptions, messageProperties, messageSample } from '../messages.ts';
import { KAFKA_NOT_ON, kafkaOptions, kafkaProperties, kafkaSettings } from '../services/kafka.ts';
import { referencedSetting } from '../services/referenced-setting.ts';
import { defineTrigger } from '../trigger.ts';

export const trigger = defineTrigger({
  name: 'kafka',
  title: 'Kafka record',
  notOn: [
    ...KAFKA_NOT_ON,
    {
      plans: [containerApps],
      only: {
        property: 'protocol',
        words: 'with the protocol ssl',
        matches: ({ protocol }) => String(protocol).toLowerCase() === 'ssl',
      },
      why: 'Microsoft does not support that protocol there',
      source:
        'https://learn.microsoft.com/azure/azure-functions/functions-container-apps-hosting#considerations-for-container-apps-hosting',
    },
  ],
  options: [
    {
      name: 'topic',
      type: 'text',
      question: 'Which topic?',
      help: 'The topic whose records it takes, or an app setting as %NAME%.',
      example: 'orders',
      default: ({ answers }) => entityNameFor(answers.function ?? ''),
      defaultDescription: "the function's name in kebab-case",
      validate: kafkaTopicProblem,
    },
    ...kafkaOptions('Which app setting lists the brokers?'),
    {
      name: 'consumer-group',
      type: 'text',
      help: 'The consumer group: each reads the whole topic at its own pace.',
      example: 'functions',
      default: () => '$Default',
      validate: consumerGroupProblem,
    },
    ...messageOptions('one'),
  ],
  bindings: (answers) => [
    {
      type: 'kafkaTrigger',
      direction: 'in',
      name: 'record',
      ...kafkaProperties(answers),
      consumerGroup: answers['consumer-group'],
      ...messageProperties(answers),
    },
  ],
  // What the extension says about a record: azure-functions-kafka-extension, KafkaTriggerBindingStrategy.cs.
  sample: messageSample({
    Key: '1042',
    Partition: 0,
    Topic: 'orders',
    Timestamp: '2026-01-02T03:04:05Z',
    Offset: 364,
    Headers: [{ Key: 'source', Value: 'c2FtcGxl' }],
  }),
  wire: {
    text: 'json',
    binary: 'base64',
    many: 'array',
    requires: [],
    source: 'ext-kafka.json',
  },
  needsBundle: true,
  recognises: ({ type }) => type.toLowerCase() === 'kafkatrigger',
  settings: (answers) => ({
    ...kafkaSettings(answers, entityNameFor(answers.function)),
    ...referencedSetting(answers['consumer-group'], '$Default'),
  }),
  event: (binding) => messageEvent('Kafka', binding),
  retries: true,
  explain: async (answers) =>
    `takes the records of the Kafka topic ${answers.topic} (brokers ${answers['broker-list']})`,
  guide: {
    arrives:
      'One record, or several with `"cardinality": "many"`: its value, along with the key, headers, topic, partition, offset and time. In a batch, one that does not fit the Go type has an `Err`.',
    fails:
      'The record is lost: the host goes on behind it. A retry policy tries it again first, and holds up its partition meanwhile: to spare the good ones of a batch, send the bad ones (`m.Raw`) to an output and return nil.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-kafka-trigger',
});
