import { defineOption } from '../../options/option.ts';
import { connectionProblem } from '../../rules/storage-names.ts';

/** The app setting that holds a connection, for triggers and bindings alike. Never empty. */
export function connectionOption(preset: string, question?: string) {
  return defineOption({
    name: 'connection',
    type: 'text',
    question,
    help: 'The app setting that holds the connection (its name, not its value), or the prefix of identity-based settings.',
    example: 'OrdersConnection',
    default: () => preset,
    validate: connectionProblem,
  });
}

/** Whether a value is text or bytes: `dataType` in function.json. */
export function dataTypeOption(help: string) {
  return defineOption({
    name: 'data-type',
    type: 'choice',
    help,
    example: 'binary',
    choices: [
      { value: 'string', title: 'string: text' },
      { value: 'binary', title: 'binary: bytes' },
    ],
    default: () => 'string',
  });
}
