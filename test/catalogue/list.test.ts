import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../lib/catalogue/index.ts';
import { checks } from '../../lib/doctor/checks/index.ts';

const lib = join(import.meta.dirname, '../../lib');

/** What the files of a folder, and of those below, export as `name`. Files of other names are helpers. */
async function exportedBelow(folder: string, name: string, file: RegExp): Promise<Set<unknown>> {
  const paths = readdirSync(join(lib, folder), { recursive: true, encoding: 'utf8' });
  const modules = await Promise.all(
    paths.filter((path) => file.test(path)).map((path) => import(join(lib, folder, path))),
  );
  return new Set(modules.map((module) => module[name]));
}

describe('the lists of the catalogue and of the checks', () => {
  const lists = [
    ['catalogue/triggers', 'trigger', /\.ts$/, catalogue.triggers],
    ['catalogue/inputs', 'binding', /\.ts$/, bindings('in')],
    ['catalogue/outputs', 'binding', /\.ts$/, bindings('out')],
    ['doctor/checks', 'check', /(^|\/)agf\d{3}-[^/]+\.ts$/, checks],
  ] as const;
  for (const [folder, name, file, list] of lists)
    it(`each file of lib/${folder} is listed once`, async () => {
      assert.equal(new Set<unknown>(list).size, list.length);
      assert.deepEqual(new Set<unknown>(list), await exportedBelow(folder, name, file));
    });

  it('inputs come before outputs, and checks by code', () => {
    assert.deepEqual(catalogue.bindings, [...bindings('in'), ...bindings('out')]);
    const codes = checks.map(({ code }) => code);
    assert.deepEqual(codes, codes.toSorted());
  });
});

function bindings(direction: 'in' | 'out'): typeof catalogue.bindings {
  return catalogue.bindings.filter((binding) => binding.direction === direction);
}
