import type { Command } from '../shared/command.ts';
import { prepareProject } from '../shared/project-command.ts';
import { syncOptions } from './options.ts';
import { syncProject } from './run.ts';

export const syncCommand: Command = {
  name: 'sync',
  yeoman: 'azure-go-func:sync',
  summary:
    'Make the generated files and the record true again: after a merge, a pull, or a function folder that was made, renamed or deleted by hand.',
  argument: '',
  argumentHelp: '',
  options: () => syncOptions,
  examples: ['', '--dry-run', '--check'],
  remarks: [
    'Your own files stay as they are, and no function is added. A second run changes nothing.',
    'Exit codes: 0 done, 1 the work failed or --check found something to do, 2 the call was wrong, 130 stopped by you.',
  ],
  prepare: prepareProject(syncProject),
};
