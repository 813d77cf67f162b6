import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  cosmosNameProblem,
  partitionKeyPathProblem,
  utcTimeProblem,
} from '../../lib/rules/cosmos-names.ts';
import { daprKeyProblem, daprNameProblem, daprPathProblem } from '../../lib/rules/dapr-names.ts';
import {
  hubEventProblem,
  hubNameProblem,
  parameterNameProblem,
} from '../../lib/rules/hub-names.ts';
import { toolNameProblem, toolProperty, toolPropertyProblem } from '../../lib/rules/mcp-tool.ts';
import {
  emailProblem,
  phoneProblem,
  secretSettingProblem,
} from '../../lib/rules/message-addresses.ts';
import {
  consumerGroupProblem,
  entityNameFor,
  eventHubNameProblem,
  kafkaTopicProblem,
  rabbitQueueProblem,
  sendableNameProblem,
  serviceBusNameProblem,
  settingNameProblem,
  subscriptionNameProblem,
} from '../../lib/rules/messaging-names.ts';
import { modulePathFor, modulePathProblem } from '../../lib/rules/module-path.ts';
import {
  redisKeyProblem,
  redisReadProblem,
  redisWriteProblem,
} from '../../lib/rules/redis-names.ts';
import {
  mysqlTableProblem,
  sqlParametersProblem,
  sqlTableFor,
  sqlTableProblem,
} from '../../lib/rules/sql-names.ts';
import {
  blobPathProblem,
  connectionProblem,
  containerNameFor,
  containerOf,
  queueNameFor,
  queueNameProblem,
  tableNameProblem,
} from '../../lib/rules/storage-names.ts';
import { wholeNumberProblem } from '../../lib/rules/whole-number.ts';

type Rule = (name: string) => string | undefined;

const x = (count: number): string => 'x'.repeat(count);

