import { doctorRunOptions, runOptions } from '../options/run-options.ts';
import { doctorRows } from './doctor/options.ts';
import type { Command } from './shared/command.ts';
import { functionRows, newRows } from './shared/tables.ts';

const WRITING_REMARKS = [
  'Where nobody can answer (no terminal), nothing is asked: defaults are taken, and what has none is reported.',
  'Exit codes: 0 done, 1 the work failed, 2 the call was wrong, 130 stopped by you.',
];

export const commands: readonly Command[] = [
  {
    name: 'new',
    yeoman: 'azure-go-func',
    summary: 'Make a Go custom handler app for Azure Functions, with its first function.',
    argument: '[directory]',
    argumentHelp: 'Where the app goes; this folder when left out.',
    rows: newRows,
    runOptions,
    examples: [
      'shop',
      'shop --yes',
      'shop --function Orders --trigger queue --queue-name orders --yes',
      'shop --platform windows/amd64 --auth-level anonymous --yes',
    ],
    remarks: WRITING_REMARKS,
  },
  {
    name: 'function',
    yeoman: 'azure-go-func:function',
    summary: 'Add a function to the app in this folder, whoever made it.',
    argument: '[name]',
    argumentHelp: 'The name of the function.',
    rows: functionRows,
    runOptions,
    examples: [
      'Orders --trigger queue',
      'Cleanup --trigger timer --schedule "0 0 3 * * *"',
      'GetProduct --route "products/{id:int}" --methods get --dry-run',
    ],
    remarks: WRITING_REMARKS,
  },
  {
    name: 'doctor',
    yeoman: 'azure-go-func:doctor',
    summary:
      'Say what would fail in Azure, and why: in a function app (ours or not), a zip to deploy, or a binary.',
    argument: '[path]',
    argumentHelp: 'A folder, a zip or a program; the app around this folder when left out.',
    rows: doctorRows,
    runOptions: doctorRunOptions,
    examples: [
      '',
      'dist/shop.zip --plan flex',
      '--fix --dry-run',
      '--ignore "AGF405=we read standard error"',
      '--sarif doctor.sarif',
    ],
    remarks: [
      'Nothing is built, and nothing leaves this machine. --verbose says why each finding matters.',
      'Exit codes: 0 nothing found, or notes only; 1 errors or warnings found; 2 the call was wrong.',
    ],
    run: async (call) => (await import('./doctor/run.ts')).runDoctor(call),
  },
];

/** The command with this name; undefined when there is none. */
export function commandNamed(name: string): Command | undefined {
  return commands.find((command) => command.name === name);
}
