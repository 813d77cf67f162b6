import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from '../../lib/doctor/doctor.ts';
import { codesIn, foreignProject, options, packageEntries, zipFile } from './support/bases.ts';

/** A program that is a script: `--run` starts whatever host.json names. */
function withProgram(source: string, functionJson?: object): string {
  const root = foreignProject();
  const script = join(root, 'handler');
  writeFileSync(script, `#!${process.execPath}\n${source}`);
  chmodSync(script, 0o755);
  if (functionJson)
    writeFileSync(join(root, 'HttpExample/function.json'), JSON.stringify(functionJson));
  return root;
}

const listen = (answer: string): string =>
  `require('node:http').createServer((request, response) => { ${answer} }).listen(process.env.FUNCTIONS_CUSTOMHANDLER_PORT, '127.0.0.1');`;

const timer = {
  bindings: [{ type: 'timerTrigger', direction: 'in', name: 'timer', schedule: '0 * * * * *' }],
};

const running = ['AGF408', 'AGF409', 'AGF410'];

describe('doctor: --run', () => {
  const cases: [string, string, object | undefined, string[]][] = [
    ['a program that ends at once', 'console.error("no"); process.exit(2);', undefined, ['AGF408']],
    ['a program that answers', listen("response.end('hello');"), undefined, []],
    [
      'a program that does not know the path',
      listen('response.statusCode = 404; response.end();'),
      undefined,
      ['AGF409'],
    ],
    [
      'a function that answers 404 itself',
      listen(
        "response.statusCode = 404; response.end(request.url === '/api/HttpExample' ? 'no order' : 'no page');",
      ),
      undefined,
      [],
    ],
    ['an envelope answered with text', listen("response.end('done');"), timer, ['AGF410']],
    [
      'an envelope answered with nothing',
      listen("response.setHeader('Content-Type', 'application/json'); response.end();"),
      timer,
      ['AGF410'],
    ],
    [
      'an envelope answered with JSON',
      listen("response.setHeader('Content-Type', 'application/json'); response.end('{}');"),
      timer,
      [],
    ],
  ];
  for (const [what, source, functionJson, codes] of cases) {
    it(what, async () => {
      const root = withProgram(source, functionJson);
      assert.deepEqual(await codesIn(root, { mayRun: true, only: running }), codes);
      assert.deepEqual(await codesIn(root, { mayRun: false, only: running }), []);
    });
  }

  it('says that it starts nothing out of a zip', async () => {
    const { skipped } = await runChecks(zipFile(packageEntries()), options({ mayRun: true }));
    assert.match(skipped.join(), /--run: the program was not started/);
  });
});
