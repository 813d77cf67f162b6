// Not yet in TypeScript's library: JSON that keeps the text of its numbers.
const { rawJSON, isRawJSON: isRaw } = JSON as unknown as {
  rawJSON(text: string): unknown;
  isRawJSON(value: unknown): boolean;
};
const parse = JSON.parse as (
  text: string,
  revive: (key: string, value: unknown, context: { source?: string }) => unknown,
) => unknown;

export const isRawJson = isRaw;

/** `JSON.parse`, but a number that JavaScript would write otherwise stays raw, for `JSON.stringify`. */
export function readExactly(text: string): unknown {
  return parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source
      ? rawJSON(source)
      : value,
  );
}
