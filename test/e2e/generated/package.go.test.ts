import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { go } from '../../support/go.ts';
import { filesBelow, run, temporaryFolder, writeFiles } from '../../support/project.ts';
import { module } from './app.ts';
import { readZip } from './zip.ts';

/** What nobody may find in the zip, and what belongs there although we did not make it. */
const files = {
  '.env': 'SECRET=1',
  'keys/server.pem': 'secret',
  'keys/App.publishsettings': 'secret',
  'infra/main.tfvars': 'secret',
  'prod.settings.json': '{"secret": 1}',
  'notes.md': 'note',
  'extra/extra.go': 'package extra',
  'extra/testdata/case.txt': 'case',
  'Orders/orders.test': 'a test binary',
  'ignored/data.txt': 'by the user',
  'templates/mail.html': '<p>kept</p>',
  'Orders/extra.json': '{}',
};

describe('the zip that pack makes', () => {
  const parent = temporaryFolder();
  const root = join(parent, 'shop');
  const zip = join(root, 'dist/app.zip');
  before(async () => {
    await run(parent, ['new', 'shop', ...module]);
    await run(root, ['function', 'Orders', '--trigger', 'queue']);
    const ignore = readFileSync(join(root, '.funcignore'), 'utf8');
    writeFiles(root, { ...files, '.funcignore': `${ignore}ignored/\n!.azure-go-func\n` });
    await go(root, ['run', './internal/pack']);
  });

  it('holds what the host needs, and nothing else', async () => {
    assert.deepEqual(
      [...(await readZip(zip)).keys()],
      [
        'HttpExample/function.json',
        'Orders/extra.json',
        'Orders/function.json',
        'handler',
        'host.json',
        'templates/mail.html',
      ],
    );
  });

  it('gives the handler 0755 and all else 0644', async () => {
    for (const [name, { mode }] of await readZip(zip))
      assert.equal(mode, name === 'handler' ? '0755' : '0644', name);
  });

  it('tells nothing of when it was made', async () => {
    for (const [name, { modified }] of await readZip(zip))
      assert.equal(modified.getTime(), Date.UTC(1980, 0, 1), name);
  });

  it('holds the files as they are', async () => {
    for (const [name, { contents }] of await readZip(zip))
      assert.ok(contents.equals(readFileSync(join(root, name))), name);
  });

  it('is the same, byte by byte, whatever the modes and times of the files', async () => {
    const sum = () => createHash('sha256').update(readFileSync(zip)).digest('hex');
    const first = sum();
    for (const name of filesBelow(root)) {
      chmodSync(join(root, name), 0o644);
      utimesSync(join(root, name), 1_000_000_000, 1_000_000_000);
    }
    await go(root, ['run', './internal/pack', 'zip']);
    assert.equal(sum(), first);
    await go(root, ['run', './internal/pack']);
    assert.equal(sum(), first);
  });

  it('says which files it left out because they may hold a secret', async () => {
    writeFiles(root, { 'extra/server.KEY': 'secret' });
    const output = await go(root, ['run', './internal/pack', 'zip']);
    assert.match(output, /^left out, it may hold a secret: extra\/server\.KEY$/m);
    assert.ok(!(await readZip(zip)).has('extra/server.KEY'));
  });
});