/** What each service takes and refuses, at the limits. What it says to the latter is in test/commands/transcripts. */
const RULES: [rule: string, problem: Rule, good: string[], bad: string[]][] = [
  [
    'a queue',
    queueNameProblem,
    ['abc', 'a-b-c', '0ab', 'ab0', x(63), '%QUEUE%'],
    ['', 'ab', x(64), 'a--b', '-ab', 'ab-', 'aBc', 'a_b', '%%', '%A B%', '%A%b', 'b%A%'],
  ],
  [
    'a connection',
    connectionProblem,
    ['A', '_a', 'a-b:c__d9', x(128)],
    ['', '9a', 'a.b', 'a b', x(129), 'AccountKey=1', 'endpoint=sb', 'UseDevelopmentStorage', 'a;b'],
  ],
  [
    'a blob path',
    blobPathProblem,
    [
      'abc/d',
      'abc/{name}',
      'abc/d/{name}.{ext}',
      '{c}/a',
      '%C%/a',
      '$web/a',
      'abc/{{x}}',
      `${x(63)}/a`,
    ],
    [
      'abc',
      'abc/',
      '/a',
      'ab/d',
      `${x(64)}/a`,
      'a--b/c',
      'Abc/d',
      'abc/a b',
      'abc/a?',
      'abc/a#',
      'abc/a\\b',
      'abc/a//b',
      'abc/{a',
      'abc/a}',
      'abc/{}',
    ],
  ],
  [
    'a table',
    tableNameProblem,
    ['abc', 'A1b', x(63), '%TABLE%', '{queueTrigger}', '{a.b_c}'],
    ['', 'ab', '1ab', 'a-b', x(64), '{a b}', '%A B%', 'x{abc}', '{abc}x'],
  ],
  [
    'an entity of Service Bus',
    serviceBusNameProblem,
    ['a', 'a/b.c-d_e', 'A9', x(260), '%QUEUE%', 'a/$DeadLetterQueue', '%Q%/$deadletterqueue'],
    ['', '-a', 'a-', '.a', 'a b', 'a/', x(261), 'a/$DeadLetterQueue/b', '%A%b'],
  ],
  ['what can be sent to', sendableNameProblem, ['a', '%TOPIC%'], ['a/$DeadLetterQueue', '-a']],
  [
    'a subscription',
    subscriptionNameProblem,
    ['a', 'a.b-c_d', x(50), '%S%', 'a/$DeadLetterQueue'],
    ['', 'a/b', '-a', 'a-', x(51)],
  ],
  [
    'an event hub',
    eventHubNameProblem,
    ['a', 'a.b-c_d', x(256), '%H%'],
    ['', 'a/b', '_a', 'a_', x(257)],
  ],
  [
    'a consumer group',
    consumerGroupProblem,
    ['$Default', '$default', 'a', x(50), '%G%'],
    ['', '$other', 'a/b', '-a', x(51)],
  ],
  [
    'a Kafka topic',
    kafkaTopicProblem,
    ['a', 'a.b_c-d', '...', x(249), '%T%'],
    ['', '.', '..', 'a b', 'a/b', x(250)],
  ],
  [
    'a queue of RabbitMQ',
    rabbitQueueProblem,
    ['a b/c', 'amq', x(255), 'x.amq.'],
    ['amq.x', x(256), 'ä'.repeat(128)],
  ],
  ['the name of a setting', settingNameProblem, ['A', '_a9'], ['', '9a', 'a-b', 'a.b', 'a=b']],
  [
    'a name in Cosmos DB',
    cosmosNameProblem,
    ['a', ' a b', x(255), '{a}', '%A%'],
    ['', 'a/b', 'a\\b', 'a#b', 'a?b', 'a ', x(256)],
  ],
  [
    'a partition key',
    partitionKeyPathProblem,
    ['/a', '/a/b'],
    ['', '/', 'a', '/a/', '//a', '/a b'],
  ],
  [
    'a time in UTC',
    utcTimeProblem,
    ['2026-01-31T14:00:00Z', '2026-01-31T14:00:00.5Z'],
    [
      '2026-01-31',
      '2026-13-01T00:00:00Z',
      '2026-01-31T14:00:00',
      '2026-01-31T14:00:00+01:00',
      'x2026-01-31T14:00:00Z',
      '2026-01-31T14:00:00Zx',
    ],
  ],
  [
    'a name in Dapr',
    daprNameProblem,
    ['a', 'a-b_c.d', x(253), '%N%'],
    ['', '-a', 'a-', 'a b', 'a/b', x(254)],
  ],
  [
    'a path in Dapr',
    daprPathProblem,
    ['a', 'a/b', x(255), '%N%'],
    ['', '/a', 'a b', 'a?b', 'a#b', 'a%b', '%A%b', x(256)],
  ],
  ['a key in Dapr', daprKeyProblem, ['order-{id}', 'a|b'], ['a b', 'a||b', 'a\tb']],
  ['a hub', hubNameProblem, ['a', 'A_9', x(128), '%HUB%'], ['', '9a', '_a', 'a-b', x(129), '%A%b']],
  [
    'an event of a hub',
    hubEventProblem,
    ['a', 'send-message', x(128)],
    ['', 'a b', 'a,b', 'a"b', x(129)],
  ],
  ['a parameter', parameterNameProblem, ['a', '_a9', x(128)], ['', '9a', 'a-b', x(129)]],
  ['a tool', toolNameProblem, ['a', 'get_order-2.1', x(128)], ['', 'a b', 'a/b', x(129)]],
  [
    'a property of a tool',
    toolPropertyProblem,
    [
      'a:string',
      'a_9?:integer[]:Text: with a colon',
      'a:number:',
      'a:boolean',
      'a:object:two\nlines',
    ],
    ['', 'a', '9a:string', 'a:text', 'a:string[]x', 'a??:string', ':string'],
  ],
  [
    'an e-mail address',
    emailProblem,
    ['a@b', 'Shop <a@b>', '<a@b>', '{to}', 'Shop <{to}>', '%TO%'],
    ['', 'a', 'a@b@c', 'a@b <c@d>', 'Shop <a@b', 'a b@c', 'x<a@b>y'],
  ],
  [
    'a telephone number',
    phoneProblem,
    ['+1234567', '+123456789012345', '{to}', '%TO%'],
    ['', '1234567', '+0234567', '+123456', '+1234567890123456', '+1 234567'],
  ],
  [
    'the name of a setting with a secret',
    secretSettingProblem,
    ['A', '_a9', x(128), 'AC0123'],
    ['', '9a', 'a-b', x(129), 'SG.abc', `AC${'0a'.repeat(16)}`],
  ],
  ['a key of Redis', redisKeyProblem, ['a', 'a:b/c', x(512)], ['', 'a b', x(513)]],
  [
    'a command that reads',
    redisReadProblem,
    ['GET a', 'HGET a b', 'DBSIZE', 'RANDOMKEY', 'DBSIZE x'],
    ['', 'GET', 'get a', 'SET a b', 'GET  a', 'GET a ', 'DBSIZE '],
  ],
  [
    'a command that writes',
    redisWriteProblem,
    ['DEL', 'XX', 'X'.repeat(20)],
    ['', 'X', 'del', 'DEL a', 'X'.repeat(21)],
  ],
  [
    'a table in SQL',
    sqlTableProblem,
    ['a', '_a@$#9', 'dbo.Orders', '[a b].[c d]', 'dbo.[Order Lines]'],
    ['', 'a b', '9a', 'a.b.c', '[]', '[a', 'a.', '.a', '`a`'],
  ],
  [
    'a table in MySQL',
    mysqlTableProblem,
    ['a', 'a.b', '`a b`', 'a.`b c`'],
    ['', 'a b', '``', '[a b]', 'a.b.c'],
  ],
  [
    'parameters in SQL',
    sqlParametersProblem,
    ['@a=1', '@a=', '@a={id},@b=x y'],
    ['', 'a=1', '@a', '@a=1,', '@a=1,b=2', '@a=1=2', '@=1'],
  ],
  [
    'a whole number from 2 to 10',
    wholeNumberProblem(2, 10),
    ['2', '10', '05'],
    ['', '1', '11', '-2', '2.0', '1e1', ' 2'],
  ],
];

