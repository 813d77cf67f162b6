import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, temporaryFolder, writeFiles } from '../support/project.ts';
import { snapshot } from '../support/tree.ts';

const words = ['function', 'Orders', '--trigger', 'queue', '--connection', 'OrdersStorage'];
const settings =
  '{\n  "Values": {\n    "FUNCTIONS_WORKER_RUNTIME": "custom",\n    "City": "Orl\u00e9ans"\n  }\n}\n';
const host =
  '{\n  "version": "2.0", // h\u00f4te\n  "customHandler": { "description": { "defaultExecutablePath": "handler" } }\n}\n';

async function project(files: { [path: string]: Buffer }): Promise<string> {
  const root = temporaryFolder();
  writeFiles(root, { 'go.mod': 'module example.com/theirs\n\ngo 1.24\n', 'host.json': host });
  for (const [path, bytes] of Object.entries(files)) writeFileSync(join(root, path), bytes);
  return root;
}

const mark = Buffer.from([0xff, 0xfe]);
const encodings: { [name: string]: (text: string) => Buffer } = {
  'Latin-1': (text) => Buffer.from(text, 'latin1'),
  'UTF-16 with a mark': (text) => Buffer.concat([mark, Buffer.from(text, 'utf16le')]),
  'UTF-16 without a mark': (text) => Buffer.from(text, 'utf16le'),
};

describe('text that is not UTF-8', () => {
  for (const [name, encode] of Object.entries(encodings)) {
    for (const path of ['local.settings.json', 'host.json', '.vscode/settings.json']) {
      it(`in ${path} is refused, not damaged: ${name}`, async () => {
        const root = await project({});
        const text = path === 'host.json' ? host : settings;
        writeFiles(root, { [path]: '' });
        writeFileSync(join(root, path), encode(text));
        const before = snapshot(root);
        for (const more of [[], ['--dry-run']]) {
          await assert.rejects(run(root, [...words, ...more]), ({ message }: Error) => {
            assert.ok(message.includes(path), message);
            assert.match(message, /is not UTF-8 text.*Save it as UTF-8 and run this again/);
            return true;
          });
        }
        assert.deepEqual(snapshot(root), before);
      });
    }
  }

  it('in the user\u2019s Go code is left as it is', async () => {
    const bytes = Buffer.from('package main\n\n// caf\u00e9\nvar x = 1\n', 'latin1');
    const root = await project({ 'x.go': bytes });
    await run(root, words);
    assert.deepEqual(readFileSync(join(root, 'x.go')), bytes);
  });

  it('is not what a replacement character of the user\u2019s own is', async () => {
    const root = await project({
      'local.settings.json': Buffer.from(settings.replace('\u00e9', '\ufffd')),
    });
    await run(root, words);
    assert.match(
      readFileSync(join(root, 'local.settings.json'), 'utf8'),
      /Orl\ufffdans[\s\S]*OrdersStorage/,
    );
  });

  it('a byte-order mark and CRLF stay in every file that is merged', async () => {
    const crlf = (text: string) => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`);
    const files = ['local.settings.json', 'host.json', '.yo-rc.json', '.vscode/settings.json'];
    const root = await project({});
    writeFiles(root, { '.vscode/settings.json': '' });
    for (const path of files)
      writeFileSync(join(root, path), crlf(path === 'host.json' ? host : settings));
    await run(root, words);
    for (const path of files) {
      const text = readFileSync(join(root, path), 'utf8');
      assert.match(text, /^\ufeff\{\r\n/, path);
      assert.doesNotMatch(text, /[^\r]\n/, path);
      assert.notEqual(text, crlf(path === 'host.json' ? host : settings).toString(), path);
    }
  });
});
