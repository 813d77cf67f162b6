import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { go, goEnv, newestGo } from '../../support/go.ts';
import { run, temporaryFolder } from '../../support/project.ts';
import { runTool } from '../../support/tool.ts';
import { module } from './app.ts';
import { readZip } from './zip.ts';

/** What `file` and `readelf -h` must say of the handler. */
const expected: { [platform: string]: { executable: string; file: RegExp; machine?: RegExp } } = {
  'linux/amd64': {
    executable: 'handler',
    file: /ELF 64-bit LSB executable, x86-64, .*statically linked/,
    machine: /Machine: +Advanced Micro Devices X86-64/,
  },
  'linux/arm64': {
    executable: 'handler',
    file: /ELF 64-bit LSB executable, ARM aarch64, .*statically linked/,
    machine: /Machine: +AArch64/,
  },
  'windows/amd64': { executable: 'handler.exe', file: /PE32\+ executable .*x86-64/ },
};

describe('the binary that pack makes, seen from outside', () => {
  for (const [platform, { executable, file, machine }] of Object.entries(expected)) {
    describe(platform, () => {
      let root = '';
      let output = '';
      before(async () => {
        root = temporaryFolder();
        await run(root, ['new', '--platform', platform, ...module]);
        // What a developer's machine may say must not reach the binary.
        const env = goEnv(newestGo, {
          CGO_ENABLED: '1',
          GOFLAGS: '-buildvcs=false -trimpath -buildmode=pie',
        });
        output = await go(root, ['run', '-buildmode=default', './internal/pack'], env);
      });

      it('is for that machine and system', async () => {
        assert.match(await runTool('file', [executable], root), file);
        if (machine) assert.match(await runTool('readelf', ['-h', executable], root), machine);
      });

      if (machine) {
        it('needs no loader and no library, and is no pie', async () => {
          assert.match(await runTool('readelf', ['-h', executable], root), /Type: +EXEC /);
          assert.doesNotMatch(
            await runTool('readelf', ['-lW', executable], root),
            /INTERP|DYNAMIC/,
          );
          assert.match(await runTool('readelf', ['-d', executable], root), /no dynamic section/);
        });
      }

      it('is what the zip holds, with the right to run it', async () => {
        const [, zip = ''] = /^(dist\/.*\.zip): /m.exec(output) ?? [];
        const entries = await readZip(join(root, zip));
        const { mode, contents } = entries.get(executable) ?? {};
        assert.equal(mode, '0755');
        assert.ok(contents?.equals(readFileSync(join(root, executable))));
        const hostJson = JSON.parse(entries.get('host.json')?.contents.toString() ?? '');
        assert.equal(hostJson.customHandler.description.defaultExecutablePath, executable);
      });

      it('is accepted again by "verify", which builds nothing', async () => {
        writeFileSync(join(root, 'broken.go'), 'package nonsense');
        const text = await go(root, ['run', './internal/pack', 'verify']);
        assert.match(text, new RegExp(`^${executable} is fit for ${platform}: built with go1`));
      });
    });
  }
});
