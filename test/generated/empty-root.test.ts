import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { unusedPort } from '../host/port.ts';
import { describeWithGo } from '../support/go.ts';
import { temporaryFolder } from '../support/project.ts';
import { buildApp, module } from './app.ts';
import { useProcesses } from './processes.ts';
import { hasTool } from './tools.ts';

const unshare = ['--map-root-user'];
const isRoot = process.getuid?.() === 0;
const canChangeRoot = isRoot
  ? hasTool('chroot', '/', '/bin/true')
  : hasTool('unshare', ...unshare, 'chroot', '/', '/bin/true');
const describeWithRoot = canChangeRoot ? describeWithGo : describe.skip;

describeWithRoot('the handler in a root that holds nothing else', () => {
  const start = useProcesses();
  let binary = '';
  before(async () => {
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
