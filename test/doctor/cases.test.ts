import { deepEqual, ok } from 'node:assert/strict';
import { chmodSync, cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyFixes, planFixes } from '../../lib/commands/doctor/fix.ts';
import type { FileLocation } from '../../lib/diagnostics/diagnostic.ts';
import { loadChecks } from '../../lib/doctor/checks.ts';
import { runChecks } from '../../lib/doctor/doctor.ts';
import { temporaryFolder } from '../support/project.ts';
import { binary } from './cases/binary.ts';
import { code } from './cases/code.ts';
import { functionJson } from './cases/function-json.ts';
import { hostJson } from './cases/host-json.ts';
import { infrastructure } from './cases/infrastructure.ts';
import { packages } from './cases/package.ts';
import { settings } from './cases/settings.ts';
import {
  codesIn,
  foreignProject,
  options,
  ourProject,
  packageEntries,
  zipFile,
} from './support/bases.ts';
import type { Specimen } from './support/case.ts';
import { elf, pe } from './support/elf.ts';

const specimens = [
  ...binary,
  ...hostJson,
  ...functionJson,
  ...code,
  ...settings,
  ...packages,
  ...infrastructure,
];

/** Codes whose specimens need a running handler; they are in run.test.ts. */
const RUNNING = ['AGF408', 'AGF409', 'AGF410'];

describe('doctor: specimens', () => {
  let ours: string;
  let foreign: string;
  before(async () => {
    ours = await ourProject();
    foreign = foreignProject();
  });

  function folder({ base }: Specimen, change: ((root: string) => void) | undefined): string {
    const root = join(temporaryFolder(), 'shop');
    cpSync(base === 'ours' ? ours : foreign, root, { recursive: true, preserveTimestamps: true });
    change?.(root);
    return root;
  }

  function program(bytes: Buffer): string {
    const path = join(temporaryFolder(), 'handler');
    writeFileSync(path, bytes);
    chmodSync(path, 0o755);
    return path;
  }

  function make(specimen: Specimen, isBroken: boolean): string {
    if (specimen.base === 'zip')
      return zipFile(
        isBroken && specimen.entries ? specimen.entries(packageEntries()) : packageEntries(),
      );
    if (specimen.base === 'program') {
      const good = specimen.options?.platform === 'windows/amd64' ? pe() : elf();
      return program(isBroken && specimen.program ? specimen.program : good);
    }
    return folder(specimen, isBroken ? specimen.broken : specimen.fixed);
  }

  for (const specimen of specimens) {
    it(`${specimen.code} ${specimen.what} (${specimen.base})`, async () => {
      const broken = make(specimen, true);
      deepEqual(await codesIn(broken, specimen.options), [specimen.code]);
      deepEqual(await codesIn(make(specimen, false), specimen.options), []);
      const examination = await runChecks(broken, options(specimen.options));
      const fix = planFixes(examination);
      deepEqual(fix.of.length > 0, specimen.fixable === true, 'can be fixed');
      if (!specimen.fixable) return;
      applyFixes(examination, fix);
      deepEqual(await codesIn(broken, specimen.options), []);
    });
  }

  it('has a specimen for every check', async () => {
    const known = new Set([...specimens.map((each) => each.code), ...RUNNING]);
    deepEqual(
      (await loadChecks()).map((check) => check.code).filter((each) => !known.has(each)),
      [],
    );
  });

  it('gives a place in the file, where there is one', async () => {
    const [place] = (
      await runChecks(
        folder(
          hostJson.find((each) => each.code === 'AGF214') as Specimen,
          hostJson.find((each) => each.code === 'AGF214')?.broken,
        ),
        options(),
      )
    ).diagnostics.map(({ location }) => location as FileLocation);
    ok(place?.line !== undefined && place.line > 1 && place.column !== undefined);
  });
});
