import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

export const repository = join(import.meta.dirname, '..');

/** Copies what is published to where Yeoman finds it, with this repository's dependencies. */
export function installPackage(folder: string): string {
  const root = packageFolder(folder, 'generator-azure-go-func');
  for (const part of ['dist', 'templates', 'package.json'])
    cpSync(join(repository, part), join(root, part), { recursive: true });
  return root;
}

/** Makes a package that can import this repository's dependencies. */
export function packageFolder(folder: string, name: string): string {
  const root = join(folder, 'packages', name);
  mkdirSync(root, { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
  return root;
}
