import assert from 'node:assert/strict';
import type { FileLocation } from '../../lib/diagnostics/diagnostic.ts';
import { jsonFile } from '../../lib/formats/json-file.ts';
import { type AppFacts, refusals } from '../../lib/rules/function-json.ts';
import { hostRefusals } from '../../lib/rules/host-json.ts';
import type { Refusal, Rule } from '../../lib/rules/refusal.ts';

/** A file in which each value that is refused is between these marks, in the order of the refusals. */
type Case = [rules: Rule | Rule[], text: string];

const app: AppFacts = {
  routePrefix: 'api',
  hasExtensions: true,
  meant: (type) => (type === 'qeueTrigger'.toLowerCase() ? 'queueTrigger' : undefined),
  needed: new Map([['cosmosdbtrigger', ['databaseName', 'containerName']]]),
  hasFile: (path) => path === 'handler',
};

/** Behind another binding, so that the place of the wrong one is not the first. */
const behind = (binding: string): string => `{
  "bindings": [
    { "type": "timerTrigger", "name": "timer", "direction": "in", "schedule": "0 * * * * *" },
    ${binding}
  ]
}`;

const alone = (binding: string): string => `{ "bindings": [ ${binding} ] }`;

const retry = (policy: string): string => `{
  "bindings": [{ "type": "timerTrigger", "name": "timer", "schedule": "0 * * * * *" }],
  "retry": ${policy}
}`;

const FUNCTION_JSON: Case[] = [
  ['object', '⟦[]⟧'],
  ['object', '⟦"bindings"⟧'],
  ['bindings', '⟦{ "other": 1 }⟧'],
  ['bindings', '{ "Bindings": ⟦[]⟧ }'],
  ['bindings', '{ "bindings": ⟦[]⟧ }'],
  ['bindings', '{ "bindings": ⟦{}⟧ }'],
  ['bindings', '{ "bindings": ⟦null⟧ }'],
  ['bindings', behind('⟦5⟧')],
  [
    'script-file',
    `{ "scriptFile": ⟦"../run.sh"⟧, "bindings": [{ "type": "httpTrigger", "name": "r" }] }`,
  ],
  ['direction', behind('{ "type": "queue", "name": "a", "direction": ⟦"sideways"⟧ }')],
  ['direction', behind('{ "type": "http", "name": "a", "direction": ⟦"in"⟧ }')],
  ['direction', behind('⟦{ "type": "http", "name": "a" }⟧')],
  [
    'direction',
    alone(
      '{ "type": "timerTrigger", "schedule": "0 * * * * *", "name": "t", "Direction": ⟦"out"⟧ }',
    ),
  ],
  [
    'unknown-word',
    behind('{ "type": "queue", "name": "a", "direction": "out", "datatype": ⟦"text"⟧ }'),
  ],
  [
    'unknown-word',
    behind('{ "type": "queue", "name": "a", "direction": "out", "cardinality": ⟦"few"⟧ }'),
  ],
  ['binding-name', behind('{ "type": "queue", "name": ⟦"1a"⟧, "direction": "out" }')],
  ['binding-name', behind('⟦{ "type": "queue", "direction": "out" }⟧')],
  ['binding-name', behind('{ "type": "blob", "name": "$return", "direction": ⟦"in"⟧ }')],
  ['same-binding-name', behind('{ "type": "queue", "direction": "out", "name": ⟦"TIMER"⟧ }')],
  ['no-type', behind('⟦{ "name": "a", "direction": "out" }⟧')],
  ['no-type', behind('⟦{ "type": "", "name": "a", "direction": "out" }⟧')],
  [
    'two-triggers',
    `{
  "bindings": ⟦[
    { "type": "timerTrigger", "name": "timer", "schedule": "0 * * * * *" },
    { "type": "queueTrigger", "name": "a" }
  ]⟧
}`,
  ],
  ['no-trigger', '{ "bindings": ⟦[ { "type": "queue", "name": "a", "direction": "out" } ]⟧ }'],
  ['unknown-type', alone('{ "name": "a", "type": ⟦"qeueTrigger"⟧ }')],
  ['needed-property', alone('⟦{ "type": "cosmosDBTrigger", "name": "a", "databaseName": "b" }⟧')],
  ['schedule', alone('{ "type": "timerTrigger", "name": "t", "Schedule": ⟦"every day"⟧ }')],
  [
    'queue-name',
    behind('{ "type": "queue", "direction": "out", "name": "a", "queueName": ⟦"a_b"⟧ }'),
  ],
  ['queue-name', alone('{ "type": "queueTrigger", "name": "a", "queuename": ⟦"ab"⟧ }')],
  ['unfit-data', alone('⟦{ "type": "kafkaTrigger", "name": "a", "cardinality": "many" }⟧')],
  ['auth-level', alone('{ "type": "httpTrigger", "name": "r", "authLevel": ⟦"nobody"⟧ }')],
  ['methods', alone('{ "type": "httpTrigger", "name": "r", "methods": ⟦"get"⟧ }')],
  ['route', alone('{ "type": "httpTrigger", "name": "r", "route": ⟦"a//b"⟧ }')],
  ['route', alone('{ "type": "httpTrigger", "name": "r", "Route": ⟦"admin/x"⟧ }')],
  ['retry', retry('⟦5⟧')],
  ['retry', retry('⟦[]⟧')],
  ['retry', retry('⟦{ "maxRetryCount": 3 }⟧')],
  ['retry', retry('{ "strategy": ⟦"linear"⟧ }')],
  ['retry', retry('⟦{ "strategy": "fixedDelay" }⟧')],
  ['retry', retry('{ "strategy": "fixedDelay", "maxRetryCount": ⟦-2⟧ }')],
  ['retry', retry('⟦{ "strategy": "fixedDelay", "maxRetryCount": 3 }⟧')],
  ['retry', retry('{ "strategy": "fixedDelay", "maxRetryCount": 3, "delayInterval": ⟦"soon"⟧ }')],
  [
    'retry',
    retry('{ "strategy": "exponentialBackoff", "maxRetryCount": 3, "minimumInterval": ⟦5⟧ }'),
  ],
  [
    'retry',
    retry(
      '⟦{ "strategy": "exponentialBackoff", "maxRetryCount": 3, "minimumInterval": "00:00:05" }⟧',
    ),
  ],
  [
    'retry',
    retry(
      '{ "strategy": "exponentialBackoff", "maxRetryCount": 3, "minimumInterval": "00:00:05", "maximumInterval": ⟦"x"⟧ }',
    ),
  ],
  [
    'retry',
    retry(
      '⟦{ "strategy": "exponentialBackoff", "maxRetryCount": 3, "minimumInterval": "00:00:05", "maximumInterval": "00:00:04" }⟧',
    ),
  ],
];

