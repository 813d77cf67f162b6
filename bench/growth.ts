import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measurement } from './measurement.ts';
import { alternate } from './rounds.ts';
import { timed } from './run.ts';

export const growth: Measurement = {
  name: 'growth',
  about: 'adding a function to an app of 1, 100 and 500 functions',
  measure: ({ folder, packageRoot, rounds }) => {
    const bin = join(packageRoot, 'dist/bin/azure-go-func.cjs');
    const run = (cwd: string, ...words: string[]) => timed(process.execPath, [bin, ...words], cwd);
    const adding = (functions: number) => {
      const app = join(folder, `growth-${functions}`);
      run(folder, 'new', app, '--yes');
      for (let number = 2; number <= functions; number++) copyFunction(app, number);
      run(folder, 'new', app, '--yes');
      const registry = readFileSync(join(app, 'functions_gen.go'), 'utf8');
      return () => {
        const took = run(app, 'function', 'Added', '--yes');
        for (const path of ['Added', 'added.go', 'added_test.go'])
          rmSync(join(app, path), { recursive: true });
        writeFileSync(join(app, 'functions_gen.go'), registry);
        return took;
      };
    };
    const times = alternate(rounds(21), {
      one: adding(1),
      hundred: adding(100),
      most: adding(500),
    });
    return [
      {
        ours: 'function, to an app of 100',
        other: 'to an app of 1',
        unit: 'ms',
        numbers: { ours: times.hundred, other: times.one },
      },
      {
        ours: 'function, to an app of 500',
        other: 'to an app of 1',
        unit: 'ms',
        numbers: { ours: times.most, other: times.one },
        aim: { atMost: 2 },
      },
    ];
  },
};

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
