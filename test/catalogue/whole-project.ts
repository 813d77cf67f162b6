import type { BindingKind } from '../../lib/catalogue/binding.ts';
import { loadCatalogue } from '../../lib/catalogue/load.ts';
import { run, temporaryFolder } from '../support/project.ts';

/** The module of the projects of these tests: the same, so that Go's build cache serves them all. */
export const module = ['--module', 'example.com/catalogue'];

/** The name of the function with a trigger. */
export const functionFor = (trigger: { name: string; functionName?: string }): string =>
  trigger.functionName ?? `On-${trigger.name}`;

/** Makes a project with a function for every trigger; gives its folder. */
export async function everyTrigger(): Promise<string> {
  const root = temporaryFolder();
  await run(root, ['new', ...module, '--function', 'On-http']);
  for (const trigger of (await loadCatalogue()).triggers) {
    if (trigger.name === 'http') continue;
    await run(root, ['function', functionFor(trigger), '--trigger', trigger.name]);
  }
  return root;
}

/** The same, with every input and output: in two functions, one of them twice each and by HTTP. */
export async function everything(): Promise<string> {
  const root = await everyTrigger();
  const { bindings } = await loadCatalogue();
  const asked = (kinds: readonly BindingKind[]): string[] =>
    kinds.flatMap(({ name, direction }) => [`--${direction}put`, name]);
  const all = asked(bindings);
  // Nobody waits for the answer of a function that a queue starts.
  const silent = asked(bindings.filter(({ name }) => name !== 'http'));
  await run(root, ['function', 'Everything', '--trigger', 'queue', ...silent]);
  await run(root, ['function', 'Twice', ...all, ...all]);
  return root;
}
