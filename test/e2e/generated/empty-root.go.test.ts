import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { unusedPort } from '../../../lib/local-host/port.ts';
import { temporaryFolder } from '../../support/project.ts';
import { buildApp, module } from './app.ts';
import { useProcesses } from './processes.ts';

const unshare = ['--map-root-user'];
const isRoot = process.getuid?.() === 0;
/** Not everywhere may somebody who is not root have a user namespace. */
const canChangeRoot = isRoot || spawnSync('unshare', [...unshare, 'true']).status === 0;

describe('the handler in a root that holds nothing else', () => {
  const start = useProcesses();
  let binary = '';
  before(async function () {
    if (!canChangeRoot) return this.skip();
    const anonymous = ['--auth-level', 'anonymous'];
    binary = join(await buildApp({ commands: [['new', ...anonymous, ...module]] }), 'handler');
  });

  it('starts, answers, and drains: it needs no library, no zone, no certificate, no /tmp', async () => {
    const root = mkdtempSync(join(temporaryFolder(), 'root-'));
    copyFileSync(binary, join(root, 'handler'));
    assert.deepEqual(readdirSync(root), ['handler']);
    const port = await unusedPort();
    const env = { PATH: process.env.PATH, FUNCTIONS_CUSTOMHANDLER_PORT: String(port) };
    const chroot = ['chroot', root, '/handler'];
    const [file = '', ...args] = isRoot ? chroot : ['unshare', ...unshare, ...chroot];
    const handler = start(file, args, root, env);
    await handler.saw(/"msg":"listening"/);
    const response = await fetch(`http://127.0.0.1:${port}/api/HttpExample?name=Ada`);
    assert.equal(await response.text(), 'Hello, Ada!\n');
    handler.signal('SIGTERM');
    assert.equal((await handler.ended).code, 143);
  });
});
