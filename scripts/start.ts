// The main job on a fresh machine: makes a project in demo/, and where Go is installed builds it,
// proves the binary static and zips it. Words behind `npm start --` go to the command `new`.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findTools } from '../lib/report/tools.ts';

const words = process.argv.slice(2);
const directory = words[0] !== undefined && !words[0].startsWith('-') ? words[0] : undefined;
const target = directory ?? join('demo', 'hello-functions');

function run(program: string, args: readonly string[], cwd: string): void {
  const { status, error } = spawnSync(program, args, { cwd, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

const rest = directory === undefined ? words : words.slice(1);
run(process.execPath, [join('bin', 'azure-go-func.ts'), 'new', target, ...rest], process.cwd());
// A dry run leaves nothing to build.
const isMade = existsSync(join(target, 'internal/pack'));
if (isMade && findTools(process.env, process.platform).go) {
  console.log(`\nBuilding ${target} and proving that the binary is static ...\n`);
  run('go', ['run', './internal/pack'], target);
  console.log(`\nAll this is in ${target}: go there first (cd), or take the zip from here:`);
  for (const name of readdirSync(join(target, 'dist')))
    console.log(`  ${join(target, 'dist', name)}`);
} else if (isMade) {
  console.log(
    '\nGo is not installed here, so nothing was built. Get it from https://go.dev/dl/ and run this again.',
  );
}
