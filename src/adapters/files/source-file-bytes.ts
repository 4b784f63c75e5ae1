import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Problem } from '../../core/kit/problem.js';
import { faultCodeOf } from './fault-code.js';

export type Encoding = 'utf-8' | 'gb18030';

/** A file that cannot be imported, and why. */
export class SourceFault extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

export function refuse(code: string, params: Problem['params'] = {}): never {
  throw new SourceFault({ path: '$file', code, params });
}

const CHUNK = 1 << 18;

/** The pieces of a file. That it cannot be opened is the caller's mistake. */
export async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  const stream = createReadStream(file, { highWaterMark: CHUNK });
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    const code = faultCodeOf(error);
    if (code === 'ENOENT') refuse('FILE_NOT_THERE', { file: basename(file) });
    if (code === 'EACCES' || code === 'EISDIR') refuse('FILE_NOT_READABLE', { file: basename(file) });
    throw error;
  }
}

/** What a file begins with when it is no text, whatever its name says. */
const FOREIGN: readonly (readonly [readonly number[], string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'FILE_IS_ZIP'],
  [[0x50, 0x4b, 0x05, 0x06], 'FILE_IS_ZIP'],
  [[0x1f, 0x8b], 'FILE_IS_ZIP'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'FILE_IS_BINARY'],
  [[0xff, 0xfe], 'FILE_IS_UTF16'],
  [[0xfe, 0xff], 'FILE_IS_UTF16'],
];

function refuseForeign(head: Buffer): void {
  for (const [magic, code] of FOREIGN) {
    if (magic.every((byte, index) => head[index] === byte)) refuse(code);
  }
}

/** Null if the whole file decodes; else the offset of the first byte that does not. */
async function badByteIn(file: string, encoding: Encoding): Promise<number | null> {
  const start = await badChunkIn(file, encoding);
  return start === null ? null : await badByteFrom(file, encoding, start);
}

async function badChunkIn(file: string, encoding: Encoding): Promise<number | null> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let offset = 0;
  for await (const chunk of bytesOf(file)) {
    if (!decodes(() => decoder.decode(chunk, { stream: true }))) return offset;
    offset += chunk.length;
  }
  return decodes(() => decoder.decode()) ? null : offset;
}

/** The same chunks again, the last byte by byte: a decoder does not tell where it stopped. */
async function badByteFrom(file: string, encoding: Encoding, start: number): Promise<number> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let offset = 0;
  for await (const chunk of bytesOf(file)) {
    if (offset < start) decoder.decode(chunk, { stream: true });
    else {
      const index = chunk.findIndex(
        (_byte, at) => !decodes(() => decoder.decode(chunk.subarray(at, at + 1), { stream: true })),
      );
      return offset + Math.max(0, index);
    }
    offset += chunk.length;
  }
  return offset;
}

function decodes(decode: () => unknown): boolean {
  try {
    decode();
    return true;
  } catch {
    return false;
  }
}

export type FileBytes = { readonly bytes: number; readonly hash: string; readonly encoding: Encoding };

/** Size, hash and encoding. What is valid UTF-8 is UTF-8; GB18030 is tried on what is not. */
export async function inspectBytes(file: string): Promise<FileBytes> {
  const sum = createHash('sha256');
  let bytes = 0;
  for await (const chunk of bytesOf(file)) {
    if (bytes === 0) refuseForeign(chunk);
    const zero = chunk.indexOf(0);
    if (zero >= 0) refuse('FILE_IS_BINARY', { byte: bytes + zero });
    sum.update(chunk);
    bytes += chunk.length;
  }
  if (bytes === 0) refuse('FILE_EMPTY');
  return { bytes, hash: sum.digest('hex'), encoding: await encodingOf(file) };
}

async function encodingOf(file: string): Promise<Encoding> {
  const notUtf8 = await badByteIn(file, 'utf-8');
  if (notUtf8 === null) return 'utf-8';
  const notGb18030 = await badByteIn(file, 'gb18030');
  if (notGb18030 === null) return 'gb18030';
  return refuse('ENCODING_UNKNOWN', { byte: notUtf8, gbByte: notGb18030 });
}

/** The text as UTF-8, piece by piece, without its byte order mark. */
export async function* utf8Of(file: string, encoding: Encoding): AsyncGenerator<Buffer> {
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding, { fatal: true });
  let first = true;
  for await (const chunk of bytesOf(file)) {
    const text = decoder === null ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
    yield first ? withoutMark(text) : text;
    first = false;
  }
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
