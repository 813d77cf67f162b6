import assert from 'node:assert/strict';
import { join } from 'node:path';
import helpers from 'yeoman-test';
import { installed } from '../support/packed.ts';
import { contentsBelow, run, temporaryFolder } from '../support/project.ts';

const app = join(installed, 'dist/generators/app/index.js');
const functionGenerator = join(installed, 'dist/generators/function/index.js');

/** Yeoman's types know its own options only. */
const options = (given: object): never => given as never;

describe('the Yeoman front end', () => {
  it('asks for function, trigger, auth level and platform, and writes the project', async () => {
    const result = await helpers.run(app, { namespace: 'azure-go-func:app' }).withAnswers(
      {
        function: 'Ping',
        trigger: 'http',
        'auth-level': 'anonymous',
        platform: 'windows/amd64',
        input: [],
        output: [],
      },
      { throwOnMissingAnswer: true },
    );
    assert.deepEqual(
      result.askedQuestions.map(({ name }) => name),
      ['function', 'trigger', 'auth-level', 'input', 'output', 'platform'],
    );
    result.assertFile(['handler.go', 'host.json', 'Makefile', 'ping.go', 'Ping/function.json']);
    result.assertJsonFileContent('Ping/function.json', {
      bindings: [{ authLevel: 'anonymous' }, {}],
    });
    result.assertFileContent('Makefile', 'GOOS=windows GOARCH=amd64 go build');
  });

  it('asks for the options of the trigger that was chosen', async () => {
    const result = await helpers.run(app, { namespace: 'azure-go-func:app' }).withAnswers(
      {
        function: 'Cleanup',
        trigger: 'timer',
        schedule: '0 0 3 * * *',
        platform: 'linux/amd64',
        input: [],
        output: [],
      },
      { throwOnMissingAnswer: true },
    );
    result.assertJsonFileContent('Cleanup/function.json', {
      bindings: [{ schedule: '0 0 3 * * *' }],
    });
  });

  it('asks nothing that an option answers, and nothing at all with --yes', async () => {
    const some = await helpers.run(app, { namespace: 'azure-go-func:app' }).withOptions(
      options({
        function: 'A',
        trigger: 'queue',
        queueName: 'in-box',
        platform: 'linux/amd64',
      }),
    );
    assert.deepEqual(
      some.askedQuestions.map(({ name }) => name),
      ['connection', 'input', 'output'],
    );
    const none = await helpers
      .run(app, { namespace: 'azure-go-func:app' })
      .withOptions(options({ yes: true }));
    assert.deepEqual(none.askedQuestions, []);
  });

  it('adds a function to a project', async () => {
    const result = await helpers
      .run(functionGenerator, { namespace: 'azure-go-func:function' })
      .onTargetDirectory(async (folder) => {
        await run(folder, ['new']);
      })
      .withArguments(['Orders'])
      .withOptions(options({ trigger: 'queue', yes: true }));
    result.assertFile(['orders.go', 'orders_test.go', 'Orders/function.json']);
    result.assertFileContent('functions_gen.go', 'azfunc.Queue("message", a.orders)');
  });

  it('writes into the directory that is named, and nothing outside it', async () => {
    const result = await helpers
      .run(app, { namespace: 'azure-go-func:app' })
      .withArguments(['shop'])
      .withOptions(options({ yes: true }));
    result.assertFile('shop/host.json');
    result.assertNoFile(['host.json', '.yo-rc.json']);
  });

  it('reports everything that is wrong, with exit code 2', async () => {
    await assert.rejects(
      helpers
        .run(app, { namespace: 'azure-go-func:app' })
        .withOptions(options({ function: '1x', trigger: 'tmier', bogus: true })),
      (error: Error & { code?: number }) => {
        assert.match(
          error.message,
          /3 problems[\s\S]*--function[\s\S]*did you mean timer[\s\S]*--bogus/,
        );
        assert.match(error.message, /yo azure-go-func --help/);
        return error.code === 2;
      },
    );
  });

  it('gives the same tree as the program', async () => {
    const words = [
      '--function',
      'Orders',
      '--trigger',
      'queue',
      '--platform',
      'linux/arm64',
      '--http-mode',
      'proxy',
    ];
    const cwd = temporaryFolder();
    await run(cwd, ['new', 'shop', ...words]);
    const result = await helpers
      .run(app, { namespace: 'azure-go-func:app' })
      .withArguments(['shop'])
      .withOptions(
        options({
          function: 'Orders',
          trigger: 'queue',
          platform: 'linux/arm64',
          httpMode: 'proxy',
          yes: true,
        }),
      );
    assert.deepEqual(contentsBelow(join(result.cwd, 'shop')), contentsBelow(join(cwd, 'shop')));
  });
});
