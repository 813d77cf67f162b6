import type { Change } from './change.ts';
import { hideValues } from './hide-values.ts';

/** A unified diff of what writing the change would do. The user's settings are shown without values. */
export async function unifiedDiff({
  path,
  current,
  contents = '',
  action,
}: Change): Promise<string> {
  const { createTwoFilesPatch } = await import('diff');
  const before = current === undefined ? '/dev/null' : `a/${path}`;
  const after = action === 'delete' ? '/dev/null' : `b/${path}`;
  const [old, next] =
    current !== undefined && SETTINGS_FILE.test(path)
      ? hideValues(current, contents)
      : [current ?? '', contents];
  return createTwoFilesPatch(before, after, old, next, '', '', {
    context: 3,
  }).replace(/^=+\n/, '');
}

/** Where developers keep connection strings and keys. */
const SETTINGS_FILE = /(^|\/)local\.settings\.json$/i;
