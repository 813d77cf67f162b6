import assert from 'node:assert/strict';
import { flagsAmong } from '../../generators/yeoman-options.ts';
import { catalogue } from '../../lib/catalogue/index.ts';
import { newOptions } from '../../lib/commands/new/options.ts';
import { parseFlags } from '../../lib/options/flags.ts';

const options = newOptions(catalogue);

describe('flags of the program', () => {
  it('separates options, run options and words', () => {
    const parsed = parseFlags(
      ['shop', '--trigger', 'queue', '--queue-name=orders', '-y', '--answers', 'a.yaml'],
      options,
    );
    assert.deepEqual(parsed.positionals, ['shop']);
    assert.deepEqual(parsed.values, { trigger: 'queue', 'queue-name': 'orders' });
    assert.deepEqual(parsed.run, {
      yes: true,
      answers: 'a.yaml',
      'dry-run': false,
      force: false,
      json: false,
    });
  });
  it('keeps numbers as they were typed', () =>
    assert.equal(parseFlags(['--queue-name', '007'], options).values['queue-name'], '007'));
  it('collects a repeated list', () =>
    assert.deepEqual(parseFlags(['--methods', 'get', '--methods', 'put'], options).values.methods, [
      'get',
      'put',
    ]));
  it('does not take a flag for a value', () => {
    assert.equal(parseFlags(['--trigger', '--module', 'x'], options).values.trigger, true);
    assert.equal(parseFlags(['--trigger'], options).values.trigger, true);
  });
  it('takes true and false for a switch, and nothing else', () => {
    assert.equal(parseFlags(['--yes=false'], options).run.yes, false);
    assert.match(
      parseFlags(['--yes=maybe'], options).problems[0]?.message ?? '',
      /"maybe" is not one of: true, false/,
    );
    assert.match(
      parseFlags(['--answers'], options).problems[0]?.message ?? '',
      /a value is required/,
    );
  });
});

describe('flags that Yeoman parsed', () => {
  it("knows both spellings of one flag and leaves out what is Yeoman's", () => {
    const parsed = flagsAmong(
      {
        queueName: '7',
        'queue-name': '7',
        skipInstall: true,
        _meta: {},
        namespace: 'x',
        resolved: '/x',
      },
      ['shop'],
      options,
    );
    assert.deepEqual(parsed.values, { 'queue-name': '7' });
    assert.deepEqual(parsed.positionals, ['shop']);
  });
  it('gives back the word that a switch swallowed', () => {
    const parsed = flagsAmong({ yes: 'shop', y: true, dryRun: true }, [], options);
    assert.deepEqual(parsed.positionals, ['shop']);
    assert.equal(parsed.run.yes, true);
    assert.equal(parsed.run['dry-run'], true);
  });
  it('keeps unknown flags for the report', () =>
    assert.deepEqual(flagsAmong({ fooBar: 1 }, [], options).values, { 'foo-bar': 1 }));
});
