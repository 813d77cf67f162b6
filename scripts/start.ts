// The main job on a fresh machine: makes a project in demo/, builds it, proves the binary static and
// zips it. Brings Go first where it is missing. Words behind `npm start --` go to the command `new`.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setUpOrExit } from './setup.ts';

const words = process.argv.slice(2);
const directory = words[0] !== undefined && !words[0].startsWith('-') ? words[0] : undefined;
const target = directory ?? join('demo', 'hello-functions');

function run(program: string, args: readonly string[], cwd: string): void {
  const { status, error } = spawnSync(program, args, { cwd, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

const writes = !words.some((word) => ['--dry-run', '--help', '-h'].includes(word));
// Without Go there is nothing to show, so it comes before the project.
const ownGo = writes ? setUpOrExit([]) : undefined;
const rest = directory === undefined ? words : words.slice(1);
run(process.execPath, [join('bin', 'azure-go-func.ts'), 'new', target, ...rest], process.cwd());
if (writes) {
  console.log(`\nBuilding ${target} and proving that the binary is static ...\n`);
  run('go', ['run', './internal/pack'], target);
  if (ownGo) console.log(`\nGo is in ${ownGo}. To use it yourself: export PATH="${ownGo}:$PATH"`);
  console.log(`\nAll this is in ${target}: go there first (cd), or take the zip from here:`);
  for (const name of readdirSync(join(target, 'dist')))
    console.log(`  ${join(target, 'dist', name)}`);
}
