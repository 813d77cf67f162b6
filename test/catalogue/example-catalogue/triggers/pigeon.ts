import { defineTrigger } from '../../../../lib/catalogue/trigger.ts';

/** A trigger that no host has: a letter that a pigeon brings. */
export const trigger = defineTrigger({
  name: 'pigeon',
  title: 'Letter by pigeon',
  options: [
    {
      name: 'loft',
      type: 'text',
      question: 'Which loft?',
      help: 'Where the pigeons come home.',
      example: 'north',
      default: () => 'south',
      validate: (loft) => (/^[a-z]+$/.test(loft) ? undefined : `"${loft}" is no loft`),
    },
  ],
  bindings: ({ loft }) => [{ type: 'pigeonTrigger', direction: 'in', name: 'letter', loft }],
  sample: () => ({ metadata: { Ring: 'NL-24-1234567' } }),
  needsBundle: true,
  wire: {
    text: 'text',
    binary: 'unknown',
    many: 'unknown',
    requires: [],
    source: 'not run: it is imaginary',
  },
  recognises: ({ type }) => type.toLowerCase() === 'pigeontrigger',
  settings: () => ({ Loft: 'local' }),
  dependencies: ['example.com/feathers@v1.2.3'],
  nextSteps: ({ loft }) => [{ does: `Open the loft ${loft}.` }],
  event: () => ({ constructor: 'Pigeon', type: 'PigeonEvent[T]', runtimeModule: 'pigeon' }),
  explain: async ({ loft }) => `takes the letters that come to the loft ${loft}`,
  guide: { arrives: 'One letter.', fails: 'The pigeon comes again.' },
  documentation: 'https://example.com/pigeons',
});
