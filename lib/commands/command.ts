import type { Trigger } from '../catalogue/trigger.ts';
import type { Row } from '../options/collect.ts';
import { functionRows, newRows } from '../options/tables.ts';

/** A command of both doors: `azure-go-func new` is `yo azure-go-func`, and so on. */
export interface Command {
  name: 'new' | 'function';
  /** How Yeoman calls it. */
  yeoman: string;
  summary: string;
  /** What stands behind the command without a flag. */
  argument: string;
  argumentHelp: string;
  rows: (triggers: readonly Trigger[]) => Row[];
  examples: readonly string[];
}

export const commands: readonly Command[] = [
  {
    name: 'new',
    yeoman: 'azure-go-func',
    summary: 'Make a Go custom handler app for Azure Functions, with its first function.',
    argument: '[directory]',
    argumentHelp: 'Where the app goes; this folder when left out.',
    rows: newRows,
    examples: [
      'shop',
      'shop --yes',
      'shop --function Orders --trigger queue --queue-name orders --yes',
      'shop --platform windows/amd64 --auth-level anonymous --yes',
    ],
  },
  {
    name: 'function',
    yeoman: 'azure-go-func:function',
    summary: 'Add a function to the app in this folder, whoever made it.',
    argument: '[name]',
    argumentHelp: 'The name of the function.',
    rows: functionRows,
    examples: [
      'Orders --trigger queue',
      'Cleanup --trigger timer --schedule "0 0 3 * * *"',
      'GetProduct --route "products/{id:int}" --methods get --dry-run',
    ],
  },
];

/** The command with this name; undefined when there is none. */
export function commandNamed(name: string): Command | undefined {
  return commands.find((command) => command.name === name);
}
