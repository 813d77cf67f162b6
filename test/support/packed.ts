// The package as it ships: built, packed and installed in an empty folder without development
// dependencies, once a run, before the first test of files that use it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { beforeTests } from './hooks.ts';
import { madeOnce, runFolder } from './run-folder.ts';
import { runTool } from './tool.ts';

const { name, version } = manifest;
const repository = join(import.meta.dirname, '../..');
const folder = join(runFolder, 'packed');

/** What would be published. */
export const tarball = join(folder, `${name}-${version}.tgz`);

/** Where it was installed: away from the repository, whose node_modules Node would search. */
export const installRoot = join(folder, 'installed');

/** The package in there. */
export const installed = join(installRoot, 'node_modules', name);

/** The program of the installed package. */
export const program = join(installed, manifest.bin['azure-go-func']);

/** Makes all of these. Only what runs without mocha has to call it. */
export async function packAndInstall(): Promise<void> {
  await madeOnce('packed', async (part) => {
    // npm builds before it packs (prepack).
    await runTool('npm', ['pack', '--pack-destination', part], repository);
    mkdirSync(join(part, 'installed'));
    await install(join(part, 'installed'), '--omit=dev', join(part, `${name}-${version}.tgz`));
  });
}

beforeTests(packAndInstall);

/** Installs packages of the registry, or tarballs, in a folder. */
export async function install(root: string, ...packages: string[]): Promise<void> {
  writeFileSync(join(root, 'package.json'), '{}');
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  await runTool('npm', ['install', ...quiet, ...packages], root);
}
