// Writes what the cases of the doctor want: all of them, or those whose name begins with a word that is given.
import { writeFileSync } from 'node:fs';
import { accepted, casePaths, readCase } from '../test/doctor/support/case.ts';
import { removeTemporaryFolders } from '../test/support/temporary.ts';

const words = process.argv.slice(2);
const cases = casePaths()
  .filter((path) => words.length === 0 || words.some((word) => path.startsWith(word)))
  .map(readCase);
let changes = 0;
for (const each of cases) {
  const text = await accepted(each).catch((error: Error) => {
    process.exitCode = 1;
    console.error(`${each.name}: ${error.message}`);
    return each.text;
  });
  if (text === each.text) continue;
  writeFileSync(each.file, text);
  changes++;
}
removeTemporaryFolders();
console.log(
  `${changes} of ${cases.length} cases changed. Read "git diff test/cases": what it shows is what users will see.`,
);
if (cases.length === 0) process.exitCode = 1;
