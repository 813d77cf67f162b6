import assert from 'node:assert/strict';
import { type StdioOptions, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { program, runProgram, runWithClosedOutput, runWithOpenInput } from '../support/program.ts';
import { filesBelow, temporaryFolder, writeFiles } from '../support/project.ts';

describe('the program', () => {
  it('makes a project without a terminal, with no question', () => {
    const cwd = temporaryFolder();
    const { code, stdout, stderr } = runProgram(cwd, ['new', 'shop']);
    assert.equal(stderr, '');
    assert.equal(code, 0);
    assert.match(stdout, /Wrote a Go custom handler app in shop \(\d+ new\)/);
    assert.match(stdout, /1\. cd shop/);
    assert.equal(existsSync(join(cwd, 'shop/handler.go')), true);
  });

  it('does not wait for standard input that says nothing', async () => {
    const { code, stdout } = await runWithOpenInput(temporaryFolder(), ['new']);
    assert.equal(code, 0);
    assert.match(stdout, /HttpExample/);
  });

  it('takes it well when nobody reads to the end, as with | head', async () => {
    const cwd = temporaryFolder();
    const { code, stderr } = await runWithClosedOutput(cwd, ['new']);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    assert.equal(existsSync(join(cwd, 'host.json')), true);
  });

  it('says so when what it prints goes to a full disk', function () {
    if (!existsSync('/dev/full')) return this.skip();
    const full = openSync('/dev/full', 'w');
    const stdio: StdioOptions = ['ignore', full, 'pipe'];
    const words = [program, 'new', 'shop', '--dry-run'];
    const { status, stderr } = spawnSync(process.execPath, words, {
      cwd: temporaryFolder(),
      stdio,
      encoding: 'utf8',
    });
    closeSync(full);
    assert.equal(stderr, 'azure-go-func: what was done cannot be printed (ENOSPC)\n');
    assert.equal(status, 1);
  });

  it('says that the second run has nothing to write', () => {
    const cwd = temporaryFolder();
    runProgram(cwd, ['new']);
    const { code, stdout } = runProgram(cwd, ['new']);
    assert.equal(code, 0);
    assert.match(stdout, /All is up to date in this folder; nothing to write\./);
  });

  it('prints the tree and the diff of a dry run, and writes nothing', () => {
    const cwd = temporaryFolder();
    const { code, stdout } = runProgram(cwd, ['new', 'shop', '--dry-run']);
    assert.equal(code, 0);
    assert.match(stdout, /Would write/);
    assert.match(stdout, /handler\.go +yours: the app/);
    assert.match(stdout, /--- \/dev\/null\n\+\+\+ b\/handler\.go\n@@ -0,0 \+1/);
    assert.deepEqual(filesBelow(cwd), []);
  });

  it('ends with 2 and one readable list when the call is wrong', () => {
    const cwd = temporaryFolder();
    const { code, stdout, stderr } = runProgram(cwd, [
      'new',
      'shop',
      'more',
      '--trigger',
      'mail',
      '--colour',
      'red',
      '--yes=perhaps',
    ]);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /There are 4 problems with this call:/);
    assert.match(stderr, /error {2}"more"\n {4}"more" is one word too many/);
    assert.match(stderr, /"mail" is not one of: http, timer, queue/);
    assert.match(stderr, /--colour is not an option/);
    assert.match(stderr, /--yes "perhaps"\n +"perhaps" is not one of: true, false/);
    assert.doesNotMatch(stderr, /"red"|\n +at /);
    assert.deepEqual(filesBelow(cwd), []);
  });

  it('ends with 2 for a command that it does not know', () => {
    const { code, stderr } = runProgram(temporaryFolder(), ['fucntion']);
    assert.equal(code, 2);
    assert.match(stderr, /Did you mean "function"\?/);
  });

  it('prints JSON for programs, also when the call is wrong', () => {
    const cwd = temporaryFolder();
    const made = JSON.parse(runProgram(cwd, ['new', 'shop', '--json']).stdout);
    assert.equal(made.command, 'new');
    assert.equal(made.function, 'HttpExample');
    assert.ok(made.created.includes('shop/handler.go') || made.created.includes('handler.go'));
    assert.equal(JSON.parse(runProgram(cwd, ['new', 'shop', '--json']).stdout).upToDate, true);
    const wrong = runProgram(cwd, ['new', 'x', '--trigger', 'mail', '--json']);
    assert.equal(wrong.code, 2);
    assert.equal(JSON.parse(wrong.stdout).diagnostics[0].argument, '--trigger "mail"');
    assert.equal(wrong.stderr, '');
  });

  it('prints help, and the version', () => {
    const { stdout, code } = runProgram(temporaryFolder(), ['new', '--help']);
    assert.equal(code, 0);
    assert.match(stdout, /--auth-level .*[\s\S]*^ {2}timer +Timer$/m);
    const timer = runProgram(temporaryFolder(), ['new', '--trigger', 'timer', '--help']);
    assert.match(timer.stdout, /^With --trigger timer \(Timer\):\n {2}--schedule /m);
    assert.match(stdout, /Examples:/);
    const { version } = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
    );
    assert.equal(runProgram(temporaryFolder(), ['--version']).stdout, `${version}\n`);
    assert.match(runProgram(temporaryFolder(), []).stdout, /Usage: azure-go-func <command>/);
  });

  it('ends with 1 and what to do when the disk does not let it write', () => {
    const cwd = temporaryFolder();
    writeFiles(cwd, { 'app/.git/x': '', file: '' });
    const { code, stderr } = runProgram(cwd, ['new', 'file']);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^ {2}error {2}[^\n]*file\n {4}This is a file, not a folder\.\n {4}fix: Give another directory\.\nNothing was written\.\n$/,
    );
  });

  it('names the commands that fit what is installed', () => {
    const cwd = temporaryFolder();
    const tools = temporaryFolder();
    const env = { ...process.env, PATH: tools };
    const bare = runProgram(cwd, ['new', 'bare'], env).stdout;
    assert.match(bare, /Install Go 1\.24 or newer/);
    assert.match(bare, /go run \.\/internal\/pack/);
    for (const name of ['go', 'make', 'func', 'az']) {
      writeFiles(tools, { [name]: '#!/bin/sh\n' });
      chmodSync(join(tools, name), 0o755);
    }
    const full = runProgram(cwd, ['new', 'full app'], {
      ...env,
      PATH: [tools, '/nowhere'].join(delimiter),
    }).stdout;
    assert.doesNotMatch(full, /Install Go|not installed/);
    assert.match(full, /cd 'full app'/);
    assert.match(full, /make start +# run it under the Functions host/);
  });
});
