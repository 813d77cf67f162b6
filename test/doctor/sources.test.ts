import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadChecks } from '../../lib/doctor/checks.ts';

const folder = join(import.meta.dirname, '../vectors');

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
    for (const { code, symptom, sources = {} } of await loadChecks()) {
      const quoted = [...symptom.matchAll(/"([^"]+)"/g)].map(([, quote = '']) => quote);
      // A word alone is a word of function.json, not a message.
      const messages = quoted.filter((quote) => quote.includes(' '));
      assert.deepEqual(Object.keys(sources).sort(), [...new Set(messages)].sort(), code);
    }
  });

  it('was recorded, where it says so', async () => {
    const texts = recorded();
    let vectors = 0;
    for (const { code, sources = {} } of await loadChecks()) {
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
});
