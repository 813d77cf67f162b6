import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goComment, goString } from '../../../lib/formats/quote/go.ts';
import { go } from '../../support/go.ts';
import { temporaryFolder } from '../../support/project.ts';
import { samples } from './samples.ts';

describe('a string literal of Go', () => {
  it('holds exactly the text, and gofmt has nothing to change', async () => {
    const texts = samples(3000);
    const root = temporaryFolder();
    const code = [
      'package main',
      '',
      'import (\n\t"encoding/json"\n\t"os"\n)',
      '',
      ...texts.slice(0, 300).map((text) => `// ${goComment(text)}|`.trimEnd()),
      '',
      'var texts = []string{',
      ...texts.map((text) => `\t${goString(text)},`),
      '}',
      '',
      'func main() { _ = json.NewEncoder(os.Stdout).Encode(texts) }',
      '',
    ];
    writeFileSync(join(root, 'main.go'), code.join('\n'));
    assert.deepEqual(
      JSON.parse(await go(root, ['run', 'main.go'])),
      texts.map((text) => text.toWellFormed()),
    );
    assert.equal(execFileSync('gofmt', ['-l', root], { encoding: 'utf8' }), '');
  });
});
