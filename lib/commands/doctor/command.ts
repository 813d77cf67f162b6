import type { Command } from '../shared/command.ts';
import { doctorOptions, doctorRunOptions } from './options.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  yeoman: 'azure-go-func:doctor',
  summary:
    'Say what would fail in Azure, and why: in a function app (ours or not), a zip to deploy, or a binary.',
  argument: '[path]',
  argumentHelp: 'A folder, a zip or a program; the app around this folder when left out.',
  options: () => [...doctorOptions, ...doctorRunOptions],
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
  // The checks are loaded by nobody else.
  prepare: async (call) => (await import('./run.ts')).prepareDoctor(call),
};
