import type { Command } from '../shared/command.ts';
import { prepareProject } from '../shared/project-command.ts';
import { WRITING_REMARKS } from '../shared/remarks.ts';
import { newOptions } from './options.ts';
import { newProject } from './run.ts';

export const newCommand: Command = {
  name: 'new',
  yeoman: 'azure-go-func',
  summary: 'Make a Go custom handler app for Azure Functions, with its first function.',
  argument: '[directory]',
  argumentHelp: 'Where the app goes; this folder when left out.',
  options: newOptions,
  examples: [
    'shop',
    'shop --yes',
    'shop --function Orders --trigger queue --queue-name orders --yes',
    'shop --platform windows/amd64 --auth-level anonymous --yes',
  ],
  remarks: WRITING_REMARKS,
  prepare: prepareProject(newProject),
};
