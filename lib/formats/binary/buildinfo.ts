import type { ByteReader } from '../plain-file.ts';
import type { GoBuild } from './program.ts';

const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1');
const SEARCHED = 2 ** 20;
const MAX_TEXT = 256 * 1024;

/**
 * What the Go linker noted (layout: Go's debug/buildinfo, since Go 1.18), looked for behind the start
 * of the writable data. Undefined when it is not there; older programs have pointers instead, of which
 * nothing is read but that they are old.
 */
export function readBuildInfo(
  file: ByteReader,
  dataStart: number | undefined,
): GoBuild | undefined {
  if (dataStart === undefined) return undefined;
  const data = file.read(dataStart, SEARCHED);
  const at = data.indexOf(MAGIC);
  if (at < 0 || at + 33 > data.length) return undefined;
  const isInline = ((data[at + 15] ?? 0) & 2) !== 0;
  if (!isInline) return { version: 'go1.17 or older', settings: new Map() };
  const bytes = file.read(dataStart + at + 32, MAX_TEXT);
  const version = readText(bytes, 0);
  const notes = readText(bytes, version.next);
  return { version: version.text, settings: settingsIn(notes.text) };
}

/** A text behind its length, which is a varint. */
function readText(bytes: Buffer, at: number): { text: string; next: number } {
  let length = 0;
  let from = at;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = bytes[from++] ?? 0;
    length |= (byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  return { text: bytes.toString('utf8', from, from + length), next: from + length };
}

/** The lines `build<tab>name=value`; a value with unusual characters is quoted. */
function settingsIn(notes: string): Map<string, string> {
  const settings = new Map<string, string>();
  for (const line of notes.split('\n')) {
    const [, name, value] = /^build\t("[^"]*"|[^=]+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) settings.set(name, value);
  }
  return settings;
}
