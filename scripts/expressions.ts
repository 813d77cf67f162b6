// npm run expressions: proves that no regular expression of the program takes more than linear time, and
// writes the proved ones to test/expressions.txt, against which a test holds the code. Ends with 1 when
// one is not proved. Takes a minute or two: it analyses them, and attacks those that it cannot analyse.
import { readFileSync, writeFileSync } from 'node:fs';
import { check } from 'recheck';
import { expressionsFile, expressionsInCode } from '../test/support/expressions.ts';

const known = new Set(readFileSync(expressionsFile, 'utf8').split('\n'));
const proved: string[] = [];
for (const { source, flags, place } of expressionsInCode()) {
  const written = `/${source}/${flags}`;
  if (proved.includes(written)) continue;
  const found = known.has(written)
    ? { status: 'safe' }
    : await check(source, flags, { timeout: 30_000 });
  if (found.status === 'safe') proved.push(written);
  else {
    console.error(`${place}: ${written} is ${found.status}`);
    process.exitCode = 1;
  }
}
writeFileSync(expressionsFile, `${proved.sort().join('\n')}\n`);
// The analyser leaves a process of its own open.
process.exit();
