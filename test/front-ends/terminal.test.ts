import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { program } from '../support/program.ts';
import { filesBelow, run, temporaryFolder, writeFiles } from '../support/project.ts';
import { closeTerminals, keys, openTerminal, type Session } from '../support/terminal.ts';

function start(cwd: string, ...words: string[]): Session {
  return openTerminal(process.execPath, [program, ...words], cwd);
}

describe('the program at a terminal', () => {
  afterEach(closeTerminals);

  it('asks with arrow keys, corrects a wrong answer, and writes', async () => {
    const cwd = temporaryFolder();
    const { see, type, ended } = start(cwd, 'new', 'shop');
    await see('What is the function called?');
    type(`my orders${keys.enter}`);
    await see('a function name starts with a letter');
    type(`${keys.erase}Orders${keys.enter}`);
    await see('What starts it?');
    type(keys.down);
    type(`${keys.down}${keys.enter}`);
    await see('Which queue?');
    await see('orders');
    type(keys.enter);
    await see('Which app setting holds the connection?');
    type(keys.enter);
    await see('What else does it read?');
    type(keys.enter);
    await see('What does it write?');
    type(` ${keys.enter}`);
    await see('queue: The queue that gets the messages');
    type(`${keys.erase}receipts${keys.enter}`);
    await see('queue: The app setting');
    type(keys.enter);
    await see('Where will it run?');
    type(keys.enter);
    const { code, screen } = await ended;
    assert.equal(code, 0, screen);
    assert.match(screen, /takes the messages of the queue orders/);
    const { bindings } = JSON.parse(readFileSync(join(cwd, 'shop/Orders/function.json'), 'utf8'));
    assert.equal(bindings[0].type, 'queueTrigger');
    assert.equal(bindings[0].queueName, 'orders');
    assert.deepEqual(bindings[1], {
      type: 'queue',
      direction: 'out',
      name: 'queueOut',
      queueName: 'receipts',
      connection: 'AzureWebJobsStorage',
    });
  });

  it('leaves nothing behind when it is stopped with Ctrl-C', async () => {
    const cwd = temporaryFolder();
    const { see, type, ended } = start(cwd, 'new', 'shop');
    await see('What is the function called?');
    type(keys.enter);
    await see('What starts it?');
    type(keys.interrupt);
    const { code, screen } = await ended;
    assert.equal(code, 130);
    assert.match(screen, /Stopped\. Nothing was written\./);
    assert.doesNotMatch(screen, /\n +at /);
    assert.deepEqual(filesBelow(cwd), []);
    assert.equal(existsSync(join(cwd, 'shop')), false);
  });

  it('asks nothing with --yes', async () => {
    const cwd = temporaryFolder();
    const { code, screen } = await start(cwd, 'new', 'shop', '--yes').ended;
    assert.equal(code, 0);
    assert.doesNotMatch(screen, /\?/);
  });

  it('asks before it writes between the files of someone else', async () => {
    const cwd = temporaryFolder();
    writeFiles(cwd, { 'notes.txt': '' });
    const { see, type, ended } = start(cwd, 'new');
    await see(/is not empty[\s\S]*Write between these files/);
    type(keys.enter);
    const { code } = await ended;
    assert.equal(code, 130);
    assert.deepEqual(filesBelow(cwd), ['notes.txt']);
  });

  it('shows the difference of a file that was edited by hand, and keeps it', async () => {
    const cwd = temporaryFolder();
    await run(cwd, ['new']);
    const edited = readFileSync(join(cwd, 'functions_gen.go'), 'utf8').replace(
      'return r',
      'return r // mine',
    );
    writeFiles(cwd, { 'functions_gen.go': edited });
    const { see, type, ended } = start(
      cwd,
      'function',
      'Tick',
      '--trigger',
      'timer',
      '--schedule',
      '0 0 * * * *',
    );
    await see('What else does it read?');
    type(keys.enter);
    await see('What does it write?');
    type(keys.enter);
    await see(/edited by hand/);
    type(keys.enter);
    assert.equal((await ended).code, 0);
    assert.equal(readFileSync(join(cwd, 'functions_gen.go'), 'utf8'), edited);
    assert.equal(existsSync(join(cwd, 'Tick/function.json')), true);
  });
});
