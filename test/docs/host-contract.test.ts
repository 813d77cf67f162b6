import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/host-contract.md'), 'utf8');

function filesOf(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name)),
  );
}

/** The ids of all recorded cases. */
function caseIds(): string[] {
  const folder = join(root, 'test/vectors');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const { cases } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
        cases: { id: string }[];
      };
      return cases.map(({ id }) => id);
    });
}

/** What a citation may stand for: `-x` continues a prefix of the one before it. */
function readings(id: string, before: string): string[] {
  if (!id.startsWith('-')) return [id.replace(/^…/, 'http-response-')];
  const words = before.split('-');
  return words.map((_, index) => words.slice(0, index + 1).join('-') + id);
}

function pattern(id: string): RegExp {
  return new RegExp(`^${id.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
}

describe('docs/host-contract.md', () => {
  it('cites recorded cases that exist', () => {
    const known = [...caseIds(), ...readdirSync(join(root, 'test/vectors'))];
    const unknown: string[] = [];
    let cited = 0;
    for (const [, list = ''] of page.matchAll(/\[R((?:[^\]]*?`[^`]*`)+)[^\]]*\]/g)) {
      let before = '';
      for (const [, id = ''] of list.matchAll(/`([^`]*)`/g)) {
        cited += 1;
        const found = readings(id, before).find((each) => known.some((k) => pattern(each).test(k)));
        if (found === undefined) unknown.push(id);
        before = found ?? before;
      }
    }
    assert.deepEqual(unknown, []);
    assert.ok(cited > 200, `${cited} citations`);
  });

  it('has every section that our code cites', () => {
    const anchors = new Set([...page.matchAll(/<a id="([\d.]+)">/g)].map(([, id]) => id));
    const wrong = filesOf('lib', 'lib/local-host').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/contract (?:section )?(\d(?:\.\d)?)/g)]
        .filter(([, section]) => !anchors.has(section))
        .map(([citation]) => `${file}: ${citation}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('is not cited in what users get, who do not have it', () => {
    // Also where a comment breaks the line: "(host\n// contract 3.2)".
    const cited = filesOf('templates').filter((file) =>
      /\b(host[\s/]+contract|contract\s+(section\s+)?\d)/i.test(readFileSync(file, 'utf8')),
    );
    assert.deepEqual(cited, []);
  });
});
