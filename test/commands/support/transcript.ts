import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandNamed } from '../../../lib/commands/commands.ts';
import type { Result } from '../../../lib/commands/shared/command.ts';
import { errorJson, errorText, exitCode } from '../../../lib/commands/shared/errors.ts';
import { reportSource, temporaryFolder } from '../../support/project.ts';

/** The folder of the transcripts: `<topic>.txt`. */
const TRANSCRIPTS = join(import.meta.dirname, '../transcripts');

/** A call of ours, in the folder of the transcript or in one below. */
const OURS = /^(?:cd (\S+) && )?azure-go-func (.*)$/;

/** The programs that the next steps are written for. */
const TOOLS = ['go', 'make'];

/** Names of all transcripts, sorted. */
export function transcripts(): string[] {
  return readdirSync(TRANSCRIPTS).sort();
}

export function transcriptFile(name: string): string {
  return join(TRANSCRIPTS, name);
}

export function readTranscript(name: string): string {
  return readFileSync(transcriptFile(name), 'utf8');
}

/**
 * A transcript with what its calls print now. It begins with a sentence; each line that begins with `$ ` is
 * a call of azure-go-func, in the folder that all of them share, or one of the shell that prepares it.
 */
export async function acceptedTranscript(text: string): Promise<string> {
  const [head = '', ...calls] = text.split(/^(?=\$ )/m);
  const folder = temporaryFolder();
  const cwd = join(folder, 'work');
  mkdirSync(cwd);
  const path = toolsIn(join(folder, 'tools'));
  const accepted: string[] = [];
  for (const call of calls) {
    const line = call.slice(2).split('\n')[0] ?? '';
    const printed = await printedBy(cwd, line, path);
    accepted.push(`$ ${line}\n${printed.replaceAll(cwd, '<folder>')}\n`);
  }
  return `${[head, ...accepted].join('').trimEnd()}\n`;
}

async function printedBy(cwd: string, line: string, path: string): Promise<string> {
  const [, folder = '.', words] = OURS.exec(line) ?? [];
  if (words === undefined) {
    // What prepares the folder prints nothing.
    execFileSync('sh', ['-ec', line], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
    return '';
  }
  const before = process.env.PATH;
  process.env.PATH = path;
  try {
    const { text, code } = await call(join(cwd, folder), wordsOf(words));
    return `${text}exit code ${code}\n`;
  } finally {
    process.env.PATH = before;
  }
}

/** What the program prints for these words, to whichever output, and its exit code. */
async function call(cwd: string, words: readonly string[]): Promise<Result> {
  try {
    return await reportSource(cwd, words);
  } catch (error) {
    const command = commandNamed(words[0] ?? '');
    if (!command) throw error;
    const text = words.includes('--json')
      ? errorJson(error, command)
      : errorText(error, command, 'program');
    return { text, code: exitCode(error) };
  }
}

/** Words as a shell takes them, with quotes and no escapes. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, (_, single, double) => single ?? double),
  );
}

/** A folder with programs that do nothing, to be found on the PATH. */
function toolsIn(folder: string): string {
  mkdirSync(folder);
  for (const tool of TOOLS) writeFileSync(join(folder, tool), '#!/bin/sh\n', { mode: 0o755 });
  return folder;
}
