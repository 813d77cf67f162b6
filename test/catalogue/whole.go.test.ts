import assert from 'node:assert/strict';
import { catalogue } from '../../lib/catalogue/index.ts';
import { go, goEnv, newestGo, oldestGo, staticcheck } from '../support/go.ts';
import { module, runSource, temporaryFolder } from '../support/project.ts';
import { runTool } from '../support/tool.ts';
import { withOptions } from './variations.ts';
import { everythingTwice } from './whole-project.ts';

describe('the whole catalogue', function () {
  this.timeout(600_000);

  describe('in one project', () => {
    let root = '';
    before(async () => {
      root = await everythingTwice();
    });

    it('is formatted, vetted and free of what staticcheck knows', async () => {
      assert.equal(await runTool('gofmt', ['-l', '.'], root), '');
      await go(root, ['vet', './...']);
      assert.equal(await runTool(staticcheck(), ['./...'], root, goEnv()), '');
    });

    it('passes its tests with the newest Go, and with the race detector', async () => {
      await go(root, ['test', '-race', './...'], goEnv(newestGo, { CGO_ENABLED: '1' }));
    });

    it('passes its tests with the oldest Go', async () => {
      await go(root, ['test', './...'], goEnv(oldestGo));
    });
  });

  it('compiles with each of its options, in one project', async () => {
    const root = temporaryFolder();
    await runSource(root, ['new', ...module]);
    for (const [index, { words }] of withOptions(catalogue).entries()) {
      const named = words.map((word) => (word === 'Alone' ? `F${index}` : word));
      const isAlike = words.includes('signalr-negotiate') && !words.includes('--route');
      await runSource(root, ['function', ...named, ...(isAlike ? ['--route', `f${index}`] : [])]);
    }
    await go(root, ['vet', '.']);
  });
});
