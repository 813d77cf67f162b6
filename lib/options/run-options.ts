/** How a command runs, not what it writes. These take no part in answers files. */
export interface RunOption {
  name: string;
  type: 'flag' | 'text';
  /** How the value of a text option reads in `--help`. */
  value?: string;
  short?: string;
  help: string;
}

export const runOptions: readonly RunOption[] = [
  {
    name: 'yes',
    type: 'flag',
    short: 'y',
    help: 'Ask nothing; take the default for what is not given.',
  },
  {
    name: 'answers',
    type: 'text',
    value: 'FILE',
    help: 'Take answers from a JSON or YAML file with option names as keys.',
  },
  { name: 'dry-run', type: 'flag', help: 'Show the files and the changes; write nothing.' },
  {
    name: 'force',
    type: 'flag',
    help: 'Overwrite files that were changed, and fill a folder that is not empty.',
  },
  { name: 'json', type: 'flag', help: 'Print the result as JSON and ask nothing.' },
];

/** How the doctor runs. */
export const doctorRunOptions: readonly RunOption[] = [
  {
    name: 'fix',
    type: 'flag',
    help: 'Put right what can be put right without losing anything, then examine again.',
  },
  {
    name: 'dry-run',
    type: 'flag',
    help: 'With --fix or --ignore: show the changes; write nothing.',
  },
  {
    name: 'verbose',
    type: 'flag',
    help: 'Give symptom, reason and documentation of each finding.',
  },
  {
    name: 'run',
    type: 'flag',
    help: 'Start the built handler on a free port of this machine and call each function once, without data.',
  },
  { name: 'json', type: 'flag', help: 'Print the result as JSON (see docs/json.md).' },
  {
    name: 'sarif',
    type: 'text',
    value: 'FILE',
    help: 'Write the result as SARIF 2.1.0 for code scanning; "-" is standard output.',
  },
];

/** The run options as given. */
export interface RunSettings {
  yes: boolean;
  answers: string | undefined;
  dryRun: boolean;
  force: boolean;
  json: boolean;
}
