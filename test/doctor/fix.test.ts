import { deepEqual, equal, match } from 'node:assert/strict';
import {
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { applyFixes, planFixes } from '../../lib/commands/doctor/fix.ts';
import { checkPath } from '../../lib/doctor/doctor.ts';
import { temporaryFolder } from '../support/project.ts';
import { codesIn, existingProject, options } from './support/bases.ts';

/** The tutorial's project with ./handler in host.json, which --fix can put right. */
function broken(): { root: string; host: string } {
  const root = existingProject();
  const host = join(root, 'host.json');
  writeFileSync(host, readFileSync(host, 'utf8').replace('"handler"', '"./handler"'));
  return { root, host };
}

async function fix(root: string): Promise<number> {
  const examination = await checkPath(root, options());
  const plan = planFixes(examination);
  applyFixes(examination, plan);
  return plan.of.length;
}

describe('doctor: --fix loses nothing', () => {
  it('leaves a link alone that stays in the folder, and says why', async () => {
    const { root, host } = broken();
    mkdirSync(join(root, 'shared'));
    renameSync(host, join(root, 'shared/host.jsonc'));
    symlinkSync('shared/host.jsonc', host);
    const { of, refused } = planFixes(await checkPath(root, options()));
    deepEqual(of, []);
    match(refused.join(), /^host\.json: This is a link, and nothing is written through links/);
    equal(await fix(root), 0);
    equal(lstatSync(host).isSymbolicLink(), true);
    match(readFileSync(join(root, 'shared/host.jsonc'), 'utf8'), /"\.\/handler"/);
  });

  it('leaves alone what a link out of the folder leads to', async () => {
    const { root, host } = broken();
    const outside = join(temporaryFolder(), 'host.json');
    renameSync(host, outside);
    symlinkSync(outside, host);
    equal(await fix(root), 0);
    match(readFileSync(outside, 'utf8'), /"\.\/handler"/);
  });

  it('leaves alone a file that is not UTF-8', async () => {
    const { root, host } = broken();
    const bytes = Buffer.concat([Buffer.from('// caf\xe9\n', 'latin1'), readFileSync(host)]);
    writeFileSync(host, bytes);
    equal(await fix(root), 0);
    deepEqual(readFileSync(host), bytes);
  });

  it('reads UTF-16, as Windows PowerShell writes it, and leaves it alone', async () => {
    const { root, host } = broken();
    const bytes = Buffer.from(`\uFEFF${readFileSync(host, 'utf8')}`, 'utf16le');
    writeFileSync(host, bytes);
    deepEqual(await codesIn(root), ['AGF207']);
    equal(await fix(root), 0);
    deepEqual(readFileSync(host), bytes);
  });
});
