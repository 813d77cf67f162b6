import { deepEqual, ok } from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ignoredBy } from '../../lib/formats/gitignore.ts';
import { temporaryFolder } from '../support/project.ts';

let root = '';

/** Those of the paths that git ignores by these lines. */
function byGit(lines: readonly string[], paths: readonly string[]): string[] {
  writeFileSync(join(root, '.gitignore'), lines.join('\n'));
  const { status, stdout, stderr } = spawnSync(
    'git',
    [
      '-c',
      'core.excludesFile=',
      '-c',
      'core.ignoreCase=false',
      'check-ignore',
      '--no-index',
      '-z',
      '--stdin',
    ],
    { cwd: root, input: paths.join('\0'), encoding: 'utf8' },
  );
  ok(status === 0 || status === 1, stderr);
  return stdout.split('\0').filter(Boolean);
}

function compare(lines: readonly string[], paths: readonly string[]): void {
  const isIgnored = ignoredBy(lines.join('\n'));
  deepEqual(paths.filter(isIgnored), byGit(lines, paths), JSON.stringify(lines));
}

const PATHS = (
  'a b ab abc a.go b.go a/b a/b/c a/b/a a/a.go b/a b/a/b c/a/b/a.go x/y/z/a.go x/a x/b/a .a .a/b a-b a/.b ' +
  'A a/B 1 a1 a/1b ab/ab aa aab/b [a] a* !a #a'
).split(' ');

describe('what a .gitignore leaves out, against git', () => {
  before(() => {
    root = temporaryFolder();
    execFileSync('git', ['init', '-q'], { cwd: root });
  });

  for (const lines of [
    ['a'],
    ['/a'],
    ['a/'],
    ['a/b'],
    ['a/*', '!a/b'],
    ['a', '!a/b'],
    ['*.go', '!a.go'],
    ['**/a'],
    ['a/**'],
    ['a/**/b'],
    ['a/**/'],
    ['**'],
    ['**/b/**'],
    ['/**/a'],
    ['a**'],
    ['a/b**'],
    ['*'],
    ['/*', '!/a'],
    ['# a', '\\#a', '\\!a', '!x'],
    ['a  ', 'b\\ '],
    ['[ab]', '[!a]b', '[^a]'],
    ['[a-c]1', '[[:digit:]]', '[]a]', '[a'],
    ['\\[a\\]', 'a\\*', 'a\\'],
    ['?', 'a?'],
    ['a\r', 'b'],
    ['', '/', '//', '!'],
  ])
    it(JSON.stringify(lines), () => compare(lines, PATHS));

  it('in any lines of patterns', () => {
    const piece = fc.constantFrom(...'a b c . * ? [ab] [!a] \\a \\* 1 [[:alpha:]] -'.split(' '));
    const name = fc.array(piece, { maxLength: 4 }).map((all) => all.join('').replace(/\*+/g, '*'));
    // Git takes ** next to other characters now for * and now for **, by what is before them.
    const part = fc.oneof({ weight: 4, arbitrary: name }, fc.constantFrom('**', '*', ''));
    const line = fc
      .tuple(fc.constantFrom('', '', '!', '#', '/'), fc.array(part, { maxLength: 4 }))
      .map(([first, parts]) => first + parts.join('/'));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => compare(lines, PATHS)),
      { numRuns: 500 },
    );
  });

  it('in time, whatever the pattern is', () => {
    const isIgnored = ignoredBy(`${'*a'.repeat(500)}*b\n${'**/a/'.repeat(500)}b\n`);
    deepEqual(isIgnored('a'.repeat(1000)), false);
    deepEqual(isIgnored(`${'a/'.repeat(400)}c`), false);
  });
});
