import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { optionsPage } from '../../scripts/docs/options-page.ts';

describe('the documentation of the options', () => {
  it('is what the tables say ("npm run docs" writes it)', async () => {
    const path = join(import.meta.dirname, '../../docs/options.md');
    assert.equal(readFileSync(path, 'utf8'), await optionsPage());
  });
});
