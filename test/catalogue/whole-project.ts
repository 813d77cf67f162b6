import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../lib/catalogue/index.ts';
import { everything, makeGolden } from '../support/golden-projects.ts';
import { run } from '../support/project.ts';
import { madeOnce } from '../support/run-folder.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** A copy of the golden project with everything, with one more function: it has each input and output twice. */
export async function everythingTwice(): Promise<string> {
  const made = await madeOnce('everything-twice', async (folder) => {
    const root = join(folder, 'app');
    cpSync(await makeGolden(everything), root, { recursive: true });
    const words = catalogue.bindings.flatMap(({ name, direction }) => [`--${direction}put`, name]);
    await run(root, ['function', 'Twice', ...words, ...words]);
  });
  const copy = join(temporaryFolder(), 'app');
  cpSync(join(made, 'app'), copy, { recursive: true });
  return copy;
}
