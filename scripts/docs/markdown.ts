/** A word as code, such as the name of a setting. */
export function code(word: string): string {
  return `\`${word}\``;
}

/** A table, of cells that are Markdown already. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A list under its heading; nothing when it is empty. */
export function list(heading: string, items: readonly string[]): string {
  return items.length === 0
    ? ''
    : [`${heading}:`, '', ...items.map((item) => `- ${item}`)].join('\n');
}
