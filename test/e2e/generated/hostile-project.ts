import fc from 'fast-check';

/** What some language, shell or program gives a meaning. */
const pieces = [
  '$(touch pwned)',
  '`touch pwned`',
  '$(shell touch pwned)',
  ';touch pwned;',
  '|touch pwned',
  '&& touch pwned',
  '\ntouch pwned\n',
  '"); func init() { panic(1) } //',
  '`+panic+`',
  '*/ func init() {} /*',
  '<%- 1 %>',
  '$$',
  '$(PATH)',
  '$'.concat('{PATH}'),
  '%PATH%',
  "'",
  '"',
  '\\',
  '#',
  ' ',
  '\t',
  '\u0000',
  '\u001b[2J',
  '\u202e',
  '\ud800',
  '-rf',
  '..',
  '/',
  '.',
  'a',
  'é',
  'B2',
];
export const text = fc
  .array(fc.constantFrom(...pieces), { maxLength: 4 })
  .map((parts) => parts.join(''));
/** Mostly good, or hardly a project would not be refused. */
export const mostly = (...good: string[]) =>
  fc.oneof({ arbitrary: fc.constantFrom(...good), weight: 12 }, text);

const binding = fc.record({
  type: mostly('queue', 'blob', 'table', 'cosmosDB', 'unheardOf'),
  direction: fc.constantFrom('in', 'out'),
  name: mostly('one', 'One', 'two', 'three', 'four'),
  path: text,
  connection: text,
  queueName: mostly('orders', '%QUEUE%'),
  tableName: mostly('orders'),
  databaseName: text,
  containerName: text,
});

const trigger = fc.oneof(
  fc.record({
    type: fc.constant('httpTrigger'),
    direction: fc.constant('in'),
    name: mostly('req'),
    route: mostly('a', 'b/{id}'),
    methods: fc.array(mostly('get'), { maxLength: 2 }),
  }),
  fc.record({
    type: mostly('queueTrigger', 'timerTrigger', 'strangeTrigger'),
    direction: fc.constant('in'),
    name: mostly('item'),
    queueName: mostly('orders'),
    schedule: mostly('0 * * * * *', '%TIMES%'),
  }),
);

const fn = fc.record({
  name: mostly('Orders', 'orders-two', 'OrdersTwo', 'Type')
    // A folder with a dot in its name is no function.
    .map((name) => name.replace(/[/.\0]/g, '').toWellFormed())
    .filter((name) => name !== ''),
  bindings: fc.tuple(trigger, fc.array(binding, { maxLength: 2 }), fc.boolean()),
});

export const project = fc.record({
  executable: mostly('handler'),
  routePrefix: mostly('api'),
  module: mostly('example.com/shop'),
  functions: fc.array(fn, { minLength: 1, maxLength: 3 }),
});

export type Hostile = typeof project extends fc.Arbitrary<infer T> ? T : never;

export function filesOf({ executable, routePrefix, module, functions }: Hostile): {
  [path: string]: string;
} {
  const answer = { type: 'http', direction: 'out', name: 'res' };
  return {
    'go.mod': `module ${module}\n\ngo 1.24\n`,
    'host.json': JSON.stringify({
      version: '2.0',
      extensions: { http: { routePrefix } },
      customHandler: { description: { defaultExecutablePath: executable } },
      extensionBundle: {
        id: 'Microsoft.Azure.Functions.ExtensionBundle',
        version: '[4.*, 5.0.0)',
      },
    }),
    ...Object.fromEntries(
      functions.map(({ name, bindings: [first, others, answers] }) => [
        `${name}/function.json`,
        JSON.stringify({ bindings: [first, ...(answers ? [answer] : []), ...others] }),
      ]),
    ),
  };
}
