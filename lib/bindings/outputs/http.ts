import type { BindingKind } from '../../catalogue/binding.ts';

export const binding: BindingKind = {
  name: 'http',
  direction: 'out',
  title: 'the answer of an HTTP function (it has one already)',
  order: 10,
  implied: true,
  type: 'http',
  options: [],
  properties: () => ({}),
  settings: () => ({}),
  needsBundle: false,
  go: { type: 'Output[any]', example: () => [] },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-output',
};
