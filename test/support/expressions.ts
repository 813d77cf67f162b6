import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/** The expressions that are proved to take linear time, one a line; made by `npm run expressions`. */
export const expressionsFile = join(import.meta.dirname, '../expressions.txt');

const repository = join(import.meta.dirname, '../..');

/** A regular expression, and where it stands. */
export interface Expression {
  source: string;
  flags: string;
  place: string;
}

/** Every regular expression that is written out in the program. The double of the host does not ship. */
export function expressionsInCode(): Expression[] {
  return ['bin', 'generators', 'lib'].flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('local-host'))
      .flatMap((name) => {
        const path = join(folder, name);
        return expressionsIn(readFileSync(join(repository, path), 'utf8'), path);
      }),
  );
}

function expressionsIn(code: string, place: string): Expression[] {
  const found: Expression[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('regex' in node && isRegex(node.regex))
      found.push({ source: node.regex.pattern, flags: node.regex.flags, place });
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(code, { lang: 'ts' }));
  return found;
}

function isRegex(value: unknown): value is { pattern: string; flags: string } {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value;
}
