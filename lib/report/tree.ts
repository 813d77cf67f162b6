/**
 * A line of the tree for each path, with each folder drawn once and a remark behind the files. A path
 * that ends in "/" stands for a whole folder.
 */
export function drawTree(files: readonly { path: string; remark: string }[]): string[] {
  const lines: string[] = [];
  let open: string[] = [];
  const width = Math.max(...files.map(({ path }) => indentOf(path) + nameOf(path).length));
  for (const { path, remark } of files) {
    const folders = foldersOf(path);
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

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/', path.length - 2) + 1);

const indentOf = (path: string): number => 2 * foldersOf(path).length;

const foldersOf = (path: string): string[] =>
  path.split('/').slice(0, path.endsWith('/') ? -2 : -1);
