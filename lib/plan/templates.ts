import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import ejs from 'ejs';

/** A template: where it is, what it says, and the path where it lands (`[name]`, `[file]` still in it). */
export interface Template {
  source: string;
  text: string;
  path: string;
}

/** The folder of the package's own templates, from the sources and from `dist` alike. */
export function packageTemplates(): string {
  const manifest = findPackageJSON(import.meta.url);
  if (!manifest) throw new Error('the package of this module has no package.json');
  return join(dirname(manifest), 'templates');
}

/**
 * The templates below `folder` of each root, the last root winning where two land at the same path.
 * A template's path is the path where it lands, less `.ejs`.
 */
export function findTemplates(roots: readonly string[], folder: string): Template[] {
  const found = new Map<string, Template>();
  for (const root of roots) {
    for (const template of filesBelow(join(root, folder))) found.set(template.path, template);
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The names of the folders in `folder` of all roots, sorted. */
export function templateFolders(roots: readonly string[], folder: string): string[] {
  const names = roots
    .map((root) => join(root, folder))
    .filter((path) => existsSync(path))
    .flatMap((path) => readdirSync(path));
  return [...new Set(names)].sort();
}

function filesBelow(folder: string): Template[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .map((source) => ({
      source,
      text: readFileSync(source, 'utf8'),
      path: relative(folder, source)
        .split(sep)
        .join('/')
        .replace(/\.ejs$/, ''),
    }));
}

/** The text of a template with `data`. */
export function renderTemplate({ source, text }: Template, data: ejs.Data): string {
  // Most templates are plain text, which needs no compiler.
  return text.includes('<%') ? ejs.render(text, data, { filename: source }) : text;
}
