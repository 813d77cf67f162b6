import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { timed } from './run.ts';

/** Makes an app with this many functions, all in its registry. */
export function makeApp(bin: string, app: string, functions: number, cwd: string): void {
  timed(process.execPath, [bin, 'new', app, '--yes'], cwd);
  for (let number = 2; number <= functions; number++) copyFunction(app, number);
  timed(process.execPath, [bin, 'new', app, '--yes'], cwd);
}

/** Adds a function by hand: the files of HttpExample under another name. */
function copyFunction(app: string, number: number): void {
  const name = `Copy${number}`;
  mkdirSync(join(app, name));
  for (const file of ['function.json', 'sample.dat'])
    cpSync(join(app, 'HttpExample', file), join(app, name, file));
  for (const ending of ['.go', '_test.go']) {
    const source = readFileSync(join(app, `http_example${ending}`), 'utf8');
    const renamed = source
      .replaceAll('HttpExample', name)
      .replaceAll('httpExample', `copy${number}`);
    writeFileSync(join(app, `copy${number}${ending}`), renamed);
  }
}
