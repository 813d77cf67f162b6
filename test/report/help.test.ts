import assert from 'node:assert/strict';
import { catalogue } from '../../lib/catalogue/index.ts';
import { commandNamed } from '../../lib/commands/commands.ts';
import { commandHelp } from '../../lib/report/help.ts';

function help(name: string, given = {}): string {
  const command = commandNamed(name);
  assert.ok(command);
  return commandHelp(command, catalogue, 'program', given);
}

/** The headings, without their colons. */
function headings(text: string): string[] {
  return [...text.matchAll(/^(\S.*):$/gm)].map(([, heading = '']) => heading);
}

/** The flags in their order, without hyphens. */
function flags(text: string): string[] {
  return [...text.matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm)].map(([, flag = '']) => flag);
}

describe('the help of a command', () => {
  it('has the options of all functions, those of the default trigger, and the other triggers in a line each', () => {
    const text = help('new');
    assert.deepEqual(headings(text), [
      'Argument',
      'Options',
      'With --trigger http (HTTP request)',
      'azure-go-func new --trigger NAME --help lists the options of another trigger',
      'How it runs',
      'Examples',
    ]);
    assert.deepEqual(flags(text), [
      'function',
      'trigger',
      'input',
      'output',
      'platform',
      'module',
      'http-mode',
      'auth-level',
      'route',
      'methods',
      'yes',
      'answers',
      'dry-run',
      'force',
      'json',
      'help',
    ]);
    for (const { name } of catalogue.triggers.filter((trigger) => trigger.name !== 'http'))
      assert.match(text, new RegExp(`^ {2}${name} {2,}\\S`, 'm'));
  });

  it('has the options of the trigger that is named, and its retries', () => {
    const text = help('function', { trigger: 'TIMER' });
    assert.deepEqual(headings(text).slice(2, 4), ['With --trigger timer (Timer)', 'Retries']);
    assert.deepEqual(flags(text).slice(7, 15), [
      'schedule',
      'run-on-startup',
      'use-monitor',
      'retry',
      'max-retries',
      'retry-delay',
      'retry-minimum',
      'retry-maximum',
    ]);
  });

  it('says every option of every trigger, each with the trigger that takes it', () => {
    for (const { name, options } of catalogue.triggers) {
      const said = flags(help('function', { trigger: name }));
      for (const option of options) assert.ok(said.includes(option.name), `${name} ${option.name}`);
    }
  });

  it('has no list of others where no option decides about them', () =>
    assert.deepEqual(headings(help('doctor')), ['Argument', 'Options', 'How it runs', 'Examples']));

  it('keeps within 100 columns', () => {
    for (const name of ['new', 'function', 'doctor'])
      for (const line of help(name)
        .split('\n')
        .filter((each) => each.startsWith('  -')))
        assert.ok(line.length <= 100, line);
  });
});
