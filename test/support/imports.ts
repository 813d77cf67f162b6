import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const repository = join(import.meta.dirname, '../..');

const known = new Map<string, string[]>();

/** The files of the repository that a file imports; all are paths from the repository's root. */
export function importsOf(file: string): string[] {
  const imports = known.get(file) ?? readImports(file);
  known.set(file, imports);
  return imports;
}

function readImports(file: string): string[] {
  const text = readFileSync(join(repository, file), 'utf8');
  return [...text.matchAll(/(?:from|import|import\() ?'(\.{1,2}\/[^']+)'/g)].map(([, path]) =>
    relative(repository, join(repository, dirname(file), path ?? '')),
  );
}

/** The same, and what those import in turn, with the file itself. */
export function importsBelow(file: string): Set<string> {
  const reached = new Set([file]);
  for (const each of reached)
    if (each.endsWith('.ts')) for (const target of importsOf(each)) reached.add(target);
  return reached;
}
