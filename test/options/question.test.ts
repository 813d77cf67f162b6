import assert from 'node:assert/strict';
import { catalogue } from '../../lib/catalogue/index.ts';
import { newOptions } from '../../lib/commands/new/options.ts';
import { collectAnswers } from '../../lib/options/collect.ts';
import { promptUser, type Question } from '../../lib/options/question.ts';
import { emptyProject } from '../support/project.ts';

/** The questions of `new` to a person who takes every default and ticks nothing. */
async function questions(): Promise<Question[]> {
  const asked: Question[] = [];
  await collectAnswers({
    options: newOptions(catalogue),
    sources: [],
    project: emptyProject,
    ask: promptUser(async (question) => {
      asked.push(question);
      return question.type === 'checkbox' ? [] : question.default;
    }),
  });
  return asked;
}

describe('questions', () => {
  it('offer every output but the answer of an HTTP function, which that has already', async () => {
    const output = (await questions()).find(({ name }) => name === 'output');
    const offered = output?.choices?.map(({ value }) => value) ?? [];
    const names = catalogue.bindings
      .filter(({ direction }) => direction === 'out')
      .map(({ name }) => name);
    assert.deepEqual(
      names.filter((name) => !offered.includes(name)),
      ['http'],
    );
  });
});
