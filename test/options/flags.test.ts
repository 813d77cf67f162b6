import assert from 'node:assert/strict';
import { flagsAmong } from '../../generators/yeoman-options.ts';
import { catalogue } from '../../lib/catalogue/index.ts';
import { newOptions } from '../../lib/commands/new/options.ts';
import { parseFlags } from '../../lib/options/flags.ts';
import { runOptions } from '../../lib/options/run-options.ts';

const options = newOptions(catalogue);

describe('flags of the program', () => {
  it('separates options, run options and words', () => {
    const parsed = parseFlags(
      ['shop', '--trigger', 'queue', '--queue-name=orders', '-y', '--answers', 'a.yaml'],
      options,
    );
    assert.deepEqual(parsed.positionals, ['shop']);
    assert.deepEqual(parsed.values, { trigger: 'queue', 'queue-name': 'orders' });
    assert.deepEqual(parsed.settings, {
      yes: true,
      answers: 'a.yaml',
      dryRun: false,
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
    assert.equal(parseFlags(['--yes=false'], options).settings.yes, false);
    assert.match(parseFlags(['--yes=maybe'], options).problems[0]?.message ?? '', /switch/);
    assert.match(parseFlags(['--answers'], options).problems[0]?.message ?? '', /needs a value/);
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
      runOptions,
    );
    assert.deepEqual(parsed.values, { 'queue-name': '7' });
    assert.deepEqual(parsed.positionals, ['shop']);
  });
  it('gives back the word that a switch swallowed', () => {
    const parsed = flagsAmong({ yes: 'shop', y: true, dryRun: true }, [], runOptions);
    assert.deepEqual(parsed.positionals, ['shop']);
    assert.equal(parsed.settings.yes, true);
    assert.equal(parsed.settings.dryRun, true);
  });
  it('keeps unknown flags for the report', () =>
    assert.deepEqual(flagsAmong({ fooBar: 1 }, [], runOptions).values, { 'foo-bar': 1 }));
});
