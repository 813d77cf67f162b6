import { redisWriteProblem } from '../../rules/redis-names.ts';
import { defineBinding } from '../binding.ts';
import { withExpressions } from '../expressions.ts';
import { outputOf } from '../output.ts';
import { redisConnection, redisSettings } from '../services/redis.ts';

export const binding = defineBinding({
  name: 'redis',
  direction: 'out',
  title: 'a command to Redis',
  type: 'redis',
  options: [
    {
      name: 'command',
      type: 'text',
      help: 'The command; its arguments are what the function sends.',
      example: 'DEL',
      default: () => 'INCR',
      validate: withExpressions(redisWriteProblem, 'XXX'),
    },
    redisConnection,
  ],
  properties: (answers) => ({
    connection: answers.connection,
    command: answers.command,
  }),
  settings: ({ connection }) => redisSettings(connection),
  needsBundle: true,
  ...outputOf({
    kind: 'bytes',
    source: 'ext-redis.json',
    type: 'RedisOutput',
    runtimeModules: ['redis-output'],
    call: () => ['Send("azure-go-func")'],
    carries:
      '`Send` takes the arguments of one command; each call runs it once. No argument can be empty or have a space, because the extension splits at spaces. An error of Redis reaches nobody.',
  }),
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-cache-output',
});
