import { ByteReader, ByteWriter } from './bytes.js';

const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Texts one after another: their lengths in bytes, then all of them as one UTF-8 text. */
export function writeTexts(to: ByteWriter, texts: readonly string[]): void {
  const whole = texts.join('');
  const bytes = utf8.encode(whole);
  to.u32(texts.length);
  if (bytes.length === whole.length) {
    to.numbers(Uint32Array.from(texts, ({ length }) => length));
    to.numbers(bytes);
    return;
  }
  const encoded = texts.map((text) => utf8.encode(text));
  to.numbers(Uint32Array.from(encoded, ({ length }) => length));
  for (const one of encoded) to.numbers(one);
}

/** Ids are mostly ASCII, where a byte is a character: then all are decoded at once and cut. */
export function readTexts(from: ByteReader): readonly string[] {
  const lengths = from.numbers(Uint32Array, from.u32());
  const bytes = from.take(lengths.reduce((sum, length) => sum + length, 0));
  const whole = fromUtf8.decode(bytes);
  const plain = whole.length === bytes.length;
  const texts: string[] = [];
  let at = 0;
  for (const length of lengths) {
    texts.push(plain ? whole.slice(at, at + length) : fromUtf8.decode(bytes.subarray(at, at + length)));
    at += length;
  }
  return texts;
}

export function textsToBytes(texts: readonly string[]): Uint8Array {
  const writer = new ByteWriter();
  writeTexts(writer, texts);
  return writer.done();
}

/** Throws RangeError where the bytes are not what `textsToBytes` gave. */
export function textsFromBytes(bytes: Uint8Array): readonly string[] {
  const reader = new ByteReader(bytes);
  const texts = readTexts(reader);
  if (!reader.ended) throw new RangeError('bytes after the last text');
  return texts;
}
