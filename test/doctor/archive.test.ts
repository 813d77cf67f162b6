import { equal, throws } from 'node:assert/strict';
import { edited, parseArchive } from './support/archive.ts';

describe('doctor: the files of cases', () => {
  it('are edited where the lines are', () => {
    const text = 'a\nb\nc\n';
    equal(edited(text, ' a\n-b\n+B\n'), 'a\nB\nc\n');
    equal(edited(text, '-a\n@@\n c\n+d\n'), 'b\nc\nd\n');
  });

  it('are edited nowhere else', () => {
    for (const body of ['-x\n', '-a\n-c\n', '+a\n', '']) throws(() => edited('a\nb\nc\n', body));
    throws(() => edited('a\na\n', '-a\n+b\n'), /must be in the file once/);
  });

  it('take no word that they do not know', () => {
    throws(() => parseArchive('A case.\n\nbsae: ours\n'), /"bsae: ours"/);
    throws(() => parseArchive('A case.\n\nbase: ours\n-- rename a --\nb\n'), /"-- rename a --"/);
    throws(() => parseArchive('base: ours\n'), /a sentence/);
  });
});
