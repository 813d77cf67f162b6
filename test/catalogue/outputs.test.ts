import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BindingKind } from '../../lib/catalogue/binding.ts';
import { catalogue } from '../../lib/catalogue/index.ts';
import { run, temporaryFolder } from '../support/project.ts';

const read = (...path: string[]): string =>
  readFileSync(join(import.meta.dirname, '../..', ...path), 'utf8');

/** The extensions that were not run; their kind is what their source says. */
const notRun = ['sendgrid', 'twilio'];

/** The host's word in the vectors, where they have one. */
const words: Record<string, string> = {
  bytes: 'IAsyncCollector<byte[]>',
  text: 'IAsyncCollector<String>',
  object: 'IAsyncCollector<JObject>',
};

describe('the kinds of outputs', () => {
  let outputs: BindingKind[] = [];
  before(async () => {
    outputs = catalogue.bindings.filter(({ direction }) => direction === 'out');
  });

  it('each output says its kind, and the file of vectors that shows it', () => {
    assert.ok(outputs.length > 20);
    for (const { name, collector } of outputs) {
      assert.ok(collector, name);
      assert.equal(collector.source === undefined, notRun.includes(name), name);
    }
  });

  it('the vectors agree', () => {
    const seen: string[] = [];
    for (const { name, type, collector } of outputs) {
      if (!collector?.source) continue;
      const { cases } = JSON.parse(read('test/vectors', collector.source));
      const kinds = cases
        .filter((each: VectorCase) => bindingTypes(each).includes(type.toLowerCase()))
        .map(({ then }: VectorCase) => then.kind)
        .filter((kind: unknown) => typeof kind === 'string');
      if (kinds.length === 0) continue;
      seen.push(name);
      const wanted = (words[collector.kind] ?? '').toLowerCase();
      assert.deepEqual(
        [...new Set(kinds.map((kind: string) => kind.toLowerCase()))],
        [wanted],
        name,
      );
    }
    assert.ok(seen.length >= 13, `${seen}`);
  });

  it('of a failed answer nothing gets to a caller, so that its body may say why', () => {
    const { cases } = JSON.parse(read('test/vectors/http-envelope-response.json'));
    const failed = cases.filter(({ id }: { id: string }) =>
      /^http-response-handler-status-[45]\d\d$/.test(id),
    );
    assert.ok(failed.length > 0);
    for (const { id, then } of failed) {
      assert.deepEqual([then.client.status, then.client.body.text], [500, ''], id);
    }
  });

  it('the Go double of a project knows the same kinds', () => {
    const code = read('templates/runtime/envelope/internal/azfunc/hostcall/answer.go.ejs');
    const [, map = ''] = /var kinds = [^{]*\{([^}]*)\}/.exec(code) ?? [];
    const inGo = Object.fromEntries(
      [...map.matchAll(/"(\w+)":\s*"(\w+)"/g)].map(([, type, kind]) => [type, kind]),
    );
    const inCatalogue = outputs
      .filter(({ collector }) => collector?.kind !== 'http')
      .map(({ type, collector }) => [type.toLowerCase(), collector?.kind]);
    assert.deepEqual(inGo, Object.fromEntries(inCatalogue));
  });
});

interface VectorCase {
  functionJson: { type?: string } | { type?: string }[] | { bindings: { type?: string }[] };
  then: { kind?: unknown };
}

/** The types of the bindings of a case, in lower case. */
function bindingTypes({ functionJson }: VectorCase): string[] {
  return [...JSON.stringify(functionJson ?? {}).matchAll(/"type":"(\w+)"/g)].map(([, type = '']) =>
    type.toLowerCase(),
  );
}

describe('the names of outputs', () => {
  const made = (output: string) =>
    run(temporaryFolder(), [
      'new',
      '--function',
      'Orders',
      '--trigger',
      'queue',
      '--output',
      output,
    ]);

  // What the vectors show resolved: outputs-queue.json, outputs-blob.json, ext-*.json, "*expression-in-*".
  for (const output of [
    'queue:{region}-orders',
    'blob:{region}/{rand-guid}.txt',
    'table:{region}',
    'servicebus:{region}/orders',
    'rabbitmq:{region}-orders',
    'redis:{command}',
    'cosmosdb:{region}',
    'sql:dbo.{region}',
    'mysql:{region}',
    'signalr:{region}',
    'webpubsub:{region}',
    'dapr-publish:{region}',
    'dapr-state:{region}',
  ]) {
    it(`take expressions: ${output}`, async () => void (await made(output)));
  }

  for (const [output, reason] of [
    [
      'eventhub:{region}',
      /an expression is not filled in here: the events would go to a hub of that very name/,
    ],
    [
      'kafka:{region}',
      /an expression is not filled in here: the records would be lost without an error/,
    ],
    ['queue:{region', /a queue name has/],
    ['queue:{Region}_orders', /a queue name has/],
    ['redis:SET {key}', /one word in upper case/],
  ] as const) {
    it(`refuse ${output}`, () => assert.rejects(made(output), reason));
  }
});
