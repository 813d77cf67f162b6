// The package as it ships: built, packed and installed in an empty folder without development
// dependencies, once a run of mocha: before the first test of the files that import this one, or
// when "run" of project.ts first needs the program.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { temporaryFolder } from './temporary.ts';
import { runTool } from './tool.ts';

const { name, version } = manifest;
const repository = join(import.meta.dirname, '../..');
const folder = temporaryFolder();

/** What would be published. */
export const tarball = join(folder, `${name}-${version}.tgz`);

/** Where it was installed: away from the repository, whose node_modules Node would search. */
export const installRoot = join(folder, 'installed');

/** The package in there. */
export const installed = join(installRoot, 'node_modules', name);

/** The program of the installed package. */
export const program = join(installed, manifest.bin['azure-go-func']);

let made: Promise<void> | undefined;

/** Makes all of these, once. */
export function packAndInstall(): Promise<void> {
  made ??= make();
  return made;
}

async function make(): Promise<void> {
  // npm builds before it packs (prepack).
  await runTool('npm', ['pack', '--pack-destination', folder], repository);
  // Anybody may read it: some tests run as somebody who is not root.
  chmodSync(folder, 0o755);
  mkdirSync(installRoot);
  await install(installRoot, '--omit=dev', tarball);
}

/** Installs packages of the registry, or tarballs, in a folder. */
export async function install(root: string, ...packages: string[]): Promise<void> {
  writeFileSync(join(root, 'package.json'), '{}');
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  await runTool('npm', ['install', ...quiet, ...packages], root);
}

if (typeof before === 'function') before(packAndInstall);
