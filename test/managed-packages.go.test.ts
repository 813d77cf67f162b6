import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { platforms } from '../lib/hosting/platforms.ts';
import { everythingTwice } from './catalogue/whole-project.ts';
import { go, goEnv, newestGo, oldestGo } from './support/go.ts';
import { module, run, temporaryFolder } from './support/project.ts';
import { routeTemplates } from './support/route-templates.ts';

describe('the managed packages of a generated project', function () {
  this.timeout(600_000);
  const sources = join(import.meta.dirname, 'go');

  for (const toolchain of [newestGo, oldestGo]) {
    it(`azfunc keeps its promises with ${toolchain}`, async () => {
      const root = await everythingTwice();
      await run(root, ['function', 'Codes', '--route', 'x/{code:regex(^a+$)}']);
      cpSync(join(sources, 'azfunc'), join(root, 'internal/azfunc'), { recursive: true });
      const testdata = join(root, 'internal/azfunc/route/testdata');
      mkdirSync(testdata);
      writeFileSync(join(testdata, 'templates.json'), JSON.stringify(routeTemplates()));
      await go(
        root,
        ['test', '-race', './internal/azfunc/...'],
        goEnv(toolchain, {
          CGO_ENABLED: '1',
          AZFUNC_VECTORS: join(import.meta.dirname, 'vectors'),
        }),
      );
    });
  }

  for (const [index, { name }] of platforms.entries()) {
    it(`pack keeps its promises for ${name}`, async () => {
      const root = temporaryFolder();
      await run(root, ['new', ...module, '--platform', name]);
      cpSync(join(sources, 'pack'), join(root, 'internal/pack'), { recursive: true });
      cpSync(join(import.meta.dirname, 'vectors'), join(root, 'internal/pack/testdata/vectors'), {
        recursive: true,
      });
      // What examines a program is told its platform: it is the same in every project.
      const known = index === 0 ? [] : ['-skip=^TestVerify'];
      await go(root, ['test', ...known, './internal/pack/'], goEnv(newestGo));
    });
  }
});
