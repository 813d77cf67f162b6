// npm run bench [-- [--quick] NAME...]: measures what we promise about speed and size, side by side.
// Ends with 0 also when an aim is missed; with 1 when something cannot be measured.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { decode } from './decode.ts';
import { doctor } from './doctor.ts';
import { growth } from './growth.ts';
import { buildHandlers } from './handlers.ts';
import type { Bench, Handlers } from './measurement.ts';
import { installPackage, repository } from './package-folder.ts';
import { program } from './program.ts';
import { size } from './size.ts';
import { start } from './start.ts';
import { comparisonLine, heading } from './table.ts';
import { throughput } from './throughput.ts';
import { yeoman } from './yeoman.ts';

const measurements = [program, yeoman, growth, doctor, decode, start, throughput, size];

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((word) => !measurements.some(({ name }) => name === word));
if (unknown.length > 0) {
  console.error(`There is no measurement ${unknown.join(', ')}. There are:`);
  for (const { name, about } of measurements) console.error(`  ${name.padEnd(11)} ${about}`);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'azure-go-func-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
chmodSync(folder, 0o777);
execFileSync(process.execPath, ['scripts/build.ts'], { cwd: repository, stdio: 'inherit' });
const packageRoot = installPackage(folder);

let built: Handlers | undefined;
const bench: Bench = {
  folder,
  packageRoot,
  rounds: (usual) => (values.quick ? Math.ceil(usual / 5) : usual),
  handlers: () => {
    built ??= buildHandlers(folder, packageRoot);
    return built;
  },
};

console.log(`Node ${process.versions.node}, ${process.platform}/${process.arch}, ${machine()}`);
console.log(`${heading}\n${'-'.repeat(heading.length)}`);
for (const { name, about, measure } of measurements) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  try {
    for (const comparison of measure(bench)) console.log(comparisonLine(comparison));
  } catch (error) {
    console.error(`${name} (${about}) cannot be measured: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
console.log(`At the end: ${machine()}`);

/** How busy the machine is, so that a reader knows how far to trust the numbers. */
function machine(): string {
  return `${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}`;
}
