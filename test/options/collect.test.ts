import assert from 'node:assert/strict';
import { catalogue } from '../../lib/catalogue/index.ts';
import { functionOptions } from '../../lib/commands/function/options.ts';
import { newOptions } from '../../lib/commands/new/options.ts';
import { CallError } from '../../lib/diagnostics/errors.ts';
import { collectAnswers, flagSource as flags, type Source } from '../../lib/options/collect.ts';
import type { Answers } from '../../lib/options/option.ts';
import { emptyProject } from '../support/project.ts';

function collect(...sources: Source[]): Promise<Answers> {
  return collectAnswers({ options: newOptions(catalogue), sources, project: emptyProject });
}

async function problemsOf(work: Promise<unknown>): Promise<string[]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CallError) return error.message.split('\n');
    throw error;
  }
  throw new Error('nothing was found wrong');
}

describe('collecting answers', () => {
  it('takes the defaults where nobody is there to ask', async () => {
    assert.deepEqual(await collect(), {
      function: 'HttpExample',
      trigger: 'http',
      'auth-level': 'function',
      route: 'HttpExample',
      methods: ['get', 'post'],
      platform: 'linux/amd64',
      module: 'app',
      'http-mode': 'forward',
      input: [],
      output: [],
    });
  });

  it('lets the first source win', async () => {
    const answers = await collect(
      flags({ platform: 'windows/amd64' }),
      flags({ platform: 'linux/arm64', function: 'Orders' }),
    );
    assert.equal(answers.platform, 'windows/amd64');
    assert.equal(answers.function, 'Orders');
  });

  it('lets a default depend on an earlier answer', async () => {
    const answers = await collect(flags({ function: 'OrdersIn', trigger: 'queue' }));
    assert.equal(answers['queue-name'], 'orders-in');
    assert.equal('methods' in answers, false);
  });

  it('spells choices as the table does and splits lists', async () => {
    const answers = await collect(flags({ trigger: 'HTTP', methods: 'GET, put,get' }));
    assert.equal(answers.trigger, 'http');
    assert.deepEqual(answers.methods, ['get', 'put']);
  });

  it('reports every problem at once', async () => {
    const problems = await problemsOf(
      collect(
        flags({
          function: 'my function',
          trigger: 'http',
          methods: 'get,fetch',
          'auth-level': 'nobody',
          platfrom: 'x',
          schedule: '0 * * * * *',
        }),
      ),
    );
    assert.equal(problems.length, 5);
    assert.match(problems.join('\n'), /--function "my function": a function name/);
    assert.match(problems.join('\n'), /--methods "fetch": "fetch" is not one of: get, post/);
    assert.match(
      problems.join('\n'),
      /--auth-level "nobody": "nobody" is not one of: function, anonymous, admin/,
    );
    assert.match(
      problems.join('\n'),
      /--platfrom: --platfrom is not an option of this command\. Did you mean --platform\?/,
    );
    assert.match(
      problems.join('\n'),
      /--schedule does not apply to trigger http, only to: timer\. Leave one of them out\./,
    );
  });

  it('reports every item of a list that is wrong, each by itself', async () => {
    const output = ['queue:A,connection=', 'table', 'blob:/,nane=x'];
    assert.deepEqual(await problemsOf(collect(flags({ output, methods: 'get,x,y' }))), [
      '--output "queue:A,connection=": queue-name: a queue name has 3 to 63 lower-case letters, digits and single "-", and starts and ends with a letter or digit, for example orders; an app setting is written %QUEUE_NAME%; connection: a value is required, for example OrdersConnection.',
      '--output "blob:/,nane=x": "nane" is not an option of blob; it takes: path, connection, name; did you mean name?; path: a blob path is a container, "/" and a blob, for example samples/{name}.',
      '--methods "x": "x" is not one of: get, post, put, patch, delete, head, options, trace, connect.',
      '--methods "y": "y" is not one of: get, post, put, patch, delete, head, options, trace, connect.',
    ]);
  });

  it('refuses an option of a binding that is given twice', async () => {
    const output = 'queue:receipts,queue-name=other';
    assert.deepEqual(await problemsOf(collect(flags({ output }))), [
      `--output "${output}": queue-name is given twice (the first value follows "queue:").`,
    ]);
  });

  it('suggests the nearest choice', async () => {
    const problems = await problemsOf(collect(flags({ trigger: 'queu' })));
    assert.match(problems[0] ?? '', /did you mean queue\?/);
  });

  it('reports what is missing, with an example', async () => {
    const problems = await problemsOf(
      collectAnswers({ options: functionOptions(catalogue), sources: [], project: emptyProject }),
    );
    assert.deepEqual(problems, [
      '--function: --function is missing. Give it, for example --function Orders.',
    ]);
  });

  it('says nothing of defaults that are made of a name that is missing or wrong', async () => {
    for (const name of [undefined, 'a b']) {
      const sources = [flags({ trigger: 'queue', function: name })];
      const problems = await problemsOf(
        collectAnswers({ options: functionOptions(catalogue), sources, project: emptyProject }),
      );
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', /^--function/);
    }
  });

  it('says that Durable Functions is not supported to those who ask for it', async () => {
    for (const trigger of ['durable', 'orchestrationTrigger', 'activityTrigger']) {
      const problems = await problemsOf(collect(flags({ trigger })));
      assert.match(problems.join('\n'), /Durable Functions has no Go SDK/, trigger);
    }
  });

  for (const raw of [true, '', '  ', {}, null]) {
    it(`refuses ${JSON.stringify(raw)} as a value`, async () => {
      const problems = await problemsOf(collect(flags({ module: raw })));
      assert.match(problems[0] ?? '', /--module.*a value is required/);
    });
  }

  it('names the route that another function has', async () => {
    const project = {
      ...emptyProject,
      routes: [{ name: 'Other', route: 'items', methods: ['GET'] }],
    };
    const problems = await problemsOf(
      collectAnswers({
        options: newOptions(catalogue),
        sources: [flags({ route: 'Items', function: 'Mine' })],
        project,
      }),
    );
    assert.match(problems[0] ?? '', /the function Other already answers items/);
  });

  describe('with a person', () => {
    const asked: string[] = [];
    const person =
      (answers: Answers) => async (row: { name: string }, _: unknown, suggestion: unknown) => {
        asked.push(row.name);
        return answers[row.name] ?? suggestion;
      };
    beforeEach(() => asked.splice(0));

    it('asks only for what was not given, in order', async () => {
      const answers = await collectAnswers({
        options: newOptions(catalogue),
        sources: [flags({ platform: 'linux/arm64' })],
        project: emptyProject,
        ask: person({ function: 'Cleanup', trigger: 'timer' }),
      });
      assert.deepEqual(asked, ['function', 'trigger', 'schedule', 'input', 'output']);
      assert.equal(answers.schedule, '0 */5 * * * *');
      assert.equal('auth-level' in answers, false);
    });

    it('takes the one name that a trigger lets its function have, whatever was said before', async () => {
      for (const sources of [[], [flags({ trigger: 'warmup' })]]) {
        const answers = await collectAnswers({
          options: newOptions(catalogue),
          sources,
          project: emptyProject,
          ask: person({ function: 'Orders', trigger: 'warmup' }),
        });
        assert.equal(answers.function, 'warmup');
      }
      assert.equal(asked.filter((name) => name === 'function').length, 1);
    });

    it('asks nothing when something given is wrong', async () => {
      await problemsOf(
        collectAnswers({
          options: newOptions(catalogue),
          sources: [flags({ platform: 'mars' })],
          project: emptyProject,
          ask: person({}),
        }),
      );
      assert.deepEqual(asked, []);
    });

    it('finds out after the questions that a flag does not go with the trigger', async () => {
      const problems = await problemsOf(
        collectAnswers({
          options: newOptions(catalogue),
          sources: [flags({ schedule: '0 0 * * * *' })],
          project: emptyProject,
          ask: person({ trigger: 'queue' }),
        }),
      );
      assert.match(problems[0] ?? '', /--schedule does not apply to trigger queue/);
    });
  });
});
