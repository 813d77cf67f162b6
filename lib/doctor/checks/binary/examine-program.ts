import type { Program } from '../../../formats/binary/program.ts';
import type { Executable } from '../../../project/executable.ts';
import type { Target } from '../../../project/target.ts';
import type { Examined, Finding } from '../../check.ts';

/** Why the host cannot start the program, as the host and the portal say it (contract 2.5). */
export const NOT_STARTED =
  'The portal shows "Encountered an error (InternalServerError) from host runtime." and calls end with 500 or 503; the log has "Failed to start Worker Channel. Process fileName: ..."';

/** The sources of its quotes. */
export const NOT_STARTED_SOURCES = {
  'Encountered an error (InternalServerError) from host runtime.': 'the Azure portal',
  'Failed to start Worker Channel. Process fileName: ...': 'vector process-executable-missing',
} as const;

/** The finding that `problem` has with the program that the host starts, when there is one to look at. */
export function examineProgram(
  { executable, target }: Examined,
  problem: (program: Program, target: Target, executable: Executable) => string | undefined,
): Finding[] {
  const { program } = executable ?? {};
  if (!executable || !program) return [];
  const message = problem(program, target, executable);
  return message === undefined
    ? []
    : [{ message: `${executable.path} ${message}`, location: { file: executable.path } }];
}

/** A whole program for the right system: what else is wrong with it can be told. */
export function isSound({ format, isProgram, damaged, system }: Program, target: Target): boolean {
  return (
    (format === 'elf' || format === 'pe') && isProgram && !damaged && system === target.platform.os
  );
}

/** The command that builds it right. */
export function buildCommand({ platform }: Target): string {
  return `CGO_ENABLED=0 GOOS=${platform.os} GOARCH=${platform.arch} go build -trimpath -ldflags="-s -w" -o ${platform.executable} .`;
}

/** What makes it one file that runs anywhere, in the language that it is written in as far as the file says. */
export function remedy({ go }: Program, target: Target): string {
  return go
    ? `build it with ${buildCommand(target)}`
    : 'link it statically (Rust: the target x86_64-unknown-linux-musl; C: -static)';
}

/** How it is built for the target: the command, where it is known to be Go. */
export function rebuild({ go }: Program, target: Target): string {
  const { os, arch } = target.platform;
  return go ? `build it with ${buildCommand(target)}` : `build it for ${os}/${arch}`;
}
