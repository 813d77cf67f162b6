import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plansPage } from '../../scripts/docs/plans-page.ts';

describe('the documentation of the plans', () => {
  it('is what the tables say ("npm run docs" writes it)', () => {
    const path = join(import.meta.dirname, '../../docs/plans.md');
    assert.equal(readFileSync(path, 'utf8'), plansPage());
  });
});
