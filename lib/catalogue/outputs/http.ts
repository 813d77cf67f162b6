import { defineBinding } from '../binding.ts';

export const binding = defineBinding({
  name: 'http',
  direction: 'out',
  title: 'the answer of an HTTP function (it has one already)',
  hidden: true,
  type: 'http',
  options: [],
  properties: () => ({}),
  settings: () => ({}),
  needsBundle: false,
  collector: {
    kind: 'http',
    source: 'http-envelope-response.json',
    carries:
      'What the function answers is this output; `Send` of a second one is an object with `statusCode`, `headers` and `body`.',
  },
  go: { type: 'Output', example: () => [] },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-output',
});
