import { type AnswersOf, answersTo, defineOption, defineOptions } from '../../options/option.ts';
import type { Call } from './command.ts';

/** A flag that says how a command runs: with it yes, without it no. */
export function switchOption<const N extends string>(name: N, help: string, short?: string) {
  return defineOption({
    name,
    type: 'boolean',
    scope: 'run',
    short,
    help,
    example: 'true',
    default: () => false,
  });
}

/** How a command that writes a project runs. */
export const runOptions = defineOptions([
  switchOption('yes', 'Ask nothing; take the default for what is not given.', 'y'),
  {
    name: 'answers',
    type: 'text',
    scope: 'run',
    valueName: 'FILE',
    help: 'Take answers from a JSON or YAML file with option names as keys.',
    example: 'answers.yaml',
    optional: true,
  },
  switchOption('dry-run', 'Show the files and the changes; write nothing.'),
  switchOption('force', 'Overwrite files that were changed, and fill a folder that is not empty.'),
  switchOption('json', 'Print the result as JSON and ask nothing.'),
]);

/** A dry run that fails where there is something to do: for commands that write nothing new. */
export const checkOption = switchOption(
  'check',
  'As --dry-run, and end with 1 where there is something to do: for CI.',
);

export type RunSettings = AnswersOf<typeof runOptions> & { check: boolean };

/** How a call of such a command is to run. */
export function settingsOf({ parsed: { run } }: Call): RunSettings {
  const settings = answersTo(runOptions, run);
  const check = run.check === true;
  return { ...settings, check, 'dry-run': settings['dry-run'] || check };
}
