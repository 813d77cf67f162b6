import { templateFault } from '../../lib/rules/route-template.ts';

/** Pieces of which templates are put together: well, and in every wrong order. */
const PIECES = [
  'api',
  'a',
  '/',
  '/',
  '{id}',
  '{ID}',
  '{id?}',
  '{*rest}',
  '{n:int}',
  '{n:range(1,9)}',
  '{n:nope}',
  '{n=5}',
  '{n=5?}',
  '{x:length(2)?}',
  '{',
  '}',
  '{{',
  '}}',
  '?',
  '.',
  '-',
  '~',
  '{}',
  '{a/b}',
  '{:x}',
  '{**all}',
  '{*r?}',
  '{d:regex(^\\d{{3}}$)}',
  '{n:min(1}',
  '{n:int(2)}',
];

/** Some thousand templates, always the same, each with whether our rules in TypeScript refuse it. */
export function routeTemplates(): { template: string; refused: boolean; words: string }[] {
  // xorshift: the same templates in every run.
  let state = 2463534242;
  const next = (below: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  const made = Array.from({ length: 4000 }, () =>
    Array.from({ length: 1 + next(6) }, () => PIECES[next(PIECES.length)]).join(''),
  );
  const templates = new Set(made);
  return [...templates].map((template) => {
    const fault = templateFault(template);
    return { template, refused: fault !== undefined, words: fault?.words ?? '' };
  });
}
