import {
  pollingOptions,
  pollingProperties,
  REDIS_TRIGGERS_NOT_ON,
  redisSettings,
} from '../services/redis.ts';
import { defineTrigger } from '../trigger.ts';

export const trigger = defineTrigger({
  name: 'redis-stream',
  title: 'Redis stream entry',
  notOn: REDIS_TRIGGERS_NOT_ON,
  options: pollingOptions(
    'Which stream?',
    'The key of the stream whose entries it reads, or an app setting as %NAME%.',
  ),
  bindings: (answers) => [
    {
      type: 'redisStreamTrigger',
      direction: 'in',
      name: 'entry',
      ...pollingProperties(answers),
    },
  ],
  sample: (answers) => ({ metadata: { Key: answers.key } }),
  wire: {
    text: 'json',
    binary: 'base64',
    many: 'array',
    requires: ['key', 'pollingIntervalInMs', 'maxBatchSize'],
    source: 'ext-redis.json',
  },
  needsBundle: true,
  recognises: ({ type }) => type.toLowerCase() === 'redisstreamtrigger',
  settings: ({ connection, key }) => redisSettings(connection, key),
  event: () => ({
    constructor: 'RedisStream',
    type: 'RedisStreamEvent[TValues]',
    runtimeModule: 'redis',
  }),
  explain: async (answers) =>
    `reads the entries of the Redis stream ${answers.key} (connection ${answers.connection}); one that fails is acknowledged all the same`,
  guide: {
    arrives: 'One entry of the stream: its id and its fields, whose values are texts.',
    fails: 'The entry is acknowledged all the same.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-cache-trigger-redisstream',
});