const handler = '"customHandler": { "description": { "defaultExecutablePath": "handler" } }';

const HOST_JSON: Case[] = [
  ['version', `⟦{ ${handler} }⟧`],
  ['version', `{ ${handler}, "version": ⟦"1.0"⟧ }`],
  ['no-handler', '⟦{ "version": "2.0" }⟧'],
  ['no-handler', '{ "version": "2.0", "customHandler": ⟦{}⟧ }'],
  [
    'no-executable',
    '{ "version": "2.0", "customHandler": { "description": ⟦{ "workingDirectory": "a" }⟧ } }',
  ],
  [
    'no-executable',
    '{ "version": "2.0", "customHandler": { "description": { "defaultExecutablePath": ⟦""⟧ } } }',
  ],
  ['timeout', `{ "version": "2.0", ${handler}, "functionTimeout": ⟦"soon"⟧ }`],
  ['timeout', `{ "version": "2.0", ${handler}, "FunctionTimeout": ⟦"00:00:00"⟧ }`],
  [
    'host-value',
    `{ "version": "2.0", ${handler.slice(0, -1)}, "enableForwardingHttpRequest": ⟦"yes"⟧ } }`,
  ],
  [
    'host-value',
    `{ "version": "2.0", ${handler.slice(0, -1)}, "enableProxyingHttpRequest": ⟦5⟧ } }`,
  ],
  ['host-value', `{ "version": "2.0", ${handler.slice(0, -1)}, "type": ⟦"tcp"⟧ } }`],
  [
    'route-prefix',
    `{ "version": "2.0", ${handler}, "extensions": { "http": { "routePrefix": ⟦"a//b"⟧ } } }`,
  ],
];

function read([rules, marked]: Case): {
  rules: Rule[];
  text: string;
  locations: Pick<FileLocation, 'line' | 'column' | 'length'>[];
} {
  const text = marked.replace(/[⟦⟧]/g, '');
  const locations = marked
    .split('⟦')
    .slice(1)
    .map((_, index, parts) => {
      const before = marked
        .split('⟦')
        .slice(0, index + 1)
        .join('')
        .replaceAll('⟧', '');
      const value = parts[index]?.split('⟧')[0] ?? '';
      const lines = before.split('\n');
      // Of a value of several lines the first character is marked.
      const length = value.includes('\n') ? 1 : value.length;
      return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, length };
    });
  return { rules: [rules].flat(), text, locations };
}

function locationsOf(found: readonly Refusal[], text: string) {
  const file = jsonFile('file.json', text);
  return found.map(({ keys }) => {
    const { line, column, length } = file.location(...keys);
    return { line, column, length };
  });
}

describe('where a refusal is', () => {
  for (const each of FUNCTION_JSON) {
    const { rules, text, locations } = read(each);
    it(`${rules} in function.json: ${text.replace(/\s+/g, ' ')}`, () => {
      const found = refusals({ name: 'Orders', value: JSON.parse(text) }, app);
      assert.deepEqual(
        found.map(({ rule }) => rule),
        rules,
      );
      assert.deepEqual(locationsOf(found, text), locations);
    });
  }

  for (const each of HOST_JSON) {
    const { rules, text, locations } = read(each);
    it(`${rules} in host.json: ${text}`, () => {
      const found = hostRefusals(JSON.parse(text));
      assert.deepEqual(
        found.map(({ rule }) => rule),
        rules,
      );
      assert.deepEqual(locationsOf(found, text), locations);
    });
  }

  it('no-extension in function.json, with the type', () => {
    const text = behind('{ "name": "a", "direction": "out", "type": "queue" }');
    const found = refusals(
      { name: 'Orders', value: JSON.parse(text) },
      { ...app, hasExtensions: false },
    );
    assert.deepEqual(
      found.map(({ rule, keys }) => [rule, keys]),
      [['no-extension', ['bindings', 1, 'type']]],
    );
  });

  it('function-name is in no file', () => {
    const value = JSON.parse(alone('{ "type": "httpTrigger", "name": "r" }'));
    const found = refusals({ name: '1st', value }, app);
    assert.deepEqual(
      found.map(({ rule, keys }) => [rule, keys]),
      [['function-name', []]],
    );
  });

  it('each at its own place, where there are several', () => {
    const { text, locations } = read([
      [],
      behind('{ "type": "queue", "name": ⟦"1a"⟧, "direction": "out", "queueName": ⟦"a_b"⟧ }'),
    ]);
    const found = refusals({ name: 'Orders', value: JSON.parse(text) }, app);
    assert.deepEqual(locationsOf(found, text), locations);
  });
});
