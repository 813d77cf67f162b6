import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findGo } from '../../scripts/setup.ts';
import versions from '../toolchain/versions.json' with { type: 'json' };
import { runTool } from './tool.ts';

const repository = join(import.meta.dirname, '../..');
const tools = join(repository, '.cache', 'tools');

/** The newest and the oldest Go that generated projects must work with. */
export const { newestGo, oldestGo } = versions;

// Where the machine has none, the one that scripts/setup.ts brought.
findGo();

/** The environment of the Go command with one of our pinned toolchains, and nothing of the user's. */
export function goEnv(
  toolchain: string = newestGo,
  extra: NodeJS.ProcessEnv = {},
): NodeJS.ProcessEnv {
  const { GOFLAGS, CGO_ENABLED, GOOS, GOARCH, ...rest } = process.env;
  return { ...rest, GOTOOLCHAIN: toolchain, GOFLAGS: '-buildvcs=false -trimpath', ...extra };
}

/**
 * Runs the Go command in a folder and resolves with what it printed.
 * @throws Error with all output when it fails
 */
export async function go(
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = goEnv(),
): Promise<string> {
  return runTool('go', args, cwd, env);
}

/** "go test" with all that "go vet" examines, in one pass; packages without tests are vetted too. */
export async function testAndVet(
  root: string,
  args: readonly string[] = ['./...'],
  env: NodeJS.ProcessEnv = goEnv(),
): Promise<void> {
  await go(root, ['test', '-vet=all', ...args], env);
}

/** Builds staticcheck at its pinned version, once, and gives its path. */
export function staticcheck(): string {
  const path = join(tools, versions.staticcheck.replace(/[^\w.]+/g, '-'), 'staticcheck');
  if (!existsSync(path)) {
    mkdirSync(join(path, '..'), { recursive: true });
    execFileSync('go', ['install', versions.staticcheck], {
      env: goEnv(newestGo, { GOBIN: join(path, '..') }),
      stdio: 'pipe',
    });
  }
  return path;
}

/** Builds the handler of a project as its Makefile does, for this machine, and gives its path. */
export async function buildHandler(root: string, output = 'handler'): Promise<string> {
  await go(
    root,
    ['build', '-trimpath', '-ldflags=-s -w', '-o', output, '.'],
    goEnv(newestGo, { CGO_ENABLED: '0' }),
  );
  return join(root, output);
}
