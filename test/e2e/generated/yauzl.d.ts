/** What these tests use of yauzl, which has no types of its own. */
declare module 'yauzl' {
  interface Entry {
    fileName: string;
    /** The Unix mode is in the upper 16 bits. */
    externalFileAttributes: number;
    getLastModDate(): Date;
  }
  interface ZipFile {
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<import('node:stream').Readable>;
  }
  export function openPromise(path: string): Promise<ZipFile>;
}
