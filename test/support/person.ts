import { chmodSync, copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runTool } from './go.ts';
import { temporaryFolder } from './project.ts';
import { openTerminal, type Session } from './terminal.ts';

const repository = join(import.meta.dirname, '../..');

/** Packs what would be published and gives the path of the tarball. */
export async function pack(): Promise<string> {
  const folder = temporaryFolder();
  await runTool('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], repository);
  return join(folder, readdirSync(folder)[0] ?? '');
}

/** A folder with packages of the registry, or tarballs, installed in it; anybody may read it. */
export async function install(...packages: string[]): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), '{}');
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  await runTool('npm', ['install', ...quiet, ...packages], folder);
  return folder;
}

/** Somebody who is not root, in a home of their own, as Yeoman wants it. */
export interface Person {
  home: string;
  run: (program: string, args: readonly string[], cwd: string) => Promise<string>;
  /** The same at a real terminal. */
  open: (program: string, args: readonly string[], cwd: string) => Session;
}

/** Yeoman drops root's rights by itself and then cannot write; so tests run it as nobody. */
export async function person(installed: string): Promise<Person> {
  const home = temporaryFolder();
  const bin = join(home, 'node-bin');
  mkdirSync(bin);
  // The checkout may lie where only root can read.
  copyFileSync(process.execPath, join(bin, 'node'));
  chmodSync(join(bin, 'node'), 0o755);
  await runTool('chmod', ['-R', 'a+rwX', home, installed], home);
  const path = [bin, join(installed, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  // What `npm test` sets, such as root's cache, is not theirs.
  const own = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')),
  );
  const env = {
    ...own,
    HOME: home,
    PATH: path,
    NODE_PATH: join(installed, 'node_modules'),
    NO_UPDATE_NOTIFIER: '1',
  };
  const drop =
    process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
  const words = (program: string, args: readonly string[]): [string, string[]] => {
    const [first = '', ...rest] = [...drop, program, ...args];
    return [first, rest];
  };
  return {
    home,
    run: (program, args, cwd) => runTool(...words(program, args), cwd, env),
    open: (program, args, cwd) => openTerminal(...words(program, args), cwd, env),
  };
}
