import { defineBinding } from '../../../../lib/catalogue/binding.ts';

/** An output that no host has: letters that pigeons take along. */
export const binding = defineBinding({
  name: 'pigeon',
  direction: 'out',
  title: 'a letter by pigeon',
  type: 'pigeon',
  options: [
    {
      name: 'loft',
      type: 'text',
      help: 'Where the pigeon flies to.',
      example: 'north',
      default: () => 'south',
    },
  ],
  properties: ({ loft }) => ({ loft }),
  settings: () => ({}),
  needsBundle: true,
  go: {
    type: 'ObjectOutput[PigeonLetter]',
    runtimeModule: ['objects', 'pigeon-output'],
    example: ({ field, fail }) => [
      `if err := ${field}.Send(azfunc.PigeonLetter{Text: "coo"}); err != nil {`,
      `\t${fail}`,
      '}',
    ],
  },
  documentation: 'https://example.com/pigeons',
});
