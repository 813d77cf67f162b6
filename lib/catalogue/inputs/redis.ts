import { redisReadProblem } from '../../rules/redis-names.ts';
import { defineBinding } from '../binding.ts';
import { redisConnection, redisSettings } from '../services/redis.ts';

export const binding = defineBinding({
  name: 'redis',
  direction: 'in',
  title: 'a value in Redis',
  type: 'redis',
  options: [
    {
      name: 'command',
      type: 'text',
      help: 'The command that reads the value; {name} takes a value from the trigger.',
      example: 'GET {id}',
      default: () => 'GET sample',
      validate: redisReadProblem,
    },
    redisConnection,
  ],
  properties: (answers) => ({
    connection: answers.connection,
    command: answers.command,
  }),
  settings: ({ connection }) => redisSettings(connection),
  needsBundle: true,
  go: {
    type: 'Input',
    example: ({ field, variable, fail }) => [
      `var ${variable} string`,
      `if err := ${field}.Decode(&${variable}); err != nil {`,
      `\t${fail}`,
      '}',
    ],
  },
  wire: { gives: ['text'], missing: 'null', source: 'ext-redis.json' },
  sample: 'the value of the key',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-bindings-cache-input',
});
