import { Binary } from './connection.js';

/** The bytes of a typed array, as they lie in memory: little-endian on every machine we run on. */
export function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Binary {
  return new Binary(new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength));
}

/** Typed arrays need aligned memory, which a slice of a network buffer is not: the bytes are copied. */
export function bufferOf(binary: Binary): ArrayBuffer {
  return Uint8Array.from(binary.buffer.subarray(0, binary.position)).buffer;
}
