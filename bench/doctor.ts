import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostile } from '../test/doctor/support/hostile.ts';
import { measured } from '../test/doctor/support/measured.ts';
import { makeApp } from './big-app.ts';
import type { Comparison, Measurement } from './measurement.ts';
import { alternate } from './rounds.ts';
import { plainEnv, timed } from './run.ts';

export const doctor: Measurement = {
  name: 'doctor',
  about:
    'the doctor on an app of 500 functions and on a zip of 50 MB, against bare Node, and on hostile input, against what is promised',
  measure: ({ folder, packageRoot, rounds, handlers }) => {
    const bin = join(packageRoot, 'dist/bin/azure-go-func.cjs');
    const app = join(folder, 'doctor-app');
    makeApp(bin, app, 500, folder);
    cpSync(handlers().generated, join(app, 'handler'));
    const times = alternate(rounds(21), {
      node: () => timed(process.execPath, ['-e', '0'], folder),
      app: () => timed(process.execPath, [bin, 'doctor', app], folder),
      zip: examineZip(bin, folder),
    });
    return [
      {
        ours: 'doctor, an app of 500 functions',
        other: 'node -e 0',
        unit: 'ms',
        numbers: { ours: times.app, other: times.node },
      },
      {
        ours: 'doctor, a zip of 50 MB',
        other: 'node -e 0',
        unit: 'ms',
        numbers: { ours: times.zip, other: times.node },
      },
      ...hostileInput(bin, folder),
    ];
  },
};

/** The costliest of the hostile zips and folders of the tests, in time and in memory. */
function hostileInput(bin: string, folder: string): Comparison[] {
  const found = hostile.map(({ what, make }) => {
    const home = mkdtempSync(join(folder, 'hostile-'));
    mkdirSync(join(home, 'input'));
    const result = { what, ...measured(bin, ['doctor', make(join(home, 'input'))], home) };
    rmSync(home, { recursive: true, force: true });
    return result;
  });
  const slowest = found.reduce((a, b) => (b.time > a.time ? b : a));
  const largest = found.reduce((a, b) => (b.memory > a.memory ? b : a));
  return [
    {
      ours: `doctor, ${slowest.what}`,
      other: 'the promise for any input',
      unit: 'ms',
      numbers: { ours: [slowest.time], other: [10_000] },
      aim: { atMost: 1 },
    },
    {
      ours: `doctor, ${largest.what}`,
      other: 'the promise for any input',
      unit: 'MB',
      numbers: { ours: [largest.memory], other: [300] },
      aim: { atMost: 1 },
    },
  ];
}

/** Packs an app with 50 MB of what cannot be compressed, and gives what examines the zip. */
function examineZip(bin: string, folder: string): () => number {
  const app = join(folder, 'doctor-zip');
  makeApp(bin, app, 1, folder);
  writeFileSync(join(app, 'model.bin'), randomBytes(50 * 1024 * 1024));
  timed('go', ['run', './internal/pack'], app, plainEnv({ GOFLAGS: '-buildvcs=false' }));
  const zip = join(app, 'dist', 'doctor-zip.zip');
  return () => timed(process.execPath, [bin, 'doctor', zip], folder);
}
