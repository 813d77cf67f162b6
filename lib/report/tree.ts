/** A line of the tree for each path, folders first drawn once, with a word behind each file. */
export function drawTree(files: readonly { path: string; remark: string }[]): string[] {
  const lines: string[] = [];
  let open: string[] = [];
  const width = Math.max(...files.map(({ path }) => indentOf(path) + nameOf(path).length));
  for (const { path, remark } of files) {
    const folders = path.split('/').slice(0, -1);
    const shared = folders.findIndex((folder, depth) => open[depth] !== folder);
    const from = shared < 0 ? folders.length : shared;
    for (let depth = from; depth < folders.length; depth++) {
      lines.push(`${'  '.repeat(depth)}${folders[depth]}/`);
    }
    open = folders;
    const name = `${' '.repeat(indentOf(path))}${nameOf(path)}`;
    lines.push(remark === '' ? name : `${name.padEnd(width)}  ${remark}`);
  }
  return lines;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const indentOf = (path: string): number => 2 * (path.split('/').length - 1);
