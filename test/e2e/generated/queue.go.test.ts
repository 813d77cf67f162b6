import assert from 'node:assert/strict';
import { queueMessage } from '../../../lib/local-host/trigger-values.ts';
import { buildApp, complaints, complaintsOf, module, useHosts } from './app.ts';

/** The text that a queue gets: of bytes, what they say. */
function textOf(items: unknown[] | undefined): unknown[] | undefined {
  return items?.map((item) => (item instanceof Uint8Array ? Buffer.from(item).toString() : item));
}

/** The JSON of the one message of a queue. */
function factsOf(items: unknown[] | undefined): {
  id: string;
  delivery: number;
  inserted: boolean;
} {
  return JSON.parse(String(textOf(items)));
}

const messages: { [title: string]: string } = {
  plain: 'hello, world',
  unicode: 'Grüße 👋 日本語 \u2028 \u0000',
  empty: '',
  spaces: '  \n\t ',
  'several lines': 'one\r\ntwo\n',
  'quotes and backslashes': '"quoted" \\ and \\"twice\\"',
  'like Base64': 'dGVzdA==',
  'like Base64, a word': 'test',
  'like Base64, two words': 'ab cd',
  'like a date': '2026-01-02T03:04:05Z',
  'like a number': '42',
  'JSON null': 'null',
  'a JSON string': '"hi"',
  'a JSON string in a JSON string': '"\\"hi\\""',
  'a JSON object': '{"id": "1", "list": [1, 2]}',
  'a JSON array': '["a", "b"]',
  'broken JSON': '{"id": ',
  '48 KB, the most that a queue takes': 'ü'.repeat(24_576),
};

describe('a generated app under the host: queue messages', () => {
  const start = useHosts();
  let root = '';
  before(async () => {
    const queue = ['--function', 'Orders', '--trigger', 'queue'];
    root = await buildApp({ commands: [['new', ...queue, ...module]], functions: ['Relay'] });
  });

  it('every text arrives as it was sent, and goes on as it arrived', async () => {
    const host = await start(root);
    for (const [title, text] of Object.entries(messages)) {
      const { outputs, status } = await host.invoke('Relay', queueMessage(text));
      assert.equal(status, 'Succeeded', title);
      assert.deepEqual(textOf(outputs.copy), [text], title);
    }
    assert.deepEqual(complaintsOf(host), []);
  });

  it('what the queue knows of a message is there', async () => {
    const host = await start(root);
    const values = queueMessage('text', 4);
    const { outputs } = await host.invoke('Relay', values);
    const { Id: id, PopReceipt: receipt } = values.metadata ?? {};
    assert.deepEqual(factsOf(outputs.facts), { id, receipt, delivery: 4, inserted: true });
  });

  it('a message whose properties are called as the metadata replaces it, and changes no more', async () => {
    const host = await start(root);
    const text = '{"Id": "forged", "dequeuecount": 99, "InsertionTime": "never", "sys": "x"}';
    const { outputs, status } = await host.invoke('Relay', queueMessage(text));
    assert.equal(status, 'Succeeded');
    assert.deepEqual(textOf(outputs.copy), [text]);
    const facts = factsOf(outputs.facts);
    assert.equal(facts.id, 'forged');
    assert.equal(facts.delivery, 99);
    assert.equal(facts.inserted, false);
  });

  it('the generated function takes JSON, and logs to the invocation', async () => {
    const host = await start(root);
    const text = '{"id": "7", "text": "Grüße 👋", "DequeueCount": "many"}';
    const { status, logs } = await host.invoke('Orders', queueMessage(text));
    assert.equal(status, 'Succeeded');
    assert.deepEqual(logs, ['message 7: Grüße 👋 (delivery 0)']);
  });

  it('the generated function fails for all else, so that the host keeps the message', async () => {
    const host = await start(root);
    const texts = ['', 'hello', '[]', '42', 'null', '{"id": 7}', '{"id": "'];
    for (const text of texts) {
      const { status, error } = await host.invoke('Orders', queueMessage(text));
      assert.equal(status, 'Failed', text);
      assert.match(error?.message ?? '', /500 \(Internal Server Error\)/);
    }
    const good = await host.invoke('Orders', queueMessage('{"id": "8"}'));
    assert.deepEqual(good.logs, ['message 8:  (delivery 1)']);
    const lines = await complaints(host, texts.length);
    assert.equal(lines.length, texts.length);
    for (const line of lines) assert.match(line, /^Error .*"function":"Orders"/);
  });

  it('takes 200 messages at once, each rightly', async () => {
    const host = await start(root);
    const texts = Array.from({ length: 200 }, (_, i) => `message ${i}`);
    const copies = await Promise.all(
      texts.map(async (text) => (await host.invoke('Relay', queueMessage(text))).outputs.copy),
    );
    assert.deepEqual(
      copies.map(textOf),
      texts.map((text) => [text]),
    );
    assert.deepEqual(complaintsOf(host), []);
  });
});
