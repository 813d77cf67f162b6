import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { catalogue } from '../../lib/catalogue/index.ts';
import { testAndVet } from '../support/go.ts';
import { module, run, temporaryFolder } from '../support/project.ts';
import { runTool } from '../support/tool.ts';
import { alone, type Variation } from './variations.ts';

async function checkAlone({ words }: Variation): Promise<void> {
  const root = temporaryFolder();
  await run(root, ['new', ...module, ...words]);
  assert.equal(await runTool('gofmt', ['-l', '.'], root), '', words.join(' '));
  await testAndVet(root);
}

/** Does the work of all items, as many at once as there are processors; rejects with every failure. */
async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      await work(item).catch((failure: unknown) => failures.push(failure));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('\n\n'));
}

describe('each trigger and binding of the catalogue', function () {
  this.timeout(600_000);

  it('compiles, is vetted and passes its tests in a project of its own', async () =>
    inParallel(alone(catalogue), checkAlone));
});
