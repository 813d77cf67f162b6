import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../support/program.ts';
import { temporaryFolder, writeFiles } from '../support/project.ts';

const MODULE = ['--module', 'example.com/shop', '--yes'];
const QUEUE = { type: 'queue', direction: 'out', name: 'receipts', queueName: 'receipts' };

/** What is printed between the files and the next steps when a project is renewed. */
function notesOf(root: string): string {
  const { code, stdout, stderr } = runProgram(root, ['new', ...MODULE]);
  assert.equal(code, 0, stderr);
  return stdout
    .split('\n\n')
    .filter((section) => /^ {2}(error|warning|note) /.test(section))
    .join('\n\n')
    .trimEnd();
}

function project(): string {
  const root = temporaryFolder();
  runProgram(root, ['new', '--function', 'Orders', '--trigger', 'queue', ...MODULE]);
  return root;
}

const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

describe('what a user should know besides the files', () => {
  it('is nothing, of a project as it was made', () => assert.equal(notesOf(project()), ''));

  it('the method that a function.json wants otherwise, at its place', () => {
    const root = project();
    const { bindings } = JSON.parse(read(root, 'Orders/function.json'));
    const more = [...bindings, { ...QUEUE, connection: 'AzureWebJobsStorage' }];
    writeFiles(root, { 'Orders/function.json': JSON.stringify({ bindings: more }) });
    assert.match(
      notesOf(root),
      /^ {2}warning {2}orders\.go:(\d+):15\n {4}orders does not take what Orders\/function\.json gives; the app does not compile before it does\.\n {6}\1 \| func \(a \*app\) orders\(.*\n {8,9}\| {15}\^{6}\n {4}fix: Change it to:\n {6}\/\/ b has the bindings: b\.Receipts \(azfunc\.MessageOutput\)\.\n {6}func \(a \*app\) orders\(.*, b ordersBindings\) error \{ \.\.\. \}$/,
    );
  });

  it('a method that is missing', () => {
    const root = project();
    writeFiles(root, {
      'Tick/function.json':
        '{"bindings":[{"type":"timerTrigger","direction":"in","name":"t","schedule":"0 * * * * *"}]}',
    });
    assert.equal(
      notesOf(root),
      `  warning  Tick/function.json:1:22
    Tick has a function.json but no Go method yet; the app does not compile without it.
      1 | {"bindings":[{"type":"timerTrigger","direction":"in","name":"t","schedule":"0 * * * * *"}]}
        |                      ^^^^^^^^^^^^^^
    fix: Write, for example in tick.go:
      func (a *app) tick(ctx context.Context, e *azfunc.TimerEvent) error { ... }`,
    );
  });

  it('a generated file that became the user’s, and what it lacks', () => {
    const root = project();
    const [, ...lines] = read(root, 'functions_gen.go').split('\n');
    const own = lines.filter((line) => !line.includes('r.Event(') && !line.includes('Checksum'));
    writeFiles(root, { 'functions_gen.go': own.join('\n') });
    assert.match(
      notesOf(root),
      /^ {2}note {2}functions_gen\.go\n {4}functions_gen\.go is yours since .*, so it was left alone\.\n {4}fix: Add what it lacks:\n {10}r\.Event\("Orders", .*\)$/,
    );
  });

  it('an older Go line and another worker runtime, at their places', () => {
    const root = project();
    writeFiles(root, {
      'go.mod': 'module example.com/shop\n\ngo 1.21 // old\n',
      'local.settings.json': read(root, 'local.settings.json').replace('"custom"', '"node"'),
    });
    assert.match(
      notesOf(root),
      /^ {2}warning {2}go\.mod:3:1\n.*\n {6}3 \| go 1\.21 \/\/ old\n {8}\| \^{7}\n {4}fix: Raise it: go mod edit -go=1\.24\n {2}warning {2}local\.settings\.json:(\d+):5\n.*FUNCTIONS_WORKER_RUNTIME=node; .*\n {6}\1 \| "FUNCTIONS_WORKER_RUNTIME": "\*{4}",?\n {8}\| \^{34}\n {4}fix: Change it by hand\.$/,
    );
  });

  it('a main that was there', () => {
    const root = temporaryFolder();
    const main = 'package main\n\n// func main() {}\nfunc main() {}\n';
    writeFiles(root, { 'server.go': main, 'go.mod': 'module example.com/shop\n\ngo 1.24\n' });
    const { stdout } = runProgram(root, ['new', '--force', ...MODULE]);
    assert.match(
      stdout,
      /\n {2}warning {2}server\.go:4:6\n {4}server\.go has a main of its own, which was left alone\.\n {6}4 \| func main\(\) \{\}\n {8}\| {6}\^{4}\n {4}fix: Let it serve what was added too:\n {6}mux\.Handle\("\/", newHandler\(newApp\(\)\)\)\n/,
    );
  });
});
