import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeApp } from './big-app.ts';
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
      makeApp(bin, app, functions, folder);
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
