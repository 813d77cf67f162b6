import type { Change } from '../write/compare.ts';

/** A unified diff of what writing the change would do. */
export async function unifiedDiff({ entry, current }: Change): Promise<string> {
  const { createTwoFilesPatch } = await import('diff');
  const before = current === undefined ? '/dev/null' : `a/${entry.path}`;
  const after = entry.removed ? '/dev/null' : `b/${entry.path}`;
  return createTwoFilesPatch(before, after, current ?? '', entry.contents, '', '', {
    context: 3,
  }).replace(/^=+\n/, '');
}
