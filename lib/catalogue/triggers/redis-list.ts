import {
  pollingOptions,
  pollingProperties,
  REDIS_TRIGGERS_NOT_ON,
  redisSettings,
} from '../services/redis.ts';
import { defineTrigger } from '../trigger.ts';

export const trigger = defineTrigger({
  name: 'redis-list',
  title: 'Redis list entry',
  notOn: REDIS_TRIGGERS_NOT_ON,
  options: [
    ...pollingOptions(
      'Which list?',
      'The key of the list whose entries it takes, or an app setting as %NAME%.',
    ),
    {
      name: 'list-direction',
      type: 'choice',
      help: 'From which end entries are taken.',
      example: 'right',
      choices: [
        { value: 'left', title: 'left: the head' },
        { value: 'right', title: 'right: the tail' },
      ],
      default: () => 'left',
    },
  ],
  bindings: (answers) => [
    {
      type: 'redisListTrigger',
      direction: 'in',
      name: 'entry',
      ...pollingProperties(answers),
      // LEFT or RIGHT: azure-functions-redis-extension, RedisListTriggerAttribute.cs.
      listDirection: answers['list-direction']?.toUpperCase(),
    },
  ],
  wire: {
    text: 'text',
    binary: 'base64',
    many: 'array',
    requires: ['key', 'pollingIntervalInMs', 'maxBatchSize', 'listDirection'],
    source: 'ext-redis.json',
  },
  needsBundle: true,
  recognises: ({ type }) => type.toLowerCase() === 'redislisttrigger',
  settings: ({ connection, key }) => redisSettings(connection, key),
  event: () => ({
    constructor: 'RedisList',
    type: 'RedisListEvent[TEntry]',
    runtimeModule: 'redis',
  }),
  explain: async (answers) =>
    `takes the entries of the Redis list ${answers.key} (connection ${answers.connection}); one that fails is lost`,
  guide: {
    arrives: 'One entry, which was taken from the list.',
    fails: 'The entry is lost.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-cache-trigger-redislist',
});
