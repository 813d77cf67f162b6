import { equal } from 'node:assert/strict';
import { runProgram } from '../support/program.ts';
import { parseArchive } from './support/archive.ts';
import { layOut, outcome, readCase } from './support/case.ts';

describe('doctor: what the packed program prints', () => {
  for (const name of ['AGF312/a-slip', 'AGF601/the-mode-644', 'AGF104/arm64'])
    it(name, async () => {
      const archive = parseArchive(readCase(`${name}.txt`).text);
      const { cwd, words } = await layOut(archive);
      const { stdout, code } = runProgram(cwd, words);
      const [want] = archive.want.split('-- want of --fix --');
      equal(`-- want --\n${outcome(stdout, code)}`, want);
    });
});
