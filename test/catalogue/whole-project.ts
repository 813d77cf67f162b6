import { catalogue } from '../../lib/catalogue/index.ts';
import { everything, makeGolden } from '../support/golden-projects.ts';
import { run, temporaryFolder } from '../support/project.ts';

/** Makes the golden project with everything, and a function that has each input and output twice; gives its folder. */
export async function everythingTwice(): Promise<string> {
  const root = await makeGolden(everything, temporaryFolder());
  const words = catalogue.bindings.flatMap(({ name, direction }) => [`--${direction}put`, name]);
  await run(root, ['function', 'Twice', ...words, ...words]);
  return root;
}
