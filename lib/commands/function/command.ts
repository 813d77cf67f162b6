import type { Command } from '../shared/command.ts';
import { prepareProject } from '../shared/project-command.ts';
import { WRITING_REMARKS } from '../shared/remarks.ts';
import { functionOptions } from './options.ts';
import { addFunction } from './run.ts';

export const functionCommand: Command = {
  name: 'function',
  yeoman: 'azure-go-func:function',
  summary: 'Add a function to the app in this folder, whoever made it.',
  argument: '[name]',
  argumentHelp: 'The name of the function.',
  options: functionOptions,
  examples: [
    'Orders --trigger queue',
    'Cleanup --trigger timer --schedule "0 0 3 * * *"',
    'GetProduct --route "products/{id:int}" --methods get --dry-run',
  ],
  remarks: WRITING_REMARKS,
  prepare: prepareProject(addFunction),
};
