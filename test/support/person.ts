import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { temporaryFolder } from './temporary.ts';
import { openTerminal, type Session } from './terminal.ts';
import { runTool } from './tool.ts';

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
