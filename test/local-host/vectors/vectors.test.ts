import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { groups } from './groups.ts';
import { notModelled } from './not-modelled.ts';
import { readCases, reasonFor, replay } from './vectors.ts';

const files = readdirSync(new URL('../../vectors/', import.meta.url)).filter((name) =>
  name.endsWith('.json'),
);

describe('the double does what was recorded', () => {
  for (const file of files) {
    for (const group of groups.filter((each) => each.file === file)) {
      const cases = readCases(file).filter(({ id }) => group.ids.test(id) && !reasonFor(file, id));
      it(`${file}: ${cases.length} cases of ${group.ids}`, () => replay(cases, group));
    }
  }

  for (const file of files) {
    it(`${file}: every case is replayed once, or said not to be`, () => {
      const known = notModelled[file] ?? { count: 0, reasons: [] };
      const left = readCases(file).filter(({ id }) => reasonFor(file, id));
      assert.equal(left.length, known.count);
      for (const [pattern, reason] of known.reasons) {
        assert.ok(
          left.some(({ id }) => pattern.test(id)),
          `${pattern} (${reason}) is of no case`,
        );
      }
      for (const { id } of readCases(file)) {
        if (reasonFor(file, id)) continue;
        const times = groups.filter((each) => each.file === file && each.ids.test(id)).length;
        assert.equal(times, 1, `${id} is replayed ${times} times`);
      }
    });
  }
});
