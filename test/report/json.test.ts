import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { existingProject } from '../doctor/support/bases.ts';
import { runProgram } from '../support/program.ts';
import { temporaryFolder, writeFiles } from '../support/project.ts';

const docs = join(import.meta.dirname, '../../docs');
const schema = JSON.parse(readFileSync(join(docs, 'json.schema.json'), 'utf8'));
const ajv = new Ajv({ strict: false }).addSchema(schema, 'json');

function valid(definition: string): ValidateFunction {
  const validate = ajv.getSchema(`json#/definitions/${definition}`);
  assert.ok(validate);
  return validate;
}

/** Runs a command line with `--json`, and holds what it prints against the schema. */
function printed(definition: string, cwd: string, words: readonly string[], code: number) {
  const { stdout, stderr, ...ended } = runProgram(cwd, [...words, '--json']);
  assert.equal(stderr, '');
  assert.equal(ended.code, code, stdout);
  const result = JSON.parse(stdout);
  for (const validate of [valid(definition), ajv.getSchema('json')])
    assert.equal(validate?.(result), true, JSON.stringify(validate?.errors));
  return result;
}

/** The keys in the table below a heading of docs/json.md. */
function keysBelow(heading: string): string[] {
  const page = readFileSync(join(docs, 'json.md'), 'utf8');
  const section = page.split(/^## /m).find((each) => each.startsWith(heading)) ?? '';
  const cells = section.match(/^\| `.*?\|/gm) ?? [];
  return cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, key = '']) => key)).sort();
}

const MODULE = ['--module', 'example.com/shop'];

describe('--json', () => {
  it('is on the page as it is in the schema', () => {
    for (const [heading, definition] of [
      ['`new`', 'project'],
      ['`doctor`', 'doctor'],
      ['Every command', 'error'],
      ['A diagnostic', 'diagnostic'],
    ] as const) {
      const { properties, required } = schema.definitions[definition];
      assert.deepEqual(keysBelow(heading), [...required].sort(), heading);
      // Of an ignored one alone.
      const keys = Object.keys(properties).filter(
        (key) => key !== 'ignored' || required.includes(key),
      );
      assert.deepEqual(keys.sort(), [...required].sort(), definition);
    }
  });

  it('of new and function, with notes and without', () => {
    const root = temporaryFolder();
    assert.deepEqual(printed('project', root, ['new', ...MODULE], 0).diagnostics, []);
    writeFiles(root, { 'go.mod': 'module example.com/shop\n\ngo 1.22\n' });
    const [note] = printed(
      'project',
      root,
      ['function', 'Tick', '--trigger', 'timer'],
      0,
    ).diagnostics;
    assert.deepEqual(
      [note.file, note.line, note.column, note.severity],
      ['go.mod', 3, 1, 'warning'],
    );
    printed('project', root, ['new', '--dry-run', '--force'], 0);
  });

  it('of doctor: with findings, ignored, fixed and dry', () => {
    const root = existingProject();
    const host = JSON.parse(readFileSync(join(root, 'host.json'), 'utf8'));
    host.customHandler.description.defaultExecutablePath = './handler';
    writeFileSync(join(root, 'host.json'), JSON.stringify(host, null, 2));
    const [finding] = printed('doctor', root, ['doctor'], 1).diagnostics;
    assert.equal(finding.code, 'AGF207');
    assert.equal(finding.fixable, true);
    assert.equal(printed('doctor', root, ['doctor', '--fix', '--dry-run'], 1).wouldFix.length, 1);
    assert.equal(
      printed('doctor', root, ['doctor', '--ignore', 'AGF207=we wait'], 0).ignored.length,
      1,
    );
  });

  it('of what is wrong with a call, of every command', () => {
    const root = temporaryFolder();
    const [first, second] = printed(
      'error',
      root,
      ['new', 'shop', '--trigger', 'mail', '--colour'],
      2,
    ).diagnostics;
    assert.deepEqual([first.argument, first.file], ['--trigger "mail"', null]);
    assert.deepEqual([second.argument, second.howToFix === null], ['--colour', false]);
    printed('error', root, ['function', 'Tick'], 2);
    printed('error', root, ['doctor', '--only', 'x'], 2);
    printed('error', root, ['doctor', 'nowhere'], 2);
    writeFiles(root, { 'host.json': '{' });
    const [broken] = printed('error', root, ['function', 'Tick'], 2).diagnostics;
    assert.deepEqual([broken.file, broken.line, broken.column], ['host.json', 1, 2]);
  });

  it('of work that failed', () => {
    const root = temporaryFolder();
    writeFiles(root, { shop: 'a file' });
    printed('error', root, ['new', 'shop'], 1);
    printed('project', root, ['new', 'app', ...MODULE], 0);
    const registry = join(root, 'app/functions_gen.go');
    writeFileSync(registry, readFileSync(registry, 'utf8').replace('return r', 'return r // mine'));
    const [conflict] = printed('error', join(root, 'app'), ['new'], 1).diagnostics;
    assert.equal(conflict.file, 'functions_gen.go');
  });
});
