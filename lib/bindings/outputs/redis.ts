import type { BindingKind } from '../../catalogue/binding.ts';
import { redisConnection, redisSettings } from '../../catalogue/redis.ts';
import { text } from '../../options/option.ts';
import { redisWriteProblem } from '../../rules/redis-names.ts';

export const binding: BindingKind = {
  name: 'redis',
  direction: 'out',
  title: 'a command to Redis that takes one argument',
  order: 180,
  type: 'redis',
  options: [
    {
      name: 'command',
      kind: 'text',
      help: 'The command; its argument is what the function sends.',
      example: 'redis:DEL',
      fallback: () => 'INCR',
      check: redisWriteProblem,
    },
    redisConnection('connection=OrdersCache'),
  ],
  properties: (answers) => ({
    connection: text(answers, 'connection'),
    command: text(answers, 'command'),
  }),
  settings: redisSettings,
  needsBundle: true,
  go: {
    type: 'Output[string]',
    example: ({ field }) => [`${field}.Send("azure-go-func")`],
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-cache-output',
};
