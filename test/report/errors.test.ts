import assert from 'node:assert/strict';
import { runProgram } from '../support/program.ts';
import { temporaryFolder, writeFiles } from '../support/project.ts';

const HOST = '{\n  "version": "2.0",\n  "functionTimeout": "00:10:00"\n}\n';

/** What a call that is refused prints. */
function refused(files: { [path: string]: string }, words: readonly string[]): string {
  const root = temporaryFolder();
  writeFiles(root, files);
  const { code, stdout, stderr } = runProgram(root, words);
  assert.equal(stdout, '');
  assert.equal(code, 2, stderr);
  return stderr.replaceAll(root, '<root>');
}

const ADD = ['function', 'Orders', '--trigger', 'queue'];

describe('what is wrong with a call', () => {
  it('a host.json that is not JSON', () => {
    assert.equal(
      refused({ 'host.json': HOST.replace('"2.0",', '"2.0"') }, ADD),
      `There is a problem with this call:
  error  host.json:3:3
    host.json is not valid JSON (CommaExpected).
      3 | "functionTimeout": "00:10:00"
        | ^^^^^^^^^^^^^^^^^
    fix: Correct the file and run this again.
Nothing was written. "azure-go-func function --help" lists what is allowed.
`,
    );
  });

  it('what the host refuses in host.json and in a function.json, at once', () => {
    const trigger =
      '{\n  "bindings": [\n    { "type": "queueTriger", "name": "m", "direction": "in" }\n  ]\n}\n';
    assert.equal(
      refused({ 'host.json': HOST.replace('00:10:00', '10m'), 'Old/function.json': trigger }, ADD),
      `There are 2 problems with this call:
  error  host.json:3:22
    host.json has the functionTimeout "10m": the host does not start, and every function answers 503, with "Failed to convert configuration value '10m' at 'AzureFunctionsJobHost:FunctionTimeout' to type 'System.TimeSpan'."
      3 | "functionTimeout": "10m"
        |                    ^^^^^
    fix: Write it as hours:minutes:seconds, for example "00:10:00", or "-1" for no limit where the plan allows that.
  error  Old/function.json:3:15
    Old has a binding of the type "queueTriger", which does not exist; queueTrigger is near: the host leaves the function out, with "The binding type(s) 'queueTriger' are not registered. Please ensure the type is correct and the binding extension is installed."
      3 | { "type": "queueTriger", "name": "m", "direction": "in" }
        |           ^^^^^^^^^^^^^
    fix: Write "type": "queueTrigger".
Nothing was written. "azure-go-func function --help" lists what is allowed.
`,
    );
  });

  it('flags, words and answers in YAML, at once', () => {
    const answers = 'trigger: tmier\nplatfrom: linux/amd64\nmethods:\n  - get\n  - fecth\n';
    const said = refused({ 'a.yaml': answers }, [
      'new',
      'shop',
      'b',
      '--answers',
      'a.yaml',
      '--colour',
    ]);
    assert.equal(
      said
        .replace(/of: http, [^;]*;/, 'of: ...;')
        .replace(/These are known: .*/, 'These are known: ...'),
      `There are 5 problems with this call:
  error  "b"
    "b" is one word too many: new takes [directory].
    fix: The name of an option begins with "--".
  error  --colour
    --colour is not an option of this command.
    fix: These are known: ...
  error  a.yaml:1:10
    "tmier" is not one of: ...; did you mean timer?
      1 | trigger: tmier
        |          ^^^^^
  error  a.yaml:2:1
    platfrom is not an option of this command.
      2 | platfrom: linux/amd64
        | ^^^^^^^^
    fix: Did you mean platform?
  error  a.yaml:5:5
    "fecth" is not one of: get, post, put, patch, delete, head, options, trace, connect.
      5 | - fecth
        |   ^^^^^
Nothing was written. "azure-go-func new --help" lists what is allowed.
`,
    );
  });

  for (const [what, text, frame] of [
    [
      'JSON',
      '{\n  "trigger": "queue",\n  "queue-name": "A B"\n}\n',
      '      3 | "queue-name": "A B"\n        |               ^^^^^\n',
    ],
    [
      'YAML',
      'trigger: queue\nqueue-name: A B # x\n',
      '      2 | queue-name: A B # x\n        |             ^^^\n',
    ],
    ['what is neither', '{ "trigger": "queue"\n', '      2 |\n        | ^\n'],
  ] as const) {
    it(`the place in answers: ${what}`, () => {
      const said = refused({ answers: text }, ['new', 'shop', '--answers', 'answers']);
      assert.ok(said.includes(frame), said);
    });
  }

  it('has colours where the terminal shows them, and nowhere else', async () => {
    const { errorText } = await import('../../lib/commands/shared/errors.ts');
    const { CallError } = await import('../../lib/diagnostics/errors.ts');
    const { argumentError } = await import('../../lib/diagnostics/diagnostic.ts');
    const { commandNamed } = await import('../../lib/commands/commands.ts');
    const command = commandNamed('new');
    assert.ok(command);
    const error = new CallError([argumentError('--x', 'No')]);
    assert.ok(errorText(error, command, 'program', true).includes('\u001b[31merror'));
    assert.ok(!errorText(error, command, 'program').includes('\u001b'));
  });
});
