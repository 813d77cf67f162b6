// Writes what the cases of the doctor and the transcripts of the commands want: all of them, or those whose
// name begins with a word that is given.
import { writeFileSync } from 'node:fs';
import {
  acceptedTranscript,
  readTranscript,
  transcriptFile,
  transcripts,
} from '../test/commands/support/transcript.ts';
import { accepted, casePaths, readCase } from '../test/doctor/support/case.ts';
import { removeTemporaryFolders } from '../test/support/temporary.ts';

/** A text whose wanted part is written here. */
interface Pinned {
  name: string;
  file: string;
  text: string;
  accepted: () => Promise<string>;
}

const all: Pinned[] = [
  ...casePaths().map((path) => {
    const each = readCase(path);
    return { ...each, accepted: () => accepted(each) };
  }),
  ...transcripts().map((name) => {
    const text = readTranscript(name);
    return { name, file: transcriptFile(name), text, accepted: () => acceptedTranscript(text) };
  }),
];

const words = process.argv.slice(2);
const chosen = all.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.startsWith(word)),
);
let changes = 0;
for (const each of chosen) {
  const text = await each.accepted().catch((error: Error) => {
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
  `${changes} of ${chosen.length} changed. Read "git diff test": what it shows is what users will see.`,
);
if (chosen.length === 0) process.exitCode = 1;
