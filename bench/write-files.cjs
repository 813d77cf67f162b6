// node write-files.cjs LIST FOLDER: writes the files of a JSON map from path to text, and nothing
// else. No program that makes these files can be faster. CommonJS, because Node loads it sooner.
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const [, , list, folder] = process.argv;
for (const [path, text] of Object.entries(JSON.parse(readFileSync(list, 'utf8')))) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
