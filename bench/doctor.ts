import { randomBytes } from 'node:crypto';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeApp } from './big-app.ts';
import type { Measurement } from './measurement.ts';
import { alternate } from './rounds.ts';
import { plainEnv, timed } from './run.ts';

export const doctor: Measurement = {
  name: 'doctor',
  about: 'the doctor on an app of 500 functions, and on a zip of 50 MB, against bare Node',
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
    ];
  },
};

/** Packs an app with 50 MB of what cannot be compressed, and gives what examines the zip. */
function examineZip(bin: string, folder: string): () => number {
  const app = join(folder, 'doctor-zip');
  makeApp(bin, app, 1, folder);
  writeFileSync(join(app, 'model.bin'), randomBytes(50 * 1024 * 1024));
  timed('go', ['run', './internal/pack'], app, plainEnv({ GOFLAGS: '-buildvcs=false' }));
  const zip = join(app, 'dist', 'doctor-zip.zip');
  return () => timed(process.execPath, [bin, 'doctor', zip], folder);
}
