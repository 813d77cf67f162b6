// Makes dist/ anew: the modules that Yeoman loads, as they are, and the program as a bundle, which
// starts faster than a hundred modules.
import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import { type Plugin, rolldown } from 'rolldown';
import { ROW_FOLDERS } from '../lib/catalogue/load.ts';
import { CHECK_FILE, CHECK_FOLDER } from '../lib/doctor/check-modules.ts';
import { isPlain, templateFiles, templateOptions } from '../lib/plan/templates.ts';

const lib = join(import.meta.dirname, '../lib');

/** Imports of all files, and the expression that lists their modules. */
function listOf(files: readonly string[], prefix: string): { imports: string[]; modules: string } {
  const names = files.map((_, index) => `${prefix}${index}`);
  const imports = files.map(
    (file, index) => `import * as ${names[index]} from ${JSON.stringify(file)};`,
  );
  return { imports, modules: `[${names.join(', ')}]` };
}

function catalogueModule(): string {
  const lists = ROW_FOLDERS.map((folder, index) => {
    const files = readdirSync(join(lib, 'catalogue', folder)).map((name) =>
      join(lib, 'catalogue', folder, name),
    );
    const { imports, modules } = listOf(files, `rows${index}_`);
    return { imports, entry: `${JSON.stringify(folder)}: ${modules}` };
  });
  const entries = lists.map(({ entry }) => entry).join(', ');
  return [
    ...lists.flatMap(({ imports }) => imports),
    `const rows = { ${entries} };`,
    'export async function builtinCatalogue(folder) { return rows[folder]; }',
  ].join('\n');
}

function checksModule(): string {
  const files = readdirSync(CHECK_FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => CHECK_FILE.test(name))
    .map((name) => join(CHECK_FOLDER, name));
  const { imports, modules } = listOf(files, 'check');
  return [...imports, `export async function checkModules() { return ${modules}; }`].join('\n');
}

/** The templates as functions, so that the program neither looks for them nor compiles them. */
function templatesModule(): string {
  const entries = templateFiles('templates').map(
    ({ path, text }) =>
      `{ path: ${JSON.stringify(path)}, fill: ${isPlain(text) ? `() => ${JSON.stringify(text)}` : compiled(text)} }`,
  );
  return [
    `import { linkTemplates } from ${JSON.stringify(join(lib, 'plan/templates.ts'))};`,
    `const templates = linkTemplates([${entries.join(',\n')}]);`,
    'export async function builtinTemplates() { return templates; }',
  ].join('\n');
}

function compiled(text: string): string {
  const template = new ejs.Template(text, { ...templateOptions, compileDebug: false });
  template.compile();
  return `(locals, escapeFn, include) => { ${template.source} }`;
}

/** Puts lists in the place of the modules that look for files. */
const staticLists: Plugin = {
  name: 'static-lists',
  load(id) {
    if (id === join(lib, 'catalogue/builtin-catalogue.ts')) return catalogueModule();
    if (id === join(lib, 'doctor/check-modules.ts')) return checksModule();
    if (id === join(lib, 'plan/builtin-templates.ts')) return templatesModule();
    return null;
  },
};

rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
const bundle = await rolldown({
  input: 'bin/azure-go-func.ts',
  platform: 'node',
  // These two are small and always needed; the other packages are loaded when they are needed.
  external: (id) => /^(node:|[a-z@])/.test(id) && !/^(ejs|leven)$/.test(id),
  plugins: [staticLists],
});
await bundle.write({
  dir: 'dist/bin',
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
});
await bundle.close();
chmodSync('dist/bin/azure-go-func.cjs', 0o755);
