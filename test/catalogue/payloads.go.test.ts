import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../lib/catalogue/index.ts';
import type { Trigger } from '../../lib/catalogue/trigger.ts';
import type { Host } from '../../lib/local-host/host.ts';
import { type FunctionData, functionData } from '../../lib/plan/go-function.ts';
import { openFolder } from '../../lib/project/open.ts';
import { useHosts } from '../e2e/generated/app.ts';
import { buildHandler } from '../support/go.ts';
import { module, run, temporaryFolder, writeFiles } from '../support/project.ts';
import { bytes, type Contents, many, one, type Payload, texts } from './payloads.ts';

/** A function with one of the forms in which a trigger hands over what came. */
interface Case {
  name: string;
  trigger: string;
  form: 'one' | 'many' | 'bytes' | 'many-bytes';
  words: string[];
}

/** Every trigger that is called with an event, with each cardinality and data type that it offers. */
async function cases(): Promise<Case[]> {
  const { triggers } = catalogue;
  return triggers.filter(({ name }) => name in one).flatMap(casesOf);
}

function casesOf({ name, options, functionName }: Trigger): Case[] {
  const has = (option: string) => options.some((each) => each.name === option);
  const cardinality = (value: string) => (has('cardinality') ? ['--cardinality', value] : []);
  const make = (form: Case['form'], words: string[]): Case => ({
    name: functionName ?? `${form}-${name}`,
    trigger: name,
    form,
    words: ['--trigger', name, ...words],
  });
  const binary = ['--data-type', 'binary'];
  return [
    make('one', cardinality('one')),
    ...(has('data-type') ? [make('bytes', [...cardinality('one'), ...binary])] : []),
    ...(has('cardinality') ? [make('many', cardinality('many'))] : []),
    ...(has('cardinality') && has('data-type')
      ? [make('many-bytes', [...cardinality('many'), ...binary])]
      : []),
  ];
}

/** The triggers whose payload the user's type is decoded from, as JSON; the others get a string. */
const OBJECTS = [
  'cosmosdb',
  'sql',
  'mysql',
  'eventgrid',
  'dapr-service-invocation',
  'dapr-binding',
  'dapr-topic',
  'mcp-tool',
  'redis-stream',
];

/** The Go file of a function that logs its event as JSON. */
function showEvent({ trigger, event, method, parameters }: FunctionData): string {
  const type = OBJECTS.includes(trigger ?? '') ? 'any' : 'string';
  const concrete = parameters.replace(new RegExp(`\\[${method}\\w+\\]`), `[${type}]`);
  return `package main

import (
	"context"

	"example.com/app/internal/azfunc"
)

func (a *app) ${method}(${concrete}) error {
	return show(${event ? 'e.Event' : 'e'}, e)
}
`;
}

const SHOW = `package main

import (
	"encoding/json"

	"example.com/app/internal/azfunc"
)

func show(e *azfunc.Event, event any) error {
	text, err := json.Marshal(event)
	e.Logf("%s", text)
	return err
}
`;

/** One app with a function for each case, built. */
async function buildApp(all: readonly Case[]): Promise<string> {
  const root = temporaryFolder();
  await run(root, ['new', ...module]);
  for (const { name, words } of all) await run(root, ['function', name, ...words]);
  const project = openFolder(root);
  const functions = project.functions
    .map((each) => functionData(each, catalogue, 'api'))
    .filter(({ name }) => all.some((each) => each.name === name));
  const files = functions.map((fn) => [`${fn.file}.go`, showEvent(fn)]);
  writeFiles(root, { ...Object.fromEntries(files), 'show.go': SHOW });
  await buildHandler(root);
  rmSync(join(root, 'local.settings.json')); // it names the handler for local runs
  return root;
}

