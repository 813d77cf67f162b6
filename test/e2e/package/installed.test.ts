import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { install, tarball } from '../../support/packed.ts';
import { type Person, person } from '../../support/person.ts';
import { contentsBelow, runSource, temporaryFolder } from '../../support/project.ts';
import { closeTerminals, keys } from '../../support/terminal.ts';

const yo = `yo@${createRequire(import.meta.url)('yo/package.json').version}`;
/** A Node of the kind that systems still carry, as the packages of the registry hold it. */
const olderNode = `node-${process.platform}-${process.arch}@20.20.2`;

describe('the package, installed beside the real yo', () => {
  const installed = temporaryFolder();
  let somebody: Person;
  before(async () => {
    await install(installed, yo, tarball, olderNode);
    somebody = await person(installed);
  });

  afterEach(closeTerminals);

  function folder(): string {
    const path = join(somebody.home, `work-${Math.random().toString(36).slice(2)}`);
    mkdirSync(path);
    chmodSync(path, 0o777);
    return path;
  }

  it('yo azure-go-func and yo azure-go-func:function make what the sources make', async () => {
    const cwd = folder();
    const words = ['--function', 'Ping', '--auth-level', 'anonymous', '--http-mode', 'proxy'];
    await somebody.run('yo', ['azure-go-func', 'shop', ...words], cwd);
    await somebody.run(
      'yo',
      ['azure-go-func:function', 'Orders', '--trigger', 'queue'],
      join(cwd, 'shop'),
    );

    const core = temporaryFolder();
    await runSource(core, ['new', 'shop', ...words]);
    await runSource(join(core, 'shop'), ['function', 'Orders', '--trigger', 'queue']);
    assert.deepEqual(contentsBelow(join(cwd, 'shop')), contentsBelow(join(core, 'shop')));
  });

  it('yo asks at a terminal, takes a correction, and leaves nothing behind after Ctrl-C', async () => {
    const cwd = folder();
    const asked = somebody.open('yo', ['azure-go-func', 'shop'], cwd);
    await asked.see('What is the function called?');
    asked.type(`1st${keys.enter}`);
    await asked.see('a function name starts with a letter');
    asked.type(`${keys.erase}Tick${keys.enter}`);
    await asked.see('What starts it?');
    asked.type(`${keys.down}${keys.enter}`);
    await asked.see('When does it run?');
    asked.type(keys.enter);
    await asked.see('What else does it read?');
    asked.type(keys.enter);
    await asked.see('What does it write?');
    asked.type(keys.enter);
    await asked.see('Where will it run?');
    asked.type(keys.enter);
    const { code, screen } = await asked.ended;
    assert.equal(code, 0, screen);
    assert.match(screen, /Tick runs every 5 minutes/);

    const stopped = somebody.open('yo', ['azure-go-func', 'other'], cwd);
    await stopped.see('What is the function called?');
    stopped.type(keys.interrupt);
    assert.notEqual((await stopped.ended).code, 0);
    assert.deepEqual(readdirSync(cwd), ['shop']);
  });

  it('yo prints our help, and everything that is wrong', async () => {
    const cwd = folder();
    assert.match(
      await somebody.run('yo', ['azure-go-func', '--help'], cwd),
      /Usage: yo azure-go-func \[directory\] \[options\]/,
    );
    await assert.rejects(
      somebody.run('yo', ['azure-go-func', '--trigger', 'mail', '--bogus', '1'], cwd),
      (error: Error) => {
        assert.match(error.message, /2 problems[\s\S]*"mail" is not one of[\s\S]*--bogus/);
        assert.doesNotMatch(error.message, /\n +at .*\.js:/);
        return true;
      },
    );
    assert.deepEqual(contentsBelow(cwd), {});
  });

  it('npx runs the program from the tarball', async () => {
    const cwd = folder();
    const npx = ['--yes', '--prefer-offline', '--package', tarball, '--', 'azure-go-func'];
    await somebody.run('npx', [...npx, 'new', 'shop', '--yes'], cwd);
    const core = temporaryFolder();
    await runSource(core, ['new', 'shop']);
    assert.deepEqual(contentsBelow(join(cwd, 'shop')), contentsBelow(join(core, 'shop')));
  });

  it('tells an older Node in one line what it needs, through both front ends', async () => {
    const old = join(installed, 'node_modules', olderNode.replace(/@.*/, ''), 'bin/node');
    const line = /needs Node \^22\.18 or >=24\.11, and this is Node 20\.20\.2/;
    for (const words of [
      [
        join(installed, 'node_modules/generator-azure-go-func/dist/bin/azure-go-func.cjs'),
        'new',
        'x',
      ],
      [join(installed, 'node_modules/yo/lib/cli.js'), 'azure-go-func', 'x'],
    ]) {
      await assert.rejects(somebody.run(old, words, folder()), (error: Error) => {
        assert.match(error.message, line);
        assert.doesNotMatch(error.message, /\n +at |SyntaxError/);
        return true;
      });
    }
  });
});
