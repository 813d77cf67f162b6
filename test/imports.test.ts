import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { importsOf } from './support/imports.ts';

const repository = join(import.meta.dirname, '..');

/** The folders of lib, from the top down: a file imports from its own folder and from lower lines only. */
const LAYERS = [
  ['commands'],
  ['report', 'doctor', 'local-host', 'write'],
  ['plan'],
  ['catalogue'],
  ['options'],
  ['project'],
  ['rules'],
  ['hosting'],
  ['formats'],
  ['diagnostics'],
];

/** Imports that no folder may have although its line is higher. */
const NEVER: Record<string, readonly string[]> = {
  doctor: ['plan'],
  'local-host': ['plan', 'catalogue', 'rules', 'options', 'project', 'hosting'],
};

/** Imports that still run the wrong way. A line that is not needed any more fails as well. */
const KNOWN: readonly string[] = [];

const rank = (folder: string): number => LAYERS.findIndex((line) => line.includes(folder));

function sources(folder: string): string[] {
  return readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** The folder of lib that a file is in, `''` for a file of lib itself. */
function folderOf(file: string): string | undefined {
  const parts = file.split(sep);
  if (parts[0] !== 'lib') return undefined;
  return parts.length > 2 ? parts[1] : '';
}

function isAllowed(from: string, to: string): boolean {
  if (from === to || to === '') return true;
  return rank(to) > rank(from) && !NEVER[from]?.includes(to);
}

/** `file -> file` of every import of lib that runs up, or across. */
function wrongImports(): string[] {
  return sources('lib').flatMap((file) =>
    importsOf(file)
      .filter((target) => {
        const to = folderOf(target);
        return to === undefined || !isAllowed(folderOf(file) ?? '', to);
      })
      .map((target) => `${file} -> ${target}`),
  );
}

describe('the folders of lib', () => {
  it('are those of the layers', () => {
    const folders = readdirSync(join(repository, 'lib'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    assert.deepEqual(folders.sort(), LAYERS.flat().sort());
  });

  it('import one way, down', () => {
    assert.deepEqual(wrongImports().sort(), [...KNOWN].sort());
  });
});

describe('the commands', () => {
  it('are told apart by what they are, never by their names', () => {
    const compared = ['bin', 'generators', 'lib'].flatMap(sources).filter((file) => {
      const text = readFileSync(join(repository, file), 'utf8');
      return /\bcommand\.name\s*[!=]==?/.test(text);
    });
    // bin and generators look a command up by the name that was typed.
    assert.deepEqual(compared, ['lib/commands/commands.ts']);
  });
});

describe('what changes a disk', () => {
  const WRITES =
    /\b(?:(?:write|append|copy)File|write|writev|mkdir|mkdtemp|rename|rmdir|rm|unlink|l?chmod|l?chown|f?truncate|link|symlink|cp|f?l?utimes|fchmod|fchown)Sync\b|createWriteStream|fs\/promises/;

  it('is lib/write alone; the local host makes the program executable that it starts', () => {
    const writing = sources('lib').filter((file) =>
      WRITES.test(readFileSync(join(repository, file), 'utf8')),
    );
    assert.deepEqual(
      writing.filter((file) => folderOf(file) !== 'write'),
      ['lib/local-host/executable-file.ts'],
    );
  });
});
