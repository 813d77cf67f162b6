import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { readTemplates, type Template } from './templates.ts';

/**
 * The package's own templates, from the sources and from `dist` alike. In the bundled program they are
 * functions already, which scripts/build.ts puts in the place of this module.
 */
export async function builtinTemplates(): Promise<readonly Template[]> {
  const manifest = findPackageJSON(import.meta.url);
  if (!manifest) throw new Error('the package of this module has no package.json');
  return readTemplates(join(dirname(manifest), 'templates'));
}
