import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findGo } from '../../scripts/setup.ts';
import versions from '../toolchain/versions.json' with { type: 'json' };

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

/** Runs a program; rejects with its whole output when it fails. */
export async function runTool(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  try {
    const { stdout, stderr } = await promisify(execFile)(program, args, {
      cwd,
      env,
      maxBuffer: 1 << 26,
    });
    return stdout + stderr;
  } catch (error) {
    const {
      stdout = '',
      stderr = '',
      message,
    } = error as Error & { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(' ')} in ${cwd}: ${message}\n${stdout}${stderr}`);
  }
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
