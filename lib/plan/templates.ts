import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import ejs from 'ejs';

/** What a template may speak of: the project, and in those of a function also the function and its trigger. */
export type TemplateData = { project: unknown; fn?: unknown; trigger?: unknown };

/** A file of the user's project, before it is filled in. */
export interface Template {
  /** Its place among the templates, less `.ejs`, such as `project/host.json` (`[name]`, `[file]` still in it). */
  path: string;
  render: (data: TemplateData) => string;
}

/** A template that the build compiled. It has no file: what it includes is found by where that was. */
export interface CompiledTemplate {
  path: string;
  fill: (data: TemplateData, escapeFn: (value: unknown) => string, include: Include) => string;
}

type Include = (path: string, more?: Partial<TemplateData>) => string;

/** How every template is compiled, here and when the package is built. */
export const templateOptions: ejs.Options = {
  strict: true,
  destructuredLocals: ['project', 'fn', 'trigger'],
  escape: String,
};

/** All templates of a folder. */
export function readTemplates(folder: string): Template[] {
  return templateFiles(folder).map(({ path, file, text }) => ({
    path,
    render: (data) => (isPlain(text) ? text : render(text, data, file)),
  }));
}

function render(text: string, data: TemplateData, filename: string): string {
  return ejs.render(text, data, { ...templateOptions, filename, async: false });
}

/**
 * Templates that include one another, as those of {@link readTemplates} do by their files: a path is
 * relative to the template that includes, which passes its data on.
 */
export function linkTemplates(compiled: readonly CompiledTemplate[]): Template[] {
  const all = new Map(compiled.map(({ path, fill }) => [path, fill]));
  const fillIn = (path: string, data: TemplateData): string => {
    const fill = all.get(path);
    if (!fill) throw new Error(`there is no template ${path}`);
    return fill(data, String, (other, more) =>
      fillIn(templatePath(posix.join(posix.dirname(path), other)), { ...data, ...more }),
    );
  };
  return compiled.map(({ path }) => ({ path, render: (data) => fillIn(path, data) }));
}

/** The files below a folder of templates, and the path of each. */
export function templateFiles(folder: string): { path: string; file: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .map((file) => ({
      path: templatePath(relative(folder, file).split(sep).join('/')),
      file,
      text: readFileSync(file, 'utf8'),
    }));
}

function templatePath(file: string): string {
  return file.replace(/\.ejs$/, '');
}

/** Most templates are plain text, which needs no compiler. */
export function isPlain(text: string): boolean {
  return !text.includes('<%');
}

/**
 * The templates below `folder`, each by the path where it lands in a project, sorted. The last one wins
 * where two land at the same path.
 */
export function findTemplates(templates: readonly Template[], folder: string): Template[] {
  const found = new Map<string, Template>();
  for (const { path, render } of templates) {
    if (!path.startsWith(`${folder}/`)) continue;
    const location = path.slice(folder.length + 1);
    found.set(location, { path: location, render });
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The names of the folders in `folder`, sorted. */
export function templateFolders(templates: readonly Template[], folder: string): string[] {
  const names = findTemplates(templates, folder).map(({ path }) => path.split('/')[0] as string);
  return [...new Set(names)].sort();
}
