import { text } from '../../options/option.ts';
import { booleanAnswer } from '../../options/optional.ts';
import { redisKeyProblem } from '../../rules/redis-names.ts';
import { queueNameFor } from '../../rules/storage-names.ts';
import { REDIS_TRIGGERS_NOT_ON, redisConnection, redisSettings } from '../services/redis.ts';
import type { Trigger } from '../trigger.ts';

export const trigger: Trigger = {
  name: 'redis-pubsub',
  title: 'Redis pub/sub message',
  notOn: REDIS_TRIGGERS_NOT_ON,
  options: [
    {
      name: 'channel',
      type: 'text',
      question: 'Which channel?',
      help: 'The channel, or a pattern such as orders*, or __keyspace@0__:orders for what happens to a key; or an app setting as %NAME%.',
      example: '--channel orders',
      default: ({ answers }) => queueNameFor(text(answers, 'function') ?? ''),
      defaultDescription: "the function's name in kebab-case",
      validate: redisKeyProblem,
    },
    {
      name: 'pattern',
      type: 'choice',
      help: 'Whether the channel is a pattern: * in it is then any text.',
      example: '--pattern true',
      choices: [
        { value: 'true', title: 'true: the channel is a pattern' },
        { value: 'false', title: 'false: the channel is one channel, letter by letter' },
      ],
      default: ({ answers }) => String(/[*?[]/.test(text(answers, 'channel') ?? '')),
      defaultDescription: 'true if there is *, ? or [ in the channel',
    },
    redisConnection('--connection OrdersCache'),
  ],
  bindings: (answers) => [
    {
      type: 'redisPubSubTrigger',
      direction: 'in',
      name: 'message',
      connection: text(answers, 'connection'),
      channel: text(answers, 'channel'),
      // Without it the host does not index the function.
      pattern: booleanAnswer(answers, 'pattern'),
    },
  ],
  wire: {
    text: 'json',
    binary: 'base64',
    many: 'unknown',
    requires: ['channel', 'pattern'],
    source: 'ext-redis.json',
  },
  needsBundle: true,
  recognises: ({ type }) => type.toLowerCase() === 'redispubsubtrigger',
  settings: redisSettings,
  // What happens to keys is told in plain words, such as "set".
  event: ({ channel }) => ({
    constructor: 'RedisPubSub',
    type: String(channel).startsWith('__key') ? 'RedisPubSubEvent[string]' : 'RedisPubSubEvent[T]',
    runtimeModule: 'redis',
  }),
  explain: async (answers) =>
    `takes the messages of the Redis channel ${text(answers, 'channel')} (connection ${text(answers, 'connection')})`,
  guide: {
    arrives:
      'One message of the channel, as text: bytes that are not UTF-8 do not survive the extension. Who publishes while no instance runs is not heard.',
    fails: 'The message is lost.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-cache-trigger-redispubsub',
};
