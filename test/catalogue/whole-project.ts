import { loadCatalogue } from '../../lib/catalogue/load.ts';
import { everything, makeGolden } from '../support/golden-projects.ts';
import { run } from '../support/project.ts';

/** Makes the golden project with everything, and a function that has each input and output twice; gives its folder. */
export async function everythingTwice(): Promise<string> {
  const root = await makeGolden(everything);
  const words = (await loadCatalogue()).bindings.flatMap(({ name, direction }) => [
    `--${direction}put`,
    name,
  ]);
  await run(root, ['function', 'Twice', ...words, ...words]);
  return root;
}
