import { crc32, deflateRawSync } from 'node:zlib';
import { toLf } from './generated-header.ts';

/**
 * CRC-32 (as in zip and gzip) of a text with LF at the end of lines, in eight hexadecimal digits. It sees an edit,
 * and node:zlib, which packs the text beside it, has it; SHA-256 would load node:crypto too.
 */
export function hashOf(text: string): string {
  return crc32(toLf(text)).toString(16).padStart(8, '0');
}

/** A text with LF at the end of lines, as base64 of deflate (RFC 1951). */
export function pack(text: string): string {
  return deflateRawSync(toLf(text)).toString('base64');
}
