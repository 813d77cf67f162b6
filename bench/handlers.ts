import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Handlers } from './measurement.ts';
import { timed } from './run.ts';

/**
 * Builds the generated handler, the plain one with the same function, and the caller.
 * @throws Error when Go is not installed or one of them does not compile
 */
export function buildHandlers(folder: string, packageRoot: string): Handlers {
  const bin = join(packageRoot, 'dist/bin/azure-go-func.cjs');
  timed(process.execPath, [bin, 'new', 'generated', '--yes'], folder);
  for (const name of ['plain', 'caller'])
    cpSync(join(import.meta.dirname, name), join(folder, name), { recursive: true });
  cpSync(join(folder, 'generated/http_example.go'), join(folder, 'plain/http_example.go'));
  const caller = build(join(folder, 'caller'));
  return {
    generated: build(join(folder, 'generated')),
    plain: build(join(folder, 'plain')),
    call: (...args) => Number(execFileSync(caller, args, { encoding: 'utf8', timeout: 120_000 })),
  };
}

/** Builds a main package as a generated Makefile does, for this machine, and gives the executable. */
function build(root: string): string {
  const executable = join(root, process.platform === 'win32' ? 'handler.exe' : 'handler');
  execFileSync('go', ['build', '-trimpath', '-ldflags=-s -w', '-o', executable, '.'], {
    cwd: root,
    env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' },
  });
  return executable;
}