describe('what each service takes as a name', () => {
  for (const [rule, problem, good, bad] of RULES)
    it(rule, () => {
      for (const name of good) assert.equal(problem(name), undefined, `takes ${name}`);
      for (const name of bad) assert.notEqual(problem(name), undefined, `refuses ${name}`);
    });
});

describe('names that are made from a name', () => {
  const functionName = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,127}$/);

  it('are good ones, whatever the function is called', () =>
    fc.assert(
      fc.property(functionName, (name) => {
        assert.equal(queueNameProblem(queueNameFor(name)), undefined);
        assert.equal(blobPathProblem(`${containerNameFor(name)}/{name}`), undefined);
        assert.equal(subscriptionNameProblem(entityNameFor(name)), undefined);
        assert.equal(consumerGroupProblem(entityNameFor(name)), undefined);
        assert.equal(sqlTableProblem(sqlTableFor(name)), undefined);
      }),
    ));

  it('separate the words of the function', () => {
    const names: [string, string][] = [
      ['OrdersIn', 'orders-in'],
      ['HTTPQueue', 'http-queue'],
      ['get_order-2Now', 'get-order-2-now'],
      ['A', 'a-queue'],
      ['Ab', 'ab-queue'],
      ['Abc', 'abc'],
      ['a--b_', 'a-b'],
      [x(70), x(63)],
    ];
    for (const [name, queue] of names) assert.equal(queueNameFor(name), queue);
    assert.equal(containerNameFor('A'), 'a-blobs');
    assert.equal(entityNameFor(`${x(49)}_y`), x(49));
    assert.equal(sqlTableFor('order-lines-2'), 'order_lines_2');
  });

  it('are good module paths, whatever the folder is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (directory) =>
        assert.equal(modulePathProblem(modulePathFor(directory)), undefined),
      ),
    );
    const paths: [string, string][] = [
      ['My Shop', 'my-shop'],
      ['Tést Äpp', 'te-st-a-pp'],
      ['main', 'main-app'],
      ['日本', 'functionapp'],
      ['-x.', 'x'],
    ];
    for (const [directory, path] of paths) assert.equal(modulePathFor(directory), path);
  });

  it('have the container of a blob in front', () => {
    assert.equal(containerOf('samples/a/b'), 'samples');
    assert.equal(containerOf(undefined), undefined);
  });

  it('tell of a property of a tool what function.json says', () => {
    assert.deepEqual(toolProperty('city:string: Where: in town '), {
      propertyName: 'city',
      propertyType: 'string',
      description: 'Where: in town',
      isRequired: true,
      isArray: false,
    });
    assert.deepEqual(toolProperty('n_1?:integer[]'), {
      propertyName: 'n_1',
      propertyType: 'integer',
      description: '',
      isRequired: false,
      isArray: true,
    });
  });
});
