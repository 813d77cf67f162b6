import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '../../lib/doctor/checks/index.ts';

const folder = join(import.meta.dirname, '../vectors');

/** A case of forwarding.json, as far as a test here reads it. */
interface Forwarded {
  id: string;
  hostJson: unknown;
  given: { path: string; method: string };
  then: { handler: { path: string; method: string; body: unknown } };
}

/** Every text in what was recorded, by the id of its case. */
function recorded(): Map<string, string> {
  const cases = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap(
      (name) =>
        (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { cases: { id: string }[] }).cases,
    );
  return new Map(cases.map((each) => [each.id, textsIn(each).join('\n')]));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** A quote with its placeholders and names open: `{name}`, `...`, `<port>`, what stands between ' and '. */
function pattern(quote: string): RegExp {
  const open = /\{\w+\}|\.\.\.|<\w+>|'[^']*'|\/home\/site\/wwwroot[^ ]*/g;
  const fixed = quote.split(open).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(fixed.join('.{0,200}?'), 's');
}

describe('doctor: what the checks quote', () => {
  it('has a source for every message in a symptom', async () => {
    for (const { code, symptom, sources = {} } of checks) {
      const quoted = [...symptom.matchAll(/"([^"]+)"/g)].map(([, quote = '']) => quote);
      // A word alone is a word of function.json, not a message.
      const messages = quoted.filter((quote) => quote.includes(' '));
      assert.deepEqual(Object.keys(sources).sort(), [...new Set(messages)].sort(), code);
    }
  });

  it('was recorded, where it says so', async () => {
    const texts = recorded();
    let vectors = 0;
    for (const { code, sources = {} } of checks) {
      for (const [quote, source] of Object.entries(sources)) {
        assert.ok(source.length > 3, `${code}: ${quote}`);
        const [, id] = /^vector (.+)$/.exec(source) ?? [];
        if (id === undefined) continue;
        vectors++;
        assert.match(texts.get(id) ?? `(no case ${id})`, pattern(quote), code);
      }
    }
    assert.ok(vectors > 40, `${vectors} of them`);
  });

  it('AGF328: the host forwards to the very path by which it calls an event function', () => {
    const { cases } = JSON.parse(readFileSync(join(folder, 'forwarding.json'), 'utf8')) as {
      cases: Forwarded[];
    };
    const of = (id: string) => cases.find((each) => each.id === id) as Forwarded;
    const wide = of('prefix-empty-rest');
    assert.match(JSON.stringify(wide.hostJson), /"routePrefix":""/);
    assert.equal(wide.then.handler.path, wide.given.path);
    const posted = of('forwarding-post-json');
    assert.equal(posted.then.handler.method, 'POST');
    assert.deepEqual(posted.then.handler.body, { text: '{"a":1}' });
    const called = of('forwarding-no-http-output-is-envelope');
    assert.deepEqual([called.then.handler.method, called.then.handler.path], ['POST', '/NoOut']);
  });
});
