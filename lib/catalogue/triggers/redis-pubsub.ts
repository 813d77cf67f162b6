import { answerTo, defineOption } from '../../options/option.ts';
import { redisKeyProblem } from '../../rules/redis-names.ts';
import { queueNameFor } from '../../rules/storage-names.ts';
import { REDIS_TRIGGERS_NOT_ON, redisConnection, redisSettings } from '../services/redis.ts';
import { defineTrigger } from '../trigger.ts';

const channel = defineOption({
  name: 'channel',
  type: 'text',
  question: 'Which channel?',
  help: 'The channel, or a pattern such as orders*, or __keyspace@0__:orders for what happens to a key; or an app setting as %NAME%.',
  example: 'orders',
  default: ({ answers }) => queueNameFor(answers.function ?? ''),
  defaultDescription: "the function's name in kebab-case",
  validate: redisKeyProblem,
});

export const trigger = defineTrigger({
  name: 'redis-pubsub',
  title: 'Redis pub/sub message',
  notOn: REDIS_TRIGGERS_NOT_ON,
  options: [
    channel,
    {
      name: 'pattern',
      type: 'boolean',
      help: 'Whether the channel is a pattern: * in it is then any text.',
      example: 'true',
      default: ({ answers }) => /[*?[]/.test(answerTo(channel, answers) ?? ''),
      defaultDescription: 'true if there is *, ? or [ in the channel',
    },
    redisConnection,
  ],
  bindings: (answers) => [
    {
      type: 'redisPubSubTrigger',
      direction: 'in',
      name: 'message',
      connection: answers.connection,
      channel: answers.channel,
      // Without it the host does not index the function.
      pattern: answers.pattern,
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
  settings: ({ connection, channel }) => redisSettings(connection, channel),
  // What happens to keys is told in plain words, such as "set".
  event: ({ channel }) => ({
    constructor: 'RedisPubSub',
    type: String(channel).startsWith('__key') ? 'RedisPubSubEvent[string]' : 'RedisPubSubEvent[T]',
    runtimeModule: 'redis',
  }),
  explain: async (answers) =>
    `takes the messages of the Redis channel ${answers.channel} (connection ${answers.connection})`,
  guide: {
    arrives:
      'One message of the channel, as text: bytes that are not UTF-8 do not survive the extension. Who publishes while no instance runs is not heard.',
    fails: 'The message is lost.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-cache-trigger-redispubsub',
});