/** Payloads of a case, by title. */
function payloadsOf({ trigger, form }: Case): [title: string, payload: Payload][] {
  const contents: { readonly [title: string]: Contents } = form.endsWith('bytes') ? bytes : texts;
  if (!form.startsWith('many')) {
    const all = Object.entries(contents).map(([title, each]): [string, Payload] => [
      title,
      payloadOf(trigger, each),
    ]);
    return [...all, ...all.flatMap(asText)];
  }
  const small = Object.entries(contents).flatMap(([title, each]) => (title === '1 MB' ? [] : each));
  return [
    ['all of them', manyOf(trigger, small)],
    ['only one', manyOf(trigger, small.slice(0, 1))],
    ['1 MB', manyOf(trigger, [contents['1 MB'] ?? ''])],
    ['a thousand', manyOf(trigger, Array(250).fill(small.slice(0, 4)).flat())],
  ];
}

/** An object or an array also comes as the JSON of it, in a text: that depends on the extension's version. */
function asText([title, { values, ...rest }]: [string, Payload]): [string, Payload][] {
  const { trigger, ...others } = values;
  if (typeof trigger === 'string' || trigger instanceof Uint8Array) return [];
  const text = JSON.stringify(trigger);
  return [[`${title}, as text`, { values: { trigger: text, ...others }, ...rest }]];
}

function payloadOf(trigger: string, contents: Contents): Payload {
  const make = one[trigger];
  assert.ok(make, `there are payloads of ${trigger}`);
  return make(contents);
}

function manyOf(trigger: string, contents: readonly Contents[]): Payload {
  const make = many[trigger];
  assert.ok(make, `there are payloads of many of ${trigger}`);
  return make(contents);
}

/** The event as the function has seen it. */
async function seen(host: Host, name: string, { values }: Payload): Promise<Payload['event']> {
  const { status, error, logs } = await host.invoke(name, values);
  assert.equal(status, 'Succeeded', error?.message);
  assert.equal(logs.length, 1);
  return JSON.parse(logs[0] ?? '');
}

function pick(event: Payload['event'], names: readonly string[]): Payload['event'] {
  return Object.fromEntries(names.map((name) => [name, event[name]]));
}

/** `Raw` that is a JSON object is compared as one: the host may write its text with other escapes. */
function withParsedRaw(event: unknown): unknown {
  return JSON.parse(JSON.stringify(event), (key, value) => {
    if (key !== 'Raw' || typeof value !== 'string') return value;
    const text = Buffer.from(value, 'base64').toString();
    return text.startsWith('{') ? { object: JSON.parse(text) } : value;
  });
}

describe('what the host sends for every trigger, in the built handler', () => {
  const start = useHosts();
  let all: Case[] = [];
  let root = '';
  before(async () => {
    all = await cases();
    root = await buildApp(all);
  });

  it('there are payloads for every trigger that has an event', async () => {
    const { triggers } = catalogue;
    const binding = { type: '', direction: 'in', name: '' };
    const withEvent = triggers.filter(
      ({ event }) => event && event(binding).constructor !== 'HTTP',
    );
    for (const { name } of withEvent) assert.ok(name in one, name);
  });

  it('decodes to equal values', async () => {
    const host = await start(root);
    for (const each of all) {
      for (const [title, payload] of payloadsOf(each)) {
        const event = await seen(host, each.name, payload);
        assert.deepEqual(
          withParsedRaw(pick(event, Object.keys(payload.event))),
          withParsedRaw(payload.event),
          `${each.name}: ${title}`,
        );
      }
    }
  });

  it('what a sender has put into the metadata changes nothing of what was sent', async () => {
    const host = await start(root);
    for (const each of all.filter(({ form }) => form === 'one')) {
      const names = Object.keys(payloadOf(each.trigger, '').values.metadata ?? {});
      const hostile = [...names, 'sys', 'RetryContext', 'Data', 'Metadata', '__proto__', ''];
      for (const value of ['forged', { deep: [1] }, 7, true]) {
        const text = JSON.stringify(Object.fromEntries(hostile.map((name) => [name, value])));
        const payload = payloadOf(each.trigger, text);
        const event = await seen(host, each.name, payload);
        const own = [payload.own];
        assert.deepEqual(pick(event, own), pick(payload.event, own), `${each.name}: ${value}`);
      }
    }
  });
});
