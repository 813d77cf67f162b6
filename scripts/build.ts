// Makes dist/ anew: the modules that Yeoman loads, as they are, and the program as a bundle, which
// starts faster than a hundred modules.
import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import { type Plugin, rolldown } from 'rolldown';
import { isPlain, templateFiles, templateOptions } from '../lib/plan/templates.ts';

const lib = join(import.meta.dirname, '../lib');

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

/** Puts the templates in the place of the module that reads their files. */
const staticTemplates: Plugin = {
  name: 'static-templates',
  load(id) {
    return id === join(lib, 'plan/builtin-templates.ts') ? templatesModule() : null;
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
  plugins: [staticTemplates],
});
await bundle.write({
  dir: 'dist/bin',
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
});
await bundle.close();
chmodSync('dist/bin/azure-go-func.cjs', 0o755);
