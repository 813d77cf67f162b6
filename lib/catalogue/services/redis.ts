import { flex, linuxConsumption, windowsConsumption } from '../../hosting/plans.ts';
import { type AnswersOf, defineOption, defineOptions } from '../../options/option.ts';
import { redisKeyProblem } from '../../rules/redis-names.ts';
import { connectionProblem, queueNameFor } from '../../rules/storage-names.ts';
import { wholeNumberProblem } from '../../rules/whole-number.ts';
import type { PlanLimit } from '../plan-limit.ts';
import { referencedSetting } from './referenced-setting.ts';

/**
 * Where no trigger of Redis runs. Its input and its output run everywhere. The page of the bindings leaves Container
 * Apps out as well, but that of Container Apps says that all triggers run there, and it is the newer one.
 */
export const REDIS_TRIGGERS_NOT_ON: readonly PlanLimit[] = [
  {
    plans: [flex, windowsConsumption, linuxConsumption],
    why: 'Microsoft does not support the triggers of Redis there',
    source: 'https://learn.microsoft.com/azure/azure-functions/functions-bindings-cache',
  },
];

/** The connection to the cache. */
export const redisConnection = defineOption({
  name: 'connection',
  type: 'text',
  help: 'The app setting that holds the connection to Redis (its name, not its value), or, to connect with an identity, what comes before __redisHostName and __principalId in the names of two.',
  example: 'OrdersCache',
  default: () => 'RedisConnectionString',
  validate: connectionProblem,
});

/** Which key, and how it is polled. */
export function pollingOptions(question: string, help: string) {
  return defineOptions([
    {
      name: 'key',
      type: 'text',
      question,
      help,
      example: 'orders',
      default: ({ answers }) => queueNameFor(answers.function ?? ''),
      defaultDescription: "the function's name in kebab-case",
      validate: redisKeyProblem,
    },
    redisConnection,
    {
      name: 'polling-interval-in-ms',
      type: 'number',
      help: 'How often Redis is asked, in milliseconds.',
      example: '500',
      default: () => 1000,
      validate: wholeNumberProblem(1, 86_400_000),
    },
    {
      name: 'max-batch-size',
      type: 'number',
      help: 'How many entries are taken at a time; each is a call of its own.',
      example: '32',
      default: () => 16,
      validate: wholeNumberProblem(1, 10_000),
    },
  ]);
}

/** azure-functions-redis-extension, `RedisPollingTriggerBaseAttribute.cs`. */
export function pollingProperties(
  answers: AnswersOf<ReturnType<typeof pollingOptions>>,
): Record<string, unknown> {
  return {
    connection: answers.connection,
    key: answers.key,
    pollingIntervalInMs: answers['polling-interval-in-ms'],
    maxBatchSize: answers['max-batch-size'],
  };
}

/** Redis on this machine, without a password; `key` may be an app setting. */
export function redisSettings(connection: string, key?: string): Record<string, string> {
  return {
    [connection]: '127.0.0.1:6379',
    ...referencedSetting(key, 'orders'),
  };
}
