import type { Change } from './compare.ts';
import { hideValues } from './hide-values.ts';

/** A unified diff of what writing the change would do. The user's settings are shown without values. */
export async function unifiedDiff({ entry, current }: Change): Promise<string> {
  const { createTwoFilesPatch } = await import('diff');
  const before = current === undefined ? '/dev/null' : `a/${entry.path}`;
  const after = entry.removed ? '/dev/null' : `b/${entry.path}`;
  const [old, next] =
    current !== undefined && SETTINGS_FILE.test(entry.path)
      ? hideValues(current, entry.contents)
      : [current ?? '', entry.contents];
  return createTwoFilesPatch(before, after, old, next, '', '', {
    context: 3,
  }).replace(/^=+\n/, '');
}

/** Where developers keep connection strings and keys. */
const SETTINGS_FILE = /(^|\/)local\.settings\.json$/i;
