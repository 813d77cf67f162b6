import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

export interface ZipEntry {
  /** Permission bits in octal, such as `0755`. */
  mode: string;
  modified: Date;
  contents: Buffer;
}

/** The entries of a zip by name, in the order of the archive. */
export async function readZip(path: string): Promise<Map<string, ZipEntry>> {
  const zip = await openPromise(path);
  const entries = new Map<string, ZipEntry>();
  for await (const entry of zip.eachEntry()) {
    const bits = (entry.externalFileAttributes >>> 16) & 0o7777;
    entries.set(entry.fileName, {
      mode: bits.toString(8).padStart(4, '0'),
      modified: entry.getLastModDate(),
      contents: await buffer(await zip.openReadStreamPromise(entry)),
    });
  }
  return entries;
}
