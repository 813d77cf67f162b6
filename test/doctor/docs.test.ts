import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AREAS } from '../../lib/doctor/check.ts';
import { checks } from '../../lib/doctor/checks/index.ts';
import { checkList, checkPage } from '../../scripts/docs/check-page.ts';

const folder = join(import.meta.dirname, '../../docs/checks');

describe('doctor: the documentation of the checks', () => {
  it('is what the checks say ("npm run docs" writes it)', async () => {
    assert.equal(readFileSync(join(folder, 'README.md'), 'utf8'), checkList(checks));
    for (const check of checks) {
      assert.equal(readFileSync(join(folder, `${check.code}.md`), 'utf8'), checkPage(check));
    }
    assert.equal(readdirSync(folder).length, checks.length + 1);
  });

  it('has every code once, with the digit of its area', async () => {
    assert.equal(new Set(checks.map(({ code }) => code)).size, checks.length);
    for (const { code, area } of checks) assert.equal(code[3], String(AREAS.indexOf(area) + 1));
  });
});
