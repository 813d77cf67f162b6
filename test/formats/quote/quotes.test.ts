import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ignorePattern } from '../../../lib/formats/quote/gitignore.ts';
import { makeWord } from '../../../lib/formats/quote/make.ts';
import { markdownCode } from '../../../lib/formats/quote/markdown.ts';
import { shellWord, windowsWord } from '../../../lib/formats/quote/shell.ts';
import { terminalLine, terminalText } from '../../../lib/formats/quote/terminal.ts';
import { temporaryFolder } from '../../support/project.ts';
import { hostile, samples } from './samples.ts';

/** Those that a command can get as a word: no NUL, no half of a pair. */
const words = samples(600)
  .filter((text) => !text.includes('\u0000'))
  .map((text) => text.toWellFormed());

/** Those that may stand in one line. */
const lines = words.filter((text) => !/[\p{Cc}\u2028\u2029]/u.test(text) && text !== '');

describe('a word of the shell', () => {
  it('is exactly the text', () => {
    const script = `printf '%s\\0' ${words.map(shellWord).join(' ')}`;
    const printed = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
    assert.deepEqual(printed.split('\0').slice(0, -1), words);
  });

  it('looks as people write it where it can', () => {
    for (const plain of ['handler', 'bin/handler.exe', 'my-app_1'])
      assert.equal(shellWord(plain), plain);
    assert.equal(windowsWord('C:\\my app'), '"C:\\my app"');
    assert.equal(windowsWord('shop'), 'shop');
    assert.equal(windowsWord('100%'), '"100%"');
  });
});

describe('a word of a command in a Makefile', () => {
  it('is exactly the text, and runs nothing', () => {
    const root = temporaryFolder();
    const list = lines.map((text) => `\t@printf '%s\\0' ${makeWord(text)}\n`).join('');
    writeFileSync(join(root, 'Makefile'), `all:\n${list}`);
    const printed = execFileSync('make', ['--no-print-directory'], { cwd: root, encoding: 'utf8' });
    assert.deepEqual(printed.split('\0').slice(0, -1), lines);
    assert.deepEqual(execFileSync('ls', { cwd: root, encoding: 'utf8' }), 'Makefile\n');
  });
});

describe('a pattern of .gitignore', () => {
  it('takes the path, and no other', () => {
    const root = temporaryFolder();
    const git = (...args: string[]): string =>
      execFileSync('git', args, { cwd: root, encoding: 'utf8' });
    git('init', '--quiet');
    const names = lines.filter((text) => !/\/|^[.:~]/.test(text));
    const patterns = names.map((name) => `/${ignorePattern(name)}\n`).join('');
    writeFileSync(join(root, '.gitignore'), patterns);
    mkdirSync(join(root, 'other'));
    const input = [...names, 'x', 'ab', 'a.b'].join('\0');
    const found = execFileSync('git', ['check-ignore', '-z', '--stdin'], {
      cwd: root,
      encoding: 'utf8',
      input,
    });
    assert.deepEqual(new Set(found.split('\0').slice(0, -1)), new Set(names));
  });
});

describe('code in Markdown', () => {
  const cases: [text: string, code: string][] = [
    ['handler', '`handler`'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['a``b`c', '```a``b`c```'],
    ['a|b', '`a\\|b`'],
    [' a ', '`  a  `'],
    ['<script>', '`<script>`'],
  ];
  for (const [text, code] of cases)
    it(`${JSON.stringify(text)} is ${code}`, () => assert.equal(markdownCode(text), code));
});

describe('a text for a terminal', () => {
  it('has nothing that the terminal obeys, and the same words', () =>
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = terminalText(text);
        assert.doesNotMatch(
          shown,
          /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u,
        );
        assert.doesNotMatch(terminalLine(text), /[\n\t\u2028\u2029]/);
        assert.equal(terminalText(shown), shown);
      }),
    ));

  it('says the same in JSON', () =>
    fc.assert(
      fc.property(hostile, (text) =>
        assert.equal(JSON.parse(terminalText(JSON.stringify({ [text]: text })))[text], text),
      ),
    ));

  it('shows what it was', () => {
    assert.equal(terminalText('a\u001b[2Jb\r\n\tc\u202e'), 'a\\u001b[2Jb\\u000d\n\tc\\u202e');
    assert.equal(terminalLine('a\nb'), 'a\\u000ab');
  });
});
