import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { go } from '../support/go.ts';
import { everythingTwice } from './whole-project.ts';

describe("the decoder of the host's values", () => {
  it('survives five seconds of values and bytes that nobody has thought of', async () => {
    const root = await everythingTwice();
    const tests = join(import.meta.dirname, '../go/azfunc');
    cpSync(tests, join(root, 'internal/azfunc'), { recursive: true });
    const fuzz = ['-run=^$', '-fuzz=^FuzzDecode$', '-fuzztime=5s'];
    await go(root, ['test', ...fuzz, './internal/azfunc']);
  });
});
