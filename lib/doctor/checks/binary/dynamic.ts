import type { Program } from '../../../formats/binary/program.ts';

/** The C library of the oldest images that Azure Functions v4 still uses for Linux (Debian 11). */
export const OLDEST_GLIBC = '2.31';

/** Whether it asks for a C library that is newer than the oldest image's. */
export function needsNewerGlibc({ glibc }: Program): boolean {
  return glibc !== undefined && Number(glibc.split('.')[1]) > Number(OLDEST_GLIBC.split('.')[1]);
}

/** A position-independent program that needs a loader and no library: what Go links without a C compiler. */
export function isGoPie({ loader, libraries, pie }: Program): boolean {
  return loader !== undefined && libraries.length === 0 && pie;
}

/** Why Go linked it dynamically, as far as it noted it. */
export function causeOf({ go }: Program): string {
  if (go?.settings.get('CGO_ENABLED') === '1') return ' (built with CGO_ENABLED=1)';
  return go?.settings.get('-buildmode') === 'pie' ? ' (built with -buildmode=pie)' : '';
}
