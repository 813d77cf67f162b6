import type { BindingKind } from '../../../../../lib/catalogue/binding.ts';
import { outputOf } from '../../../../../lib/catalogue/output.ts';

/** An output that no host has: letters that pigeons take along. */
export const binding: BindingKind = {
  name: 'pigeon',
  direction: 'out',
  title: 'a letter by pigeon',
  order: 900,
  type: 'pigeon',
  options: [
    {
      name: 'loft',
      kind: 'text',
      help: 'Where the pigeon flies to.',
      example: 'pigeon:north',
      fallback: () => 'south',
    },
  ],
  properties: ({ loft }) => ({ loft }),
  settings: () => ({}),
  needsBundle: true,
  ...outputOf({
    kind: 'object',
    type: 'ObjectOutput[PigeonLetter]',
    parts: ['pigeon-output'],
    call: () => ['Send(azfunc.PigeonLetter{Text: "coo"})'],
  }),
  documentation: 'https://example.com/pigeons',
};
