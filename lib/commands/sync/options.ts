import { projectOptions } from '../shared/options.ts';
import { checkOption, runOptions, switchOption } from '../shared/run-options.ts';

/** What `sync` can be told: what a project without a record does not say, and how to run. */
export const syncOptions = [
  ...projectOptions,
  checkOption,
  ...runOptions.filter(({ name }) => name !== 'answers' && name !== 'force'),
  switchOption('force', 'Overwrite generated files that were edited by hand.'),
];
