import assert from 'node:assert/strict';
import { parseFlags } from '../../lib/options/flags.ts';
import type { Option } from '../../lib/options/option.ts';
import {
  applies,
  mayApply,
  misplacedReason,
  problemsWith,
  problemWith,
  toValue,
} from '../../lib/options/validate.ts';
import { emptyProject } from '../support/project.ts';

const context = { answers: {}, project: emptyProject };
const about = { help: '' };

const text: Option = { ...about, name: 'text', type: 'text', example: '--text a' };
const number: Option = { ...about, name: 'number', type: 'number', example: '--number 5' };
const truth: Option = { ...about, name: 'truth', type: 'boolean', example: '--truth' };
const tags: Option = { ...about, name: 'tags', type: 'text', multiple: true, example: '--tags a' };
const colours: Option = {
  ...about,
  name: 'colours',
  type: 'choice',
  multiple: true,
  delimiter: ',',
  example: '--colours red',
  choices: ['red', 'light-green', 'dark-green'].map((value) => ({ value, title: value })),
};

describe('a value of an option', () => {
  it('has spaces around it cut off', () => {
    assert.equal(toValue(text, '  a b '), 'a b');
    assert.deepEqual(toValue(colours, ' red , light-green '), ['red', 'light-green']);
  });

  it('has the type of its option', () => {
    assert.equal(toValue(number, '5'), 5);
    assert.equal(toValue(number, 5), 5);
    assert.equal(toValue(text, 5), '5');
    assert.equal(toValue(truth, 'TRUE'), true);
    assert.equal(toValue(truth, 'false'), false);
    assert.equal(toValue(truth, true), true);
  });

  it('is in a list where there may be several, each once and as the table spells it', () => {
    assert.deepEqual(toValue(tags, 'a,b'), ['a,b']);
    assert.deepEqual(toValue(tags, ['a', 5, 'a']), ['a', '5']);
    assert.deepEqual(toValue(colours, ['RED,red', 'Light-Green']), ['red', 'light-green']);
  });

  it('is wrong when it is nothing, or something else', () => {
    const wrong: [Option, unknown, string][] = [
      [text, '', 'a value is required, for example --text a'],
      [text, '  ', 'a value is required, for example --text a'],
      [text, true, 'a value is required, for example --text a'],
      [text, null, 'a value is required, for example --text a'],
      [text, { a: 1 }, 'a value is required, for example --text a'],
      [text, ['a'], 'one value is required, not a list, for example --text a'],
      [number, 'five', '"five" is not a number'],
      [number, true, 'a value is required, for example --number 5'],
      [truth, 'yes', '"yes" is not one of: true, false'],
      [tags, [], 'one or more values are required, for example --tags a'],
      [tags, ['a', null], 'one or more values are required, for example --tags a'],
      [tags, ['a', ['b']], 'one or more values are required, for example --tags a'],
      [tags, true, 'one or more values are required, for example --tags a'],
    ];
    for (const [option, raw, reason] of wrong)
      assert.equal(problemWith(option, raw, context), reason, JSON.stringify(raw));
    for (const [option, raw] of [
      [text, 0],
      [number, -1.5],
      [truth, false],
      [tags, 'a'],
    ] as const)
      assert.equal(problemWith(option, raw, context), undefined, JSON.stringify(raw));
  });

  it('is told with each item of a list that is wrong, and what was meant', () =>
    assert.deepEqual(problemsWith(colours, 'green,red,blu,read', context), [
      {
        value: 'green',
        reason:
          '"green" is not one of: red, light-green, dark-green; did you mean light-green or dark-green?',
      },
      {
        value: 'blu',
        reason: '"blu" is not one of: red, light-green, dark-green',
      },
      {
        value: 'read',
        reason: '"read" is not one of: red, light-green, dark-green; did you mean red?',
      },
    ]));
});

describe('an option that depends on others', () => {
  const option = (when?: Option['when']): Option => ({ ...text, ...(when ? { when } : {}) });
  const queue = option({ trigger: ['queue', 'blob'] });
  const fixed = option({ trigger: ['timer'], retry: ['fixed'] });

  it('applies where each of them has one of these answers', () => {
    assert.equal(applies(option(), {}), true);
    assert.equal(applies(queue, { trigger: 'blob' }), true);
    assert.equal(applies(queue, { trigger: 'http' }), false);
    assert.equal(applies(queue, {}), false);
    assert.equal(applies(fixed, { trigger: 'timer' }), false);
    assert.equal(applies(fixed, { trigger: 'timer', retry: 'fixed' }), true);
  });

  it('may apply as long as none of them has another', () => {
    assert.equal(mayApply(queue, {}), true);
    assert.equal(mayApply(fixed, { trigger: 'timer' }), true);
    assert.equal(mayApply(fixed, { trigger: 'timer', retry: 'none' }), false);
    assert.equal(mayApply(queue, { trigger: 'http' }), false);
  });

  it('says which answer leaves no room for it, or is missing', () => {
    const reason = (named: Option[], answers: { [option: string]: string }): string =>
      misplacedReason(named, answers, '--', ' ');
    assert.equal(
      reason([queue, fixed], { trigger: 'http' }),
      '--text does not apply to trigger http, only to: queue, blob, timer',
    );
    assert.equal(
      reason([queue, fixed], { trigger: 'timer', retry: 'none' }),
      '--text does not apply to retry none, only to: fixed',
    );
    assert.equal(reason([fixed], { trigger: 'timer' }), '--text applies only with --retry fixed');
    assert.equal(reason([queue], {}), '--text applies only with --trigger queue or blob');
    assert.equal(
      misplacedReason([queue], {}, '', '='),
      'text applies only with trigger=queue or blob',
    );
  });
});

describe('the words of a call', () => {
  const parsed = (...words: string[]) => parseFlags(words, [text, tags, truth]);

  it('collect the values of a list, and take the last of any other option', () => {
    assert.deepEqual(parsed('--tags', 'a', '--tags', 'b', '--tags', 'c').values, {
      tags: ['a', 'b', 'c'],
    });
    assert.deepEqual(parsed('--text', 'a', '--tags', 'b', '--text', 'c').values, {
      text: 'c',
      tags: 'b',
    });
  });

  it('leave to a flag that nobody knows the word behind it', () => {
    assert.deepEqual(parsed('--txet', 'a', 'b').positionals, ['b']);
    assert.deepEqual(parsed('--txet=a', 'b').positionals, ['b']);
    assert.deepEqual(parsed('--text', 'a', 'b').positionals, ['b']);
    assert.deepEqual(parsed('a', '--text', 'b', 'c').positionals, ['a', 'c']);
  });
});
