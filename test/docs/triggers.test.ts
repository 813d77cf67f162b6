import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { triggersPage } from '../../scripts/docs/triggers-page.ts';

describe('the documentation of the triggers', () => {
  it('is what the catalogue says ("npm run docs" writes it)', async () => {
    const path = join(import.meta.dirname, '../../docs/triggers.md');
    assert.equal(readFileSync(path, 'utf8'), await triggersPage());
  });
});
