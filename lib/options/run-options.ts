/** How a command runs, not what it writes. These take no part in answers files. */
export interface RunOption {
  name: string;
  kind: 'flag' | 'text';
  short?: string;
  help: string;
}

export const runOptions: readonly RunOption[] = [
  {
    name: 'yes',
    kind: 'flag',
    short: 'y',
    help: 'Ask nothing; take the default for what is not given.',
  },
  {
    name: 'answers',
    kind: 'text',
    help: 'Take answers from a JSON or YAML file with option names as keys.',
  },
  { name: 'dry-run', kind: 'flag', help: 'Show the files and the changes; write nothing.' },
  {
    name: 'force',
    kind: 'flag',
    help: 'Overwrite files that were changed, and fill a folder that is not empty.',
  },
  { name: 'json', kind: 'flag', help: 'Print the result as JSON and ask nothing.' },
];

/** The run options as given. */
export interface RunSettings {
  yes: boolean;
  answers: string | undefined;
  dryRun: boolean;
  force: boolean;
  json: boolean;
}
